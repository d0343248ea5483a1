"""My choices, from the text to a yes and back to a no, as a person on a phone goes through it (R2, R4, R11)."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client as Browser

from handrail.consent import text
from handrail.papers.purpose import Purpose
from handrail.web.records.models import ConsentAsking, ConsentCopy, ConsentDecision
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
PREP = "session_prep"


class Controls(HTMLParser):
    """The forms of a page: their addresses, and the buttons in each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, list[dict[str, str]]]] = []
        self.chosen: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((known.get("action", ""), []))
        if tag == "button" and self.forms:
            self.forms[-1][1].append(known)
        if "checked" in known or "selected" in known:
            self.chosen.append(tag)


@pytest.fixture
def tobias(practice: Practice) -> Browser:
    """Tobias, who said no to everything, signed in."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(practice.client_tobias)
    return browser


@pytest.fixture
def home(practice: Practice) -> str:
    """His choices' address."""
    return f"/me/choices/{practice.tobias.parties.get().pk}/"


def tell_back(browser: Browser, check: str) -> str:
    """Answer the check rightly, one tap at a time, until it leads on; the address it leads to."""
    for _ in range(len(text.FACTS) + 1):
        page = browser.get(check)
        if page.status_code == 302:
            return str(page.headers["Location"])
        fact = re.search(r'name="fact" value="(\w+)"', page.content.decode())
        assert fact
        asking = ConsentAsking.objects.latest("opened_at")
        right = next(
            q.right for q in text.fill(asking.text.template.source, asking.text.filled_with).questions if q.fact == fact[1]
        )
        browser.post(check, {"fact": fact[1], "picked": right})
    raise AssertionError("the check does not end")


def say_yes(browser: Browser, home: str, purpose: str = PREP) -> int:
    """The whole way to a yes; how many taps it took."""
    asking = browser.post(f"{home}{purpose}/", {"choice": "yes"}).headers["Location"]
    check = browser.post(asking, {"read": "yes"}).headers["Location"]
    answer = tell_back(browser, check)
    done = browser.post(answer, {"choice": "yes"})
    assert done.status_code == 302 and done.headers["Location"].endswith("/copy/")
    return 3 + len(text.FACTS)


def test_it_works(tobias: Browser, home: str, practice: Practice) -> None:
    """Read, told back, chosen: one active yes, with its text, its end and a copy that was handed over."""
    say_yes(tobias, home)
    decision = ConsentDecision.objects.get(party__client=practice.tobias, given=True)
    assert decision.asking and decision.asking.state == "active" and decision.text_version == decision.asking.text_id
    assert decision.expires_at and ConsentCopy.objects.filter(decision=decision).exists()
    assert "You said yes on" in tobias.get(home).content.decode()


def test_withdrawing_takes_one_tap(tobias: Browser, home: str, practice: Practice) -> None:
    """R11: fewer taps than giving, and no question on the way."""
    taps = say_yes(tobias, home)
    after = tobias.post(f"{home}{PREP}/", {"choice": "no"}, follow=True).content.decode()
    assert taps > 1 and "Delete it now" in after and "textarea" not in after
    newest = ConsentDecision.objects.filter(party__client=practice.tobias, purpose=PREP).latest("pk")
    assert not newest.given


def test_nothing_is_chosen_beforehand(tobias: Browser, home: str) -> None:
    """R2: no checked control on any page of the way; Yes and No are two buttons of one kind in one form."""
    asking = tobias.post(f"{home}{PREP}/", {"choice": "yes"}).headers["Location"]
    check = tobias.post(asking, {"read": "yes"}).headers["Location"]
    pages = [tobias.get(address).content.decode() for address in (home, asking, check)]
    answer = tell_back(tobias, check)
    pages.append(tobias.get(answer).content.decode())
    assert [Controls(page).chosen for page in pages] == [[], [], [], []]
    pairs = [
        buttons for page in pages for _, buttons in Controls(page).forms if any(b.get("name") == "choice" for b in buttons)
    ]
    assert len(pairs) == 9
    for yes, no in pairs:
        assert (yes["value"], no["value"]) == ("yes", "no") and yes["class"] == no["class"] and "style" not in yes | no


def test_one_decision_for_each_request(tobias: Browser, home: str, practice: Practice) -> None:
    """R2: two answers, no answer or an answer to two purposes at once change nothing."""
    before = ConsentDecision.objects.count()
    for sent in ({}, {"choice": ["no", "yes"]}, {"choice": "maybe"}, {"session_prep": "no", "recording": "no"}):
        assert tobias.post(f"{home}{PREP}/", sent).status_code == 422
    assert tobias.post(f"{home}advertising/", {"choice": "yes"}).status_code == 404
    assert ConsentDecision.objects.count() == before


def test_no_step_can_be_skipped(tobias: Browser, home: str, practice: Practice) -> None:
    """R4: from the text straight to the answer leads back to the check, and the act itself refuses."""
    asking = tobias.post(f"{home}{PREP}/", {"choice": "yes"}).headers["Location"]
    assert tobias.get(f"{asking}answer/").headers["Location"].endswith("/check/")
    assert tobias.post(f"{asking}answer/", {"choice": "yes"}).status_code == 302
    assert tobias.post(f"{asking}check/", {"fact": "never", "picked": "decide"}).headers["Location"] == asking
    assert not ConsentDecision.objects.filter(party__client=practice.tobias, given=True).exists()


def test_a_wrong_answer_is_explained_again_and_leaves_no_trace(tobias: Browser, home: str) -> None:
    """R4: other words for that very part, any number of tries, nothing counted."""
    asking = tobias.post(f"{home}{PREP}/", {"choice": "yes"}).headers["Location"]
    check = tobias.post(asking, {"read": "yes"}).headers["Location"]
    for _ in range(3):
        again = tobias.post(check, {"fact": "not_human", "picked": "therapist"}).content.decode()
        assert "It is no therapist" in again
    row = ConsentAsking.objects.latest("opened_at")
    assert (row.state, row.facts) == ("explained", {})


def test_stop_all_is_one_step(practice: Practice) -> None:
    """Everything that Chen agreed to ends with one tap."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.client_chen)
    home = f"/me/choices/{practice.chen.parties.get().pk}/"
    page = browser.post(f"{home}stop/", follow=True).content.decode()
    assert "Everything is off" in page and "You said yes" not in page


def test_what_is_stopped_is_offered_no_stop(practice: Practice) -> None:
    """The same button again would say that the first tap did nothing; on the next look it is there as always."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.client_chen)
    home = f"/me/choices/{practice.chen.parties.get().pk}/"
    stop = f'action="{home}stop/"'
    assert stop not in browser.post(f"{home}stop/", follow=True).content.decode()
    assert stop in browser.get(home).content.decode()


@pytest.mark.parametrize(("form", "starts"), [("pdf", b"%PDF-"), ("json", b"{"), ("fhir", b"{")])
def test_the_copy_comes_in_three_forms(tobias: Browser, home: str, form: str, starts: bytes) -> None:
    """R3: a page to print and two records for machines, each one noted."""
    say_yes(tobias, home)
    asking = ConsentAsking.objects.get(state="active", party__pk=home.split("/")[3])
    file = tobias.get(f"/me/asking/{asking.pk}/copy/{form}/")
    assert file.status_code == 200 and file.content.startswith(starts)
    assert "Tobias" not in file.headers["Content-Disposition"]
    assert ConsentCopy.objects.filter(how=form).exists()
    if form == "fhir":
        root = json.loads(file.content)["provision"]
        assert root["type"] == "deny" and [p["type"] for p in root["provision"]] == ["permit"]


def test_every_card_is_there_in_both_languages(tobias: Browser, home: str) -> None:
    """Nine purposes, each with its own title, in English and in Spanish."""
    for language, word in (("en", "My choices"), ("es", "Mis decisiones")):
        page = tobias.get(home, headers={"accept-language": language}).content.decode()
        assert word in page and len(re.findall(r'class="choice"', page)) == len(Purpose)
        for purpose in Purpose:
            assert text.fill(text.source(purpose, language), {**text.EXAMPLE, "who": "Ada"}).title in page
