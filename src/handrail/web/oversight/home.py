"""Counts that answer a question, for the practice; the covered caseload, for a supervisor. No clinical content for the owner."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail import wiring
from handrail.web.actions import access
from handrail.web.oversight.signed_in import account_of
from handrail.web.records import ledger
from handrail.web.records.models import Client, Draft, Staff, WalkRequest


def home(request: HttpRequest) -> HttpResponse:
    """What waits, whether AI is on and which model, and the ledger's newest checkpoint."""
    account = account_of(request)
    member = access.overseer(account)
    context = {
        "member": member,
        "is_owner": member.role == Staff.Role.OWNER,
        "clinicians": Staff.objects.filter(role=Staff.Role.CLINICIAN).annotate(
            open_drafts=Count("sessions__drafts", filter=Q(sessions__drafts__state__in=Draft.OPEN), distinct=True),
            clients=Count("care__client", distinct=True),
        ),
        "clients": Client.objects.count(),
        "ai_off": Client.objects.filter(ai_on=False).count(),
        "walks": WalkRequest.objects.values("state").annotate(count=Count("pk")).order_by("state"),
        "model": wiring.parts().backend.model(),
        "ai": wiring.deployment().ai,
        "checkpoint": ledger.latest_checkpoint(),
        "caseload": access.caseload(account) if member.role == Staff.Role.SUPERVISOR else (),
    }
    return render(request, "oversight/home.html", context)
