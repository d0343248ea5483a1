"""Records opened in an emergency: looked at afterwards by someone else. The owner sees who, when and which reason; no names, no words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.web.actions import access, break_glass, cosign
from handrail.web.oversight.signed_in import account_of
from handrail.web.records.models import BreakGlass, Staff


def openings(request: HttpRequest) -> HttpResponse:
    """All of them, the unjudged first."""
    account = account_of(request)
    member = access.overseer(account)
    context = {
        "openings": break_glass.to_judge(account)[:100],
        "verdicts": BreakGlass.Verdict.choices,
        "words": member.role == Staff.Role.SUPERVISOR,
        "member": member,
        "room": "oversight",
    }
    return render(request, "oversight/emergencies.html", context)


@require_POST
def judge(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """Was it justified?"""
    break_glass.judge_opening(account_of(request), opening_id, request.POST.get("verdict", ""))
    return redirect("oversight:emergencies")


def to_cosign(request: HttpRequest) -> HttpResponse:
    """Trainees' documents that wait for this supervisor."""
    account = account_of(request)
    access.supervisor(account)
    return render(request, "oversight/cosign.html", {"documents": cosign.waiting(account), "room": "oversight"})
