"""The front door: everyone is sent to their own rooms."""

from contextlib import suppress

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render

from handrail.web.project import uploads
from handrail.web.project.tags import lock_mark
from handrail.web.records.models import Account, Staff

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
MEGABYTE = 1024 * 1024


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


def unread(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent was not taken in: it is more than a form may hold, or no form. Says the limit, and that nothing was lost."""
    _hear_out(request)
    too_much = isinstance(exception, TOO_MUCH)
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE
    return render(request, "unread.html", {"too_much": too_much, "limit": limit}, status=413 if too_much else 400)


def _hear_out(request: HttpRequest) -> None:
    """Read what is still coming: a browser that sends on when the answer comes shows a broken connection in its place.

    Of somebody who is signed in alone, and no more than a person sends by mistake: else whoever sends without end keeps a thread.
    """
    known = isinstance(getattr(request, "user", None), Account)
    if known and int(request.META.get("CONTENT_LENGTH") or 0) <= uploads.HEARD_OUT:
        with suppress(UnreadablePostError):
            while request.read(MEGABYTE):
                pass
