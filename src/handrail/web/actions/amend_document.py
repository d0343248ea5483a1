"""Amend a signed document: a new one that points at the old, which stays as it was."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import review
from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.signed import Signed
from handrail.web.actions import access
from handrail.web.actions.drafted import drafted
from handrail.web.actions.review_draft import TOO_LONG, keep, signer
from handrail.web.records import locks
from handrail.web.records.models import Account, Document


@transaction.atomic
def amend_document(account: Account, document_id: UUID, text: str, stepped_up_at: datetime | None) -> Document:
    """Add the clinician's amendment under their signature."""
    document = locks.held(Document.objects.all()).filter(pk=document_id).first()
    if document is None:
        raise access.Denied
    client = access.treated(account, document.client_id)
    if not text.strip() or len(text) > TOO_LONG:
        raise BadInput("an amendment needs words, 20,000 characters at most")
    if Document.objects.filter(amends=document).exists():
        raise BadInput("this document has been amended already; amend the newest one")
    amended = review.amend(
        codec.load(Signed, document.get("body")),
        text.strip(),
        signer=signer(account, client, document.kind, stepped_up_at),
        now=timezone.now(),
        original_id=str(document.pk),
        drafts=drafted(document.client_id, document.session),
    )
    return keep(account, document.client_id, amended, session=document.session, amends=document)
