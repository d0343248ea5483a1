"""A supervisor's signature beside a trainee's: only then the document counts (R32)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused, Sealed
from handrail.review import proved_lately
from handrail.web.actions import access, licences
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Care, Cosignature, Document


def waiting(account: Account) -> QuerySet[Document]:
    """Documents of supervised clients that wait for a co-signature."""
    clients = access.caseload(account, (Care.Kind.SUPERVISING,))
    rows = Document.objects.filter(Document.OPEN, client__in=clients, needs_cosignature=True, cosignature__isnull=True)
    return rows.select_related("client", "signed_by").order_by("signed_at")


@transaction.atomic
def cosign(account: Account, document_id: UUID, stepped_up_at: datetime | None) -> Cosignature:
    """Sign beside the trainee: a supervisor of this client, with a licence of their own, after proving to be themselves."""
    document = locks.held(Document.objects.all()).filter(pk=document_id).first()
    if document is None:
        raise access.Denied
    if document.sealed_at is not None:
        raise Sealed
    client = access.supervised(account, document.client_id)
    member = access.staff(account)
    now = timezone.now()
    if not licences.licensed_alone(member, client, document.kind):
        raise Refused("only a supervisor with a licence that covers this client and document may co-sign", "R32")
    if document.signed_by_id == member.pk:
        raise Refused("nobody co-signs their own document", "R32")
    if not proved_lately(stepped_up_at, now):
        raise Refused("prove that it is you before you sign", "R32")
    if not document.needs_cosignature or hasattr(document, "cosignature"):
        raise BadInput("this document waits for no co-signature")
    cosignature = Cosignature.objects.create(document=document, by=member, at=now)
    ledger.note(ledger.Kind.DOCUMENT_COSIGNED, client.pk, {"document": str(document.pk), "by": str(member.pk)})
    return cosignature
