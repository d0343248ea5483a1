"""Homework on a client's page: agreed, done or not, or taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import access, homework
from handrail.web.records.models import Homework
from handrail.web.therapist import clients
from handrail.web.therapist.course_forms import WorkForm, choices_of, refuse
from handrail.web.therapist.named import back_to_draft
from handrail.web.therapist.signed_in import account_of


@require_POST
def add(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What was agreed."""
    account = account_of(request)
    client = access.treated(account, client_id)
    form = WorkForm(request.POST, goals=choices_of(client))
    try:
        if form.is_valid():
            homework.agree_homework(account, client_id, form.work())
            return back_to_draft(request, "#named") or _back(client_id)
    except BadInput as error:
        refuse(form, error)
    return clients.page(request, client_id, form)


@require_POST
def change(request: HttpRequest, homework_id: UUID) -> HttpResponse:
    """What came of it, better words for it, or away with it: the button says which."""
    account = account_of(request)
    row = Homework.objects.select_related("client").filter(pk=homework_id).first()
    if row is None:
        raise access.Denied
    client = access.treated(account, row.client_id)
    form = WorkForm(request.POST, goals=choices_of(client), work=row)
    try:
        if request.POST.get("act") == "remove":
            homework.remove_homework(account, homework_id)
            return _back(client.pk)
        if form.is_valid():
            homework.change_homework(account, homework_id, form.work(request.POST.get("act", "")))
            return _back(client.pk)
    except BadInput as error:
        refuse(form, error)
    return clients.page(request, client.pk, form)


def _back(client_id: UUID) -> HttpResponse:
    return redirect(reverse("therapist:client", args=[client_id]) + "#homework-h")
