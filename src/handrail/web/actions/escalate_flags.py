"""Safety language that nobody has seen, said or written, goes to the covering human too (R37). Time does this; no one's level decides it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from handrail.web.actions import read_words
from handrail.web.records import ledger, locks
from handrail.web.records.models import Care, RightsRequest, SafetyFlag, Staff
from handrail.wiring import deployment

COVER = timedelta(days=7)
"""How long a clinician who was named as cover beforehand may see a client whose flag came to them."""


def escalate(now: datetime) -> int:
    """Each flag, and each word a client wrote, that is so many hours old, was seen by nobody and went to nobody; how many went."""
    late = now - timedelta(hours=deployment().flag_hours)
    waiting = SafetyFlag.objects.filter(seen_at__isnull=True, escalated_at__isnull=True, raised_at__lte=late)
    flags = sum(_hand_on(pk, now) for pk in list(waiting.values_list("pk", flat=True)))
    return flags + sum(_written(row, now) for row in read_words.unread(late))


@transaction.atomic
def _hand_on(flag_id: UUID, now: datetime) -> int:
    row = SafetyFlag.objects.filter(pk=flag_id)
    locks.client_of(row)  # two flags of a client find one cover
    flag = locks.held(row).select_related("session__clinician").first()
    if flag is None:  # its client deleted it meanwhile
        return 0
    cover = _cover(flag.client_id, flag.session.clinician_id, now)
    if flag.seen_at is not None or flag.escalated_at is not None or cover is None:
        return 0  # with nobody to go to it stays first on the treating clinician's Today; the next look tries again
    flag.escalated_to, flag.escalated_at = cover, now
    flag.save(update_fields=["escalated_to", "escalated_at"])
    ledger.note(ledger.Kind.FLAG_ESCALATED, flag.client_id, {"flag": str(flag.pk)})
    return 1


@transaction.atomic
def _written(row: RightsRequest, now: datetime) -> int:
    """Whoever covers reads a client's own words where their clinician does; where nobody covers, who was named begins to."""
    locks.client(row.client_id)
    if _covering(row.client_id, now) is not None or _cover(row.client_id, None, now) is None:
        return 0
    ledger.note(ledger.Kind.FLAG_ESCALATED, row.client_id, {"request": str(row.pk)})
    return 1


def _covering(client_id: UUID, now: datetime) -> Care | None:
    there = Q(until__isnull=True) | Q(until__gt=now)
    rows = Care.objects.filter(there, client=client_id, kind=Care.Kind.COVERING, since__lte=now)
    return rows.select_related("staff").first()


def _cover(client_id: UUID, clinician_id: int | None, now: datetime) -> Staff | None:
    """Who covers now; else whom the clinician who treats named beforehand, who gets to see this client for some days.

    `clinician_id`: whose hour it was, if it was said in one.
    """
    care = _covering(client_id, now)
    if care is not None:
        return care.staff
    there = Q(until__isnull=True) | Q(until__gt=now)
    treating = Care.objects.filter(there, client=client_id, kind=Care.Kind.TREATING, since__lte=now).select_related("staff")
    who = {row.staff_id: row.staff for row in treating.order_by("since")}
    treats = who.get(clinician_id or 0) or next(reversed(who.values()), None)  # the client may have been handed on since
    named = treats.covered_by if treats else None
    if named is not None and named.account.is_active:
        Care.objects.create(client_id=client_id, staff=named, kind=Care.Kind.COVERING, since=now, until=now + COVER)
        return named
    return None
