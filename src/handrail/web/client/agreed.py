"""The text that someone agreed to, as they read it, and their copy to take away (R3)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from handrail.papers.errors import BadInput
from handrail.web.actions import ask_consent, consent_copies
from handrail.web.client.signed_in import account_of


def page(request: HttpRequest, asking_id: UUID) -> HttpResponse:
    """What was agreed to, word for word, with the ways to keep it."""
    account = account_of(request)
    try:
        one = consent_copies.own_answer(account, asking_id)
    except BadInput:
        return redirect("client:asking", ask_consent.own_asking(account, asking_id).pk)
    return render(request, "client/agreed.html", {"room": "choices", "one": one, "asking_id": asking_id, "shown": one.shown})


@require_safe
def copy(request: HttpRequest, asking_id: UUID, form: str) -> HttpResponse:
    """The copy as a file."""
    file = consent_copies.hand_over(account_of(request), asking_id, form)
    answer = HttpResponse(file.data, content_type=file.kind)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer
