"""One client's record as a clinician's page needs it. Opening it is noted in the ledger (R20)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils import timezone

from handrail.kinds import WORKING_PAPERS
from handrail.web.actions import access, goals, plan_checks
from handrail.web.actions.goals import Objective
from handrail.web.actions.parts import Part, part
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Document, Draft, Goal, Homework, Session

SESSIONS, DOCUMENTS, ANSWERED = 20, 12, 6
"""On a page."""


@dataclass(frozen=True, slots=True)
class GoalThread:
    """A goal and what hangs on it: the golden thread. `homework_body` may be empty."""

    goal: Goal
    body: dict[str, Any]
    sessions: int
    untold: str
    """A sentence, where no signed note has told of it for long."""
    last: Session | None
    homework: Homework | None
    homework_body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What the page shows. `past`: sessions that were, newest first."""

    client: Client
    goals: tuple[GoalThread, ...]
    ended: tuple[GoalThread, ...]
    """Goals that were reached or closed."""
    offered: tuple[Objective, ...]
    """Objectives of the signed plan that are no goals yet."""
    overdue: str
    """A sentence, where the plan's review is due."""
    past: Part[Session]
    coming: Session | None
    homework: tuple[tuple[Homework, dict[str, Any]], ...]
    answered: tuple[tuple[Homework, dict[str, Any]], ...]
    """Homework that was done or not, the newest first."""
    documents: Part[Document]
    drafts: tuple[Draft, ...]
    may_act: bool


def read_record(account: Account, client_id: UUID, *, sessions: int = 1, documents: int = 1) -> Record:
    """Open a record through an active care relationship; which page of its sessions and of its documents."""
    client = access.readable(account, client_id)
    may_act = access.caseload(account, access.ACTING).filter(pk=client.pk).exists()
    with transaction.atomic():
        ledger.note(ledger.Kind.RECORD_OPENED, client.pk, {"by": str(access.staff(account).pk)})
    now = timezone.now()
    drafts = Draft.objects.defer("body_sealed", "written_sealed").exclude(kind__in=WORKING_PAPERS)
    homework = [(row, row.get("body")) for row in client.homework.select_related("goal")]
    threads = _threads(client, now, homework)
    return Record(
        client=client,
        goals=tuple(thread for thread in threads if thread.goal.ended_on is None),
        ended=tuple(thread for thread in threads if thread.goal.ended_on is not None),
        offered=goals.offered(client) if may_act else (),
        overdue=plan_checks.overdue(plan_checks.newest_plan(client)),
        past=part(_past(client, now), sessions, SESSIONS),
        coming=client.sessions.filter(starts_at__gt=now).order_by("starts_at").first(),
        homework=tuple((row, body) for row, body in homework if row.answered_on is None),
        answered=tuple((row, body) for row, body in homework if row.answered_on is not None)[:ANSWERED],
        documents=part(_papers(client), documents, DOCUMENTS),
        drafts=tuple(drafts.filter(client=client, state__in=Draft.OPEN).select_related("session")),
        may_act=may_act,
    )


def _past(client: Client, now: datetime) -> QuerySet[Session]:
    """Each with its goals, papers and drafts, and of what is sealed in them not a byte."""
    papers = Document.objects.filter(Document.OPEN).defer("body_sealed")
    drafts = Draft.objects.defer("body_sealed", "written_sealed").exclude(kind__in=WORKING_PAPERS)
    rows = client.sessions.filter(starts_at__lte=now).order_by("-starts_at", "-number")
    return rows.prefetch_related("goals", Prefetch("documents", papers), Prefetch("drafts", drafts))


def _papers(client: Client) -> QuerySet[Document]:
    rows = Document.objects.filter(Document.OPEN, client=client, amended_by__isnull=True).order_by("-signed_at", "pk")
    return rows.select_related("signed_by", "session", "release").defer("body_sealed", "release__body_sealed")


Agreed = list[tuple[Homework, dict[str, Any]]]


def _threads(client: Client, now: datetime, homework: Agreed) -> tuple[GoalThread, ...]:
    """The database counts each goal's sessions: there may be years of them."""
    past = Q(sessions__starts_at__lte=now)
    rows = list(client.goals.annotate(touched=Count("sessions", filter=past), last_at=Max("sessions__starts_at", filter=past)))
    last = {
        (goal, row.starts_at): row
        for row in Session.objects.filter(client=client, starts_at__in=[goal.last_at for goal in rows]).prefetch_related(
            "goals"
        )
        for goal in row.goals.all()
    }
    untold = plan_checks.untold(client)
    return tuple(_thread(goal, last.get((goal, goal.last_at)), homework, untold.get(goal.pk, "")) for goal in rows)


def _thread(goal: Goal, last: Session | None, homework: Agreed, untold: str) -> GoalThread:
    mine = next(((row, body) for row, body in homework if row.goal_id == goal.pk), None)
    return GoalThread(
        goal=goal,
        body=goal.get("body"),
        sessions=goal.touched,  # type: ignore[attr-defined]  # counted above
        untold=untold,
        last=last,
        homework=mine[0] if mine else None,
        homework_body=mine[1] if mine else {},
    )
