"""A note that a human writes alone: equal service where AI is off or refused (R6, R39)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import kinds, review
from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.review_draft import TOO_LONG, keep, signer
from handrail.web.records.models import Account, Document


@transaction.atomic
def write_note(
    account: Account, session_id: UUID, kind_key: str, written: Mapping[str, str], stepped_up_at: datetime | None
) -> Document:
    """Sign a progress note in the clinician's own words."""
    session = access.treated_session(account, session_id)
    if any(len(text) > TOO_LONG for text in written.values()):
        raise BadInput("a section may hold 20,000 characters at most")
    signed = review.write_by_hand(
        kinds.kind(kind_key), written, signer(account, session.client, kind_key, stepped_up_at), timezone.now()
    )
    return keep(account, session.client_id, signed, session=session)
