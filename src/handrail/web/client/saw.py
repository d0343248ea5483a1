"""What the AI saw: the exact text that left the airlock, for the person it is about."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.papers.errors import Gone
from handrail.web.actions import my_data, what_left
from handrail.web.actions.release_document import read_release
from handrail.web.client.signed_in import account_of
from handrail.web.records import formats
from handrail.web.records.models import Draft


def what_the_ai_saw(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Every word of it, stand-ins marked by kind; released with the summary that was drafted from it."""
    release = read_release(account_of(request), release_id)
    draft = release.document.draft
    context = {"release": release, "session": release.document.session, "draft": draft, "left": _left(draft)}
    return render(request, "client/saw.html", context)


def _left(draft: Draft | None) -> what_left.Left | None:
    """The text that this summary was drafted from; none for one that a human wrote alone, or whose text is gone."""
    try:
        return what_left.left(draft.safe_copy) if draft and draft.safe_copy else None
    except Gone:
        return None


def seen_for_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The same for any draft, from My data; also for one that nobody signed."""
    draft = my_data.seen(account_of(request), draft_id)
    kind = formats.find(draft.kind) if draft else None
    context = {"room": "data", "draft": draft, "left": _left(draft), "asked": kind.about if kind else ""}
    return render(request, "client/saw.html", context)
