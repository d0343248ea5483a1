"""Show a signed summary to the client, and note that they read it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import flow
from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.signed import Signed
from handrail.web.actions import access
from handrail.web.actions.walk_session import original
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Document, Release


@transaction.atomic
def release_document(account: Account, document_id: UUID) -> Release:
    """A human who treats the client releases one signed document (R31)."""
    document = locks.held(Document.objects.all()).filter(pk=document_id).first()
    if document is None:
        raise access.Denied
    access.treated(account, document.client_id)
    if not document.counts:
        raise Refused("a trainee's document is shown after a supervisor has co-signed it", "R32")
    if Release.objects.filter(document=document).exists():
        raise BadInput("this document has been released already")
    now = timezone.now()
    released = flow.show_client(codec.load(Signed, document.get("body")), now=now, left_out=_left_out(document))
    release = Release(document=document, client_id=document.client_id, released_by=access.staff(account), released_at=now)
    release.put(body=codec.dump(released))
    release.save(force_insert=True)
    facts = {"document": str(document.pk), "by": str(release.released_by_id)}
    ledger.note(ledger.Kind.SUMMARY_RELEASED, document.client_id, facts)
    return release


def _left_out(document: Document) -> tuple[str, ...]:
    """What was said and is in no line: the client is told that a summary leaves things out, and which."""
    if document.draft is None:
        return ()
    grounded, _ = original(document.draft)
    return tuple(omission.quote for omission in grounded.omissions)


@transaction.atomic
def read_release(account: Account, release_id: UUID) -> Release:
    """The client opens what was released to them; the first reading is noted."""
    client = access.own_record(account)
    release = (
        Release.objects.select_related("document", "document__session", "document__session__talk", "document__signed_by")
        .filter(pk=release_id, client=client)
        .first()
    )
    if release is None:
        raise access.Denied
    if release.read_at is None:
        release.read_at = timezone.now()
        release.save(update_fields=["read_at"])
        ledger.note(ledger.Kind.SUMMARY_READ, client.pk, {"document": str(release.document_id)})
    return release
