"""The brief: one screen, one minute, a source on every line."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import consents
from handrail.web.actions.prepare_brief import prepare_brief
from handrail.web.actions.read_brief import Brief, read_brief, read_next_brief
from handrail.web.therapist.signed_in import account_of


def brief(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What to know before this session."""
    return _page(request, read_brief(account_of(request), session_id))


def next_brief(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The same before a client's next hour, planned or not."""
    return _page(request, read_next_brief(account_of(request), client_id))


@require_POST
def prepare(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Have AI's part of it drawn from the last hour; its walk shows how far it is."""
    account = account_of(request)
    try:
        return redirect("therapist:walk", prepare_brief(account, client_id).pk)
    except (BadInput, Refused) as error:
        return _page(request, read_next_brief(account, client_id), str(error), status=422)


def _page(request: HttpRequest, known: Brief, sentence: str = "", status: int = 200) -> HttpResponse:
    limits = consents.limits_of([known.client])[known.client.pk]
    context = {"brief": known, "client": known.client, "limits": limits, "sentence": sentence}
    return render(request, "therapist/brief.html", context, status=status)
