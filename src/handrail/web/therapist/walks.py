"""Ask for a walk and watch it go through the doors."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.kinds import WORKING_PAPERS
from handrail.web.actions import access
from handrail.web.actions.request_walk import Standing, ahead, request_walk
from handrail.web.actions.stop_walk import stop_walk
from handrail.web.records.models import Document, Draft, WalkRequest
from handrail.web.therapist import importing
from handrail.web.therapist.importing import Again
from handrail.web.therapist.signed_in import account_of

DOORS = (
    ("consent", "Consent", "Everyone in the room said yes to this."),
    ("airlock", "Airlock", "Names, places and numbers are replaced before any model sees a word."),
    ("drafting", "Drafting", "Lines are drafted, each from words that were said."),
    ("grounding", "Grounding", "Each line is held against its words; what they do not support is removed."),
    ("review", "Review", "The rest is yours: nothing counts until you have read and signed it."),
)

FAR: dict[type, tuple[str, str]] = {
    Document: ("document", "signed"),
    Draft: ("review", "AI draft, not reviewed"),
    WalkRequest: ("walk", "at the doors"),
}
"""Of what stands already: its page, and how far it came."""

BECAME: Mapping[str, str] = {
    Draft.State.SIGNED: "was read and signed",
    Draft.State.REJECTED: "was rejected; nothing of it counts",
    Draft.State.WITHDRAWN: "was withdrawn when AI was stopped; it can’t be signed",
}
"""Of a draft that is not open any more: what became of it."""


@require_POST
def ask(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Ask for drafts of the kinds chosen; where one stands already, what stands is shown, and a second click asks all the same."""
    chosen = request.POST.getlist("kind") or ["dap"]
    try:
        walk = request_walk(account_of(request), session_id, chosen, once="again" not in request.POST)
    except Standing as standing:
        return importing.one_session(request, session_id, again=Again(chosen, _places(standing)))
    return redirect("therapist:walk", walk.pk)


def progress(request: HttpRequest, walk_id: UUID) -> HttpResponse:
    """Which door, how far. Asked again by htmx while the walk is open; reads without scripts as well."""
    walk = WalkRequest.objects.select_related("session", "client").filter(pk=walk_id).first()
    if walk is None:
        raise access.Denied
    access.treated(account_of(request), walk.client_id)
    drafts = list(walk.drafts.all())
    waiting = [one for one in drafts if one.state in Draft.OPEN]
    draft = min(drafts, key=_first, default=None)
    if draft is not None and walk.state == WalkRequest.State.DONE and request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse("therapist:review", args=[draft.pk])
        return response
    template = "therapist/_doors.html" if request.headers.get("HX-Request") else "therapist/walk.html"
    shown = {
        "walk": walk, "client": walk.client, "doors": _doors(walk, drafts), "ahead": ahead(walk),
        "to_sign": [one for one in waiting if one.kind not in WORKING_PAPERS],
        "to_read": any(one.kind in WORKING_PAPERS for one in waiting),
        "closed": [(one, BECAME[one.state]) for one in drafts if one.state in BECAME],
    }  # fmt: skip
    return render(request, template, shown)


@require_POST
def stop(request: HttpRequest, walk_id: UUID) -> HttpResponse:
    """Stop it now."""
    return redirect("therapist:walk", stop_walk(account_of(request), walk_id).pk)


def _places(standing: Standing) -> list[tuple[str, str, str]]:
    """What an hour has already: the kind, where it is, and how far it came."""
    return [
        (kind, reverse(f"therapist:{page}", args=[row.pk]), how)
        for kind, row in standing.rows
        for page, how in [FAR[type(row)]]
    ]


def _first(draft: Draft) -> int:
    """Of the drafts of a walk the note is opened first, then what the client will read, then a working paper."""
    return 2 if draft.kind in WORKING_PAPERS else int(draft.kind == "client-summary")


def _doors(walk: WalkRequest, drafts: Sequence[Draft]) -> list[dict[str, str]]:
    keys = [key for key, _, _ in DOORS]
    here = keys.index(walk.door) if walk.door in keys else 0
    stopped = walk.state in (WalkRequest.State.REFUSED, WalkRequest.State.FAILED)
    if walk.state == WalkRequest.State.DONE and not any(one.state in Draft.OPEN for one in drafts):
        signed = any(one.state == Draft.State.SIGNED for one in drafts)
        here, stopped = (len(DOORS), False) if signed else (here, True)
    states = []
    for place, (key, name, about) in enumerate(DOORS):
        state = "passed" if place < here else "open" if place == here else "ahead"
        if place == here and stopped:
            state = "closed"
        states.append({"key": key, "name": name, "about": about, "state": state})
    return states
