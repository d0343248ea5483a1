"""Keep one client's record beyond its day: a human's act, with a reason and an end (R41)."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, legal_hold
from handrail.web.therapist.signed_in import account_of, stepped_up_at


def holds(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What is held and why, and a form for another."""
    account = account_of(request)
    client = access.treated(account, client_id)
    sentence, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            legal_hold.place(account, client.pk, reason, _day(request.POST.get("until", "")), stepped_up_at(request))
            return redirect("therapist:hold", client.pk)
        except (BadInput, Refused) as error:
            sentence = str(error)
    rows = legal_hold.of(account, client.pk)
    context = {"client": client, "holds": rows, "sentence": sentence, "reason": reason, "room": "clients"}
    return render(request, "therapist/holds.html", context, status=422 if sentence else 200)


@require_POST
def lift(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """It ends now."""
    access.clinician(account_of(request))
    return redirect("therapist:hold", legal_hold.lift(account_of(request), hold_id).client_id)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
