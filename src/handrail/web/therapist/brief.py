"""The brief: one screen, one minute, a source on every line."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.web.actions import consents
from handrail.web.actions.read_brief import read_brief
from handrail.web.therapist.signed_in import account_of


def brief(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """What to know before this session."""
    known = read_brief(account_of(request), session_id)
    limits = consents.limits_of([known.client])[known.client.pk]
    return render(request, "therapist/brief.html", {"brief": known, "client": known.client, "limits": limits})
