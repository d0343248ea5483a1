"""From every AI label to the card of what drafted it, in two clicks at most (R22, R30)."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client as Browser
from django.utils import timezone

from handrail import kinds
from handrail.cards import cards
from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act, Signed
from handrail.web.actions import review_draft
from handrail.web.records.models import Account, Document, Session
from tests_support import personas
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
SAYS = re.compile(r"AI draft, not reviewed|drafted by AI|AI’s wording", re.IGNORECASE)


class Labels(HTMLParser):
    """The AI labels that a page shows, and where each one leads; empty where it leads nowhere. What stands there for screen readers
    alone, line by line, is told by the labels around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[tuple[str, str]] = []
        self._opened: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = "vh" in (dict(attrs).get("class") or "").split()
        if tag in ("a", "button", "title") or hidden:
            self._inside.append(("title" if hidden else tag, dict(attrs).get("href") or ""))
            self._opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._opened and self._opened[-1] == tag:
            self._opened.pop()
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        where = self._inside[-1] if self._inside else ("", "")
        if SAYS.search(data) and where[0] not in ("button", "title"):
            self.found.append(where[1])


def browse(account: Account, address: str) -> str:
    """A page as its reader gets it."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(account)
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_it_works(practice: Practice) -> None:
    """Clinician and client, before and after the signature: each label leads to the cards, and from there to every card."""
    walked: Walked = personas.walk(practice)
    ada, chen = practice.therapist_ada, practice.client_chen
    session, client = walked.draft.session_id, practice.chen.pk
    pages = [
        browse(ada, f"/clinic/drafts/{walked.draft.pk}/"),
        browse(ada, f"/clinic/clients/{client}/"),
        browse(ada, "/clinic/"),
    ]
    release = share_summary(walked)
    pages += [browse(ada, f"/clinic/documents/{release.document_id}/"), browse(ada, f"/clinic/sessions/{session}/")]
    pages += [browse(chen, "/me/"), browse(chen, f"/me/summaries/{release.pk}/")]
    for number, page in enumerate(pages):
        labels = Labels(page).found
        assert labels, number
        assert all(label.startswith("/public/cards/") for label in labels), (number, labels)
    assert sum(len(Labels(page).found) for page in pages) >= 5
    shelf = browse(chen, "/public/cards/")
    assert set(re.findall(r'href="/public/cards/([\w-]+)/"', shelf)) == set(cards())


def signed_note(walked: Walked) -> Document:
    """Ada's note, each drafted line confirmed."""
    ada, draft = walked.practice.therapist_ada, walked.draft
    grounded = review_draft.open_draft(ada, draft.pk).grounded
    for line in grounded.statements():
        review_draft.judge(ada, draft.pk, line.id, Act.CONFIRMED)
    for part in grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, draft.pk, part.name, "My own view.")
    review_draft.look_at_omissions(ada, draft.pk)
    return review_draft.sign(ada, draft.pk, timezone.now())


@pytest.mark.parametrize("page", ["document", "brief", "today"])
def test_the_label_of_ai_s_wording_leads_to_the_cards_too(practice: Practice, page: str) -> None:
    """In a signed paper, in the brief and on Today, wherever a line of it stands: on the label itself."""
    walked = personas.walk(practice)
    document, chen = signed_note(walked), practice.chen
    soon = timezone.now() + timedelta(minutes=30)
    Session.objects.create(client=chen, clinician=practice.therapist_ada.staff, number=9, starts_at=soon, minutes=50)
    address = {
        "document": f"/clinic/documents/{document.pk}/",
        "brief": f"/clinic/clients/{chen.pk}/brief/",
        "today": "/clinic/",
    }
    text = browse(practice.therapist_ada, address[page])
    found = Labels(text).found
    assert "AI’s wording" in text and found and all(label.startswith("/public/cards/") for label in found), found


def test_a_label_that_leads_nowhere_is_found() -> None:
    """The attack: in plain words, or beside a link."""
    assert Labels('<p><a href="/x/">Note</a>, <span>AI’s wording</span>, signed</p>').found == [""]
    assert Labels('<a href="/public/cards/">AI’s <b>wording</b></a><span class="vh">AI’s wording</span>').found == []


@pytest.mark.parametrize("key", cards())
def test_each_card_opens_for_anyone(key: str) -> None:
    """R30: without a sign-in, with all 31 attributes."""
    page = Browser(headers={"host": "127.0.0.1"}).get(f"/public/cards/{key}/").content.decode()
    assert page.count("<dt>") == 31


def test_a_summary_line_says_why_in_the_client_s_language(practice: Practice) -> None:
    """R27, R29: one tap from the line; in Spanish for who reads Spanish; from the same facts."""
    walked = personas.walk(practice)
    release = share_summary(walked)
    english = browse(practice.client_chen, f"/me/summaries/{release.pk}/")
    assert "A program checked the line against them." in english and "Un programa" not in english
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "es"})
    browser.force_login(practice.client_chen)
    browser.cookies["django_language"] = "es"
    spanish = browser.get(f"/me/summaries/{release.pk}/").content.decode()
    assert "Un programa comparó la línea con ellas." in spanish and "A program checked" not in spanish


def test_a_client_who_reads_spanish_gets_a_summary_framed_in_spanish(practice: Practice) -> None:
    """R5: their own words stay in the language they were said in, and the page says which is which."""
    practice.chen.language = "es"
    practice.chen.save(update_fields=["language"])
    walked = personas.walk(practice)
    release = share_summary(walked)
    page = browse(practice.client_chen, f"/me/summaries/{release.pk}/")
    claims = re.findall(r'<p class="claim" lang="(\w+)">([^<]*)', page)
    assert claims and all(language == "es" for language, text in claims if text.startswith(("Dijiste:", "Tu terapeuta")))
    assert any(text.startswith("Dijiste:") for _, text in claims)


def test_a_page_says_in_which_language_it_quotes(practice: Practice) -> None:
    """R5: an English quotation in a Spanish line is marked for screen readers, and the page says why it is English."""
    practice.chen.language = "es"
    practice.chen.save(update_fields=["language"])
    release = share_summary(personas.walk(practice))
    page = browse(practice.client_chen, f"/me/summaries/{release.pk}/")
    assert re.search(r'<p class="claim" lang="es">Dijiste: <span lang="en">“[^<]+”</span>', page)
    assert "You spoke English in this session." in page


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_clinician_who_reviews_a_summary_in_spanish_is_told_why(practice: Practice, language: str) -> None:
    """R5: who expects English reads the reason at once; the clinician's own note, and an English summary, say nothing of it."""
    practice.chen.language = language
    practice.chen.save(update_fields=["language"])
    drafts = personas.walk(practice).walk.drafts
    summary, note = (
        browse(practice.therapist_ada, f"/clinic/drafts/{drafts.get(kind=kind).pk}/") for kind in ("client-summary", "dap")
    )
    assert ("reads Spanish: what stands around the quotations" in summary) is (language == "es")
    assert "reads Spanish:" not in note


def test_a_page_in_one_language_says_nothing_of_it(practice: Practice) -> None:
    """The attack: an English line around English words."""
    release = share_summary(personas.walk(practice))
    page = browse(practice.client_chen, f"/me/summaries/{release.pk}/")
    assert "You spoke" not in page and not re.search(r'class="claim" lang="en">[^<]*<span', page)


def test_ai_s_words_pasted_into_a_human_s_section_keep_their_mark(practice: Practice) -> None:
    """R22, attacked: a clinician copies a drafted line into the assessment; after the signature it is still AI's wording."""
    walked = personas.walk(practice)
    ada, draft = practice.therapist_ada, walked.draft
    grounded = review_draft.open_draft(ada, draft.pk).grounded
    stolen = next(line for line in grounded.statements() if len(line.text.split()) > 6)
    for line in grounded.statements():
        review_draft.judge(ada, draft.pk, line.id, Act.CONFIRMED)
    for part in grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, draft.pk, part.name, f"{stolen.text.upper()}\nMy own view.")
    review_draft.look_at_omissions(ada, draft.pk)
    document = review_draft.sign(ada, draft.pk, timezone.now())
    lines = codec.load(Signed, document.get("body")).lines
    own = [line for line in lines if line.section == "Assessment"]
    assert [line.author for line in own] == [Author.AI, Author.HUMAN]


def test_kinds_of_every_family_go_from_an_hour_to_the_desk(practice: Practice) -> None:
    """R33: each opens with its human sections first, its lines with words and reasons, what was left out, what was not assessed."""
    personas.has_said(practice.chen.parties.get(), {Purpose.PLAN_DRAFT: True, Purpose.SESSION_PREP: True}, timezone.now())
    keys = ["intake", "treatment-plan", "plan-review", "discharge-plan", "referral-letter", "contact-note", "emdr"]
    walked = personas.walk(practice, tuple(keys))
    assert walked.walk.state == "done", walked.walk.reason
    for draft in walked.walk.drafts.all():
        page = browse(practice.therapist_ada, f"/clinic/drafts/{draft.pk}/")
        assert 'id="left-out-h"' in page and "Not assessed" in page and "Why this line?" in page, draft.kind
        if any(section.author is Author.HUMAN for section in kinds.kind(draft.kind).sections):
            assert page.index("Yours to write") < page.index('class="line '), draft.kind
    assert {draft.kind for draft in walked.walk.drafts.all()} == set(keys)
