"""Consent as the record holds it: the facts that door 1 judges."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils import timezone

from handrail import flow, kinds
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.permit import Decision, Permit
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Source
from handrail.web.records.models import Client, ConsentDecision, Session
from handrail.wiring import deployment


def permit(session: Session, purposes: Collection[Purpose], now: datetime | None = None) -> Permit:
    """Leave for these purposes on this session, asked afresh from the database; `Refused` says why not."""
    now = now or timezone.now()
    client = Client.objects.only("id", "ai_on").get(pk=session.client_id)
    parties = session.client.parties.values_list("pk", flat=True)
    return flow.may(
        purposes,
        client=ClientId(str(client.pk)),
        parties=[PersonId(str(party)) for party in parties],
        decisions=decisions(client),
        ai_on=client.ai_on and deployment().ai == "on",
        now=now,
    )


def decisions(client: Client) -> list[Decision]:
    """Every decision in a client's record, oldest first."""
    rows = ConsentDecision.objects.filter(client=client).order_by("at", "pk")
    return [Decision(PersonId(str(row.party_id)), Purpose(row.purpose), row.given, row.at, row.expires_at) for row in rows]


def purposes_for(kind_keys: Iterable[str], source: Source) -> frozenset[Purpose]:
    """What a walk needs leave for: each kind's own purpose, and transcription where there was a recording."""
    wanted = {kinds.kind(key).purpose for key in kind_keys}
    if source is Source.TRANSCRIPT:
        wanted.add(Purpose.TRANSCRIPTION)
    return frozenset(wanted)
