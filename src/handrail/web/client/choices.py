"""My choices: one card for each purpose, Yes and No alike, and one step that stops everything."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST

from handrail.consent.text import LANGUAGES
from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, ask_consent, decide_consent, erase_derived, my_choices, parties
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import Account, Party


def language() -> str:
    """The language of the page, as far as consent texts are written in it."""
    code = (translation.get_language() or "en").split("-")[0]
    return code if code in LANGUAGES else "en"


def places(account: Account) -> list[Party]:
    """Everywhere this account may choose: as the client, and in each seat beside someone."""
    client = account.client_or_none if account.is_active else None
    own = list(client.parties.filter(role="client")) if client is not None else []
    return own + list(access.seats(account))


def mine(request: HttpRequest) -> HttpResponse:
    """To one's own choices, or to the first seat."""
    found = places(account_of(request))
    if not found:
        raise access.Denied
    return redirect("client:party-choices", found[0].pk)


def page(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """All choices of one person, and nobody else's."""
    account = account_of(request)
    party = parties.own_party(account, party_id)
    return render(
        request,
        "client/choices.html",
        {
            "room": "choices",
            "party": party,
            "client": party.client,
            "groups": my_choices.choices(party, language()),
            "offers": erase_derived.waiting(party),
            "others": [place for place in places(account) if place.pk != party.pk],
            "joint": party.client.parties.filter(in_the_room=True).count() > 1,
            "said": request.GET.get("said", ""),
        },
    )


@require_POST
def decide(request: HttpRequest, party_id: UUID, about: str) -> HttpResponse:
    """One answer to one purpose. A yes begins with the text; a no is the end of it, at once."""
    account = account_of(request)
    parties.own_party(account, party_id)  # first of all: a stranger learns not even what is wrong with a form (R19)
    purpose = _purpose(about)
    picked = request.POST.getlist("choice")
    if picked == ["no"]:
        decide_consent.say_no(account, party_id, purpose)
        return redirect(_back(party_id, purpose, "no"))
    if picked != ["yes"]:
        raise BadInput("one answer to one question: yes or no")
    asking = ask_consent.begin(account, party_id, purpose, language())
    return redirect("client:asking", asking.pk)


@require_POST
def stop(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Everything off, in one step, without a question."""
    decide_consent.stop_all(account_of(request), party_id)
    return redirect(_back(party_id, None, "stopped"))


@require_POST
def erase(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """What AI made from it: delete now, or keep."""
    account = account_of(request)
    parties.own_party(account, party_id)
    picked = request.POST.getlist("derived")
    if picked not in (["delete"], ["keep"]):
        raise BadInput("choose one: delete it, or keep it")
    erase_derived.answer_offer(account, party_id, yes=picked == ["delete"])
    return redirect(_back(party_id, None, "deleted" if picked == ["delete"] else "kept"))


def _purpose(word: str) -> Purpose:
    if word not in {purpose.value for purpose in Purpose}:
        raise access.Denied
    return Purpose(word)


def _back(party_id: UUID, purpose: Purpose | None, said: str) -> str:
    address: str = redirect("client:party-choices", party_id).headers["Location"]
    return f"{address}?said={said}#{purpose.value if purpose else 'said'}"
