"""What a client reads is easy to read: every page at grade 8 or below, in sentences of 20 words or fewer (R5)."""

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client as Browser

from handrail.release import grade, mean_sentence_words
from handrail.web.records.models import Homework
from tests_support.personas import Practice, Walked, session_of
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
CEILING, LONGEST = 8.0, 20.0
NOT_PROSE = frozenset({"head", "script", "style", "svg", "pre"})
INLINE = frozenset({"a", "strong", "em", "span", "mark", "kbd"})
NEVER_CLOSED = frozenset({"input", "br", "meta", "link", "hr", "img", "path"})


class Prose(HTMLParser):
    """The page's own words: no code, and nothing inside an element with a language of its own, as quoted words have."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden_in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hide a subtree that is not prose; a block starts a sentence of its own."""
        if tag in NEVER_CLOSED:
            return
        if self._hidden_in or tag in NOT_PROSE or (tag != "html" and "lang" in dict(attrs)):
            self._hidden_in.append(tag)
        self._end_sentence(tag)

    def handle_endtag(self, tag: str) -> None:
        """Come back out."""
        if self._hidden_in and tag not in NEVER_CLOSED:
            self._hidden_in.pop()
        self._end_sentence(tag)

    def handle_data(self, data: str) -> None:
        """Keep what is seen; a line break in the source is only a space."""
        if not self._hidden_in:
            self.words.append(" ".join(data.split()))

    def _end_sentence(self, tag: str) -> None:
        self.words.append(" " if tag in INLINE else "\n")


def prose(page: str) -> str:
    """The readable words of a page, one block a line."""
    reader = Prose()
    reader.feed(page)
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)


def read(address: str, browser: Browser | None = None) -> str:
    """The readable words at an address, in English."""
    response = (browser or Browser()).get(address, headers={"host": "127.0.0.1", "accept-language": "en"})
    assert response.status_code in (200, 404)
    return prose(response.content.decode())


def own_browser(practice: Practice) -> Browser:
    """Chen's browser."""
    browser = Browser()
    browser.force_login(practice.client_chen)
    return browser


def easy(text: str) -> None:
    """Hold a page to the rule; a page of almost nothing proves nothing."""
    assert len(text.split()) > 30, text
    assert grade(text) <= CEILING, text
    assert mean_sentence_words(text) <= LONGEST, text


@pytest.mark.parametrize(
    "address", ["/public/", "/public/help/", "/public/ledger/", "/public/ledger/check/", "/account/login/", "/me/nowhere/"]
)
def test_a_page_for_anyone_is_easy(address: str) -> None:
    """Promises, help, the ledger, the door, and the page that is not there."""
    easy(read(address))


def test_an_empty_home_is_easy(practice: Practice) -> None:
    """The first visit, before anything was planned or shared."""
    easy(read("/me/", own_browser(practice)))


def test_a_full_home_is_easy(walked: Walked) -> None:
    """A session planned, work agreed and a summary shared."""
    session_of(walked.practice)
    share_summary(walked)
    work = Homework(client=walked.practice.chen, agreed_on=date(2026, 11, 2))
    work.put(
        body={"text": "Notwithstanding considerable apprehension, individuals systematically document nocturnal ruminations."}
    )
    work.save(force_insert=True)
    page = read("/me/", own_browser(walked.practice))
    assert "Agreed on November 2" in page
    easy(page)


SUMMARY_PAGES: dict[str, Callable[[str], str]] = {
    "the summary": lambda release: f"/me/summaries/{release}/",
    "what the AI saw": lambda release: f"/me/summaries/{release}/what-the-ai-saw/",
}


@pytest.mark.parametrize("page", SUMMARY_PAGES)
def test_a_shared_summary_is_easy(walked: Walked, page: str) -> None:
    """The words around a summary and around what the AI saw."""
    release = share_summary(walked)
    easy(read(SUMMARY_PAGES[page](str(release.pk)), own_browser(walked.practice)))


def test_hard_words_would_be_noticed() -> None:
    """The rule can fail: clinical prose is far above the ceiling."""
    with pytest.raises(AssertionError):
        easy(
            prose("<p>" + "Pharmacological interventions necessitate comprehensive multidisciplinary evaluation " * 6 + "</p>")
        )


def test_a_long_breath_would_be_noticed() -> None:
    """The rule can fail on length alone, with the easiest of words."""
    with pytest.raises(AssertionError):
        easy(prose("<p>" + "we go to the sea and " * 8 + "we swim</p>"))


def test_only_the_pages_own_words_are_judged() -> None:
    """Markup, code and quoted words stay out; blocks are sentences, inline tags are not."""
    page = '<html lang="en"><head><title>T</title></head><p>Call <a href="x">us</a> <input name="q">now</p><svg><path d="M"/></svg>'
    assert prose(page + '<p lang="en">Quoted <b>words</b></p><pre>code</pre><p>Bye</p></html>') == "Call us now\nBye"
