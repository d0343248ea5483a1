"""Who was there in an hour: put right on its page, until AI has read it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.say_present import say_present
from handrail.web.therapist.signed_in import account_of


@require_POST
def of_hour(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Exactly those who are ticked; then a draft can be asked for again."""
    account = account_of(request)
    access.treated_session(account, session_id)
    try:
        chosen = [UUID(text) for text in request.POST.getlist("present")]
    except ValueError as error:
        raise BadInput("one of these is nobody of this record") from error
    say_present(account, session_id, chosen)
    return redirect(reverse("therapist:session", args=[session_id]) + "#present-h")
