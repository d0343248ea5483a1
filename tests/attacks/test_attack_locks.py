"""Two at once about one client on PostgreSQL: whoever comes second waits or goes on, and nobody waits for the other for ever."""

import io
import json
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from handrail.consent.text import FACTS
from handrail.papers.errors import BadInput, HandrailError
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.web.actions import (
    access,
    ask_consent,
    copy_booklet,
    decide_consent,
    disposition_flag,
    erase,
    hand_marks,
    import_session,
    practice_kinds,
    process_feedback,
    record_spoken,
    renew_consents,
    request_walk,
    review_draft,
    see_flag,
    stop_ai,
    take_copy,
    walk_session,
    write_note,
)
from handrail.web.records import ledger, locks
from handrail.web.records.ledger_tables import Appending
from handrail.web.records.models import ConsentCopy, Draft, LedgerFact, PracticeKind, Session, Talk, WalkRequest
from tests_support import personas
from tests_support.personas import Practice

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]
LONG = 30


@pytest.fixture
def house() -> Practice:
    """Chen with a draft in review, and a second session that has not gone through the airlock."""
    house = personas.practice()
    walked = personas.walk(house, ("dap",))
    review_draft.open_draft(house.therapist_ada, walked.draft.pk)
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(days=1))
    import_session.import_session(house.therapist_ada, house.chen.pk, hour, personas.SESSION, "s.vtt", kinds=("dap",))
    return house


def _open_walk() -> WalkRequest:
    return WalkRequest.objects.get(state="requested")


def _judge(house: Practice) -> None:
    draft = Draft.objects.get(state="in_review")
    review_draft.judge(house.therapist_ada, draft.pk, "s1", Act.CONFIRMED)


def _say_no(house: Practice) -> None:
    party = house.chen.parties.get(role="client")
    decide_consent.say_no(house.client_chen, party.pk, Purpose.SESSION_PREP)


def _mark(house: Practice) -> None:
    with transaction.atomic():
        places = (hand_marks.Place(0, 0, 4),)
        hand_marks.keep(house.therapist_ada, _open_walk().session, places, hand_marks.MarkAct.MASK, everywhere=False)


ACTS: dict[str, Callable[[Practice], object]] = {
    "seal": lambda _: walk_session.airlock_door(str(_open_walk().pk)),
    "judge": _judge,
    "say no": _say_no,
    "mark": _mark,
    "ask": lambda _: request_walk.ask(_open_walk().session, ("dap",), asked_by=None),
    "stop": lambda house: stop_ai.stop_ai(house.therapist_ada, house.chen.pk),
    "move": lambda house: renew_consents.note_region(house.therapist_ada, house.chen.pk, "US-NV"),
    "open a choice": lambda house: ask_consent.lay_out(house.chen.parties.get(role="client"), Purpose.SESSION_PREP, "en"),
}


def _waits_for_us() -> bool:
    with connection.cursor() as cursor:  # pg_stat_activity would answer the same again until the transaction ends
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return bool(cursor.fetchone()[0])


def _while_the_client_is_held(house: Practice, act: Callable[[Practice], object], then: Callable[[], object]) -> None:
    """The client is held, another act begins and comes as far as it can; then this one goes on."""
    failed: list[Exception] = []

    def other_act() -> None:
        try:
            act(house)
        except Exception as error:  # noqa: BLE001 (it is looked at below)
            failed.append(error)
        finally:
            connections.close_all()

    with transaction.atomic():
        locks.client(house.chen.pk)
        other = threading.Thread(target=other_act)
        other.start()
        _until(lambda: _is_over(other) or _waits_for_us())
        then()
    other.join(LONG)
    assert not other.is_alive()
    assert [error for error in failed if not isinstance(error, HandrailError | access.Denied)] == []
    ledger.verify_all()


@pytest.mark.parametrize("name", ACTS)
def test_a_deletion_and_another_act_never_wait_for_each_other(house: Practice, name: str) -> None:
    """Everything is deleted, up to the ledger."""
    _while_the_client_is_held(house, ACTS[name], lambda: erase.erase_purpose(house.chen, Purpose.TRANSCRIPTION))
    assert not Talk.objects.exists()
    assert not WalkRequest.objects.exists()


def test_a_spoken_yes_and_the_clients_own_no_never_wait_for_each_other(house: Practice) -> None:
    """A yes that staff write down holds the client before the seat, as an answer by click does."""
    party = house.chen.parties.get(role="client")
    spoken = record_spoken.Spoken(told_back=FACTS, witness="Maria Lopez", copy=ConsentCopy.How.PAPER)
    given: list[object] = []

    def speak(_: Practice) -> None:
        given.append(record_spoken.record_spoken_yes(house.therapist_ada, party.pk, Purpose.SESSION_PREP, "en", spoken))

    _while_the_client_is_held(house, speak, lambda: _say_no(house))
    assert given


HOUR = b"""WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>How did the sleep diary go?

00:00:07.000 --> 00:00:20.000
<v Wei Chen>I didn't do it. You don't understand how tired I am, and this isn't working for me at all. I want to end my life.

00:00:21.000 --> 00:00:30.000
<v Ada Novak>I'm sorry, I pushed too fast. Would you be willing to try it on two nights this week?

00:00:31.000 --> 00:00:44.000
<v Wei Chen>Okay, on two nights this week. I have thought about how I would kill myself. I want to sleep better.
"""


Deed = Callable[[Practice, Session], None]


@pytest.fixture
def strained(house: Practice) -> Session:
    """A third hour of Chen's: strain and words about safety, a signed note, a draft in review, and a walk that waits to draft."""
    ada = house.therapist_ada
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    walk = import_session.import_session(ada, house.chen.pk, hour, HOUR, "s.vtt", kinds=("soap",))
    walk_session.walk_through(str(walk.pk))
    review_draft.open_draft(ada, Draft.objects.get(walk=walk).pk)
    _write_note(house, walk.session)
    process_feedback.judge_moment(ada, walk.session_id, 1, "unsure")
    request_walk.ask(walk.session, ("birp",), asked_by=None)
    return walk.session


def _judge_line(house: Practice, session: Session) -> None:
    review_draft.judge(house.therapist_ada, session.drafts.get().pk, "s1", Act.CONFIRMED)


def _judge_moment(house: Practice, session: Session) -> None:
    process_feedback.judge_moment(house.therapist_ada, session.pk, 1, "rupture")


def _import_before(house: Practice, _: Session) -> None:
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(days=9))
    import_session.import_session(house.therapist_ada, house.chen.pk, hour, personas.SESSION, "s.vtt", kinds=("dap",))


def _write_note(house: Practice, session: Session) -> None:
    written = dict.fromkeys(("Data", "Assessment", "Risk", "Plan"), "Written by hand.")
    write_note.write_note(house.therapist_ada, session.pk, "dap", written, timezone.now())


def _see(house: Practice, session: Session) -> None:
    first, *rest = session.flags.values_list("pk", flat=True)
    see_flag.see_flag(house.therapist_ada, first, rest)


def _deliver(house: Practice, session: Session) -> None:
    see_flag.delivered(house.therapist_ada, session.flags.all())


def _close(house: Practice, session: Session) -> None:
    session.flags.update(seen_at=timezone.now(), seen_by=house.therapist_ada.staff)
    first, *rest = session.flags.values_list("pk", flat=True)
    disposition_flag.disposition_flag(house.therapist_ada, first, "We spoke of it.", rest)


def _delete_session(house: Practice, session: Session) -> None:
    erase.erase_session(house.chen, session.pk)


def _draft(_: Practice, session: Session) -> None:
    walk_session.draft_door(str(session.walks.get(kinds="birp").pk), "birp")


def _flag(_: Practice, session: Session) -> None:
    session.flags.all().delete()
    _draft(_, session)


@pytest.mark.parametrize(
    ("holds", "notes"),
    [
        (_import_before, _judge_moment),
        (_import_before, _write_note),
        (_import_before, _draft),
        (_import_before, _flag),
        (_draft, _delete_session),
        (_flag, _delete_session),
        (_write_note, _delete_session),
        (_judge_moment, _import_before),
        (_judge_line, _delete_session),
        (_judge_moment, _delete_session),
        (_delete_session, _judge_moment),
        (_close, _delete_session),
        (_see, _delete_session),
        (_deliver, _delete_session),
    ],
)
def test_what_holds_rows_and_what_notes_first_both_come_to_their_end(
    house: Practice, strained: Session, holds: Deed, notes: Deed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is the victim of a deadlock."""
    _both(monkeypatch, lambda: holds(house, strained), lambda: notes(house, strained))


def test_two_walks_of_one_hour_raise_its_flags_once(
    house: Practice, strained: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second waits until what the first raised is there to be seen."""
    before = strained.flags.count()
    strained.flags.all().delete()
    second = request_walk.ask(strained, ("girp",), asked_by=None)
    _both(monkeypatch, lambda: _draft(house, strained), lambda: walk_session.draft_door(str(second.pk), "girp"))
    assert strained.flags.count() == before > 0


@pytest.mark.parametrize("first", [1, 2])
def test_two_versions_of_a_kind_that_are_published_at_once_come_one_after_the_other(
    house: Practice, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """The newest counts, whichever came first; the older one that came second is told why it is not published."""
    heading = practice_kinds.Heading("What we did", "", "intervention")
    rows = [practice_kinds.propose_kind(house.therapist_ada, "Walk and talk", "", [heading]) for _ in range(2)]
    one, other = (rows[0], rows[1]) if first == 1 else (rows[1], rows[0])
    told: list[str] = []

    def second() -> None:
        try:
            practice_kinds.publish_kind(house.stranger_dee, other.pk)
        except BadInput as error:
            told.append(str(error))

    _both(monkeypatch, lambda: practice_kinds.publish_kind(house.stranger_dee, one.pk), second)
    assert PracticeKind.objects.get(state="published").version == 2
    assert told == ([] if first == 1 else ["a newer version was published already; make a new version of this one instead"])


def test_a_version_that_is_published_twice_at_once_is_published_once(house: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is told so."""
    row = practice_kinds.propose_kind(house.therapist_ada, "Walk and talk", "", [practice_kinds.Heading("What we did", "")])

    def publish() -> None:
        practice_kinds.publish_kind(house.stranger_dee, row.pk)

    _both(monkeypatch, publish, publish)
    assert LedgerFact.objects.filter(kind=ledger.Kind.FORMAT_PUBLISHED).count() == 1


def test_the_ledger_goes_on_while_a_copy_is_made(house: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another note is written by another connection before the copy is ready."""
    done = []

    def meanwhile() -> None:
        with transaction.atomic():
            ledger.note(ledger.Kind.SIGNED_IN, None, {})
        done.append(True)
        connections.close_all()

    def words(content: dict[str, Any]) -> object:
        other = threading.Thread(target=meanwhile)
        other.start()
        other.join(LONG)
        return written(content)

    written = copy_booklet.words
    monkeypatch.setattr(copy_booklet, "words", words)
    take_copy.take_copy(house.client_chen)
    assert done
    ledger.verify_all()


def test_a_look_that_is_noted_right_before_a_copy_is_in_it(house: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: it has the ledger's head, and holds no row of the client's, when the copy was held against the ledger already."""
    packed: list[bytes] = []

    def look() -> None:
        with transaction.atomic():
            ledger.note(ledger.Kind.RECORD_OPENED, house.chen.pk, {"by": str(house.therapist_ada.staff.pk)})

    _both(monkeypatch, lambda: packed.append(take_copy.take_copy(house.client_chen)), look)
    leaves = [row.kind for row in LedgerFact.objects.filter(client_id=house.chen.pk).order_by("leaf_id")]
    with zipfile.ZipFile(io.BytesIO(packed[0])) as copy:
        told = [row["kind"] for row in json.loads(copy.read("record.json"))["events"]]
    before = leaves[: leaves.index("copy.made")]
    assert told.count("record.opened") == before.count("record.opened") == 1


def _both(monkeypatch: pytest.MonkeyPatch, holds: Callable[[], object], notes: Callable[[], object]) -> None:
    """One has all its rows and is about to take the ledger's head; the other takes the head, if it can, and goes on to its commit."""
    has_rows, has_head, failed = threading.Event(), threading.Event(), list[Exception]()
    hold = Appending.hold

    def paced(self: Appending) -> object:
        name = threading.current_thread().name
        if name == "holds" and not has_rows.is_set():
            has_rows.set()
            _until(lambda: has_head.is_set() or _waits_for_us() or _is_over(other))
        head = hold(self)
        if name == "notes" and not has_head.is_set():
            has_head.set()
            _until(lambda: _waits_for_us() or _is_over(first))
        return head

    def act(deed: Callable[[], object]) -> None:
        try:
            deed()
        except Exception as error:  # noqa: BLE001 (it is looked at below)
            failed.append(error)
        finally:
            connections.close_all()

    monkeypatch.setattr(Appending, "hold", paced)
    first = threading.Thread(target=act, args=(holds,), name="holds")
    other = threading.Thread(target=act, args=(notes,), name="notes")
    first.start()
    _until(lambda: has_rows.is_set() or _is_over(first))
    assert has_rows.is_set()
    other.start()
    first.join(LONG)
    other.join(LONG)
    assert not first.is_alive()
    assert not other.is_alive()
    assert [error for error in failed if not isinstance(error, HandrailError | access.Denied)] == []
    ledger.verify_all()


def _is_over(thread: threading.Thread) -> bool:
    return thread.ident is not None and not thread.is_alive()


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG
    while not done() and time.monotonic() < until:
        time.sleep(0.02)
