"""The review screen, the heart of the house: a human reads, judges line by line, writes their own part and signs."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.kinds import WORKING_PAPERS
from handrail.noticing import english
from handrail.papers.errors import BadInput, NotReady
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.web.actions import access, consents, read_named, review_draft
from handrail.web.actions.changed_elsewhere import ChangedElsewhere
from handrail.web.actions.walk_session import copy_of
from handrail.web.records.models import Draft
from handrail.web.therapist import desk as desks
from handrail.web.therapist import named
from handrail.web.therapist.signed_in import account_of, step_up, stepped_up_at

LONGEST_NUMBER = 4


def desk(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Draft and transcript side by side. A closed draft sends its reader to what became of it."""
    here = review_draft.open_draft(account_of(request), draft_id)
    if here.draft.state == Draft.State.SIGNED:
        return redirect("therapist:document", here.draft.document.pk)
    paper = here.draft.kind in WORKING_PAPERS
    if here.draft.state == Draft.State.WITHDRAWN and not paper:
        by_hand = reverse("therapist:write-note", args=[here.draft.session_id])
        return redirect(f"{by_hand}?kind={here.draft.kind}&draft={here.draft.pk}")
    if here.draft.state not in Draft.OPEN:
        return redirect("therapist:client", here.draft.client_id)
    if paper:
        return redirect("therapist:next-brief", here.draft.client_id)
    return _page(request, here)


@require_POST
def judge(request: HttpRequest, draft_id: UUID, statement: str) -> HttpResponse:
    """Confirm, edit or strike this one line."""
    act = request.POST.get("act", "")
    if act not in {member.value for member in Act}:
        raise BadInput("a line can be confirmed, edited or struck")
    account, text = account_of(request), request.POST.get("text", "")
    try:
        draft = review_draft.judge(account, draft_id, statement, Act(act), text, request.POST.get("drawn_from", ""))
    except ChangedElsewhere as changed:
        return _both(request, draft_id, changed, statement, text if act == Act.EDITED else "")
    return _after(request, draft, f"#{statement}")


@require_POST
def write(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Save the clinician's own section."""
    section = request.POST.get("section", "")
    account, text = account_of(request), request.POST.get("text", "")
    try:
        draft = review_draft.write_section(account, draft_id, section, text, request.POST.get("drawn_from", ""))
    except ChangedElsewhere as changed:
        return _both(request, draft_id, changed, section, text)
    return _after(request, draft, f"#{desks.anchor(section)}")


@require_POST
def left_out(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Take a left-out passage in, or say that the list has been read."""
    account = account_of(request)
    number = request.POST.get("number")
    if number is None:
        draft = review_draft.look_at_omissions(account, draft_id)
    elif number.isdecimal() and len(number) <= LONGEST_NUMBER:
        draft = review_draft.take_in_omission(account, draft_id, int(number), request.POST.get("section", ""))
    else:
        raise BadInput("a passage of the list is named by its number")
    return _after(request, draft, "#left-out")


@require_POST
def sign(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Sign, after proving again to be oneself (R32)."""
    account = account_of(request)
    here = review_draft.open_draft(account, draft_id)
    if here.still_open:
        return _page(request, here, said="Not yet: " + "; ".join(here.still_open) + ".", status=422)
    step_up(request)
    try:
        document = review_draft.sign(account, draft_id, stepped_up_at(request))
    except NotReady as not_ready:
        return _page(request, review_draft.open_draft(account, draft_id), said=str(not_ready), status=422)
    return redirect("therapist:document", document.pk)


@require_POST
def reject(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Send the draft away."""
    draft = review_draft.reject(account_of(request), draft_id)
    return redirect("therapist:session", draft.session_id)


def _after(request: HttpRequest, draft: Draft, place: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return _page(request, review_draft.desk(draft))
    return redirect(reverse("therapist:review", args=[draft.pk]) + place)


def _both(request: HttpRequest, draft_id: UUID, changed: ChangedElsewhere, place: str, text: str) -> HttpResponse:
    """The page as it stands now, with what was just typed in its field, not saved."""
    here = review_draft.open_draft(account_of(request), draft_id)
    return _page(request, here, said=f"{changed}.", status=409, unsaved={place: text} if text else {})


def _page(
    request: HttpRequest,
    here: review_draft.Desk,
    said: str = "",
    status: int = 200,
    unsaved: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    draft, session = here.draft, here.draft.session
    signer = access.staff(account_of(request))
    # Asked for by consent, the law, the header and the goals. The client is one row, so that what is known of it is read once.
    prefetch_related_objects([session], "present", "goals", "clinician__licences")
    session.client = draft.client
    part = bool(request.headers.get("HX-Request"))
    heard = None if part else _heard(here)  # what was named stays as it is on the page, with what is typed there
    client = draft.client = session.client  # consent has read it afresh
    standing = consents.standing(client)
    process = standing.choices[Purpose.PROCESS_FEEDBACK_TO_THERAPIST] and session.clinician_id == signer.pk
    no_moments = consents.no_moments(session) if process else ""
    context = {
        "named": named.view(session, heard, here.transcript) if heard else None,
        "view": desks.view(
            here, process=process, moments=review_draft.moments(here) if process and not no_moments else (), unsaved=unsaved
        ),
        "no_moments": no_moments,
        "unread": english.said(english.unread(here.transcript.turns)) if process else "",
        "draft": draft,
        "session": session,
        "client": client,
        "kind": here.grounded.kind,
        "still_open": here.still_open,
        "limits": standing.limits,
        "signer": signer,
        "said": said,
    }
    return render(request, "therapist/_desk.html" if part else "therapist/review.html", context, status=200 if part else status)


def _heard(here: review_draft.Desk) -> read_named.Heard:
    return read_named.read_named(here.draft.session, copy_of(here.draft), here.transcript, [here.draft.kind])
