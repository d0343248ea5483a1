"""A released summary with its label, and the words under each line."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.papers import codec
from handrail.papers.draft import Author, Line, Released
from handrail.web.actions.release_document import read_release
from handrail.web.client.signed_in import account_of


def summary(request: HttpRequest, release_id: object) -> HttpResponse:
    """Who drafted and who signed stands first; each line opens to the words it rests on (R22, R29)."""
    release = read_release(account_of(request), release_id)
    released = codec.load(Released, release.get("body"))
    sections: dict[str, list[Line]] = {}
    for line in released.lines:
        sections.setdefault(line.section, []).append(line)
    context = {
        "release": release,
        "released": released,
        "sections": sections.items(),
        "session": release.document.session,
        "signer": release.document.signed_by,
        "with_ai": any(line.author is Author.AI for line in released.lines),
        "by_hand": sum(line.author is Author.HUMAN for line in released.lines),
    }
    return render(request, "client/summary.html", context)
