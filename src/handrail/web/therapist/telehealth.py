"""An hour by video or phone: its clinician says where both were, what was consented to, what was confirmed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.web.actions.tell_telehealth import tell_telehealth
from handrail.web.therapist import forms, importing
from handrail.web.therapist.signed_in import account_of


@require_POST
def of_hour(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep what was typed and chosen; what can't be kept stays on the page, with its sentence."""
    form = forms.Telehealth(request.POST)
    if not form.is_valid():
        return importing.one_session(request, session_id, form)
    tell_telehealth(account_of(request), session_id, form.told())
    return redirect(reverse("therapist:session", args=[session_id]) + "#met-h")
