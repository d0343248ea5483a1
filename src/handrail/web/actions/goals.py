"""Goals of the plan: written, changed, ended and opened again by a clinician. A signed plan's objectives are offered, never taken."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from handrail.kinds import KINDS
from handrail.kinds.smart import lacks
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.signed import Signed
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Client, Document, Goal

PLANS = ("treatment-plan", "plan-review")
ENDS = ("reached", "closed")
LONGEST = 500
NEAR = 2
"""Of a verb, a number, a baseline, a date and who does it, an objective in a review lacks so many at most."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a clinician wrote of a goal. `words`: the client's own; `objective`: how both will know."""

    title: str
    words: str = ""
    objective: str = ""
    interventions: tuple[str, ...] = ()
    since: date | None = None
    """None: today, or as it was."""


@dataclass(frozen=True, slots=True)
class Objective:
    """One line of a signed plan that is no goal yet."""

    document: Document
    line: int
    text: str


@transaction.atomic
def add_goal(account: Account, client_id: UUID, goal: Written) -> Goal:
    """Write one down; it gets the next number."""
    return _new(account, access.treated_for_change(account, client_id), goal)


@transaction.atomic
def change_goal(account: Account, goal_id: UUID, goal: Written) -> Goal:
    """Other words, another target. What was signed about it stays as it was signed."""
    row = _held(account, goal_id)
    row.since = _day(goal.since) if goal.since else row.since
    return _keep(account, row, row.get("body") | _body(goal))


@transaction.atomic
def end_goal(account: Account, goal_id: UUID, end: str) -> Goal:
    """It was reached, or is closed for another reason; today."""
    if end not in ENDS:
        raise BadInput("a goal is reached or closed")
    row = _held(account, goal_id)
    if row.ended_on is not None:
        raise BadInput("this goal has ended already")
    row.ended_on = timezone.localdate()
    return _keep(account, row, {**row.get("body"), "end": end}, ledger.Kind.GOAL_ENDED)


@transaction.atomic
def open_again(account: Account, goal_id: UUID) -> Goal:
    """It goes on, under its old number."""
    row = _held(account, goal_id)
    row.ended_on = None
    return _keep(account, row, {**row.get("body"), "end": ""}, ledger.Kind.GOAL_OPENED_AGAIN)


@transaction.atomic
def take_objective(account: Account, document_id: UUID, line: int) -> Goal:
    """Make one objective of a signed plan a goal. Taken twice, it is the same goal."""
    return _from_plan(account, document_id, line)[0]


@transaction.atomic
def leave_objective(account: Account, document_id: UUID, line: int) -> Goal:
    """It shall be no goal: from now it stands among the closed ones, to be opened there. What somebody took meanwhile goes on."""
    row, is_new = _from_plan(account, document_id, line)
    return end_goal(account, row.pk, "closed") if is_new else row


def offered(client: Client) -> tuple[Objective, ...]:
    """Objectives of the newest signed plan, and of the last review since, that nobody has made a goal yet. Two papers are opened.

    A review's section holds other sentences as well: only what is near an objective is offered.
    """
    papers = Document.objects.filter(Document.COUNTS, Document.OPEN, client=client, kind__in=PLANS, amended_by__isnull=True)
    newest = list(papers.order_by("-signed_at").defer("body_sealed")[:1])
    if newest and newest[0].kind != PLANS[0]:
        newest += papers.filter(kind=PLANS[0]).order_by("-signed_at").defer("body_sealed")[:1]
    lines = [Objective(document, line, text) for document in reversed(newest) for line, text in _objectives(document)]
    if not lines:
        return ()
    bodies = [row.get("body") for row in client.goals.all()]
    taken = {body.get("title", "") for body in bodies} | {(body.get("plan") or {}).get("line", "") for body in bodies}
    return tuple(
        one for one in lines if one.text not in taken and (one.document.kind == PLANS[0] or len(lacks(one.text)) <= NEAR)
    )


def _objectives(document: Document) -> list[tuple[int, str]]:
    kind = KINDS.get(document.kind)
    names = {section.name for section in kind.sections if section.objectives} if kind else set()
    lines = codec.load(Signed, document.get("body")).lines
    return [(place, line.text.strip()) for place, line in enumerate(lines) if line.section in names]


def _from_plan(account: Account, document_id: UUID, line: int) -> tuple[Goal, bool]:
    """The goal of that objective, and whether it is new."""
    document = Document.objects.filter(Document.OPEN, pk=document_id).first()
    if document is None:
        raise access.Denied
    client = access.treated_for_change(account, document.client_id)
    text = dict(_objectives(document)).get(line)
    if text is None or document.kind not in PLANS or not document.counts:
        raise BadInput("this is no objective of a signed plan")
    source = {"document": str(document.pk), "line": text}
    there = next((row for row in client.goals.all() if row.get("body").get("plan") == source), None)
    return (there, False) if there else (_new(account, client, Written(text[:LONGEST]), plan=source), True)


def _held(account: Account, goal_id: UUID) -> Goal:
    client_id = Goal.objects.filter(pk=goal_id).values_list("client_id", flat=True).first()
    if client_id is None:
        raise access.Denied
    return access.treated_for_change(account, client_id).goals.get(pk=goal_id)


def _new(account: Account, client: Client, goal: Written, **more: object) -> Goal:
    last = client.goals.aggregate(last=Max("number"))["last"] or 0
    return _keep(account, Goal(client=client, number=last + 1, since=_day(goal.since)), _body(goal) | more)


def _keep(account: Account, row: Goal, body: dict[str, Any], kind: ledger.Kind = ledger.Kind.GOAL_WRITTEN) -> Goal:
    row.put(body=body)
    row.save()
    ledger.note(kind, row.client_id, {"goal": str(row.pk), "by": str(access.staff(account).pk)})
    return row


def _body(goal: Written) -> dict[str, Any]:
    body = {"title": _tidy(goal.title), "words": _tidy(goal.words), "objective": _tidy(goal.objective)}
    interventions = [_tidy(one) for one in goal.interventions if one.strip()]
    if not body["title"]:
        raise BadInput("a goal needs a few words")
    if any(len(text) > LONGEST for text in (*body.values(), ", ".join(interventions))):
        raise BadInput("keep each part of a goal under 500 characters")
    return {**body, "interventions": interventions}


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _day(on: date | None) -> date:
    today = timezone.localdate()
    if on is not None and on > today:
        raise BadInput("a goal begins today or before")
    return on or today
