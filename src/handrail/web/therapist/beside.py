"""Guardians, partners and group members: what each may see beside the client."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import access, grants
from handrail.web.therapist.signed_in import account_of


def people(request: HttpRequest, client_id: UUID, sentence: str = "") -> HttpResponse:
    """Who is beside this client; a form for each class of things."""
    account = account_of(request)
    context = {
        "client": access.treated(account, client_id),
        "people": grants.beside(account, client_id),
        "sentence": sentence,
        "room": "clients",
    }
    return render(request, "therapist/beside.html", context, status=422 if sentence else 200)


@require_POST
def let_see(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Let one person see one class of things."""
    account = account_of(request)
    party = access.treated_party(account, seat_id)
    try:
        grants.let_see(account, seat_id, request.POST.get("what", ""))
    except BadInput as error:
        return people(request, party.client_id, str(error))
    return redirect("therapist:beside", party.client_id)


@require_POST
def end_grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """It ends now, with a reason."""
    account = account_of(request)
    client_id = access.treated_grant(account, grant_id).client_id
    try:
        grants.end_grant(account, grant_id, request.POST.get("why", ""))
    except BadInput as error:
        return people(request, client_id, str(error))
    return redirect("therapist:beside", client_id)
