"""Goals on a client's page, an objective taken from the plan with one click, and what an hour worked on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import access, goals, link_goals
from handrail.web.records.models import Goal
from handrail.web.therapist import clients
from handrail.web.therapist.course_forms import GoalForm, refuse
from handrail.web.therapist.named import back_to_draft
from handrail.web.therapist.signed_in import account_of


@require_POST
def add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Another goal."""
    account = account_of(request)
    access.treated(account, client_id)
    form = GoalForm(request.POST)
    try:
        if form.is_valid():
            return _back(goals.add_goal(account, client_id, form.written()))
    except BadInput as error:
        refuse(form, error)
    return clients.page(request, client_id, form)


@require_POST
def change(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Keep other words, end it, or open it again: the button says which."""
    account = account_of(request)
    row = Goal.objects.filter(pk=goal_id).first()
    if row is None:
        raise access.Denied
    access.treated(account, row.client_id)
    act = request.POST.get("act", "")
    form = GoalForm(request.POST, goal=row)
    try:
        if act == "open":
            return _back(goals.open_again(account, goal_id))
        if act in goals.ENDS:
            return _back(goals.end_goal(account, goal_id, act))
        if form.is_valid():
            return _back(goals.change_goal(account, goal_id, form.written()))
    except BadInput as error:
        refuse(form, error)
    return clients.page(request, row.client_id, form)


@require_POST
def take_objective(request: HttpRequest, document_id: UUID, line: int) -> HttpResponse:
    """One objective of the signed plan becomes a goal, or shall be none: the button says which."""
    act = goals.leave_objective if request.POST.get("act") == "leave" else goals.take_objective
    return _back(act(account_of(request), document_id, line))


@require_POST
def of_hour(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What this hour worked on; nothing ticked means nothing."""
    account = account_of(request)
    access.treated_session(account, session_id)
    try:
        chosen = [UUID(text) for text in request.POST.getlist("goal")]
    except ValueError as error:
        raise BadInput("one of these is no goal of this client") from error
    link_goals.link_goals(account, session_id, chosen)
    return back_to_draft(request, "#named") or redirect(reverse("therapist:session", args=[session_id]) + "#goals-h")


def _back(goal: Goal) -> HttpResponse:
    return redirect(reverse("therapist:client", args=[goal.client_id]) + "#goals-h")
