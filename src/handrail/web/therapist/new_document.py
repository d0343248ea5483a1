"""Choose what to write: every kind on the shelf, by family, drafted from an hour or written by hand."""

from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, consents
from handrail.web.actions.practice_kinds import FAMILY
from handrail.web.actions.request_walk import request_walk
from handrail.web.records import formats
from handrail.web.records.models import Client, Session
from handrail.web.therapist.forms import made_for
from handrail.web.therapist.signed_in import account_of

OF_AN_HOUR = ("Progress notes", "Assessment", "For the client", FAMILY)
"""Families that speak of one hour; the others belong to the client alone."""
NOT_CHOSEN = ("Working papers",)
LATEST = 8


def new_document(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The shelf as a page. A draft needs an hour whose words are kept and a consent; a hand needs nothing."""
    account = account_of(request)
    client = access.treated(account, client_id)
    if request.method != "POST":
        return _page(request, client)
    kind = formats.kind(request.POST.get("draft") or request.POST.get("write", ""))
    try:
        session = _session(client, request.POST.get("session", ""))
        if "draft" in request.POST:
            if session is None:
                raise BadInput("choose an hour whose words are kept, to draft from")
            return redirect("therapist:walk", request_walk(account, session.pk, [kind.key]).pk)
    except (BadInput, Refused) as error:
        return _page(request, client, str(error), status=422)
    if kind.family in OF_AN_HOUR and session is not None:
        return redirect(reverse("therapist:write-note", args=[session.pk]) + f"?kind={kind.key}")
    return redirect("therapist:write-document", client.pk, kind.key)


def _session(client: Client, key: str) -> Session | None:
    try:
        return client.sessions.filter(pk=UUID(key)).first() if key else None
    except ValueError:
        raise BadInput("this client has no such session") from None


def _page(request: HttpRequest, client: Client, sentence: str = "", status: int = 200) -> HttpResponse:
    chosen = [kind for kind in formats.chosen_from() if kind.family not in NOT_CHOSEN]
    context = {
        "client": client,
        "families": [
            (family, [(kind, " or ".join(made_for(kind))) for kind in group])
            for family, group in groupby(chosen, key=lambda kind: kind.family)
        ],
        "sessions": client.sessions.filter(talk__isnull=False).order_by("-starts_at")[:LATEST],
        "limits": consents.limits_of([client])[client.pk],
        "sentence": sentence,
    }
    return render(request, "therapist/new_document.html", context, status=status)
