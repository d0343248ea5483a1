"""A client's choices from the clinician's side: what is on, what the law says, who decides, and a yes that was said aloud."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.consent.text import LANGUAGES
from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, consents, record_spoken, renew_consents
from handrail.web.records.models import ConsentCopy, Custody, Staff
from handrail.web.therapist.signed_in import account_of

COPIES = (("paper", "On paper"), ("portal", "On their own page"))


def choices(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """What is on and why not, with the forms; with `party`, `about` and `language` the text to read aloud."""
    account = account_of(request)
    client = access.treated(account, client_id)
    shown, party_id = None, request.GET.get("party", "")
    everyone = list(client.parties.all())
    party = next((one for one in everyone if str(one.pk) == party_id), None)
    about, language = request.GET.get("about", ""), request.GET.get("language", client.language)
    if party is not None and about in {purpose.value for purpose in Purpose} and language in LANGUAGES:
        shown = record_spoken.text_to_read(account, party.pk, Purpose(about), language)
    chosen = consents.choices_of([client])[client.pk]
    law = consents.law_says(client)
    context = {
        "client": client,
        "rows": [(consents.LABELS[purpose], given, law.get(purpose, "")) for purpose, given in chosen.items()],
        "reading": consents.wants_reading(client),
        "everyone": everyone,
        "purposes": [(purpose.value, label) for purpose, label in consents.LABELS.items() if purpose not in law],
        "languages": [("en", "English"), ("es", "Español")],
        "party": party,
        "about": about,
        "language": language,
        "shown": shown,
        "staff": Staff.objects.exclude(pk=access.staff(account).pk).order_by("name"),
        "copies": COPIES,
        "guardians": [one for one in everyone if one.role == "guardian"],
        "custody": Custody.objects.filter(client=client).first(),
        "rules": Custody.Rule.choices,
        "room": "clients",
    }
    return render(request, "therapist/choices.html", context)


@require_POST
def spoken(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Write down one answer of one person to one purpose."""
    account = account_of(request)
    client = access.treated(account, client_id)
    party = next((one for one in client.parties.all() if str(one.pk) == request.POST.get("party")), None)
    if party is None:
        raise BadInput("choose who said it")
    about, answer = request.POST.get("about", ""), request.POST.getlist("choice")
    if about not in {purpose.value for purpose in Purpose} or answer not in (["yes"], ["no"]):
        raise BadInput("one answer to one question: yes or no")
    if answer == ["no"]:
        record_spoken.record_spoken_no(account, party.pk, Purpose(about))
    else:
        copy = request.POST.get("copy", "")
        if copy not in dict(COPIES):
            raise BadInput("say how the copy was given: on paper, or on their own page")
        how = record_spoken.Spoken(
            request.POST.getlist("told_back"),
            request.POST.get("witness_name") or request.POST.get("witness", ""),
            ConsentCopy.How(copy),
        )
        record_spoken.record_spoken_yes(account, party.pk, Purpose(about), request.POST.get("language", ""), how)
    return redirect("therapist:choices", client_id)


@require_POST
def take_in(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """A consent that someone brings along as a FHIR file: its noes hold, its yeses are asked anew."""
    account = account_of(request)
    client = access.treated(account, client_id)
    party = next((one for one in client.parties.all() if str(one.pk) == request.POST.get("party")), None)
    upload = request.FILES.get("file")
    if party is None or upload is None:
        raise BadInput("choose whose consent it is, and the file")
    if (upload.size or 0) > record_spoken.LARGEST:
        raise BadInput("this file is too large for a consent")
    record_spoken.take_in_consent(account, party.pk, upload.read())
    return redirect("therapist:choices", client_id)


@require_POST
def custody(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """A human attests who decides for a minor."""
    renew_consents.attest_custody(account_of(request), client_id, request.POST.get("rule", ""), request.POST.get("order", ""))
    return redirect("therapist:choices", client_id)


@require_POST
def region(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Where the client is now: another law is another consent."""
    renew_consents.note_region(account_of(request), client_id, request.POST.get("region", ""))
    return redirect("therapist:choices", client_id)
