"""What a client writes to us and may speak of safety: help for them at once, and a human reads it first (R37, handbook 3.9).

Lists of words find it, and no AI, so nobody's consent is asked. It is never rated, and nothing is kept from being sent. That
the lists find nothing means nothing.
"""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.noticing.safety import list_finds
from handrail.papers.errors import HandrailError
from handrail.web.actions import access
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, RightsRequest

log = structlog.get_logger()
State = RightsRequest.State
_LOOKED_AT: dict[UUID, bool] = {}
"""Which requests this process has opened, and whether the lists found words. In no table: no row says whose words these are, and
what an update adds to the lists is looked for in what lies there too."""


def may_speak_of_safety(text: str) -> bool:
    """Whether the lists find words in it, also where a line ends among them."""
    return list_finds(text) or list_finds(" ".join(text.split()))


def waiting(account: Account) -> list[RightsRequest]:
    """Such words from the clients whom this account treats or covers, that no human has read yet. The oldest first."""
    clients = access.caseload(account, access.ACTING)
    return _that_may(_unread().filter(client__in=clients.values("pk")).select_related("client", "document"))


def unread(until: datetime) -> list[RightsRequest]:
    """All of the practice's that have lain since then, or longer."""
    return _that_may(_unread().filter(made_at__lte=until, client__sealed_at__isnull=True))


@transaction.atomic
def read_words(account: Account, request_id: UUID) -> RightsRequest:
    """A human has read them. What was asked for waits for its answer as before; reading twice changes nothing."""
    row = locks.held(RightsRequest.objects.all()).filter(pk=request_id).first()
    if row is None:
        raise access.Denied
    access.treated(account, row.client_id)
    if row.answered_at is None:
        row.answered_by, row.answered_at = access.staff(account), timezone.now()
        row.save(update_fields=["answered_by", "answered_at"])
        ledger.note(ledger.Kind.FLAG_SEEN, row.client_id, {"request": str(row.pk), "by": str(row.answered_by_id)})
    return row


def _that_may(rows: QuerySet[RightsRequest]) -> list[RightsRequest]:
    """Those that may speak of safety. Each is opened once, as nothing written here changes; what did not open is tried again."""
    here = list(rows.values_list("pk", flat=True))
    for row in RightsRequest.objects.filter(pk__in=set(here) - set(_LOOKED_AT)):
        try:
            _LOOKED_AT[row.pk] = may_speak_of_safety(row.text)
        except HandrailError as error:  # one that does not open keeps no other from a human
            log.error("request not read", request=str(row.pk), error=type(error).__name__)
    found = [pk for pk in here if _LOOKED_AT.get(pk)]
    return list(rows.filter(pk__in=found)) if found else []


def _unread() -> QuerySet[RightsRequest]:
    return RightsRequest.objects.filter(state__in=(State.OPEN, State.NOTED), answered_at__isnull=True).order_by("made_at")
