"""Two at once about one client on PostgreSQL: whoever comes second waits or goes on, and nobody waits for the other for ever."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from handrail.papers.errors import HandrailError
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.web.actions import (
    access,
    ask_consent,
    decide_consent,
    erase,
    hand_marks,
    import_session,
    renew_consents,
    request_walk,
    review_draft,
    stop_ai,
    walk_session,
)
from handrail.web.records import ledger, locks
from handrail.web.records.models import Draft, Talk, WalkRequest
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


@pytest.mark.parametrize("name", ACTS)
def test_a_deletion_and_another_act_never_wait_for_each_other(house: Practice, name: str) -> None:
    """The client is held, another act begins and comes as far as it can; then everything is deleted, up to the ledger."""
    failed: list[Exception] = []

    def act() -> None:
        try:
            ACTS[name](house)
        except Exception as error:  # noqa: BLE001 (it is looked at below)
            failed.append(error)
        finally:
            connections.close_all()

    with transaction.atomic():
        locks.client(house.chen.pk)
        other = threading.Thread(target=act)
        other.start()
        until = time.monotonic() + LONG
        while other.is_alive() and not _waits_for_us() and time.monotonic() < until:
            time.sleep(0.02)
        erase.erase_purpose(house.chen, Purpose.TRANSCRIPTION)
    other.join(LONG)
    assert not other.is_alive()
    assert [error for error in failed if not isinstance(error, HandrailError | access.Denied)] == []
    assert not Talk.objects.exists()
    assert not WalkRequest.objects.exists()
    ledger.verify_all()
