"""A human has seen a safety flag. Seen is not judged: there is nothing here to rate or close it with (R34, R37)."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.web.actions import access, read_flags
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, SafetyFlag


def delivered(account: Account, rows: Iterable[SafetyFlag]) -> None:
    """Note when words were first put before a clinician's eyes. Put there is not seen: only a human says that."""
    member = access.clinician(account)
    fresh = [row for row in rows if row.delivered_at is None]
    for client_id in dict.fromkeys(row.client_id for row in fresh):
        with transaction.atomic():
            locks.held(Client.objects.all()).filter(pk=client_id).first()  # a deletion may have come before
            mine = SafetyFlag.objects.filter(pk__in=[row.pk for row in fresh], client_id=client_id, delivered_at__isnull=True)
            count = mine.update(delivered_at=timezone.now())
            if count:
                ledger.note(ledger.Kind.FLAG_DELIVERED, client_id, {"flags": count, "to": str(member.pk)})


@transaction.atomic
def see_flag(account: Account, flag_id: UUID, also: Collection[UUID] = ()) -> SafetyFlag:
    """Note who saw the words, and when. Seeing twice changes nothing.

    `also`: other flags of the same turn that stood on the same card; each is noted for itself.
    """
    flag = SafetyFlag.objects.filter(pk=flag_id).first()
    if flag is None:
        raise access.Denied
    access.treated_for_change(account, flag.client_id)
    rows = read_flags.together(flag, also)
    for one in rows:
        if one.seen_at is None:
            one.seen_by, one.seen_at = access.staff(account), timezone.now()
            one.save(update_fields=["seen_by", "seen_at"])
            ledger.note(ledger.Kind.FLAG_SEEN, one.client_id, {"flag": str(one.pk), "by": str(one.seen_by_id)})
    return next(one for one in rows if one.pk == flag.pk)
