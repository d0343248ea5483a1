"""A colleague covers from one day to another: a clinician hands their own clients over, and nothing is for ever (R19)."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Care, Staff

LONGEST = timedelta(days=92)


def colleagues(account: Account) -> QuerySet[Staff]:
    """Who could cover: the practice's other clinicians, trainees aside."""
    member = access.clinician(account)
    rows = Staff.objects.filter(role=Staff.Role.CLINICIAN, supervised_by__isnull=True, account__is_active=True)
    return rows.exclude(pk=member.pk).order_by("name")


def covers(account: Account) -> list[tuple[Staff, datetime, datetime, int]]:
    """This clinician's covers that have not ended: who, from, until, how many clients."""
    access.clinician(account)
    mine = access.caseload(account, (Care.Kind.TREATING,))
    rows = Care.objects.filter(kind=Care.Kind.COVERING, client__in=mine, until__gt=timezone.now()).select_related("staff")
    found: dict[tuple[Staff, datetime, datetime], int] = {}
    for row in rows.order_by("since"):
        assert row.until is not None
        place = row.staff, row.since, row.until
        found[place] = found.get(place, 0) + 1
    return [(*place, count) for place, count in found.items()]


@transaction.atomic
def arrange_cover(account: Account, staff_id: int, first: date, last: date) -> int:
    """A colleague may act for all clients whom this clinician treats, on these days; how many clients."""
    colleague = colleagues(account).filter(pk=staff_id).first()
    if colleague is None:
        raise BadInput("choose a colleague of this practice")
    if last < first or last < timezone.localdate() or last - first > LONGEST:
        raise BadInput("a cover has a first and a last day, is not over yet, and lasts three months at most")
    zone = timezone.get_current_timezone()
    since = datetime.combine(first, time.min, zone)
    until = datetime.combine(last + timedelta(days=1), time.min, zone)
    clients = list(access.caseload(account, (Care.Kind.TREATING,)))
    for client in clients:
        Care.objects.create(client=client, staff=colleague, kind=Care.Kind.COVERING, since=since, until=until)
        facts = {"staff": str(colleague.pk), "from": first.isoformat(), "until": last.isoformat()}
        ledger.note(ledger.Kind.COVER_ARRANGED, client.pk, facts)
    return len(clients)


@transaction.atomic
def end_cover(account: Account, staff_id: int) -> int:
    """A colleague's cover of this clinician's clients ends now; of how many clients."""
    access.clinician(account)
    mine = access.caseload(account, (Care.Kind.TREATING,))
    now = timezone.now()
    rows = Care.objects.filter(kind=Care.Kind.COVERING, client__in=mine, staff=staff_id, until__gt=now)
    ended = 0
    for row in locks.held(rows):
        row.since, row.until = min(row.since, now), now
        row.save(update_fields=["since", "until"])
        ledger.note(ledger.Kind.COVER_ENDED, row.client_id, {"staff": str(staff_id)})
        ended += 1
    return ended
