"""An hour is counted once, after its walk, for its own clinician under a yes of its own; what is kept is sealed and goes with its text (R38)."""

import json
from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.noticing import reader
from handrail.noticing.moments import RANKS
from handrail.noticing.talk import tally
from handrail.papers import codec
from handrail.papers.errors import Gone
from handrail.papers.notice import Talk
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText
from handrail.web.actions import (
    count_hour,
    decide_consent,
    erase,
    erase_derived,
    hand_marks,
    import_session,
    mask_words,
    my_data,
    process_feedback,
    request_walk,
    take_copy,
    walk_session,
)
from handrail.web.project import worker
from handrail.web.records import keyring, lineage
from handrail.web.records.models import (
    Account,
    Care,
    ClientKey,
    ConsentDecision,
    ErasureOffer,
    HourCounted,
    LedgerFact,
    Party,
    SafeCopy,
    Session,
    Staff,
    WalkRequest,
)
from tests_support import personas
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
FEEDBACK = Purpose.PROCESS_FEEDBACK_TO_THERAPIST
HOUR = b"""WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>Today I would like to look at the sleep diary. How did it go?

00:00:07.000 --> 00:00:20.000
<v Wei Chen>I didn't do the diary. You don't understand how tired I am, and this isn't working for me at all.

00:00:21.000 --> 00:00:30.000
<v Ada Novak>I'm sorry, I pushed too fast last week. Would you be willing to try it on two nights this week?
"""


def walk(practice: Practice, account: Account | None = None) -> WalkRequest:
    """An hour of Ada's (or of another's) with Chen, imported and not walked yet."""
    by = account or practice.therapist_ada
    hour = HOUR if account is None else HOUR.replace(b"Ada Novak", account.staff.name.encode())
    return import_session.import_session(by, practice.chen.pk, personas.hour(), hour, "s.vtt", kinds=("dap",))


@pytest.fixture
def hour(practice: Practice) -> Session:
    """An hour of Ada's with Chen, walked through the doors."""
    asked = walk(practice)
    walk_session.walk_through(str(asked.pk))
    return asked.session


def says_no(practice: Practice) -> None:
    """Chen takes the yes to feedback back."""
    decide_consent.keep(practice.chen.parties.get(), FEEDBACK, False, source=ConsentDecision.Source.CLIENT_CLICK)


def signed_in(account: Account) -> Browser:
    """A browser in which someone is signed in."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(account)
    return browser


def page(practice: Practice, session: Session) -> str:
    """The hour as Ada looks at it."""
    return signed_in(practice.therapist_ada).get(reverse("therapist:process", args=[session.pk])).content.decode()


def leaves() -> int:
    """How often the ledger says that an hour was counted."""
    return LedgerFact.objects.filter(kind=Kind.HOUR_COUNTED).count()


def counted_then(practice: Practice, then: Callable[[], object]) -> WalkRequest:
    """A walk in which something happens while its hour is being counted."""
    asked = walk(practice)

    def meanwhile(*args: object) -> Talk:
        then()
        return tally(*args)  # type: ignore[arg-type]

    with patch.object(count_hour, "tally", meanwhile):
        walk_session.walk_through(str(asked.pk))
    return asked


def test_it_works(practice: Practice, hour: Session) -> None:
    """What is kept is what the codes say of the text that left the airlock, and the page shows it."""
    turns = codec.load(SafeText, SafeCopy.objects.get().get("safe")).turns
    talk = codec.load(Talk, HourCounted.objects.get().get("body")["talk"])
    assert talk == tally(turns) == process_feedback.read_process(practice.therapist_ada, hour.pk).talk


def test_no_model_is_asked_at_a_look(practice: Practice, hour: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither codes nor the reader: a look costs phrase lists and the page."""
    monkeypatch.setattr(count_hour, "tally", lambda _: pytest.fail("an hour was counted at a look"))
    monkeypatch.setattr(reader, "read", lambda *_: pytest.fail("the reader was asked at a look"))
    assert 'id="kinds-h"' in page(practice, hour) and "Weighed most" in page(practice, hour)


def test_judging_a_moment_counts_moments_alone(practice: Practice, hour: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where nothing is kept, an answer does not wait for the codes, and is no use of AI."""
    HourCounted.objects.all().delete()
    before = leaves()
    monkeypatch.setattr(count_hour, "tally", lambda _: pytest.fail("an hour was counted for an answer"))
    process_feedback.judge_moment(practice.therapist_ada, hour.pk, 1, "not")
    assert hour.moments_judged.get().answer == "not" and leaves() == before


def test_a_look_asks_the_database_little(practice: Practice, hour: Session) -> None:
    """However long the hour was."""
    browser, address = signed_in(practice.therapist_ada), reverse("therapist:process", args=[hour.pk])
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    assert len(queries) <= 25


def test_moments_are_in_nothing_that_is_kept(practice: Practice, hour: Session) -> None:
    """R38: there is one to find, and neither its name nor its quote lies in the row."""
    (moment,) = process_feedback.read_process(practice.therapist_ada, hour.pk).moments
    row = HourCounted.objects.get()
    assert set(row.get("body")) == {"of", "talk"} and set(row.get("body")["talk"]) == {"counts", "coded", "codes"}
    assert not any(cue in row.body for cue in RANKS) and moment.why.strip("“”") not in row.body


def test_what_is_kept_is_sealed_under_a_key_of_its_own(hour: Session) -> None:
    """R17, the attack: the row's bytes tell no word that weighed, and the text's key does not open them."""
    row = HourCounted.objects.get()
    sealed = HourCounted.objects.values_list("body_sealed", flat=True).get()
    assert b"question" in row.body.encode() and b"question" not in bytes(sealed)
    ClientKey.objects.filter(scope=str(row.pk)).delete()
    keyring.forget_all()
    assert SafeCopy.objects.get().safe
    with pytest.raises(Gone):
        HourCounted.objects.get().get("body")


def test_without_a_yes_nothing_is_counted(practice: Practice) -> None:
    """R2: a yes to drafts is none to feedback; the draft is there all the same."""
    says_no(practice)
    with patch.object(count_hour, "tally", side_effect=AssertionError("counted without a yes")):
        walk_session.walk_through(str(walk(practice).pk))
    assert WalkRequest.objects.get().state == "done" and not HourCounted.objects.exists() and not leaves()


def test_a_no_while_it_is_counted_keeps_nothing(practice: Practice) -> None:
    """R11, the race: the count is ready after the no."""
    asked = counted_then(practice, lambda: says_no(practice))
    assert not HourCounted.objects.exists() and not leaves() and asked.session.drafts.exists()


def test_a_text_that_is_deleted_while_it_is_counted_keeps_nothing(practice: Practice) -> None:
    """R40, the race: nothing slips in after the deletion, neither a row nor a key."""
    counted_then(practice, lambda: erase.delete_own(practice.client_chen, "ai"))
    assert not HourCounted.objects.exists() and not leaves()


def test_an_hour_that_nobody_may_look_at_is_not_counted(practice: Practice) -> None:
    """R38: a covering colleague's hour has no reader of counts, so there are none."""
    cora, now, day = personas.staff("Cora Ames", Staff.Role.CLINICIAN), timezone.now(), timedelta(days=1)
    Care.objects.create(client=practice.chen, staff=cora.staff, kind=Care.Kind.COVERING, since=now - day, until=now + day)
    walk_session.walk_through(str(walk(practice, cora).pk))
    assert WalkRequest.objects.get().state == "done" and not HourCounted.objects.exists()


def test_a_walk_that_was_stopped_is_not_counted(practice: Practice) -> None:
    """What its client or clinician stopped stays stopped."""
    asked = walk(practice)
    assert walk_session.airlock_door(str(asked.pk))
    WalkRequest.objects.update(state="refused")
    count_hour.count_hour(str(asked.pk))
    assert not HourCounted.objects.exists()


def test_counting_twice_is_counting_once(practice: Practice, hour: Session) -> None:
    """A worker that was killed, or a second walk of the hour, finds what was kept."""
    count_hour.count_hour(str(WalkRequest.objects.get().pk))
    assert HourCounted.objects.count() == leaves() == 1


def test_a_use_is_noted_when_it_is_made(practice: Practice, hour: Session) -> None:
    """R29: once, with the count; two looks add none."""
    page(practice, hour)
    page(practice, hour)
    assert leaves() == 1


def test_an_hour_of_before_is_counted_at_the_look_and_kept_nowhere(practice: Practice, hour: Session) -> None:
    """To look changes no record; its client reads of each time."""
    kept = process_feedback.read_process(practice.therapist_ada, hour.pk).talk
    HourCounted.objects.all().delete()
    assert process_feedback.read_process(practice.therapist_ada, hour.pk).talk == kept
    assert not HourCounted.objects.exists() and leaves() == 2


def test_counts_of_another_text_are_not_shown(practice: Practice, hour: Session) -> None:
    """The attack: the text changed under them."""
    copy = SafeCopy.objects.get()
    body = copy.get("safe")
    body["turns"][0]["text"] = "What would help?"
    copy.put(safe=body)
    copy.save()
    talk = process_feedback.read_process(practice.therapist_ada, hour.pk).talk
    assert talk == tally(codec.load(SafeText, body).turns) != codec.load(Talk, HourCounted.objects.get().get("body")["talk"])


def test_an_hour_with_more_words_masked_is_counted_anew(practice: Practice, hour: Session) -> None:
    """The newest text that left the airlock is what is counted and read; each text has its own row."""
    place = hand_marks.Place(0, HOUR.decode().index("sleep diary") - HOUR.decode().index("Today"), 48)
    mask_words.mask_words(practice.therapist_ada, hour.pk, [place])
    walk_session.walk_through(str(request_walk.request_walk(practice.therapist_ada, hour.pk, ["dap"]).pk))
    newest = hour.talk.safe_copy
    assert HourCounted.objects.count() == 2 and "sleep" not in newest.get("safe")["turns"][0]["text"]
    kept = codec.load(Talk, HourCounted.objects.get(safe_copy=newest).get("body")["talk"])
    assert process_feedback.read_process(practice.therapist_ada, hour.pk).talk == kept


def test_counts_of_another_version_are_not_shown(practice: Practice, hour: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card that the page links to tells of this version."""
    HourCounted.objects.update(version="0")
    asked: list[object] = []
    monkeypatch.setattr(count_hour, "tally", lambda turns: asked.append(turns) or tally(turns))
    page(practice, hour)
    assert len(asked) == 1


def test_a_no_takes_the_counts_along(practice: Practice, hour: Session) -> None:
    """R11: offered with the no, and gone with it: row and key; the text and the draft stay."""
    key = ClientKey.objects.filter(scope=str(HourCounted.objects.get().pk))
    says_no(practice)
    assert ErasureOffer.objects.filter(purpose=FEEDBACK.value).exists() and key.exists()
    erase_derived.answer(practice.chen.parties.get(), yes=True)
    assert not HourCounted.objects.exists() and not key.exists()
    assert SafeCopy.objects.get().safe and hour.drafts.exists()


def test_a_partners_no_takes_those_of_shared_hours_alone(practice: Practice, hour: Session) -> None:
    """R7: hours in which they did not sit keep theirs."""
    partner = Party(client=practice.chen, role="partner", in_the_room=True)
    partner.name = "Pat Doyle"
    partner.save(force_insert=True)
    hour.present.set(practice.chen.parties.filter(role="client"))
    erase_derived.erase_derived(practice.chen, FEEDBACK, partner)
    assert HourCounted.objects.count() == 1
    hour.present.add(partner)
    erase_derived.erase_derived(practice.chen, FEEDBACK, partner)
    assert not HourCounted.objects.exists()


def test_another_purpose_leaves_them(practice: Practice, hour: Session) -> None:
    """R2: what was made under feedback does not go with drafts."""
    erase.erase_purpose(practice.chen, Purpose.AI_NOTE_DRAFT)
    assert HourCounted.objects.exists()


def test_they_go_with_their_text(practice: Practice, hour: Session) -> None:
    """What the consent's text promises: row and key, when one session is deleted."""
    row = HourCounted.objects.get()
    assert lineage.of_purpose(practice.chen, FEEDBACK).counts() == {lineage.Class.COUNTED: 1}
    erase.delete_own_session(practice.client_chen, hour.pk)
    assert not HourCounted.objects.exists() and not ClientKey.objects.filter(scope=str(row.pk)).exists()
    with pytest.raises(Gone):
        row.get("body")


def test_its_client_reads_where_the_counts_are(practice: Practice, hour: Session) -> None:
    """R29: kept as long as the text; and that nothing is, once they are gone."""
    browser = signed_in(practice.client_chen)
    assert "The counts go when the text of your session goes." in browser.get("/me/data/").content.decode()
    erase.erase_purpose(practice.chen, FEEDBACK)
    assert "Nothing of it is kept." in browser.get("/me/data/").content.decode()
    assert my_data.uses(practice.client_chen).count == 2


def test_a_receipt_names_them(practice: Practice, hour: Session) -> None:
    """R40: what was made under feedback, by its own name, before and after it is deleted."""
    browser = signed_in(practice.client_chen)
    asked = {"what": "purpose", "purpose": FEEDBACK.value}
    assert "Counts of how a session went" in browser.get("/me/delete/now/", asked).content.decode()
    receipt = browser.post("/me/delete/now/", asked).headers["Location"]
    assert "Counts of how a session went" in browser.get(receipt).content.decode()


def test_a_copy_holds_none_of_it(practice: Practice, hour: Session) -> None:
    """R38, the attack: not exportable, kept or not."""
    copy = json.dumps(take_copy.gather(practice.chen))
    assert '"coded"' not in copy and "therapist_input" not in copy and '"scores"' not in copy


def test_a_count_that_fails_leaves_the_walk_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """R39: nobody's draft waits for it, or is lost with it."""
    passed: list[str] = []
    for step in ("airlock_step", "draft_step", "review_step"):
        monkeypatch.setattr(worker, step, lambda *_, step=step: passed.append(step) or True)

    def fails(_: str) -> bool:
        raise worker.DoorFailed("ValueError")

    monkeypatch.setattr(worker, "count_step", fails)
    assert worker._walk("id", ["dap"]) == "done" and passed == ["airlock_step", "draft_step", "review_step"]
