"""Open a signed document: its history both ways, and whether the client has it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from handrail.web.actions import access, cosign
from handrail.web.actions.plan_checks import Checks, of_plan
from handrail.web.records import ledger
from handrail.web.records.models import Account, Document, Release


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what surrounds it."""

    document: Document
    earlier: Document | None
    later: Document | None
    released: Release | None
    may_act: bool
    may_cosign: bool
    checks: Checks | None
    """Beside the newest plan, what its care says of it."""


@transaction.atomic
def read_document(account: Account, document_id: UUID) -> Reading:
    """For staff with a care relationship; the reading is noted (R20)."""
    document = (
        Document.objects.select_related("client", "session", "signed_by", "amends", "release").filter(pk=document_id).first()
    )
    if document is None:
        raise access.Denied
    access.readable(account, document.client_id)
    ledger.note(
        ledger.Kind.RECORD_OPENED, document.client_id, {"document": str(document.pk), "by": str(access.staff(account).pk)}
    )
    return Reading(
        document=document,
        earlier=document.amends,
        later=Document.objects.filter(amends=document).first(),
        released=getattr(document, "release", None),
        may_act=access.caseload(account, access.ACTING).filter(pk=document.client_id).exists(),
        may_cosign=not document.counts and cosign.waiting(account).filter(pk=document.pk).exists(),
        checks=of_plan(document),
    )
