"""A signed document: read, print, amend, release."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from handrail.papers import codec
from handrail.papers.errors import HandrailError
from handrail.papers.signed import Signed
from handrail.papers.transcript import Turn
from handrail.web.actions import access, import_session
from handrail.web.actions import cosign as cosigning
from handrail.web.actions.amend_document import amend_document
from handrail.web.actions.read_document import Reading, read_document
from handrail.web.actions.release_document import release_document
from handrail.web.records import formats
from handrail.web.records.models import Document
from handrail.web.therapist.signed_in import PROVE, account_of, proved, step_up, stepped_up_at


def one_document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The signed text with its label; every line tells who wrote it."""
    return _page(request, read_document(account_of(request), document_id))


@require_POST
def amend(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Add an amendment under the clinician's signature; the signed text stays."""
    account = account_of(request)
    reading = read_document(account, document_id)
    if not proved(request):  # the words stay in the page: nothing of them is kept while someone proves to be themselves
        return _page(request, reading, sentence=PROVE, status=422)
    try:
        amended = amend_document(account, document_id, request.POST.get("text", ""), stepped_up_at(request))
    except HandrailError as error:
        return _page(request, read_document(account, document_id), sentence=str(error), status=422)
    return redirect("therapist:document", amended.pk)


@require_POST
def release(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Show it to the client."""
    account = account_of(request)
    try:
        release_document(account, document_id)
    except HandrailError as error:
        return _page(request, read_document(account, document_id), sentence=str(error), status=422)
    return redirect("therapist:document", document_id)


@require_POST
def cosign(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """A supervisor signs beside a trainee."""
    account = account_of(request)
    reading = read_document(account, document_id)
    access.supervised(account, reading.document.client_id)
    step_up(request)
    try:
        cosigning.cosign(account, document_id, stepped_up_at(request))
    except HandrailError as error:
        return _page(request, reading, sentence=str(error), status=422)
    return redirect("therapist:document", document_id)


def _page(request: HttpRequest, reading: Reading, sentence: str = "", status: int = 200) -> HttpResponse:
    document = reading.document
    signed = codec.load(Signed, document.get("body"))
    sections: dict[str, list[object]] = {}
    for line in signed.lines:
        sections.setdefault(line.section, []).append(line)
    context = {
        "reading": reading,
        "document": document,
        "signed": signed,
        "sections": sections.items(),
        "words": reverse("therapist:session", args=[document.session_id]) if document.session_id else "",
        "turns": _turns(document) if any(line.evidence for line in signed.header) else (),
        "client": document.client,
        "may_release": formats.kind(document.kind).audience == "client" and not reading.released and document.counts,
        "sentence": sentence,
        "text": request.POST.get("text", ""),
    }
    return render(request, "therapist/document.html", context, status=status)


def _turns(document: Document) -> tuple[Turn, ...]:
    """Of the hour that a header points into, for the time at which something was said; none where its words are deleted."""
    talk = getattr(document.session, "talk", None)
    return import_session.transcript_of(talk).turns if talk else ()
