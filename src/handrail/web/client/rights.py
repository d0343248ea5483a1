"""Ask to fix, limit or choose; and who was told what (R42)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.papers.errors import HandrailError
from handrail.web.actions import access, rights
from handrail.web.actions.read_words import may_speak_of_safety
from handrail.web.actions.take_copy import take_copy
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import RightsRequest

LOOKS_AT = 20_000
"""Characters of what was not sent; what was sent is shorter."""


def page(request: HttpRequest) -> HttpResponse:
    """The client's requests with their days, a form for another, and who was told what."""
    account = account_of(request)
    said, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            row = rights.ask(account, request.POST.get("kind", ""), text, _id(request.POST.get("document", "")))
            return redirect("client:sent" if may_speak_of_safety(row.text) else "client:rights")
        except HandrailError as error:
            said = str(error)
    client = account.client_or_none
    context = {
        "room": "data",
        "requests": rights.own_requests(account),
        "told": rights.own_disclosures(account),
        "documents": client.documents.filter(sealed_at__isnull=True).order_by("-signed_at") if client else (),
        "kinds": RightsRequest.Kind.choices,
        "sentence": said,
        "text": text,
        "help_first": bool(said) and may_speak_of_safety(text[:LOOKS_AT]),
        "kind": request.POST.get("kind", ""),
        "paper": request.POST.get("document", ""),
        "today": timezone.localdate(),
    }
    return render(request, "client/rights.html", context, status=422 if said else 200)


def sent(request: HttpRequest) -> HttpResponse:
    """Human help, after words that may speak of safety: the same page for everyone, and nothing on it answers them (R35, R37)."""
    access.own_record(account_of(request), sealed_too=True)
    return render(request, "client/sent.html", {"room": "data"})


@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """The complete copy, made now and handed over; nothing of it stays on a disk."""
    packed = take_copy(account_of(request))
    answer = HttpResponse(packed, content_type="application/zip")
    day = timezone.localdate().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="my-record-{day}.zip"'
    return answer


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
