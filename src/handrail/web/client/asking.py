"""From the text to a yes: read it, a short check of our words, then the answer. Each step is a page of its own (R4)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.consent import text
from handrail.papers.errors import BadInput
from handrail.web.actions import ask_consent, decide_consent
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import ConsentAsking

State = ConsentAsking.State


def read(request: HttpRequest, asking_id: UUID) -> HttpResponse:
    """The whole text, twenty short parts. Going on says that it was read; nothing is agreed to."""
    account = account_of(request)
    if request.method == "POST":
        if "with_me" in request.POST:
            ask_consent.read_it_with_me(account, asking_id)
            return redirect("client:asking", asking_id)
        ask_consent.explained(account, asking_id)
        return redirect("client:check", asking_id)
    asking = ask_consent.own_asking(account, asking_id)
    return _page(request, "client/asking.html", asking)


def check(request: HttpRequest, asking_id: UUID) -> HttpResponse:
    """One key fact at a time. A wrong pick is answered with that part again, in other words; nothing is counted."""
    account = account_of(request)
    asking = ask_consent.own_asking(account, asking_id)
    if asking.state == State.DRAFT:
        return redirect("client:asking", asking_id)
    told, picked, fact = None, request.POST.get("picked", ""), request.POST.get("fact", "")
    if request.method == "POST":
        if ask_consent.answer(account, asking_id, fact, picked):
            return redirect("client:check", asking_id)
        told = fact
    shown = ask_consent.shown(asking.text)
    left = [question for question in shown.questions if question.fact not in asking.facts]
    if not left:
        return redirect("client:answer", asking_id)
    question = next((one for one in left if one.fact == told), left[0])
    again = next((option.again for option in question.options if told and option.key == picked), "")
    number = text.FACTS.index(question.fact) + 1
    more = {"question": question, "again": again, "picked": picked, "number": number, "of": len(text.FACTS)}
    return _page(request, "client/check.html", asking, **more)


def answer(request: HttpRequest, asking_id: UUID) -> HttpResponse:
    """The act itself: Yes or No, alike in size and weight."""
    account = account_of(request)
    asking = ask_consent.own_asking(account, asking_id)
    if asking.state in (State.DRAFT, State.EXPLAINED):
        return redirect("client:check", asking_id)
    if request.method == "POST":
        return _decide(request, asking)
    return _page(request, "client/answer.html", asking)


@require_POST
def later(request: HttpRequest, asking_id: UUID) -> HttpResponse:
    """Leave it for now. It stays as it is; nobody is reminded."""
    asking = ask_consent.own_asking(account_of(request), asking_id)
    return redirect("client:party-choices", asking.party_id)


def _decide(request: HttpRequest, asking: ConsentAsking) -> HttpResponse:
    account, picked = account_of(request), request.POST.getlist("choice")
    if picked == ["yes"]:
        decide_consent.say_yes(account, asking.pk)
        return redirect("client:agreed", asking.pk)
    if picked != ["no"]:
        raise BadInput("one answer to one question: yes or no")
    decide_consent.say_no(account, asking.party_id, ask_consent.purpose_of(asking))
    return redirect("client:party-choices", asking.party_id)


def _page(request: HttpRequest, template: str, asking: ConsentAsking, **more: object) -> HttpResponse:
    context = {"room": "choices", "asking": asking, "party": asking.party, "client": asking.party.client, **more}
    return render(request, template, {**context, "shown": ask_consent.shown(asking.text)})
