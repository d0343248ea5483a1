"""Who works here: invite, note a licence, end an access. For the owner; no client stands on this page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import invite, members
from handrail.web.oversight.signed_in import account_of
from handrail.web.records.models import Account, Staff
from handrail.wiring import deployment

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ROLES = ((Staff.Role.CLINICIAN, "Clinician"), (Staff.Role.SUPERVISOR, "Supervisor"))


class Licence(forms.Form):
    """What someone is licensed for."""

    number = forms.CharField(label="Licence number", max_length=40, required=False)
    region = forms.CharField(
        label="Where it holds", max_length=6, required=False, help_text="As ISO 3166-2 writes it, such as US-OR."
    )
    expires = forms.DateField(label="Its last day", widget=DAY, required=False)


class NewMember(Licence):
    """Someone who will work here."""

    name = forms.CharField(label="Name", max_length=members.LONGEST)
    email = forms.EmailField(label="E-mail address", help_text="They sign in with it. Nothing is sent to it.")
    role = forms.ChoiceField(label="Role", choices=ROLES)
    credential = forms.CharField(label="Title after the name", max_length=40, required=False, help_text="Such as LCSW.")
    supervisor = forms.ModelChoiceField(
        label="Trainee of", queryset=Staff.objects.none(), required=False, empty_label="Not a trainee",
        help_text="What a trainee signs counts once a supervisor has signed beside it.",
    )  # fmt: skip

    field_order = ("name", "email", "role", "credential", "number", "region", "expires", "supervisor")

    def choose_among(self, everyone: list[Staff]) -> "NewMember":
        """Offer the supervisors who work here."""
        field = self.fields["supervisor"]
        assert isinstance(field, forms.ModelChoiceField)
        found = [row.pk for row in everyone if row.role == Staff.Role.SUPERVISOR and row.account.is_active]
        field.queryset = Staff.objects.filter(pk__in=found).order_by("name")
        return self


def people(request: HttpRequest) -> HttpResponse:
    """Everyone who works here, and a form to invite one more."""
    account = account_of(request)
    everyone = list(members.everyone(account))
    form = NewMember(request.POST or None).choose_among(everyone)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        supervisor = asked.pop("supervisor")
        try:
            link = invite.invite_member(account, invite.Member(**asked, supervisor=supervisor.pk if supervisor else None))
        except BadInput as error:
            return _page(request, account, form, str(error))
        return _link(request, link, asked["name"])
    return _page(request, account, form)


@require_POST
def renew(request: HttpRequest, member_id: int) -> HttpResponse:
    """A new link for someone who works here."""
    account = account_of(request)
    try:
        link = invite.renew_member(account, member_id, lost_keys="lost_keys" in request.POST)
    except BadInput as error:
        return _page(request, account, NewMember(), str(error))
    return _link(request, link, members.find(member_id).name)


@require_POST
def licence(request: HttpRequest, member_id: int) -> HttpResponse:
    """A licence, or its renewal."""
    account, form = account_of(request), Licence(request.POST)
    try:
        if not form.is_valid():
            members.everyone(account)
            raise BadInput("write the licence's number, its place and its last day")
        asked = form.cleaned_data
        members.add_licence(account, member_id, asked["number"], asked["region"], asked["expires"])
    except BadInput as error:
        return _page(request, account, NewMember(), str(error))
    return redirect("oversight:people")


@require_POST
def access(request: HttpRequest, member_id: int) -> HttpResponse:
    """End someone's access, or give it back."""
    account = account_of(request)
    try:
        if request.POST.get("to") == "back":
            members.give_access_back(account, member_id)
        else:
            members.end_access(account, member_id)
    except BadInput as error:
        return _page(request, account, NewMember(), str(error))
    return redirect("oversight:people")


def _page(request: HttpRequest, account: Account, form: NewMember, sentence: str = "") -> HttpResponse:
    everyone = list(members.everyone(account))
    waiting = {row.account_id: row for row in invite.open_ones().filter(account__staff__isnull=False)}
    signs_in = members.who_can_sign_in(everyone)
    context: dict[str, Any] = {
        "form": form.choose_among(everyone),
        "licence": Licence(),
        "working": [
            (row, waiting.get(row.account_id), row.account_id in signs_in) for row in everyone if row.account.is_active
        ],
        "gone": [row for row in everyone if not row.account.is_active],
        "sentence": sentence,
        "handed": _number(request.GET.get("handed", "")),
        "room": "oversight",
    }
    return render(request, "oversight/people.html", context, status=422 if request.method == "POST" else 200)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _link(request: HttpRequest, link: invite.Link, name: str) -> HttpResponse:
    """The one time that a link is shown."""
    context = {"link": link, "name": name, "origin": deployment().origin, "room": "oversight"}
    return render(request, "oversight/link.html", context)
