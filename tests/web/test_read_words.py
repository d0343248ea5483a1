"""What a client types may speak of safety (R37): help for them at once, a human who reads it first, nothing rated, nothing lost."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail import web
from handrail.papers.errors import Gone
from handrail.web.actions import access, escalate_flags, read_words, rights
from handrail.web.records import sealing
from handrail.web.records.models import Account, Care, LedgerFact, RightsRequest, Staff
from handrail.wiring import deployment
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
WORDS = "The note is wrong. I want to kill myself and nobody wrote that down."
SPANISH = "La nota está mal. Quiero morirme y nadie lo escribió."
PLAIN = "It was a Tuesday, not a Monday."
HOURS = timedelta(hours=deployment().flag_hours)
TYPED = re.compile(
    r"<textarea[^>]*name=\"(\w+)\"|<input(?![^>]*type=)[^>]*name=\"(\w+)\"|<input[^>]*type=\"text\"[^>]*name=\"(\w+)\""
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The requests that are opened from now on, one entry for each time, by a process that has looked at none yet."""
    told: list[str] = []
    plain = sealing.open_field

    def listening(keys: Any, compartment: Any, client: str, table: str, name: str, row: str, sealed: bytes) -> bytes:
        told.extend([row] * (table == RightsRequest._meta.db_table))
        return plain(keys, compartment, client, table, name, row, sealed)

    monkeypatch.setattr(sealing, "open_field", listening)
    monkeypatch.setattr(read_words, "_LOOKED_AT", {})
    return told


@pytest.fixture
def chen(practice: Practice) -> Browser:
    """Chen's browser."""
    return browser_of(practice.client_chen)


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    return browser_of(practice.therapist_ada)


def browser_of(account: Account) -> Browser:
    """Somebody's browser, in English."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(account)
    return browser


def sends(chen: Browser, text: str, kind: str = "amend", **more: str) -> str:
    """Chen sends the form; the page that follows."""
    answer = chen.post(reverse("client:rights"), {"kind": kind, "text": text, **more}, follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    "text", [WORDS, SPANISH, "My ex is stalking me, do not call me at home.", "I want to\r\ndie. Please fix the date."]
)
def test_it_works(chen: Browser, ada: Browser, text: str) -> None:
    """Words of any category, in either language, also across lines: kept whole, help at once, first on Today and in the list."""
    page = sends(chen, text)
    assert "Talk to a person now" in page and 'href="tel:988"' in page and 'href="tel:911"' in page
    assert RightsRequest.objects.get().text == text.strip()
    for place in ("therapist:today", "therapist:requests"):
        shown = ada.get(reverse(place)).content.decode()
        assert "May speak of safety: read today" in shown and text.rsplit(maxsplit=1)[-1] in shown


def test_plain_words_go_the_usual_way(chen: Browser, ada: Browser) -> None:
    """No help page is pushed on someone who corrects a date, and nothing stands first."""
    assert "Talk to a person now" not in sends(chen, PLAIN)
    for place in ("therapist:today", "therapist:requests"):
        assert "May speak of safety" not in ada.get(reverse(place)).content.decode()


def test_the_help_is_in_the_clients_language(practice: Practice) -> None:
    """Spanish for who reads Spanish, with the word that opens the line in Spanish."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "es"})
    browser.force_login(practice.client_chen)
    page = sends(browser, SPANISH)
    assert "Habla con una persona ahora" in page and "body=AYUDA" in page and "Puede tardar horas" in page


def test_the_help_answers_nobody(chen: Browser) -> None:
    """R35: the same page whatever was written: no word of it, no level, no promise that someone reads it now."""
    pages = [re.sub(r'csrfmiddlewaretoken" value="\w+"', "", sends(chen, text)) for text in (WORDS, "My ex is stalking me.")]
    assert pages[0] == pages[1]
    assert "kill" not in pages[0] and "They may not see it for hours" in pages[0]


def test_nothing_of_it_is_in_an_address_or_the_ledger(walked: Walked) -> None:
    """R14: the address is the same neutral one, and the leaf says only that something was asked for."""
    chen = browser_of(walked.practice.client_chen)
    answer = chen.post(reverse("client:rights"), {"kind": "amend", "text": WORDS})
    assert answer["Location"] == "/me/rights/sent/"
    asked = LedgerFact.objects.filter(about=RightsRequest.objects.get().pk)
    assert {row.kind for row in asked} == {"request.made"}


def test_what_could_not_be_sent_gets_help_too(chen: Browser) -> None:
    """The attack: no paper is chosen to disagree with. The words stay in the form, and help stands above it."""
    answer = chen.post(reverse("client:rights"), {"kind": "disagree", "text": WORDS})
    page = answer.content.decode()
    assert answer.status_code == 422 and not RightsRequest.objects.exists()
    assert page.index("Talk to a person now") < page.index("I want to kill myself")
    assert "not sent yet" in page


def test_words_too_long_to_send_get_help_too(chen: Browser) -> None:
    """The attack: longer than the form takes, the words at its very end."""
    answer = chen.post(reverse("client:rights"), {"kind": "amend", "text": "It was a Tuesday. " * 300 + WORDS})
    assert answer.status_code == 422 and "Talk to a person now" in answer.content.decode()


def test_a_disagreement_that_nobody_answers_is_read_all_the_same(walked: Walked) -> None:
    """The attack: a statement of disagreement waits for no answer; its words still stand first until a human read them."""
    document = share_summary(walked).document
    ada = walked.practice.therapist_ada
    row = rights.ask(walked.practice.client_chen, "disagree", WORDS, document.pk)
    assert read_words.waiting(ada) == [row] and row not in rights.waiting(ada)
    read_words.read_words(ada, row.pk)
    row.refresh_from_db()
    assert read_words.waiting(ada) == [] and row.state == "noted"
    assert (
        "Ada Novak, LCSW has read it." in browser_of(walked.practice.client_chen).get(reverse("client:rights")).content.decode()
    )


def test_reading_is_a_humans_and_answers_nothing(chen: Browser, ada: Browser, practice: Practice) -> None:
    """It leaves the top, is in the ledger, and waits for its answer as before; the client sees who read it."""
    sends(chen, WORDS)
    row = RightsRequest.objects.get()
    ada.post(reverse("therapist:read-request", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "open" and row.answered_by == practice.therapist_ada.staff
    assert LedgerFact.objects.filter(about=row.pk, kind="flag.seen").count() == 1
    page = ada.get(reverse("therapist:requests")).content.decode()
    assert "May speak of safety" not in page and "I want to kill myself" in page
    assert "has read it" in chen.get(reverse("client:rights")).content.decode()
    rights.answer(practice.therapist_ada, row.pk, accept=True, text="We talked about it.")


def test_the_second_reader_does_not_take_the_firsts_place(chen: Browser, practice: Practice) -> None:
    """Who read it first stays written down."""
    sends(chen, WORDS)
    row = RightsRequest.objects.get()
    read_words.read_words(practice.therapist_ada, row.pk)
    now, cover = timezone.now(), practice.stranger_dee.staff
    Care.objects.create(client=practice.chen, staff=cover, kind="covering", since=now - HOURS, until=now + HOURS)
    assert read_words.read_words(practice.stranger_dee, row.pk).answered_by == practice.therapist_ada.staff


def test_nobody_else_reads_or_clears_them(chen: Browser, practice: Practice) -> None:
    """R19, the attack: a stranger, the owner, the supervisor, the client."""
    sends(chen, WORDS)
    row = RightsRequest.objects.get()
    for account in (practice.stranger_dee, practice.owner_helen, practice.supervisor_bo, practice.client_chen):
        with pytest.raises(access.Denied):
            read_words.read_words(account, row.pk)
    assert read_words.waiting(practice.stranger_dee) == []


def test_words_that_nobody_read_go_to_whom_the_clinician_named(chen: Browser, practice: Practice) -> None:
    """After the hours, not before; once; and the cover reads them where the clinician does."""
    sends(chen, WORDS)
    now, dee = timezone.now(), practice.stranger_dee
    Staff.objects.filter(pk=practice.therapist_ada.staff.pk).update(covered_by=dee.staff)
    assert escalate_flags.escalate(now + HOURS - timedelta(minutes=5)) == 0
    assert escalate_flags.escalate(now + HOURS + timedelta(minutes=5)) == 1
    assert escalate_flags.escalate(now + HOURS + timedelta(minutes=6)) == 0
    Care.objects.filter(staff=dee.staff).update(since=now)
    assert read_words.waiting(dee) == [RightsRequest.objects.get()]


@pytest.mark.parametrize("read", [True, False])
def test_only_unread_words_about_safety_are_handed_on(chen: Browser, practice: Practice, read: bool) -> None:
    """A human has them, or they are of a date: nobody else gets to see this client."""
    sends(chen, WORDS if read else PLAIN)
    Staff.objects.filter(pk=practice.therapist_ada.staff.pk).update(covered_by=practice.stranger_dee.staff)
    if read:
        read_words.read_words(practice.therapist_ada, RightsRequest.objects.get().pk)
    assert escalate_flags.escalate(timezone.now() + 2 * HOURS) == 0


def test_time_and_number_push_nothing_away(chen: Browser, practice: Practice) -> None:
    """The attack: years and many later requests; the unread words stay first."""
    sends(chen, WORDS)
    RightsRequest.objects.update(made_at=timezone.now() - timedelta(days=900))
    for _ in range(6):
        sends(chen, PLAIN)
    escalate_flags.escalate(timezone.now() + timedelta(days=900))
    assert [row.text for row in read_words.waiting(practice.therapist_ada)] == [WORDS]


def later() -> datetime:
    """When the hours of what was just written are over."""
    return timezone.now() + HOURS + timedelta(minutes=5)


def named_cover(practice: Practice) -> None:
    """Ada has named Dee as cover, so that words can go to someone."""
    Staff.objects.filter(pk=practice.therapist_ada.staff.pk).update(covered_by=practice.stranger_dee.staff)


def test_the_second_sweep_opens_nothing(practice: Practice, opened: list[str]) -> None:
    """Each request is opened once, whatever stands in it; what was found still waits for a human."""
    rows = [rights.ask(practice.client_chen, "amend", text) for text in (PLAIN, WORDS, PLAIN)]
    named_cover(practice)
    assert escalate_flags.escalate(later()) == 1
    assert sorted(opened) == sorted(str(row.pk) for row in rows)
    opened.clear()
    escalate_flags.escalate(later())
    assert read_words.waiting(practice.therapist_ada) == [rows[1]] and opened == []


def test_what_came_in_since_is_read_at_the_next_sweep(practice: Practice, opened: list[str]) -> None:
    """And it alone: its words go to whom the clinician named, as if they had been the first."""
    rights.ask(practice.client_chen, "amend", PLAIN)
    named_cover(practice)
    assert escalate_flags.escalate(later()) == 0
    opened.clear()
    row = rights.ask(practice.client_chen, "amend", WORDS)
    assert escalate_flags.escalate(later()) == 1 and opened == [str(row.pk)]


def test_what_did_not_open_is_tried_again_and_keeps_nobody_waiting(
    practice: Practice, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attack: the oldest request can't be opened. The other client's words are found; and when it opens, so are its own."""
    broken = rights.ask(practice.client_tobias, "amend", WORDS)
    other = rights.ask(practice.client_chen, "amend", WORDS)
    plain = sealing.open_field

    def fails(keys: Any, *place: Any) -> bytes:
        if str(broken.pk) in place:
            raise Gone
        return plain(keys, *place)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(sealing, "open_field", fails)
        assert read_words.unread(later()) == [other]
    assert read_words.unread(later()) == [broken, other]
    assert opened.count(str(other.pk)) == 1


def test_remembered_words_leave_when_a_human_has_read_them(practice: Practice, opened: list[str]) -> None:
    """The attack: what a process remembers of them brings nothing back to the top."""
    row = rights.ask(practice.client_chen, "amend", WORDS)
    assert read_words.unread(later()) == [row]
    read_words.read_words(practice.therapist_ada, row.pk)
    assert read_words.unread(later()) == [] and read_words.waiting(practice.therapist_ada) == []


def test_nobody_elses_words_come_out_of_what_was_remembered(practice: Practice, opened: list[str]) -> None:
    """R19, the attack: the worker has looked at them; a stranger's Today shows none."""
    rights.ask(practice.client_chen, "amend", WORDS)
    assert len(read_words.unread(later())) == 1
    assert read_words.waiting(practice.stranger_dee) == []


def test_no_word_of_it_is_remembered(practice: Practice, opened: list[str]) -> None:
    """R14: that it was looked at, and yes or no."""
    row = rights.ask(practice.client_chen, "amend", WORDS)
    read_words.unread(later())
    assert list(read_words._LOOKED_AT.items()) == [(row.pk, True)]


def test_ai_refused_changes_nothing(practice: Practice) -> None:
    """Lists are no AI: someone who said no to all of it gets the same help, and the same human."""
    page = sends(browser_of(practice.client_tobias), WORDS)
    assert "Talk to a person now" in page
    assert len(read_words.waiting(practice.therapist_ada)) == 1


def test_a_client_types_free_words_in_one_place_only() -> None:
    """A new field of a client's page fails here until what is typed there is looked at, or is known to be no words of theirs."""
    pages = (Path(web.__file__).parent / "templates" / "client").rglob("*.html")
    typed = {
        (page.name, next(filter(None, found.groups())))
        for page in pages
        for found in TYPED.finditer(page.read_text(encoding="utf-8"))
    }
    assert typed == {("rights.html", "text"), ("checkpoint.html", "text")}  # the second takes a code, and keeps nothing


def test_the_form_says_that_nobody_reads_it_at_once(chen: Browser) -> None:
    """Said before anything is typed (handbook 3.9)."""
    page = chen.get(reverse("client:rights")).content.decode()
    assert page.index("Nobody reads it at once.") < page.index("<textarea")
