"""The practice's own kinds of document: list, make, try, publish."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.kind import Kind
from handrail.web.actions import access, practice_kinds
from handrail.web.actions.practice_kinds import Heading
from handrail.web.therapist.signed_in import account_of

SOURCES = (
    ("", "You write it"),
    ("report", "AI drafts: what the client reported"),
    ("problem", "AI drafts: the problem in their words"),
    ("intervention", "AI drafts: what the therapist did"),
    ("response", "AI drafts: how the client responded"),
    ("goal", "AI drafts: what the client wants"),
    ("homework", "AI drafts: what came of the homework"),
    ("plan", "AI drafts: what both agreed"),
)
ROWS = practice_kinds.MOST_SECTIONS


def own_kinds(request: HttpRequest) -> HttpResponse:
    """All versions, and a form for a new one: empty, or filled from the version that `from` names."""
    account = account_of(request)
    access.clinician(account)
    sentence, status = "", 200
    title, about, headings = request.POST.get("title", ""), request.POST.get("about", ""), _headings(request)
    if request.method == "POST":
        try:
            row = practice_kinds.propose_kind(account, title, about, headings)
            return redirect("therapist:own-kind", row.pk)
        except (BadInput, Refused) as error:
            sentence, status = str(error), 422
    rows = [(row, codec.load(Kind, row.body)) for row in practice_kinds.all_kinds(account)]
    chosen = next((kind for row, kind in rows if str(row.pk) == request.GET.get("from")), None)
    if chosen is not None and request.method != "POST":
        title, about, headings = chosen.title, chosen.about, practice_kinds.headings_of(chosen)
    context = {
        "rows": rows,
        "fields": enumerate([*headings, *[Heading("", "")] * (ROWS - len(headings))]),
        "sources": SOURCES,
        "title": title,
        "about": about,
        "from": chosen.title if chosen else "",
        "sentence": sentence,
    }
    return render(request, "therapist/own_kinds.html", context, status=status)


def own_kind(request: HttpRequest, format_id: UUID) -> HttpResponse:
    """A draft of a synthetic hour in this kind, and who may publish it."""
    account = account_of(request)
    row, grounded = practice_kinds.try_kind(account, format_id)
    context = {
        "row": row,
        "kind": grounded.kind,
        "grounded": grounded,
        "mine": row.made_by_id == access.staff(account).pk,
        "passed": practice_kinds.newer_counted(row),
    }
    return render(request, "therapist/own_kind.html", context)


@require_POST
def publish(request: HttpRequest, format_id: UUID) -> HttpResponse:
    """Publish what a colleague made."""
    practice_kinds.publish_kind(account_of(request), format_id)
    return redirect("therapist:own-kinds")


def _headings(request: HttpRequest) -> list[Heading]:
    read = (
        Heading(
            request.POST.get(f"name-{row}", ""), request.POST.get(f"about-{row}", ""), request.POST.get(f"source-{row}", "")
        )
        for row in range(ROWS)
    )
    return [heading for heading in read if heading.name.strip()]
