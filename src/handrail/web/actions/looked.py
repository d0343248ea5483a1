"""Note that someone looked (R20). Every page over a record calls this, or an action that notes more."""

from uuid import UUID

from django.db import transaction

from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account


@transaction.atomic
def looked(account: Account, client_id: UUID, **what: UUID) -> None:
    """A member of staff opened a part of a client's record: `what` names it by its id."""
    by = str(access.staff(account).pk)
    ledger.note(ledger.Kind.RECORD_OPENED, client_id, {"by": by, **{name: str(pk) for name, pk in what.items()}})


@transaction.atomic
def looked_around(account: Account, route: str) -> None:
    """Someone read a page that no action notes: a list, or their own record. `route` is the name of the address, without ids."""
    client = account.client_or_none if route.startswith("client:") else None
    if client is not None:
        ledger.note(ledger.Kind.OWN_RECORD_OPENED, client.pk, {"route": route})
    else:
        member = account.staff_or_none
        ledger.note(ledger.Kind.RECORDS_LISTED, None, {"by": str(member.pk if member else ""), "route": route})
