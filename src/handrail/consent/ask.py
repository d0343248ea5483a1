"""The judgement: from decisions to a permit, or a refusal that names nobody."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Basis, Decision, Permit
from handrail.papers.purpose import Purpose

LIVES = timedelta(seconds=60)
"""A permit's life: withdrawing takes effect within a minute wherever it is asked again (R11)."""


def ask(
    purposes: Collection[Purpose],
    *,
    client: ClientId,
    parties: Collection[PersonId],
    decisions: Iterable[Decision],
    ai_on: bool,
    now: datetime,
) -> Permit:
    """Give a permit for exactly these purposes, or raise `Refused`.

    The text of a refusal is the same whoever said no, whether it was a no, an expired yes or no answer at all (R7).
    """
    if not ai_on:
        raise Refused("AI is off", "R39")
    if not purposes or not parties or now.tzinfo is None:
        raise Refused("nothing is permitted without a purpose, a person and a moment", "R1")
    if any(not isinstance(purpose, Purpose) for purpose in purposes):
        raise Refused("there is no such purpose", "R8")
    latest = _latest(decisions, now)
    wanted = [latest.get((party, purpose)) for party in parties for purpose in purposes]
    if not all(_active(decision, now) for decision in wanted):
        raise Refused("not everyone whose consent counts has said yes to this", "R1")
    ends = [decision.expires_at for decision in wanted if decision is not None and decision.expires_at is not None]
    return Permit(frozenset(purposes), Basis.CONSENT, now, min([now + LIVES, *ends]), client)


def attest(purposes: Collection[Purpose], now: datetime) -> Permit:
    """A permit for a file outside any record: the operator answers for everyone's consent. Good for a day's work."""
    return Permit(frozenset(purposes), Basis.OPERATOR_ATTESTED, now, now + timedelta(days=1))


def _latest(decisions: Iterable[Decision], now: datetime) -> dict[tuple[PersonId, Purpose], Decision]:
    """The newest answer of each party for each purpose. Of two at one moment the no counts; a future one counts for nothing."""
    latest: dict[tuple[PersonId, Purpose], Decision] = {}
    for decision in decisions:
        if decision.at.tzinfo is None or decision.at > now:
            continue
        place = decision.person, decision.purpose
        held = latest.get(place)
        if held is None or decision.at > held.at or (decision.at == held.at and not decision.given):
            latest[place] = decision
    return latest


def _active(decision: Decision | None, now: datetime) -> bool:
    return decision is not None and decision.given and decision.expires_at is not None and now < decision.expires_at
