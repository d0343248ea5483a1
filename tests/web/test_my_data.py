"""My data and Delete as a client meets them: every use of AI, who looked, the checkpoint, the receipt (R29, R40, R5)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers.purpose import Purpose
from handrail.release import grade, mean_sentence_words
from handrail.web.actions import access, checkpoints, erase, import_session, my_data, read_record, walk_session
from handrail.web.records import ledger
from handrail.web.records.models import Deletion, LedgerFact, LedgerLeaf, SafeCopy, Session
from tests_support import personas
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(walked: Walked) -> Browser:
    """Chen's browser after a shared summary."""
    share_summary(walked)
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(walked.practice.client_chen)
    return browser


def page(browser: Browser, name: str, *args: object, **query: str) -> str:
    """A page of the client's, in English."""
    answer = browser.get(reverse(f"client:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_use_of_ai_is_a_line_and_every_line_a_use(walked: Walked) -> None:
    """R29: one to one with what the ledger holds about AI."""
    uses = my_data.uses(walked.practice.client_chen)
    leaves = LedgerFact.objects.filter(client_id=walked.practice.chen.pk, kind__in=my_data.AI_USES)
    assert {use.index for use in uses.rows} == set(leaves.values_list("leaf_id", flat=True))
    assert uses.count == leaves.count() == 3  # two drafts, and the hour counted for its clinician
    assert all(use.holds and use.model and use.said_yes_on for use in uses.rows)


def test_each_use_says_what_was_drafted(walked: Walked) -> None:
    """Many papers of one hour are no row of the same words; in Spanish, too."""
    for language, told in (
        ("en", "Drafted for your therapist: Progress note, DAP"),
        ("es", "Hizo un borrador para tu terapeuta: Nota de sesión, DAP"),
    ):
        browser = Browser(headers={"host": "127.0.0.1", "accept-language": language})
        browser.force_login(walked.practice.client_chen)
        assert told in page(browser, "data")


def test_a_use_whose_kind_is_not_known_any_more_is_listed(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: a practice's own kind was thrown away."""
    monkeypatch.setattr(my_data.formats, "find", lambda _: None)
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(walked.practice.client_chen)
    assert "Drafted a note for your therapist" in page(browser, "data")


def test_a_use_that_was_stopped_is_listed(practice: Practice) -> None:
    """What did not happen is told, too, and why."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    SafeCopy.objects.all().delete()
    walk_session._refuse(str(walk.pk), walk_session.AirlockRefused("a name could not be made safe", (3,)))
    (use,) = my_data.uses(practice.client_chen).rows
    assert (use.made, use.kind, use.rule) == (False, "dap", "R13")


def test_nobody_sees_another_clients_uses(walked: Walked) -> None:
    """The attack: another client's list is theirs, and empty; another's draft does not exist."""
    assert my_data.uses(walked.practice.client_tobias).rows == ()
    with pytest.raises(access.Denied):
        my_data.seen(walked.practice.client_tobias, walked.draft.pk)


def test_what_became_of_it_stays_after_the_draft_is_gone(walked: Walked) -> None:
    """The list comes from the ledger's facts, not from rows that deletion takes away."""
    share_summary(walked)
    erase.erase(walked.practice.chen, "all")
    summary = next(use for use in my_data.uses(walked.practice.client_chen).rows if use.kind == "client-summary")
    assert (summary.signed_by, summary.draft_there, summary.text_there) == ("Ada Novak, LCSW", False, False)


def test_who_looked_is_told_by_name(walked: Walked) -> None:
    """R20: opening the record is one line; twice on a day is the same line."""
    for _ in range(2):
        read_record.read_record(walked.practice.therapist_ada, walked.practice.chen.pk)
    (look,) = [look for look in my_data.looks(walked.practice.client_chen)[0] if look.what == Kind.RECORD_OPENED]
    assert (look.who, look.times) == ("Ada Novak, LCSW", 2)


def test_an_edited_fact_is_said_to_be_wrong(walked: Walked) -> None:
    """The attack: an administrator puts another event's facts beside a leaf."""
    one, two = LedgerFact.objects.filter(client_id=walked.practice.chen.pk, kind=Kind.DRAFT_MADE)
    leaf = LedgerLeaf.objects.get(pk=two.leaf_id)
    LedgerLeaf.objects.filter(pk=one.leaf_id).update(entry=leaf.entry)
    assert not all(use.holds for use in my_data.uses(walked.practice.client_chen).rows)


def test_what_the_ai_saw_opens_from_every_line(walked: Walked, chen: Browser) -> None:
    """Also for a note that nobody shared; after deletion the page says that the text is gone."""
    assert "The seal still fits" in page(chen, "seen", walked.draft.pk)
    erase.erase(walked.practice.chen, "ai")
    assert "no longer kept" in page(chen, "seen", walked.draft.pk)


def test_a_checkpoint_still_fits_when_lines_were_added(walked: Walked) -> None:
    """The client's question, answered."""
    kept = checkpoints.save(walked.practice.client_chen)
    read_record.read_record(walked.practice.therapist_ada, walked.practice.chen.pk)
    found = checkpoints.check(kept)
    assert (found.answer, found.new) == (checkpoints.Answer.HOLDS, 1)


def test_a_checkpoint_pasted_with_other_line_ends_fits(walked: Walked) -> None:
    """As people paste it from a phone."""
    kept = checkpoints.save(walked.practice.client_chen)
    assert checkpoints.check("  " + kept.replace("\n", "\r\n") + "\n\n").answer is checkpoints.Answer.HOLDS


@pytest.mark.parametrize("pasted", ["hello", "x" * 9000, "\0", "— a b\n\n— c d\n"])
def test_what_is_no_checkpoint_is_said_to_be_none(walked: Walked, pasted: str) -> None:
    """One clear answer, whatever was pasted."""
    assert checkpoints.check(pasted).answer is checkpoints.Answer.NOT_OURS


def test_a_rewritten_ledger_does_not_fit(walked: Walked) -> None:
    """The attack: the operator signs another history of the same practice."""
    from handrail.ledger.checkpoint import Checkpoint

    head = ledger.log().head()
    other = Checkpoint(head.origin, head.size - 1, b"\x05" * 32).sign(ledger.signer())
    assert checkpoints.check(other.decode()).answer is checkpoints.Answer.CHANGED
    longer = Checkpoint(head.origin, head.size + 5, b"\x05" * 32).sign(ledger.signer())
    assert checkpoints.check(longer.decode()).answer is checkpoints.Answer.CHANGED


PAGES: dict[str, Callable[[Walked], tuple[object, ...]]] = {
    "data": lambda _: (),
    "looks": lambda _: (),
    "check-code": lambda _: (),
    "delete": lambda _: (),
    "seen": lambda walked: (walked.draft.pk,),
}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_easy_to_read(walked: Walked, chen: Browser, name: str) -> None:
    """R5: grade 8 at most, in short sentences."""
    from test_plain_words import prose

    chen.post(reverse("client:save-checkpoint"))
    words = prose(page(chen, name, *PAGES[name](walked)))
    assert len(words.split()) > 30
    assert grade(words) <= 8.0, words
    assert mean_sentence_words(words) <= 20.0, words


def test_deleting_takes_two_steps_and_asks_no_reason(walked: Walked, chen: Browser) -> None:
    """R40: one choice, one confirmation; nothing to write anywhere, nothing ticked before."""
    first = page(chen, "delete")
    assert "textarea" not in first
    assert "checked" not in first
    second = page(chen, "delete-now", what="all")
    assert 'type="text"' not in second + first
    assert not Deletion.objects.exists()
    answer = chen.post(reverse("client:delete-now"), {"what": "all"}, follow=True)
    assert "It is deleted" in answer.content.decode()
    assert Deletion.objects.get().scope == "all"


def test_after_everything_the_client_still_sees_what_the_law_keeps(walked: Walked, chen: Browser) -> None:
    """R41: never silently kept."""
    chen.post(reverse("client:delete-now"), {"what": "all"})
    words = page(chen, "data")
    assert "What the law keeps" in words
    assert "APA Record Keeping Guidelines" in words
    assert chen.get(reverse("client:home")).status_code == 302
    assert chen.get(reverse("client:delete")).status_code == 422


def test_a_receipt_is_a_file_that_can_be_checked(walked: Walked, chen: Browser) -> None:
    """What the client keeps is what the signature covers."""
    from handrail.web.records import receipts

    chen.post(reverse("client:delete-now"), {"what": "ai"})
    file = chen.get(reverse("client:receipt-file", args=(Deletion.objects.get().pk,)))
    assert receipts.check(file.content)["scope"] == "ai"


def test_reading_any_page_of_a_record_leaves_a_leaf(walked: Walked, chen: Browser) -> None:
    """R20: also where no action notes it; lists of clients, too."""
    ada = Browser(headers={"host": "127.0.0.1"})
    ada.force_login(walked.practice.therapist_ada)
    session = walked.walk.session_id
    visits = [
        (ada, reverse("therapist:today")), (ada, reverse("therapist:clients")), (ada, reverse("therapist:session", args=(session,))),
        (ada, reverse("therapist:brief", args=(session,))), (ada, reverse("therapist:review", args=(walked.draft.pk,))),
        (ada, reverse("therapist:review", args=(walked.draft.pk,))), (chen, reverse("client:home")), (chen, reverse("client:data")),
    ]  # fmt: skip
    for browser, address in visits:
        before = LedgerLeaf.objects.count()
        assert browser.get(address).status_code == 200
        assert LedgerLeaf.objects.count() > before, address
    ledger.verify_all()


def test_the_page_costs_the_same_for_many_uses(
    walked: Walked, chen: Browser, django_assert_max_num_queries: Callable[..., object]
) -> None:
    """Ten lines a page, whatever there is."""
    with django_assert_max_num_queries(60):  # type: ignore[attr-defined]
        page(chen, "data")


def test_a_purpose_that_was_erased_leaves_its_lines(walked: Walked) -> None:
    """R11, R29: derivatives go, the account of what happened stays."""
    erase.erase_purpose(walked.practice.chen, Purpose.AI_NOTE_DRAFT)
    assert my_data.uses(walked.practice.client_chen).count == 3


@pytest.mark.parametrize(("language", "shape"), [("en", r"\d\u00a0[ap]\.m\."), ("es", r", \d{1,2}:\d\d")])
def test_a_time_is_written_in_one_way_and_never_broken(walked: Walked, language: str, shape: str) -> None:
    """On home as in the list of uses, in the reader's language."""
    Session.objects.create(
        client=walked.practice.chen, clinician=walked.practice.therapist_ada.staff, number=90,
        starts_at=timezone.now() + timedelta(days=2),
    )  # fmt: skip
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": language})
    browser.force_login(walked.practice.client_chen)
    for name in ("home", "data"):
        words = page(browser, name)
        assert re.search(shape, words)
        assert not re.search(r"\d [AP]M|\d [ap]\.m\.", words)
