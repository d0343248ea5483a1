"""Records that only the law keeps: holds, and opening one where the law demands it, by two people (R41). No names stand here."""

from datetime import date
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, legal_hold, unseal
from handrail.web.oversight.signed_in import account_of, stepped_up_at
from handrail.web.records.models import Unsealing

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Whose(forms.Form):
    """Whose record a paper from outside names."""

    name = forms.CharField(label="Full name", max_length=200)
    born = forms.DateField(label="Birth date", widget=DAY, required=False)


def sealed(request: HttpRequest) -> HttpResponse:
    """All of them, by their days; with a name, the one that is this person's."""
    account = account_of(request)
    access.overseer(account)
    form = Whose(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = unseal.find(account, form.cleaned_data["name"], form.cleaned_data["born"])
        sentence = "" if found else "no sealed record is this person's; check the name and the birth date"
        return _page(request, sentence, found=found, form=form)
    return _page(request, form=form)


@require_POST
def hold(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Keep one beyond its day."""
    access.overseer(account_of(request))
    try:
        legal_hold.place(account_of(request), client_id, request.POST.get("reason", ""), _day(request), stepped_up_at(request))
    except (BadInput, Refused) as error:
        return _page(request, str(error))
    return redirect("oversight:sealed")


@require_POST
def lift(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """A hold ends now."""
    access.overseer(account_of(request))
    try:
        legal_hold.lift(account_of(request), hold_id)
    except (BadInput, Refused) as error:
        return _page(request, str(error))
    return redirect("oversight:sealed")


@require_POST
def ask(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The first of the two says why the law demands it."""
    try:
        basis, words = request.POST.get("basis", ""), request.POST.get("words", "")
        unseal.ask(account_of(request), client_id, basis, words, stepped_up_at(request))
    except (BadInput, Refused) as error:
        return _page(request, str(error))
    return redirect("oversight:sealed")


@require_POST
def agree(request: HttpRequest, unsealing_id: UUID) -> HttpResponse:
    """The second agrees."""
    try:
        unseal.agree(account_of(request), unsealing_id, stepped_up_at(request))
    except (BadInput, Refused) as error:
        return _page(request, str(error))
    return redirect("oversight:sealed")


@require_safe
def opened(request: HttpRequest, unsealing_id: UUID) -> HttpResponse:
    """The sealed papers, while they are open."""
    row, name, papers = unseal.read(account_of(request), unsealing_id)
    return render(request, "oversight/unsealed.html", {"row": row, "name": name, "papers": papers, "room": "oversight"})


def _page(request: HttpRequest, sentence: str = "", found: UUID | None = None, form: Whose | None = None) -> HttpResponse:
    account = account_of(request)
    context = {
        "rows": unseal.sealed_records(account),
        "found": found,
        "form": form or Whose(),
        "bases": Unsealing.Basis.choices,
        "member": access.overseer(account),
        "sentence": sentence,
        "room": "oversight",
    }
    return render(request, "oversight/sealed.html", context, status=422 if sentence else 200)


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        return None
