"""The front door: everyone is sent to their own rooms."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render

from handrail.web.project.tags import lock_mark
from handrail.web.records.models import Account, Staff


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Send a signed-in person home; show a stranger what this is."""
    account = request.user
    if not isinstance(account, Account):
        return redirect("public:welcome")
    member = account.staff_or_none
    if member is None:
        return redirect("client:home" if account.client_or_none or not account.seats.exists() else "client:seats")
    return redirect("therapist:today" if member.role == Staff.Role.CLINICIAN else "oversight:home")


def address(request: HttpRequest) -> HttpResponse:
    """With which address they sign in. Only a new link from the practice changes it: nothing here could prove another one."""
    return render(request, "account/email.html")


def awake(request: HttpRequest) -> JsonResponse:
    """For a locked page that someone came back to: who is signed in now, and a fresh token for its forms."""
    return JsonResponse({"who": lock_mark(request), "csrf": get_token(request)})


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not here, or not yours: the same page either way (R19)."""
    return render(request, "missing.html", status=404)
