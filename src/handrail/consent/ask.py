"""The judgement: from decisions to a permit, or a refusal that names nobody."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Basis, Decision, Permit, prove
from handrail.papers.purpose import Purpose

LIVES = timedelta(seconds=60)
"""A permit's life: withdrawing takes effect within a minute wherever it is asked again (R11)."""

LASTS = timedelta(days=365)
"""A yes is asked again after twelve months at the latest (R46)."""

Place = tuple[PersonId, Purpose]


def ask(
    purposes: Collection[Purpose],
    *,
    client: ClientId,
    parties: Collection[PersonId],
    decisions: Iterable[Decision],
    ai_on: bool,
    now: datetime,
    any_of: Collection[Collection[PersonId]] = (),
    terms: Mapping[Purpose, str] | None = None,
    off: Mapping[Purpose, str] | None = None,
    lead: timedelta = timedelta(0),
) -> Permit:
    """Give a permit for exactly these purposes, or raise `Refused`.

    `parties` must all say yes; of each group in `any_of` (guardians, where a court order says that one is enough) one must,
    and none may have said no. `terms` are today's: a yes to others has lapsed (R46). `off` is what the law where someone
    lives or works switches off, with its reason; `lead` is how long it makes a yes wait for its first use. The text of a refusal is the same whoever said no, whether it was a no, an
    expired yes or no answer at all (R7).
    """
    if not ai_on:
        raise Refused("AI is off", "R39")
    if not purposes or not parties or now.tzinfo is None:
        raise Refused("nothing is permitted without a purpose, a person and a moment", "R1")
    if any(not isinstance(purpose, Purpose) for purpose in purposes):
        raise Refused("there is no such purpose", "R8")
    for purpose in purposes:
        if off and purpose in off:
            raise Refused(off[purpose], "R35")
    yes, no = standing(decisions, now, terms, lead)
    missing, ends = 0, [now + LIVES]
    for purpose in purposes:
        # every party is looked at, whatever the others said: neither words nor time tell whose answer it was
        own = [yes.get((party, purpose)) for party in parties]
        missing += own.count(None)
        ends += [end for end in own if end is not None]
        for group in any_of:
            given = [yes[party, purpose] for party in group if (party, purpose) in yes]
            missing += not given or any((party, purpose) in no for party in group)
            ends += given
    if missing:
        raise Refused("not everyone whose consent counts has said yes to this", "R1")
    return _permit(purposes, Basis.CONSENT, now, min(ends), client)


def standing(
    decisions: Iterable[Decision],
    now: datetime,
    terms: Mapping[Purpose, str] | None = None,
    lead: timedelta = timedelta(0),
) -> tuple[dict[Place, datetime], set[Place]]:
    """Who says yes to what at this moment, with the end of each yes; and who says no.

    A yes counts when it is newer than every no, by the clock and by its number; of two at one moment the no counts.

    A clock that jumps can only take away: a yes from the future counts for nothing, a no from the future counts at once.
    """
    newest: dict[Place, Decision] = {}
    noes: dict[Place, tuple[datetime, int]] = {}
    for one in decisions:
        place = one.person, one.purpose
        if one.at.tzinfo is None:
            continue
        if not one.given:
            at, number = noes.get(place, (one.at, one.number))
            noes[place] = max(at, one.at), max(number, one.number)
        elif one.at + lead <= now and (place not in newest or one.at >= newest[place].at):
            newest[place] = one
    yes: dict[Place, datetime] = {}
    for place, one in newest.items():
        no = noes.get(place)
        if no is not None and (one.at <= no[0] or one.number < no[1]):
            continue
        if no is not None:
            del noes[place]
        if one.expires_at is not None and now < one.expires_at <= one.at + LASTS and _agreed_to(one, terms):
            yes[place] = one.expires_at
    return yes, set(noes)


def attest(purposes: Collection[Purpose], now: datetime) -> Permit:
    """A permit for a file outside any record: the operator answers for everyone's consent. Good for a day's work."""
    return _permit(purposes, Basis.OPERATOR_ATTESTED, now, now + timedelta(days=1), None)


def _permit(purposes: Collection[Purpose], basis: Basis, now: datetime, ends: datetime, client: ClientId | None) -> Permit:
    return Permit(frozenset(purposes), basis, now, ends, client, prove(purposes, basis, now, ends, client))


def _agreed_to(one: Decision, terms: Mapping[Purpose, str] | None) -> bool:
    return terms is None or one.terms == terms.get(one.purpose)
