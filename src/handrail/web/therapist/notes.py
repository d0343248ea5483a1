"""A note that the clinician writes alone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail import kinds
from handrail.papers.errors import HandrailError
from handrail.web.actions import access, import_session
from handrail.web.actions.write_note import write_note
from handrail.web.therapist import forms
from handrail.web.therapist.signed_in import PROVE, account_of, proved, stepped_up_at


def write(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """All sections are the clinician's. With typed notes, they stand beside the empty fields."""
    account = account_of(request)
    session = access.treated_session(account, session_id)
    key = request.POST.get("kind") or request.GET.get("kind") or "dap"
    kind = kinds.kind(key)
    written = {name: request.POST.get(f"section-{place}", "") for place, name in enumerate(forms.sections_to_write(kind))}
    talk = getattr(session, "talk", None)
    context = {
        "session": session,
        "client": session.client,
        "kind": kind,
        "fields": [(place, section, written[section.name]) for place, section in enumerate(kind.sections)],
        "notes": forms.NOTES,
        "transcript": import_session.transcript_of(talk) if talk else None,
        "signer": account.staff_or_none,
    }
    if request.method == "POST" and "sign" in request.POST:
        if not proved(request):  # the words stay in the page, see documents.amend
            return render(request, "therapist/write_note.html", {**context, "sentence": PROVE}, status=422)
        try:
            document = write_note(account, session_id, key, written, stepped_up_at(request))
        except HandrailError as error:
            return render(request, "therapist/write_note.html", {**context, "sentence": str(error)}, status=422)
        return redirect("therapist:document", document.pk)
    return render(request, "therapist/write_note.html", context)
