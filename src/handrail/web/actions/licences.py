"""Who may sign what, for whom: a licence in time, in the client's region, for this kind of document (R32)."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.web.records.models import Client, Licence, Staff


def licensed(member: Staff, client: Client, kind_key: str) -> bool:
    """True when one of their licences covers this document. A trainee signs under their supervisor's licence."""
    if _covers(member, client, kind_key):
        return True
    supervisor = member.supervised_by
    return supervisor is not None and _covers(supervisor, client, kind_key)


def licensed_alone(member: Staff, client: Client, kind_key: str) -> bool:
    """True when their own licence covers it: what a co-signature needs."""
    return member.supervised_by_id is None and _covers(member, client, kind_key)


def active(member: Staff) -> bool:
    """True while they hold a licence, whatever for, or their supervisor does."""
    return _held().filter(Q(staff=member) | Q(staff=member.supervised_by)).exists()


def holders() -> QuerySet[Staff]:
    """Everyone who holds a licence of their own today, whatever for."""
    return Staff.objects.filter(pk__in=_held().values("staff"))


def _held() -> QuerySet[Licence]:
    return Licence.objects.filter(Q(expires__isnull=True) | Q(expires__gte=timezone.localdate())).exclude(number="")


def _covers(member: Staff, client: Client, kind_key: str) -> bool:
    return any(
        (not licence.region or not client.region or licence.region == client.region)
        and (not licence.kinds or kind_key in licence.kinds.split())
        for licence in _held().filter(staff=member)
    )
