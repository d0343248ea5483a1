"""Consent as the record holds it: the facts that door 1 judges, asked afresh from the database each time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from handrail import flow
from handrail.jurisdictions import Law
from handrail.papers.errors import Refused, Tampered
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Decision, Permit
from handrail.papers.purpose import Material, Purpose, needed
from handrail.papers.transcript import Source
from handrail.web.actions import parties, terms
from handrail.web.records import consent_seal, formats
from handrail.web.records.models import Care, Client, ConsentDecision, Session
from handrail.wiring import deployment

MATERIAL = {Source.TRANSCRIPT: Material.UPLOADED_TEXT, Source.TYPED_NOTES: Material.TYPED_NOTES}
NO_STUDY = "no study is running"


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that a judgement about one session needs."""

    client: Client
    circle: parties.Circle
    decisions: list[Decision]
    law: Law
    terms: Mapping[Purpose, str]
    ai_on: bool

    def permit(self, purposes: Collection[Purpose], now: datetime) -> Permit:
        """Door 1, on this ground."""
        return flow.may(
            purposes,
            client=ClientId(str(self.client.pk)),
            parties=self.circle.all_of,
            any_of=self.circle.any_of,
            decisions=self.decisions,
            ai_on=self.ai_on,
            now=now,
            terms=self.terms,
            off=off(self.law),
            lead=timedelta(hours=self.law.hours_before_service) if Purpose.TRANSCRIPTION in purposes else timedelta(0),
        )


def permit(session: Session, purposes: Collection[Purpose], now: datetime | None = None) -> Permit:
    """Leave for these purposes on this session, asked afresh from the database; `Refused` says why not."""
    now = now or timezone.now()
    return ground(session, now).permit(purposes, now)


def permit_for_client(client: Client, purposes: Collection[Purpose], now: datetime | None = None) -> Permit:
    """Leave for something that belongs to no single session: everyone who is usually in the room is asked for."""
    now = now or timezone.now()
    law = terms.usual_law(client)
    everyone = list(client.parties.all())
    in_the_room = [party for party in everyone if party.in_the_room]
    circle = parties.circle(client, in_the_room, everyone, law, now)
    return _ground(client, circle, law).permit(purposes, now)


def ground(session: Session, now: datetime) -> Ground:
    """The facts about one session: who was there, what each answered, and whose law holds."""
    # Afresh: a cached row would not know that AI was stopped.
    client = Client.objects.select_related("custody").get(pk=session.client_id)
    prefetch_related_objects([client], "parties")
    session.client = client
    everyone = list(client.parties.all())
    present = parties.present_in(session, everyone)
    law = terms.law_for(session, present)
    return _ground(client, parties.circle(client, present, everyone, law, now), law)


def grounds(clients: list[Client], now: datetime) -> dict[UUID, Ground | None]:
    """The ground of many clients at once, for pages: everyone usually in the room. None where nothing can be permitted."""
    rows = ConsentDecision.objects.filter(client__in=[client.pk for client in clients]).select_related("lapse").order_by("pk")
    answers: dict[UUID, list[ConsentDecision]] = {client.pk: [] for client in clients}
    for row in rows:
        answers[row.client_id].append(row)
    care = Prefetch("care", Care.objects.select_related("staff"))
    prefetch_related_objects(clients, "parties", "custody", care, "care__staff__licences")
    found: dict[UUID, Ground | None] = {}
    for client in clients:
        law = terms.usual_law(client)
        everyone = list(client.parties.all())
        try:
            circle = parties.circle(client, [party for party in everyone if party.in_the_room], everyone, law, now)
            papers = [_paper(row) for row in answers[client.pk]]
        except (Refused, Tampered):
            found[client.pk] = None
            continue
        found[client.pk] = Ground(
            client, circle, papers, law, terms.terms(terms.home_law(client)), client.ai_on and deployment().ai == "on"
        )
    return found


def off(law: Law, language: str = "en") -> dict[Purpose, str]:
    """What no yes can switch on here, with the reason."""
    found = dict(law.off(language))
    if not deployment().study:
        found[Purpose.RESEARCH] = NO_STUDY
    return found


def decisions(client: Client) -> list[Decision]:
    """Every decision in a client's record, oldest first, each held against its seal. `Refused` for one that was changed."""
    rows = ConsentDecision.objects.filter(client=client).select_related("lapse").order_by("pk")
    try:
        return [_paper(row) for row in rows]
    except Tampered as changed:
        raise Refused(str(changed), "R20") from None


def purposes_for(kind_keys: Iterable[str], source: Source) -> frozenset[Purpose]:
    """What a walk needs leave for: each kind's own purpose, and what that rests on for this kind of source."""
    return needed([formats.kind(key).purpose for key in kind_keys], MATERIAL[source])


def _ground(client: Client, circle: parties.Circle, law: Law) -> Ground:
    ai_on = client.ai_on and deployment().ai == "on"
    return Ground(client, circle, decisions(client), law, terms.terms(terms.home_law(client)), ai_on)


def _paper(row: ConsentDecision) -> Decision:
    consent_seal.check(row)
    given = row.given and not hasattr(row, "lapse")  # a lapsed yes is none, whatever the clock says
    return Decision(PersonId(str(row.party_id)), Purpose(row.purpose), given, row.at, row.expires_at, row.pk, row.terms)
