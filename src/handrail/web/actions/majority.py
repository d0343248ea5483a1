"""From which day a client decides alone: the law's day, where the client is and where the practice is (R7, R46)."""

from datetime import date

from django.utils import timezone

from handrail.jurisdictions import Law
from handrail.web.actions import terms
from handrail.web.records.models import Client


def born(client: Client) -> date | None:
    """The birth date, where the record has a sound one."""
    try:
        return date.fromisoformat(str(client.about.get("born") or "")[:10])
    except ValueError:
        return None


def majority_day(client: Client, law: Law) -> date | None:
    """The day on which the client decides alone."""
    birth = born(client)
    if birth is None:
        return None
    try:
        return birth.replace(year=birth.year + law.majority)
    except ValueError:  # born on 29 February: of age on 1 March
        return date(birth.year + law.majority, 3, 1)


def of_age(client: Client) -> bool:
    """True from that day; true also where no birth date is known, so that nothing opens for a guardian by a gap."""
    day = majority_day(client, terms.home_law(client))
    return day is None or timezone.localdate() >= day
