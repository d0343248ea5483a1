"""A human keeps a record beyond its day: with a reason and an end, after proving to be themselves, shown to the client (R41).

A hold keeps the signed legal record and nothing else: what AI made goes whenever its client says so (R40).
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.review import proved_lately
from handrail.web.actions import access, licences
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, LegalHold, Staff

LONGEST = timedelta(days=366)
"""A hold that is still needed after a year is placed anew, by a human who looks again."""


@transaction.atomic
def place(account: Account, client_id: UUID, reason: str, until: date | None, stepped_up_at: datetime | None) -> LegalHold:
    """A licensed human of the client's care, or for a sealed record the owner or a supervisor, keeps it until a day."""
    member, now = _licensed(_keeper(account, client_id)), timezone.now()
    if not proved_lately(stepped_up_at, now):
        raise Refused("prove that it is you before you keep a record longer", "R32")
    reason = " ".join(reason.split())
    if len(reason) < 8 or len(reason) > 500:
        raise BadInput("say why in a sentence, 500 characters at most; the client reads it")
    today = timezone.localdate(now)
    if until is None or not today < until <= today + LONGEST:
        raise BadInput("a hold has an end, a year from now at most")
    client = locks.client(client_id)
    row = LegalHold(client=client, placed_by=member, placed_at=now, until=until)
    row.reason = reason
    row.save(force_insert=True)
    ledger.note(ledger.Kind.HOLD_PLACED, client.pk, {"hold": str(row.pk), "by": str(member.pk), "until": until.isoformat()})
    return row


@transaction.atomic
def lift(account: Account, hold_id: UUID) -> LegalHold:
    """It ends now; the record goes back to the day that the law gave it."""
    row = LegalHold.objects.filter(pk=hold_id).first()
    if row is None:
        raise access.Denied
    member = _licensed(_keeper(account, row.client_id))
    locks.client(row.client_id)
    row = locks.held(LegalHold.objects.all()).get(pk=row.pk)
    if row.lifted_at is None:
        row.lifted_at, row.lifted_by = timezone.now(), member
        row.save(update_fields=["lifted_at", "lifted_by"])
        ledger.note(ledger.Kind.HOLD_LIFTED, row.client_id, {"hold": str(row.pk), "by": str(member.pk)})
    return row


def of(account: Account, client_id: UUID) -> QuerySet[LegalHold]:
    """Every hold of a record, newest first."""
    _keeper(account, client_id)
    return LegalHold.objects.filter(client=client_id).select_related("placed_by", "lifted_by")


def end_due(now: datetime) -> int:
    """Holds whose day is over end by themselves; how many did. The worker calls this."""
    ended = 0
    due = LegalHold.objects.filter(lifted_at__isnull=True, until__lt=timezone.localdate(now))
    for hold_id, client_id in list(due.values_list("pk", "client_id")[:500]):
        with transaction.atomic():
            locks.client(client_id)
            row = locks.held(LegalHold.objects.all()).filter(pk=hold_id, lifted_at__isnull=True).first()
            if row is not None:
                row.lifted_at = now
                row.save(update_fields=["lifted_at"])
                ledger.note(ledger.Kind.HOLD_LIFTED, client_id, {"hold": str(row.pk), "over": True})
                ended += 1
    return ended


def _keeper(account: Account, client_id: UUID) -> Staff:
    """Who may keep this record: whoever treats the client while it is in daily work; afterwards the owner or a supervisor."""
    member = access.staff(account)
    if member.role in (Staff.Role.OWNER, Staff.Role.SUPERVISOR):
        if not Client.objects.filter(pk=client_id, sealed_at__isnull=False).exists():
            raise BadInput("no such record is sealed")
        return member
    access.treated(account, client_id)
    return member


def _licensed(member: Staff) -> Staff:
    if member.role != Staff.Role.OWNER and not licences.active(member):
        raise Refused("only the owner, or someone with an active licence, keeps a record longer", "R32")
    return member
