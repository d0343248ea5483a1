"""Everything a client reads is there in Spanish, and their language is theirs to choose."""

import gettext
import re
from pathlib import Path

import pytest
from django.test import Client as Browser

from handrail import kinds, web
from handrail.web.actions import import_session, walk_session
from handrail.web.records.models import Draft
from tests_support.personas import Practice, Walked, hour, session_of
from tests_support.sharing import share_summary

WEB = Path(web.__file__).parent
TEMPLATES = WEB / "templates"
PAGES = sorted(
    [*TEMPLATES.glob("*.html")]
    + [
        page
        for room in ("client", "public", "account", "allauth", "usersessions", "mfa")
        for page in (TEMPLATES / room).rglob("*.html")
    ]
)
TRANSLATE = re.compile(r"""\{%\s*translate\s+(?P<quote>["'])(?P<words>.*?)(?P=quote)""")
BLOCK = re.compile(
    r"\{%\s*blocktranslate\b.*?%\}(?P<words>.*?)(?:\{%\s*plural\s*%\}.*?)?\{%\s*endblocktranslate\s*%\}", re.DOTALL
)
PLACE = re.compile(r"%\(\w+\)s")


def asked(page: str) -> set[str]:
    """The words that a template asks the catalogue for."""
    blocks = (re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", block["words"]) for block in BLOCK.finditer(page))
    return {tag["words"] for tag in TRANSLATE.finditer(page)} | set(blocks)


def wanted() -> set[str]:
    """Every phrase of the pages, and titles and section names, which stand in a variable there."""
    phrases = set[str]().union(*(asked(page.read_text(encoding="utf-8")) for page in PAGES))
    passwords = (WEB / "project/passwords.py").read_text(encoding="utf-8")
    phrases |= set(re.findall(r'_\("(.*?)"\)', passwords))
    for copy in ("take_copy", "copy_booklet"):  # the client's complete copy
        phrases |= set(re.findall(r'_\("(.*?)"\)', (WEB / f"actions/{copy}.py").read_text(encoding="utf-8")))
    for_clients = [kind for kind in kinds.KINDS.values() if kind.audience == "client"]
    phrases |= {kind.title for kind in kinds.KINDS.values() if kind.audience == "record"}  # named in the list of AI's uses
    return phrases | {name for kind in for_clients for name in (kind.title, *(section.name for section in kind.sections))}


def catalogue() -> dict[str, list[str]]:
    """The compiled Spanish by its English; a phrase with a plural has two forms."""
    with (WEB / "locale/es/LC_MESSAGES/django.mo").open("rb") as file:
        compiled = vars(gettext.GNUTranslations(file))["_catalog"]
    spanish: dict[str, list[str]] = {}
    for key, words in compiled.items():
        spanish.setdefault(key if isinstance(key, str) else key[0], []).append(words)
    return {key: words for key, words in spanish.items() if key}


def read(address: str, browser: Browser | None = None, **headers: str) -> str:
    """A page as a browser gets it."""
    response = (browser or Browser()).get(address, headers={"host": "127.0.0.1", **headers})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def chen(practice: Practice) -> Browser:
    """Chen's browser, signed in, with a session planned."""
    session_of(practice)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.client_chen)
    return browser


def test_every_phrase_has_its_spanish() -> None:
    """No page can ask for words that the compiled catalogue lacks."""
    assert wanted() - catalogue().keys() == set()


def test_no_spanish_is_left_without_a_page() -> None:
    """A phrase that was changed in English takes its old translation with it."""
    assert catalogue().keys() - wanted() == set()


def test_a_phrase_that_nobody_translated_is_noticed() -> None:
    """The reading of templates sees both tags, both quotes and what stands in a block."""
    page = """{% translate "One" %} {% translate 'Two' as two %} {% blocktranslate with a=b|date:"j" %}On {{ a }}{% endblocktranslate %}
    {% blocktranslate count n=n %}A line{% plural %}{{ n }} lines{% endblocktranslate %} {% translate name %}"""
    assert asked(page) == {"One", "Two", "On %(a)s", "A line"}


def test_names_and_dates_keep_their_places() -> None:
    """A Spanish phrase fills in exactly what its English fills in."""
    for english, forms in catalogue().items():
        assert set(PLACE.findall(english)) <= set(PLACE.findall(forms[-1])), english


def test_spanish_speaks_to_a_friend() -> None:
    """The tú form everywhere: no usted, no vosotros."""
    every = " ".join(words for forms in catalogue().values() for words in forms)
    assert not re.findall(r"\b(?:usted|ustedes|vosotros|vuestr\w+|su terapeuta|haga|llame|oprima)\b", every, re.IGNORECASE)


def test_help_answers_in_the_browsers_language() -> None:
    """A person in crisis who never signed in reads Spanish, and texts the word that opens the line in Spanish (R37)."""
    page = read("/public/help/", **{"accept-language": "es-MX,es;q=0.9"})
    assert '<html lang="es">' in page
    assert "Habla con una persona ahora" in page
    assert "sms:741741?&amp;body=AYUDA" in page


def test_help_stays_english_for_everyone_else() -> None:
    """A language we don't speak falls back to English, with English's word for the line."""
    page = read("/public/help/", **{"accept-language": "fi"})
    assert '<html lang="en">' in page
    assert "sms:741741?&amp;body=HOME" in page


@pytest.mark.django_db
def test_the_language_switch_holds(chen: Browser) -> None:
    """One press, and home is in Spanish from then on, dates too."""
    assert "Listo para leer" not in read("/me/", chen)
    chen.post("/language/setlang/", {"language": "es", "next": "/me/"})
    page = read("/me/", chen)
    assert '<html lang="es">' in page
    assert "Listo para leer" in page
    assert re.search(r"Ves a Ada Novak el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)<", page)
    assert re.search(r'class="when">\d+ de [a-z]+, ', page)


@pytest.mark.django_db
def test_the_switch_leads_back(chen: Browser) -> None:
    """Nobody is stuck in a language they can't read."""
    for language in ("es", "en"):
        chen.post("/language/setlang/", {"language": language, "next": "/me/"})
    assert "Ready to read" in read("/me/", chen)


@pytest.mark.django_db
def test_the_label_speaks_spanish_and_stays_a_label(walked: Walked) -> None:
    """Who drafted and who signed is said in Spanish; the marking for machines is the same (R22)."""
    release = share_summary(walked)
    chen = Browser()
    chen.force_login(walked.practice.client_chen)
    page = read(f"/me/summaries/{release.pk}/", chen, **{"accept-language": "es"})
    assert 'data-origin="ai-drafted human-signed"' in page
    assert "Borrador hecho por IA," in page
    assert "revisado y firmado por Ada Novak" in page
    assert "En qué quedaron" in page


def test_notes_typed_in_spanish_give_their_client_a_paper(practice: Practice) -> None:
    """R5, R6: no recording and no English; the draft to review quotes the notes, with names back."""
    practice.chen.language = "es"
    practice.chen.save(update_fields=["language"])
    text = "Wei refiere que durmió cinco noches. La clienta habló con Wei Harwell del trabajo. Acordamos que llevará el diario de sueño."
    walk = import_session.type_notes(practice.therapist_ada, practice.chen.pk, hour(), text, kinds=["client-summary"])
    assert walk is not None
    walk_session.walk_through(str(walk.pk))
    lines = [one.text for one in walk_session.original(Draft.objects.get(walk=walk))[0].statements()]
    assert lines and all(line.startswith("Tu terapeuta anotó: “") for line in lines)
    assert any("llevará el diario" in line for line in lines)
