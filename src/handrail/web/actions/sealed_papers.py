"""What was signed about one session that its client deleted: locked away under its own key until its day (R41)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.vault.keys import Compartment
from handrail.web.actions import retention
from handrail.web.records import keyring, ledger, locks, shred
from handrail.web.records.models import Client, ClientKey, Document, Kept, LegalHold, RightsRequest


def seal(client: Client, session_id: UUID, now: datetime) -> list[Kept]:
    """Lock away what was signed about one session, each paper under its own key. Doing it again finds nothing more."""
    papers = list(locks.held(Document.objects.all()).filter(client=client, session=session_id))
    if not papers:
        return []
    ids = [paper.pk for paper in papers]
    Document.objects.filter(pk__in=ids, sealed_at__isnull=True).update(sealed_at=now)
    keysets = ClientKey.objects.filter(client_id=client.pk, compartment=Compartment.RECORD, scope__in=[str(pk) for pk in ids])
    keysets.filter(sealed_at__isnull=True).update(sealed_at=now)
    keyring.changed()
    until, rule = retention.until(client, timezone.localdate(now))
    kept, _ = Kept.objects.update_or_create(
        client=client, session_id=session_id, what=Kept.What.DOCUMENTS,
        defaults={"count": len(ids), "basis": rule, "destroy_on": until},
    )  # fmt: skip
    ledger.note(Kind.RECORD_SEALED, client.pk, {"classes": [kept.what], "session": str(session_id)})
    return [kept]


def due(today: date) -> list[tuple[UUID, UUID]]:
    """Sealed papers of single sessions whose day has come, which no human holds: client and session."""
    held = LegalHold.objects.filter(lifted_at__isnull=True, until__gte=today).values("client_id")
    rows = Kept.objects.filter(session__isnull=False, destroy_on__lte=today, client__sealed_at__isnull=True)
    return list(rows.exclude(client__in=held).values_list("client_id", "session_id"))


@transaction.atomic
def destroy(client: Client, session_id: UUID, today: date) -> int:
    """A sealed paper's day has come. Where care went on since, the law moved its day: then it waits for that one."""
    client = locks.client(client.pk)
    kept = Kept.objects.filter(client=client, session=session_id).first()
    if kept is None:
        return 0
    until, rule = retention.until(client, today)
    if until > today:
        kept.destroy_on, kept.basis = until, rule
        kept.save(update_fields=["destroy_on", "basis"])
        return 0
    papers = locks.held(Document.objects.all()).filter(client=client, session=session_id, sealed_at__isnull=False)
    ids = [paper.pk for paper in papers]
    scopes = [str(pk) for pk in ids]
    shred.destroy(ClientKey.objects.filter(client_id=client.pk, compartment=Compartment.RECORD, scope__in=scopes))
    RightsRequest.objects.filter(document__in=ids).update(document=None)
    Document.objects.filter(pk__in=ids).update(amends=None, draft=None)
    Document.objects.filter(pk__in=ids).delete()
    kept.delete()
    ledger.note(Kind.DATA_EXPIRED, client.pk, {"destroyed": {"documents": len(ids)}, "session": str(session_id)})
    return len(ids)
