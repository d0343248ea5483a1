"""Pages without a sign-in: what this is, crisis help, the ledger's checkpoint."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from handrail.cards import cards
from handrail.papers.errors import BadInput
from handrail.prompts.draft_3 import PROMPT
from handrail.web.actions import checkpoints, proof
from handrail.web.public.limits import limited
from handrail.web.records import ledger

BESIDE = {"language-model": "prompt-draft", "prompt-draft": "language-model"}
"""Cards that belong together."""


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    """What Handrail is, and the way in."""
    return render(request, "public/welcome.html")


@login_not_required
def crisis(request: HttpRequest) -> HttpResponse:
    """Human help, day and night. No database, no model: it works when they don't (R37)."""
    return render(request, "public/crisis.html")


@login_not_required
def all_cards(request: HttpRequest) -> HttpResponse:
    """What judges words here: every model card, in plain words first (R30)."""
    return render(request, "public/cards.html", {"cards": cards().values()})


@login_not_required
def one_card(request: HttpRequest, card: str) -> HttpResponse:
    """One model: what it is for, what it is made of, how well it does, where it fails."""
    found = cards().get(card)
    if found is None:
        raise Http404
    context = {
        "card": found,
        "prompt": PROMPT if card == PROMPT.card else None,
        "beside": BESIDE.get(card),
    }
    return render(request, "public/card.html", context)


@login_not_required
def constitution(request: HttpRequest) -> HttpResponse:
    """Every article in plain words, with the day on which it was last proved."""
    report = proof.last_report()
    language = get_language() or "en"
    articles = [(row, row.article.title(language), row.article.plain(language)) for row in report.rows]
    return render(request, "public/constitution.html", {"report": report, "articles": articles})


@login_not_required
def ledger_page(request: HttpRequest) -> HttpResponse:
    """How anyone can check that nothing was changed afterwards."""
    now = ledger.published()
    context = {
        "checkpoint": now.note.decode() if now.size else "",
        "key": ledger.verifier_key(),
        "prefix": request.build_absolute_uri(reverse("log:checkpoint")).removesuffix("checkpoint"),
        "witnesses": ledger.witnesses(),
    }
    return render(request, "public/ledger.html", context)


@login_not_required
@limited(60, "ledger-checks")
def check_paper(request: HttpRequest) -> HttpResponse:
    """Paste or pick what you kept, and read whether today's ledger still holds it. Nothing of it is stored."""
    asked = request.method == "POST"
    text = _sent(request) if asked else ""
    found = checkpoints.check_paper(text) if asked else None
    since = max(0, ledger.published().size - found.size) if found else 0  # of what outsiders see: not by the minute
    return render(request, "public/check.html", {"check": found, "since": since, "pasted": text[: checkpoints.LONGEST]})


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", "")
    if (file.size or 0) > checkpoints.LONGEST:
        raise BadInput("a code or a receipt is a small text file; this file is too large to be one")
    return str(file.read().decode("utf-8", "replace"))
