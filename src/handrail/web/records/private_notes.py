"""The one door to psychotherapy notes (R18): by whoever wrote them, for one client.

Nothing else imports `models.private`; a test holds that. The ordinary way to keys refuses this compartment, and a process that
works for AI can't even read the table (`wall`).
"""

from uuid import UUID

from django.utils import timezone

from handrail.web.records import keyring
from handrail.web.records.models.private import PrivateNote


def read(author_id: int, client_id: UUID) -> list[tuple[PrivateNote, str]]:
    """This author's own notes about a client, newest first, opened."""
    with keyring.private_page():
        return [(row, row.words) for row in PrivateNote.objects.filter(author_id=author_id, client_id=client_id)]


def write(author_id: int, client_id: UUID, words: str) -> PrivateNote:
    """Keep a note in its author's own words."""
    row = PrivateNote(author_id=author_id, client_id=client_id, written_at=timezone.now())
    with keyring.private_page():
        row.words = words
    row.save(force_insert=True)
    return row
