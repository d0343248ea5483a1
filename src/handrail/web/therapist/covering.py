"""Away for some days: a colleague covers. And the record of a client in an emergency."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, break_glass, cover, hand_on
from handrail.web.records.models import BreakGlass, Staff
from handrail.web.therapist.signed_in import PROVE, account_of, proved, stepped_up_at

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Cover(forms.Form):
    """Who covers, and when."""

    staff = forms.ModelChoiceField(label="Colleague", queryset=Staff.objects.none(), empty_label=None)
    first = forms.DateField(label="From", widget=DAY)
    last = forms.DateField(label="Until, that day included", widget=DAY)


class Emergency(forms.Form):
    """Whose record, why, and for how long."""

    name = forms.CharField(label="The client’s full name", max_length=200)
    born = forms.DateField(label="Birth date", widget=DAY, required=False)
    reason = forms.ChoiceField(label="Reason", choices=BreakGlass.Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(label="What happened", widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)
    hours = forms.TypedChoiceField(
        label="For how long", choices=[(hours, f"{hours} hour{'s' * (hours > 1)}") for hours in break_glass.HOURS], coerce=int
    )


def covers(request: HttpRequest) -> HttpResponse:
    """Who covers for me, and a form to arrange it."""
    account = account_of(request)
    access.clinician(account)
    form = Cover(request.POST or None)
    form.fields["staff"] = forms.ModelChoiceField(label="Colleague", queryset=cover.colleagues(account), empty_label=None)
    sentence = ""
    if request.method == "POST" and form.is_valid():
        try:
            cover.arrange_cover(account, form.cleaned_data["staff"].pk, form.cleaned_data["first"], form.cleaned_data["last"])
            return redirect("therapist:cover")
        except BadInput as error:
            sentence = str(error)
    context = {"form": form, "covers": cover.covers(account), "sentence": sentence, "room": "cover"}
    return render(request, "therapist/cover.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def end_cover(request: HttpRequest) -> HttpResponse:
    """A cover ends now."""
    number = request.POST.get("staff", "")
    cover.end_cover(account_of(request), int(number) if number.isdecimal() else 0)
    return redirect("therapist:cover")


def emergency(request: HttpRequest) -> HttpResponse:
    """Open a record without a care relationship. A wrong name says nothing about who is in care here."""
    account = account_of(request)
    access.clinician(account)
    form = Emergency(request.POST or None)
    sentence = ""
    if request.method == "POST" and not proved(request):
        sentence = PROVE
    elif request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            opening = break_glass.open_in_emergency(
                account, asked["name"], asked["born"], asked["reason"], asked["words"], asked["hours"], stepped_up_at(request)
            )
            return redirect("therapist:client", opening.client_id)
        except (BadInput, Refused) as error:
            sentence = str(error)
    context = {"form": form, "sentence": sentence, "room": "cover"}
    return render(request, "therapist/emergency.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def handing_read(request: HttpRequest, handing_id: UUID) -> HttpResponse:
    """One of the two has read that clients went from one to the other."""
    hand_on.read_news(account_of(request), handing_id)
    return redirect("therapist:today")


@require_POST
def opening_seen(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """The treating clinician has read that someone opened a record."""
    break_glass.acknowledge(account_of(request), opening_id)
    return redirect("therapist:today")
