"""Counts that answer a question, for the practice; the covered caseload, for a supervisor. No clinical content for the owner."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail import wiring
from handrail.kinds import WORKING_PAPERS
from handrail.papers.errors import HandrailError
from handrail.web.actions import access
from handrail.web.oversight.signed_in import account_of
from handrail.web.records import ledger
from handrail.web.records.models import Care, Client, Draft, Staff, WalkRequest


@dataclass(frozen=True, slots=True)
class Desk:
    """One clinician's open work."""

    member: Staff
    clients: int
    open_drafts: int


def home(request: HttpRequest) -> HttpResponse:
    """What waits, whether AI is on and which model, and the ledger's newest checkpoint."""
    account = account_of(request)
    member = access.overseer(account)
    context = {
        "member": member,
        "is_owner": member.role == Staff.Role.OWNER,
        "clinicians": _clinicians(),
        "clients": Client.objects.count(),
        "ai_off": Client.objects.filter(ai_on=False).count(),
        "walks": WalkRequest.objects.values("state").annotate(count=Count("*")).order_by("state"),
        "model": wiring.parts().backend.model(),
        "ai": wiring.deployment().ai,
        **_ledger(),
        "caseload": access.caseload(account) if member.role == Staff.Role.SUPERVISOR else (),
    }
    return render(request, "oversight/home.html", context)


def _ledger() -> dict[str, str]:
    """Its newest checkpoint, or the sentence that says why there is none: whoever runs the practice must be able to read it here."""
    try:
        return {"checkpoint": ledger.latest_checkpoint()}
    except HandrailError as error:
        return {"broken_ledger": str(error)}


def _clinicians() -> list[Desk]:
    """Each table is counted by itself: joined, every draft would meet every client."""
    # Not grouped by the database: SQLite would then walk through every session that ever was.
    drafts = Draft.objects.filter(state__in=Draft.OPEN).exclude(kind__in=WORKING_PAPERS)
    waiting = Counter(drafts.order_by().values_list("session__clinician", flat=True))
    today = Care.objects.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()), kind__in=access.ACTING)
    clients = today.values_list("staff").annotate(Count("client", distinct=True))
    cared = dict(clients.order_by())
    members = Staff.objects.filter(role=Staff.Role.CLINICIAN)
    return [Desk(member, cared.get(member.pk, 0), waiting[member.pk]) for member in members]
