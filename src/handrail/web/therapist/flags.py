"""Safety language: seen, then what was done about it. Never rated, never closed by anything but a human's words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.web.actions import access
from handrail.web.actions.disposition_flag import disposition_flag
from handrail.web.actions.see_flag import see_flag
from handrail.web.therapist.signed_in import account_of


@require_POST
def seen(request: HttpRequest, flag_id: UUID) -> HttpResponse:
    """I have seen this."""
    also = _also(request)
    flag = see_flag(account_of(request), flag_id, also)
    if request.headers.get("HX-Request"):
        return render(request, "therapist/_flag_seen.html", {"flag": flag, "also": also})
    return redirect("therapist:today")


@require_POST
def done(request: HttpRequest, flag_id: UUID) -> HttpResponse:
    """What I did about it."""
    flag = disposition_flag(account_of(request), flag_id, request.POST.get("text", ""), _also(request))
    if request.headers.get("HX-Request"):
        return render(request, "therapist/_flag_done.html", {"flag": flag})
    return redirect("therapist:today")


def _also(request: HttpRequest) -> tuple[UUID, ...]:
    """The card's other flags, as its hidden fields name them."""
    try:
        return tuple(UUID(value) for value in request.POST.getlist("also"))
    except ValueError:
        raise access.Denied from None
