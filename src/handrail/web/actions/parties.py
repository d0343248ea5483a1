"""Whose yes counts: everyone who was in the session, and a minor's guardians as custody says (R7)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from handrail.jurisdictions import Law
from handrail.papers.errors import Refused, Sealed
from handrail.papers.ids import PersonId
from handrail.papers.transcript import Role, Transcript
from handrail.web.actions import access
from handrail.web.actions.majority import majority_day
from handrail.web.records.models import Account, Client, Custody, Party, Session

HELPS = frozenset({"client", "interpreter"})
"""Who makes no joint hour of an hour: the client, and who only carries words."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Everyone in `all_of` must say yes; of each group in `any_of` one must, and nobody may have said no."""

    all_of: tuple[PersonId, ...]
    any_of: tuple[tuple[PersonId, ...], ...]


def own_party(account: Account, party_id: UUID) -> Party:
    """The account's own place beside a client, as the client or in another seat. Nobody answers for someone else (R2)."""
    client = account.client_or_none if account.is_active else None
    if client is not None:
        if client.sealed_at is not None:
            raise Sealed
        party = Party.objects.select_related("client").filter(pk=party_id, client=client, role="client").first()
        if party is not None:
            return party
    party = access.seat(account, party_id)
    if party.client.sealed_at is not None:
        raise Sealed
    return party


def circle(client: Client, present: list[Party], everyone: list[Party], law: Law, now: datetime) -> Circle:
    """Whose consent this client's session needs. Raises `Refused` where a minor has no guardian on file."""
    in_it = {party.pk for party in present} | {party.pk for party in everyone if party.role == "client"}
    rule = custody_rule(client)
    guardians = [party for party in everyone if party.role == "guardian" and party.counts]
    groups: tuple[tuple[PersonId, ...], ...] = ()
    if is_minor(client, everyone, law, now) and rule != Custody.Rule.ALONE:
        if not guardians:
            raise Refused("no guardian who may decide is on file for this minor", "R7")
        if rule == Custody.Rule.ALL:
            in_it |= {party.pk for party in guardians}
        else:
            groups = (tuple(PersonId(str(party.pk)) for party in guardians),)
    return Circle(tuple(PersonId(str(pk)) for pk in sorted(in_it, key=str)), groups)


def everyone_asked(session: Session, transcript: Transcript) -> None:
    """Raises `Refused` where more people speak in an hour than were there by the clinician's word: whoever speaks is asked (R7)."""
    others = {name.casefold() for name, role in transcript.speakers if role is Role.OTHER}
    voices = {*others, *(role for _, role in transcript.speakers if role in (Role.CLIENT, Role.CLIENT_2))}
    everyone = list(session.client.parties.all())
    asked = {party.pk for party in (*present_in(session, everyone), *(one for one in everyone if one.role == "client"))}
    if len(voices) > len(asked) or (Role.CLIENT_2 in voices and not asked & _second_clients(everyone)):
        raise Refused(
            "more people speak in this hour than you said were there: add who is missing beside this client, then ask again",
            "R7",
        )


def _second_clients(everyone: list[Party]) -> set[UUID]:
    """Whose voice the second client's can be: a partner's; where none is on file, anyone's but an interpreter's."""
    partners = {party.pk for party in everyone if party.role == "partner"}
    return partners or {party.pk for party in everyone if party.role not in HELPS}


def present_in(session: Session, everyone: list[Party]) -> list[Party]:
    """Who was there, as the clinician said; where nobody was named, everyone who usually is."""
    named = {party.pk for party in session.present.all()}
    return [party for party in everyone if (party.pk in named if named else party.in_the_room)]


def custody_rule(client: Client) -> str:
    """How guardians decide; all of them, until a human has attested something else."""
    found: Custody | None = getattr(client, "custody", None)
    return found.rule if found else Custody.Rule.ALL


def is_minor(client: Client, everyone: list[Party], law: Law, now: datetime) -> bool:
    """Not of age today. With a guardian on file and no birth date, they count as a minor: the careful guess."""
    majority = majority_day(client, law)
    if majority is None:
        return any(party.role == "guardian" for party in everyone)
    return timezone.localdate(now) < majority


def answers_until(client: Client, law: Law, longest: datetime, now: datetime) -> datetime:
    """A minor's answers, and their guardians', end on the day of majority (R46)."""
    majority = majority_day(client, law)
    if majority is None or timezone.localdate(now) >= majority:
        return longest
    midnight = datetime.combine(majority, datetime.min.time(), timezone.get_current_timezone())
    return min(longest, midnight)
