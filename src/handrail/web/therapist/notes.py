"""Documents that the clinician writes: a note of an hour, or a paper that belongs to no single hour."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.kinds.smart import hints
from handrail.papers.errors import HandrailError
from handrail.papers.kind import Author, Kind
from handrail.web.actions import access, import_session
from handrail.web.actions.computed_sections import computed
from handrail.web.actions.withdrawn import withdrawn_of
from handrail.web.actions.write_note import write_document, write_note
from handrail.web.records import formats
from handrail.web.records.models import Account, Client, Session
from handrail.web.therapist import forms
from handrail.web.therapist.desk import spoken
from handrail.web.therapist.signed_in import PROVE, account_of, proved, stepped_up_at


def write(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """A note of one hour; its words, or the clinician's typed notes, stand beside the empty fields."""
    account = account_of(request)
    session = access.treated_session(account, session_id)
    key = request.POST.get("kind") or request.GET.get("kind") or "dap"
    return _write(request, account, session.client, formats.kind(key), session)


def write_for_client(request: HttpRequest, client_id: UUID, key: str) -> HttpResponse:
    """A plan, a letter, a contact note: about the client, not about one hour."""
    account = account_of(request)
    return _write(request, account, access.treated(account, client_id), formats.kind(key), None)


def _write(request: HttpRequest, account: Account, client: Client, kind: Kind, session: Session | None) -> HttpResponse:
    drafts = withdrawn_of(session) if session and request.method != "POST" else ()
    taken = next((one for one in drafts if str(one.draft.pk) == request.GET.get("draft")), None)
    before = taken.written if taken else {}
    written = {
        section.name: request.POST.get(f"section-{place}", before.get(section.name, ""))
        for place, section in enumerate(kind.sections)
    }
    talk = getattr(session, "talk", None)
    transcript = import_session.transcript_of(talk) if talk else None
    filled = computed(client, kind)
    context = {
        "session": session,
        "client": client,
        "kind": kind,
        "fields": [
            {
                "place": place,
                "section": section,
                "text": written[section.name],
                "computed": filled.get(section.name, ()),
                "by_code": section.author is Author.CODE,
                "hints": hints(written[section.name]) if section.objectives else (),
            }
            for place, section in enumerate(kind.sections)
        ],
        "notes": forms.notes_for(session.modality if session else ""),
        "taken": taken,
        "withdrawn": [one for one in drafts if one.written and one != taken],
        "transcript": transcript,
        "spoken": spoken(client, transcript.turns) if transcript else [],
        "signer": account.staff_or_none,
    }
    if request.method != "POST" or "sign" not in request.POST:
        return render(request, "therapist/write_note.html", context)
    if not proved(request):  # the words stay in the page, see documents.amend
        return render(request, "therapist/write_note.html", {**context, "sentence": PROVE}, status=422)
    try:
        if session is not None:
            document = write_note(account, session.pk, kind.key, written, stepped_up_at(request))
        else:
            document = write_document(account, client.pk, kind.key, written, stepped_up_at(request))
    except HandrailError as error:
        return render(request, "therapist/write_note.html", {**context, "sentence": str(error)}, status=422)
    return redirect("therapist:document", document.pk)
