"""Homework: what was agreed, and whether it was done. Written by the clinician; the client reads what is open on their home."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Goal, Homework

OUTCOMES = ("", "done", "partly", "not done")
"""Empty: still open."""
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Work:
    """What a clinician wrote of it. Days that are None are as they were, or today; `goal_id`: the goal that it serves."""

    text: str
    goal_id: UUID | None = None
    agreed_on: date | None = None
    outcome: str = ""
    progress: str = ""
    answered_on: date | None = None


@transaction.atomic
def agree_homework(account: Account, client_id: UUID, work: Work) -> Homework:
    """Write down what was agreed."""
    client = access.treated_for_change(account, client_id)
    return _keep(account, client, Homework(client=client), work)


@transaction.atomic
def change_homework(account: Account, homework_id: UUID, work: Work) -> Homework:
    """What came of it, or better words for it."""
    row = _held(account, homework_id)
    return _keep(account, row.client, row, work)


@transaction.atomic
def remove_homework(account: Account, homework_id: UUID) -> None:
    """Take back what was written down by mistake; its client reads it no more. What was answered stays."""
    row = _held(account, homework_id)
    if row.answered_on is not None:
        raise BadInput("this was answered already; it stays in the record")
    facts = _facts(account, row)
    row.delete()
    ledger.note(ledger.Kind.HOMEWORK_REMOVED, row.client_id, facts)


def told(body: dict[str, Any]) -> str:
    """What came of it, as one phrase; empty while nobody has said.

    >>> told({"outcome": "done", "progress": "3 of 5"}), told({"outcome": "not done"}), told({"progress": "4 of 14"})
    ('done, 3 of 5', 'not done', '4 of 14')
    """
    return ", ".join(part for part in (body.get("outcome"), body.get("progress")) if part)


def _held(account: Account, homework_id: UUID) -> Homework:
    client_id = Homework.objects.filter(pk=homework_id).values_list("client_id", flat=True).first()
    if client_id is None:
        raise access.Denied
    access.treated_for_change(account, client_id)
    row = Homework.objects.select_related("client").filter(pk=homework_id).first()
    if row is None:  # taken back meanwhile
        raise access.Denied
    return row


def _keep(account: Account, client: Client, row: Homework, work: Work) -> Homework:
    today = timezone.localdate()
    row.goal = _goal(client, work.goal_id)
    row.agreed_on = work.agreed_on or row.agreed_on or today
    row.answered_on = (work.answered_on or row.answered_on or today) if work.outcome else None
    if row.agreed_on > today or (row.answered_on and not row.agreed_on <= row.answered_on <= today):
        raise BadInput("homework is agreed first and answered then, today at the latest")
    row.put(body=_body(work))
    row.save()
    ledger.note(ledger.Kind.HOMEWORK_WRITTEN, client.pk, _facts(account, row))
    return row


def _goal(client: Client, goal_id: UUID | None) -> Goal | None:
    if goal_id is None:
        return None
    goal = client.goals.filter(pk=goal_id).first()
    if goal is None:
        raise BadInput("this is no goal of this client")
    return goal


def _body(work: Work) -> dict[str, Any]:
    text, progress = (" ".join(part.split()) for part in (work.text, work.progress))
    if work.outcome not in OUTCOMES:
        raise BadInput("homework is done, partly done, not done or still open")
    if not text or len(text) > LONGEST or len(progress) > LONGEST:
        raise BadInput("say in a few words, 500 characters at most, what was agreed")
    return {"text": text, "outcome": work.outcome, "progress": progress}


def _facts(account: Account, row: Homework) -> dict[str, object]:
    return {"homework": str(row.pk), "by": str(access.staff(account).pk)}
