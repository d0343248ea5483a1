"""R11: as easy to stop as to start."""

from collections.abc import Callable
from datetime import timedelta
from types import ModuleType
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.utils import timezone

from handrail import flow
from handrail.ledger.entry import Kind
from handrail.papers.purpose import Purpose
from handrail.proofs.house import House, answer
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import decide_consent, import_session, request_walk, walk_session
from handrail.web.records.models import Draft, LedgerFact, Party, WalkRequest

PLACES: tuple[tuple[ModuleType, str], ...] = (
    (flow, "go_out"),
    (walk_session, "_keep_copy"),
    (flow, "draft"),
    (flow, "notice"),
    (flow, "ground"),
)
"""Where a run is when the no comes: at the airlock, before and after the model, at grounding."""


@holds(11)
def one_step_and_at_once(house: House) -> str:
    """One act; drafts come back, what waits is stopped; and doing it twice changes nothing."""
    party = house.chen.parties.get(role="client")
    decide_consent.say_no(house.account_of(house.chen), party.pk, Purpose.AI_NOTE_DRAFT)
    see(not Draft.objects.filter(client=house.chen, state__in=Draft.OPEN).exists(), "a draft stayed open after the no")
    session = house.walk.session
    refused(lambda: request_walk.ask(session, ["dap"], asked_by=house.therapist.staff), "a new walk after the no")
    noes = LedgerFact.objects.filter(client_id=house.chen.pk, kind=Kind.CONSENT_WITHDRAWN)
    before = noes.count()
    decide_consent.say_no(house.account_of(house.chen), party.pk, Purpose.AI_NOTE_DRAFT)
    see(noes.count() - before <= 1, "a second no left more than one trace")
    refused(lambda: request_walk.ask(session, ["dap"], asked_by=house.therapist.staff), "a new walk after two noes")
    return "one act withdrew; open drafts were taken back, a new walk is refused, and a second no opens nothing"


@attack(11)
def in_the_middle_of_a_run(house: House) -> str:
    """The no comes before and after each thing that a run does: nothing of it is stored."""
    count = 0
    for room, name in PLACES:
        for before in (True, False):
            with transaction.atomic():
                _race(house, room, name, before=before)
                transaction.set_rollback(True)
            house.forget()
            count += 1
    return f"consent was withdrawn at {count} moments of a run: each time it ended refused and nothing was stored"


def _race(house: House, room: ModuleType, name: str, *, before: bool) -> None:
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    words = "He slept for six hours on most nights."
    walk = import_session.type_notes(house.therapist, house.chen.pk, hour, words, kinds=("dap",))
    assert walk is not None
    with patch.object(room, name, _with_a_no(house, getattr(room, name), before=before)):
        walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    see(_said_no(house), f"no run came through {name}")
    see(walk.state == WalkRequest.State.REFUSED and not walk.drafts.exists(), f"a draft was stored after a no at {name}")
    see(not Draft.objects.filter(client=house.chen, state__in=Draft.OPEN).exists(), f"a draft stayed open after a no at {name}")


def _with_a_no(house: House, real: Callable[..., Any], *, before: bool) -> Callable[..., Any]:
    """What a run does, and its client's no just before or just after it."""

    def raced(*args: Any, **more: Any) -> Any:
        if before:
            _withdraw(house)
        result = real(*args, **more)
        if not before:
            _withdraw(house)
        return result

    return raced


def _withdraw(house: House) -> None:
    for party in Party.objects.filter(client=house.chen, role="client"):
        answer(party, Purpose.AI_NOTE_DRAFT, yes=False, days_ago=0)


def _said_no(house: House) -> bool:
    newest = house.chen.decisions.filter(purpose=Purpose.AI_NOTE_DRAFT).order_by("pk").last()
    return newest is not None and not newest.given
