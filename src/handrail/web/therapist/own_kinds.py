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
    ("AI drafts", [(key, source.label) for key, source in practice_kinds.SOURCES.items() if not source.topics]),
    (
        "AI drafts what the client says about",
        [(key, source.label) for key, source in practice_kinds.SOURCES.items() if source.topics],
    ),
)
ROWS, EMPTY = practice_kinds.MOST_SECTIONS, 3
"""Sections that a form has, and empty ones that it shows at first."""


def own_kinds(request: HttpRequest) -> HttpResponse:
    """All versions, and a form for a new one: empty, or filled from what `from` names, a version or one of the house's notes."""
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
    house, asked = practice_kinds.to_begin_from(), request.GET.get("from")
    own = next((kind for row, kind in rows if str(row.pk) == asked), None)
    chosen = own or next((kind for kind in house if kind.key == asked), None)
    if chosen is not None and request.method != "POST":
        title, about, headings = own.title if own else "", chosen.about, practice_kinds.headings_of(chosen)
    fields = list(enumerate([*headings, *[Heading("", "")] * (ROWS - len(headings))]))
    context = {
        "rows": rows,
        "house": house,
        "shown": fields[: len(headings) + EMPTY],
        "more": fields[len(headings) + EMPTY :],
        "sources": SOURCES,
        "title": title,
        "about": about,
        "from": own.title if own else "",
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
    return [heading for heading in read if heading.name.strip() or heading.about.strip() or heading.source]
