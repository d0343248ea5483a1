"""What clients have decided, in the words of a clinician's page. Reads only; `decide_consent` changes. Never whose no it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from handrail.jurisdictions import Capability
from handrail.papers.errors import Refused
from handrail.papers.purpose import Purpose
from handrail.web.actions import parties, permits, terms
from handrail.web.records.models import Client, ConsentAsking, ConsentDecision, Session

NUMBERS_HOLD = 300
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


@dataclass(frozen=True, slots=True)
class Standing:
    """What one client's consents come to now. `choices`: would door 1 let it through, with everyone usually in the room?

    `limits` says what today's consents and laws do not allow, one short phrase each; never whose no it was (R7).
    """

    choices: dict[Purpose, bool]
    limits: tuple[str, ...]


def standing(client: Client) -> Standing:
    """Choices and limits of one client, from one reading."""
    ground = permits.grounds([client], timezone.now())[client.pk]
    return Standing(_choices(ground), _limits(client, ground))


def choices_of(clients: Iterable[Client]) -> dict[UUID, dict[Purpose, bool]]:
    """The choices of many clients, in as many queries as for one."""
    return {client_id: _choices(ground) for client_id, ground in permits.grounds(list(clients), timezone.now()).items()}


def in_numbers() -> dict[Purpose, int]:
    """How many clients have a running yes of their own to each purpose. Counted at most once in five minutes.

    What others in the room said, and whose law holds, is not in it: those lie sealed, and door 1 asks them each time.
    """
    found = cache.get_or_set("consents-in-numbers", _count, NUMBERS_HOLD) or {}
    return {purpose: found.get(purpose.value, 0) for purpose in Purpose}


def _count() -> dict[str, int]:
    same = {"client": OuterRef("client"), "purpose": OuterRef("purpose"), "party": OuterRef("party"), "pk__gt": OuterRef("pk")}
    running = ConsentDecision.objects.filter(
        ~Exists(ConsentDecision.objects.filter(**same)),
        party__role="client", given=True, expires_at__gt=timezone.now(), lapse__isnull=True, client__ai_on=True,
    )  # fmt: skip
    return dict(running.order_by().values_list("purpose").annotate(Count("client", distinct=True)))


def law_says(client: Client) -> dict[Purpose, str]:
    """What the law switches off for this client, with its reason as a sentence."""
    ground = permits.grounds([client], timezone.now()).get(client.pk)
    return {purpose: f"{reason}." for purpose, reason in permits.off(ground.law).items()} if ground else {}


def no_moments(session: Session) -> str:
    """Why moments to revisit stay off for this session, as a clause; empty where everyone's law lets them be shown."""
    law = terms.law_for(session, parties.present_in(session, list(session.client.parties.all())))
    return law.because(Capability.MOMENTS_TO_REVISIT)


def wants_reading(client: Client) -> list[tuple[str, str]]:
    """Who would like to read which text with a person: their name and the purpose."""
    rows = ConsentAsking.objects.filter(client=client, read_with_staff=True, state__in=ConsentAsking.OPEN)
    return [(row.party.name, LABELS[Purpose(row.purpose)]) for row in rows.select_related("party").order_by("opened_at")]


def limits_of(clients: Iterable[Client]) -> dict[UUID, tuple[str, ...]]:
    """The limits of many clients, in as many queries as for one."""
    clients = list(clients)
    grounds = permits.grounds(clients, timezone.now())
    return {client.pk: _limits(client, grounds[client.pk]) for client in clients}


def _choices(ground: permits.Ground | None) -> dict[Purpose, bool]:
    return {purpose: ground is not None and _open(ground, purpose) for purpose in Purpose}


def _open(ground: permits.Ground, purpose: Purpose) -> bool:
    try:
        ground.permit([purpose], timezone.now())
    except Refused:
        return False
    return True


def _limits(client: Client, ground: permits.Ground | None) -> tuple[str, ...]:
    if not client.ai_on:
        return ("AI is off. Your own notes work as always.",)
    law = [f"{reason}." for reason in (permits.off(ground.law) if ground else {}).values() if reason != permits.NO_STUDY]
    drafts = ground is not None and _open(ground, Purpose.AI_NOTE_DRAFT)
    recording = ground is not None and _open(ground, Purpose.RECORDING)
    if not drafts and not recording:
        return ("Recording and AI are off. Your own notes work as always.", *law)
    limits = []
    if not recording:
        limits.append("Recording: No.")
    if not drafts:
        limits.append("Note drafts: No. You write this note by hand.")
    return (*limits, *law)
