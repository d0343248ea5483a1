"""A client taken into care by hand; what is known of them; who is around them; and each one's way in."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers.errors import BadInput
from handrail.web.actions import access, add_client, invite
from handrail.web.actions.add_client import AROUND, Details
from handrail.web.records.models import Account, Client, Party
from handrail.web.therapist.signed_in import account_of
from handrail.wiring import deployment

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
KNOWN = (("person", "A person they speak of"), ("place", "A place"), ("organization", "A workplace, school or club"))


class About(forms.Form):
    """Who the client is."""

    given_name = forms.CharField(label="Given name", max_length=add_client.LONGEST)
    family_name = forms.CharField(label="Family name", max_length=add_client.LONGEST, required=False)
    called = forms.CharField(
        label="Called", max_length=add_client.LONGEST, required=False, help_text="What they go by with you."
    )
    pronouns = forms.CharField(label="Pronouns", max_length=40, required=False)
    born = forms.DateField(
        label="Born", widget=DAY, required=False, help_text="It says who decides, and how long the law keeps a record."
    )
    language = forms.ChoiceField(label="They read", choices=[("en", "English"), ("es", "Español")])
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    street = forms.CharField(label="Street", max_length=add_client.LONGEST, required=False)
    town = forms.CharField(label="Town", max_length=add_client.LONGEST, required=False)
    postcode = forms.CharField(label="Postcode", max_length=20, required=False)

    def details(self) -> Details:
        """What was typed, as the action takes it."""
        return Details(**{name: value for name, value in self.cleaned_data.items() if name != "region"})


class New(About):
    """A new client: also where they are, because the law follows from it."""

    region = forms.CharField(
        label="Where they are",
        max_length=6,
        required=False,
        help_text="As ISO 3166-2 writes it, such as US-OR. Empty: the strictest law.",
    )


def new_client(request: HttpRequest) -> HttpResponse:
    """Take someone into care."""
    account = account_of(request)
    access.clinician(account)
    form, sentence = New(request.POST or None, initial={"region": deployment().located}), ""
    if request.method == "POST" and form.is_valid():
        try:
            client = add_client.add_client(account, form.details(), form.cleaned_data["region"])
            return redirect("therapist:people", client.pk)
        except BadInput as error:
            sentence = str(error)
    context = {"form": form, "sentence": sentence, "room": "clients"}
    return render(request, "therapist/new_client.html", context, status=422 if request.method == "POST" else 200)


def people(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The client and everyone around them; changing what is known."""
    account = account_of(request)
    client = access.treated(account, client_id)
    if request.method != "POST":
        return _page(request, account, client)
    form = About(request.POST)
    if not form.is_valid():
        return _page(request, account, client, form=form)
    try:
        add_client.change_details(account, client.pk, form.details())
    except BadInput as error:
        return _page(request, account, client, str(error), form)
    return redirect("therapist:people", client.pk)


@require_POST
def add_person(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Someone beside the client, or words that would name them."""
    account = account_of(request)
    client = access.treated(account, client_id)
    role, name = request.POST.get("role", ""), request.POST.get("name", "")
    try:
        if role in dict(KNOWN):
            add_client.add_known(account, client.pk, name, role, request.POST.get("relation", ""))
        else:
            add_client.add_person(account, client.pk, name, role, in_the_room="in_the_room" in request.POST)
    except BadInput as error:
        return _page(request, account, client, str(error))
    return redirect("therapist:people", client.pk)


@require_POST
def invite_party(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """A link for the client or someone beside them: shown once."""
    account = account_of(request)
    party = access.treated_party(account, party_id)
    try:
        link = invite.invite_party(account, party.pk, request.POST.get("email", ""), lost_keys="lost_keys" in request.POST)
    except BadInput as error:
        return _page(request, account, party.client, str(error))
    context = {"link": link, "client": party.client, "party": party, "origin": deployment().origin, "room": "clients"}
    return render(request, "therapist/link.html", context)


@require_POST
def end_invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """A link that was not used is taken back."""
    row = invite.end_invitation(account_of(request), invitation_id)
    return redirect("therapist:people", row.client_id) if row.client_id else redirect("home")


def _page(
    request: HttpRequest, account: Account, client: Client, sentence: str = "", form: About | None = None
) -> HttpResponse:
    details = add_client.details_of(client)
    context = {
        "client": client,
        "form": form or About(initial={name: getattr(details, name) for name in Details.__dataclass_fields__}),
        "people": [_seat(client, party) for party in sorted(client.parties.all(), key=lambda row: row.role != "client")],
        "known": sorted(((row.text, row.role) for row in client.identifiers.all()), key=lambda pair: pair[0].casefold()),
        "around": AROUND,
        "words": KNOWN,
        "sentence": sentence,
        "room": "clients",
    }
    return render(request, "therapist/people.html", context, status=422 if request.method == "POST" else 200)


def _seat(client: Client, party: Party) -> dict[str, object]:
    """One person: whether they come in by themselves, or a link waits for them."""
    account = invite.sign_in_of(party, client)
    rows = invite.open_ones().filter(client=client)
    waiting = (rows.filter(account=account) if account else rows.filter(party=party)).first()
    address = client.about.get("contact", {}).get("email", "") if party.role == "client" else ""
    return {"party": party, "account": account, "waiting": waiting, "address": address}
