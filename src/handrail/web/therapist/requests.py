"""What clients asked for, with the day by which a human answers; and writing down who was told what (R42)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.papers.errors import HandrailError
from handrail.web.actions import access, read_words, rights
from handrail.web.records.models import Disclosure
from handrail.web.therapist.signed_in import account_of


def waiting(request: HttpRequest) -> HttpResponse:
    """Open requests of this clinician's clients, the nearest day first."""
    account = account_of(request)
    access.clinician(account)
    return _page(request, "")


@require_POST
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One answer to one request."""
    try:
        rights.answer(account_of(request), request_id, request.POST.get("accept") == "yes", request.POST.get("text", ""))
    except HandrailError as error:
        return _page(request, str(error), status=422)
    return redirect("therapist:requests")


@require_POST
def read(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """I have read these words."""
    read_words.read_words(account_of(request), request_id)
    return redirect("therapist:requests")


def disclosures(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Who was told what about a client, and a form for another."""
    account = account_of(request)
    client = access.treated(account, client_id)
    said = ""
    if request.method == "POST":
        asked = [request.POST.get(name, "") for name in ("why", "to", "what")]
        try:
            rights.disclose(account, client_id, *asked)
            return redirect("therapist:disclosures", client_id)
        except HandrailError as error:
            said = str(error)
    rows = client.disclosures.select_related("by")
    context = {"client": client, "rows": rows, "whys": Disclosure.Why.choices, "sentence": said, "room": "clients"}
    return render(request, "therapist/disclosures.html", context, status=422 if said else 200)


def _page(request: HttpRequest, sentence: str, status: int = 200) -> HttpResponse:
    account = account_of(request)
    first = read_words.waiting(account)
    rows = [row for row in rights.waiting(account) if row not in first]
    context = {"rows": rows, "first": first, "today": timezone.localdate(), "sentence": sentence, "room": "clients"}
    return render(request, "therapist/requests.html", context, status=status)
