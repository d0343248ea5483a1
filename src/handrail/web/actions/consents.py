"""What clients have decided, in the words of a clinician's page. Reads only; `decide_consent` changes."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.web.records.models import Client, ConsentDecision, Party

LABELS = {
    Purpose.RECORDING: "Recording",
    Purpose.TRANSCRIPTION: "Transcription",
    Purpose.AI_NOTE_DRAFT: "Note drafts",
    Purpose.SESSION_PREP: "Session briefs",
    Purpose.PLAN_DRAFT: "Plan drafts",
    Purpose.BETWEEN_SESSION_SUPPORT: "Support between sessions",
    Purpose.PROCESS_FEEDBACK_TO_THERAPIST: "Feedback to the therapist",
    Purpose.QUALITY_IMPROVEMENT: "Quality improvement",
    Purpose.RESEARCH: "Research",
}


def choices_of(clients: Iterable[Client]) -> dict[UUID, dict[Purpose, bool]]:
    """Per client and purpose: does everyone whose consent counts say yes, now? One query for all."""
    ids = [client.pk for client in clients]
    parties: dict[UUID, set[UUID]] = defaultdict(set)
    for client_id, party_id in Party.objects.filter(client__in=ids).values_list("client_id", "pk"):
        parties[client_id].add(party_id)
    now = timezone.now()
    latest: dict[tuple[UUID, UUID, str], bool] = {}
    rows = ConsentDecision.objects.filter(client__in=ids, at__lte=now).order_by("at", "pk")
    for row in rows:
        active = row.given and row.expires_at is not None and row.expires_at > now
        latest[row.client_id, row.party_id, row.purpose] = active
    return {
        client_id: {
            purpose: bool(parties[client_id])
            and all(latest.get((client_id, party, purpose.value), False) for party in parties[client_id])
            for purpose in Purpose
        }
        for client_id in ids
    }


def limits_of(clients: Iterable[Client]) -> dict[UUID, tuple[str, ...]]:
    """What today's consents do not allow, one short phrase each; never whose no it was (R7)."""
    clients = list(clients)
    chosen = choices_of(clients)
    return {client.pk: _limits(client, chosen[client.pk]) for client in clients}


def _limits(client: Client, chosen: dict[Purpose, bool]) -> tuple[str, ...]:
    if not client.ai_on:
        return ("AI is off. Your own notes work as always.",)
    if not chosen[Purpose.AI_NOTE_DRAFT] and not chosen[Purpose.RECORDING]:
        return ("Recording and AI are off. Your own notes work as always.",)
    limits = []
    if not chosen[Purpose.RECORDING]:
        limits.append("Recording: No.")
    if not chosen[Purpose.AI_NOTE_DRAFT]:
        limits.append("Note drafts: No. You write this note by hand.")
    return tuple(limits)
