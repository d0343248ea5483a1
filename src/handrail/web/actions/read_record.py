"""One client's record as a clinician's page needs it. Opening it is noted in the ledger (R20)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Document, Draft, Goal, Homework, Session


@dataclass(frozen=True, slots=True)
class GoalThread:
    """A goal and what hangs on it: the golden thread."""

    goal: Goal
    body: dict[str, Any]
    sessions: int
    last: Session | None
    homework: Homework | None
    homework_body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What the page shows."""

    client: Client
    goals: tuple[GoalThread, ...]
    past: tuple[Session, ...]
    coming: Session | None
    homework: tuple[tuple[Homework, dict[str, Any]], ...]
    documents: tuple[Document, ...]
    drafts: tuple[Draft, ...]
    may_act: bool


def read_record(account: Account, client_id: UUID) -> Record:
    """Open a record through an active care relationship."""
    client = access.readable(account, client_id)
    may_act = access.caseload(account, access.ACTING).filter(pk=client.pk).exists()
    with transaction.atomic():
        ledger.note(ledger.Kind.RECORD_OPENED, client.pk, {"by": str(access.staff(account).pk)})
    now = timezone.now()
    documents, drafts = (
        Document.objects.filter(Document.OPEN).defer("body_sealed"),
        Draft.objects.defer("body_sealed", "written_sealed"),
    )
    sessions = list(  # years of them, and of what is sealed in them not a byte
        client.sessions.select_related("clinician", "talk")
        .defer("talk__transcript_sealed")
        .prefetch_related("goals", Prefetch("documents", documents), Prefetch("drafts", drafts))
    )
    homework = [(row, row.get("body")) for row in client.homework.select_related("goal")]
    return Record(
        client=client,
        goals=tuple(_thread(goal, sessions, homework) for goal in client.goals.all()),
        past=tuple(session for session in sessions if session.starts_at <= now),
        coming=min((row for row in sessions if row.starts_at > now), key=lambda row: row.starts_at, default=None),
        homework=tuple(homework[:5]),
        documents=tuple(
            documents.filter(client=client, amended_by__isnull=True)
            .select_related("signed_by", "session", "release")
            .defer("body_sealed", "release__body_sealed")
        ),
        drafts=tuple(drafts.filter(client=client, state__in=Draft.OPEN).select_related("session")),
        may_act=may_act,
    )


def _thread(goal: Goal, sessions: list[Session], homework: list[tuple[Homework, dict[str, Any]]]) -> GoalThread:
    touched = [session for session in sessions if goal in session.goals.all()]
    mine = next(((row, body) for row, body in homework if row.goal_id == goal.pk), None)
    return GoalThread(
        goal=goal,
        body=goal.get("body"),
        sessions=len(touched),
        last=touched[0] if touched else None,
        homework=mine[0] if mine else None,
        homework_body=mine[1] if mine else {},
    )
