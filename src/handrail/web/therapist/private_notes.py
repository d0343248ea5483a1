"""Private notes: behind a double wall. The client's page does not even say how many there are."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.papers.errors import HandrailError
from handrail.web.actions.private_notes import read_private_notes, write_private_note
from handrail.web.therapist.signed_in import account_of


def page(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The author's own notes, and an empty field for another."""
    account = account_of(request)
    said, text = "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        try:
            write_private_note(account, client_id, text)
            return redirect("therapist:private-notes", client_id)
        except HandrailError as error:
            said = str(error)
    client, notes = read_private_notes(account, client_id)
    context = {"client": client, "notes": notes, "sentence": said, "text": text, "room": "clients"}
    return render(request, "therapist/private_notes.html", context, status=422 if said else 200)
