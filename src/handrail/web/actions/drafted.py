"""What AI has drafted about an hour, names back: what a human signs (R22) or keeps in a private note (R18) is held against it."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import Gone
from handrail.web.actions.walk_session import original
from handrail.web.records.models import Draft, Session

NEWEST = 20
"""Drafts that what is written about no single hour is held against."""


def drafted(client_id: UUID, session: Session | None, but: Draft | None = None) -> tuple[GroundedDraft, ...]:
    """Every draft of the hour, those that were rejected or withdrawn too; of a paper without an hour the client's newest."""
    rows = Draft.objects.filter(client_id=client_id).select_related("safe_copy__talk", "session__talk").order_by("-made_at")
    rows = rows.filter(session=session) if session else rows[:NEWEST]
    return tuple(read for row in rows if row != but and (read := _read(row)))


def _read(draft: Draft) -> GroundedDraft | None:
    """With stand-ins for names where the hour's own words are gone; a note is never kept waiting for them (R39)."""
    try:
        return original(draft)[0]
    except (Gone, ObjectDoesNotExist):
        pass
    try:
        return codec.load(GroundedDraft, draft.get("body"))
    except Gone:
        return None
