"""Quiet lines beside the plan (handbook 3.1): a review that is due, a goal that no note tells of, a technique that is not planned.

Counted by code from signed papers. They hold nobody up and go nowhere but to those who read the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.utils import formats, timezone

from handrail.kinds.thread import named, review_day
from handrail.papers import codec
from handrail.papers.kind import Author, Step
from handrail.papers.signed import Line, Signed
from handrail.web.actions.agreed import OF_A_NOTE
from handrail.web.actions.goals import PLANS
from handrail.web.records.formats import find
from handrail.web.records.models import Client, Document
from handrail.wiring import deployment

REVIEW_SECTIONS = {"treatment-plan": "Review date", "plan-review": "Next review date"}
NOTES = 12
"""So many notes are opened, the newest, and only where the plan itself is read."""


@dataclass(frozen=True, slots=True)
class New:
    """A technique that signed notes name and the plan does not, with the newest note that does."""

    technique: str
    note: Document


@dataclass(frozen=True, slots=True)
class Checks:
    """What stands beside a plan. `untold`: a goal's number, and the sentence about it."""

    overdue: str
    untold: tuple[tuple[int, str], ...]
    unplanned: tuple[New, ...]


def of_plan(document: Document) -> Checks | None:
    """The checks of the newest plan; None beside an older one and beside every other document, or where nothing is to be said."""
    plan = newest_plan(document.client) if document.kind in PLANS else None
    if plan is None or plan.pk != document.pk:
        return None
    sentences = untold(document.client)
    numbers = document.client.goals.filter(pk__in=sentences).values_list("number", "pk")
    found = Checks(overdue(document), tuple((number, sentences[pk]) for number, pk in numbers), unplanned(document))
    return found if found.overdue or found.untold or found.unplanned else None


def newest_plan(client: Client) -> Document | None:
    """The newest plan or review of it that counts."""
    papers = Document.objects.filter(Document.COUNTS, Document.OPEN, client=client, kind__in=PLANS, amended_by__isnull=True)
    return papers.order_by("-signed_at").defer("body_sealed").first()


def overdue(plan: Document | None) -> str:
    """One sentence when the plan's review is due, by its own date or after the practice's days; empty otherwise."""
    if plan is None:
        return ""
    signed_on, today = timezone.localdate(plan.signed_at), timezone.localdate()
    lines = codec.load(Signed, plan.get("body")).lines
    own = review_day(" ".join(line.text for line in lines if line.section == REVIEW_SECTIONS[plan.kind]), signed_on)
    days = deployment().review_days
    if own is not None:
        return f"The plan was to be reviewed on {_told(own)}." if own < today else ""
    if today - signed_on <= timedelta(days=days):
        return ""
    return f"The plan was signed on {_told(signed_on)} and not reviewed since; {days} days are usual here."


def untold(client: Client) -> Mapping[UUID, str]:
    """A sentence for each open goal that no signed note has told of within the practice's days."""
    today, days = timezone.localdate(), deployment().review_days
    note = Q(sessions__documents__in=Document.objects.filter(Document.COUNTS, Document.OPEN, OF_A_NOTE, client=client))
    rows = client.goals.filter(ended_on__isnull=True, since__lt=today - timedelta(days=days))
    last = rows.order_by().values("pk").annotate(told=Max("sessions__starts_at", filter=note)).values_list("pk", "told")
    return {
        pk: f"No signed note has told of it since {_told(timezone.localdate(told))}."
        if told
        else "No signed note has told of it."
        for pk, told in last
        if told is None or timezone.localdate(told) < today - timedelta(days=days)
    }


def unplanned(plan: Document) -> tuple[New, ...]:
    """Techniques that notes since the plan name as done and neither it, the plan before it nor a goal names."""
    papers = Document.objects.filter(Document.COUNTS, Document.OPEN, client_id=plan.client_id)
    plans = [*papers.filter(kind=PLANS[0], signed_at__lt=plan.signed_at).order_by("-signed_at")[:1], plan]
    planned = set(named("\n".join(line.text for paper in plans for line in codec.load(Signed, paper.get("body")).lines)))
    for goal in plan.client.goals.all():
        body = goal.get("body")
        interventions = body.get("interventions") or []
        planned |= set(named(interventions if isinstance(interventions, str) else "\n".join(interventions)))
    found: dict[str, Document] = {}
    notes = papers.filter(OF_A_NOTE, session__starts_at__gt=plan.signed_at, amended_by__isnull=True)
    for note in notes.select_related("session").order_by("-session__starts_at")[:NOTES]:
        for technique in named("\n".join(line.text for line in _done(note))):
            found.setdefault(technique, note)
    return tuple(New(technique, note) for technique, note in found.items() if technique not in planned)


def _done(note: Document) -> list[Line]:
    """Lines of where a note tells what was done in the hour. What the client did at home is no intervention."""
    kind = find(note.kind)
    sections = kind.thread()[Step.INTERVENTION] if kind else ()
    lines = codec.load(Signed, note.get("body")).lines
    return [line for line in lines if line.section in sections and line.author is not Author.CODE and not _of_client(line.text)]


def _of_client(text: str) -> bool:
    return text.lstrip("- ").startswith(("Client", "The client", "They ", "He ", "She "))


def _told(on: date) -> str:
    return formats.date_format(on, "j F Y")
