"""Hand a clinician's clients on to a colleague: by reference and dates, without a name."""

from contextlib import suppress
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.papers.errors import BadInput
from handrail.web.actions import hand_on as handing
from handrail.web.oversight.signed_in import account_of
from handrail.web.records.models import HandingOn


class HandOn(forms.Form):
    """To whom, and why. The clients are ticked beside it."""

    to = forms.TypedChoiceField(label="To whom", coerce=int)
    reason = forms.ChoiceField(label="Why", choices=HandingOn.Reason.choices, widget=forms.RadioSelect)


def hand_on(request: HttpRequest, member_id: int) -> HttpResponse:
    """Whom they treat, and a form to hand all of them on or some."""
    account, sentence = account_of(request), ""
    to = handing.colleagues(account, member_id)
    form = HandOn(request.POST or None)
    form.fields["to"] = forms.TypedChoiceField(label="To whom", coerce=int, choices=[(row.pk, str(row)) for row in to])
    chosen = _chosen(request)
    if request.method == "POST" and form.is_valid():
        try:
            done = handing.hand_on(account, member_id, form.cleaned_data["to"], form.cleaned_data["reason"], chosen)
            return redirect(f"{reverse('oversight:people')}?handed={done.count}#said")
        except BadInput as error:
            sentence = str(error)
    member, charges = handing.caseload_of(account, member_id)
    ticked = {charge.client_id for charge in charges} if request.method != "POST" else chosen
    context = {
        "member": member,
        "charges": [(charge, charge.client_id in ticked) for charge in charges],
        "form": form,
        "anyone": bool(to),
        "sentence": sentence,
        "room": "oversight",
    }
    return render(request, "oversight/hand_on.html", context, status=422 if request.method == "POST" else 200)


def _chosen(request: HttpRequest) -> set[UUID]:
    found = set()
    for text in request.POST.getlist("client"):
        with suppress(ValueError):
            found.add(UUID(text))
    return found
