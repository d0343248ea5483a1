"""A note that a human writes alone: equal service where AI is off or refused (R6, R39)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import review
from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.computed_sections import computed
from handrail.web.actions.drafted import drafted
from handrail.web.actions.header import About, header
from handrail.web.actions.review_draft import TOO_LONG, keep, signer
from handrail.web.records import formats
from handrail.web.records.models import Account, Client, Document, Session


@transaction.atomic
def write_note(
    account: Account, session_id: UUID, kind_key: str, written: Mapping[str, str], stepped_up_at: datetime | None
) -> Document:
    """Sign a progress note in the clinician's own words."""
    session = access.treated_session(account, session_id)
    return _sign(account, session.client, kind_key, written, stepped_up_at, session)


@transaction.atomic
def write_document(
    account: Account, client_id: UUID, kind_key: str, written: Mapping[str, str], stepped_up_at: datetime | None
) -> Document:
    """Sign a document that belongs to no single session: a plan, a letter, a contact note."""
    return _sign(account, access.treated(account, client_id), kind_key, written, stepped_up_at, None)


def _sign(
    account: Account,
    client: Client,
    kind_key: str,
    written: Mapping[str, str],
    stepped_up_at: datetime | None,
    session: Session | None,
) -> Document:
    kind = formats.kind(kind_key)
    if any(len(text) > TOO_LONG for text in written.values()):
        raise BadInput("a section may hold 20,000 characters at most")
    who = signer(account, client, kind_key, stepped_up_at)
    signed = review.write_by_hand(
        kind,
        written,
        who,
        timezone.now(),
        computed(client, kind),
        header(About(kind, client, session)),
        drafts=drafted(client.pk, session),
    )
    return keep(account, client.pk, signed, session=session)
