"""Write and read psychotherapy notes: the author's own, on one page, in no export and no search (R18)."""

from uuid import UUID

from django.db import transaction

from handrail.ledger.entry import Kind
from handrail.papers.errors import BadInput, Refused
from handrail.review.laundering import pieces, worded
from handrail.web.actions import access
from handrail.web.actions.drafted import drafted
from handrail.web.records import ledger, private_notes
from handrail.web.records.models import Account, Client

LONGEST = 20_000


@transaction.atomic
def read_private_notes(account: Account, client_id: UUID) -> tuple[Client, list[tuple[object, str]]]:
    """The author's own notes about a client whom they treat. Nobody else's, and nobody else. The reading is noted."""
    client = access.treated(account, client_id)
    member = access.clinician(account)
    ledger.note(Kind.PRIVATE_NOTE_OPENED, client.pk, {"by": str(member.pk)})
    return client, list(private_notes.read(member.pk, client.pk))


@transaction.atomic
def write_private_note(account: Account, client_id: UUID, text: str) -> None:
    """Keep a note in the clinician's own words. What AI drafted is refused here, however it comes."""
    client = access.treated(account, client_id)
    member = access.clinician(account)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise BadInput("a private note needs words, 20,000 characters at most")
    if _from_ai(client, text):
        raise Refused("this repeats what AI drafted; a private note is in your own words", "R18")
    private_notes.write(member.pk, client.pk, text)
    ledger.note(Kind.PRIVATE_NOTE_WRITTEN, client.pk, {"by": str(member.pk)})


def _from_ai(client: Client, text: str) -> bool:
    """True when a sentence of the note says again what a draft about this client says, as the clinician saw it: names back."""
    lines = worded(drafted(client.pk, None))
    return any(piece.source for piece in pieces(text, lines, before_them=lines))
