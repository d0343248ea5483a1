"""Many entries at once, about nobody."""

from django.db import transaction
from django.utils import timezone

from handrail.ledger.entry import Kind, commit, public
from handrail.ledger.log import append
from handrail.web.records import ledger
from handrail.web.records.ledger_tables import Appending, Row

BATCH = 4096


def grow(count: int) -> None:
    """Add so many, in few transactions."""
    for start in range(0, count, BATCH):
        with transaction.atomic():
            tables = Appending()
            first = tables.hold().size
            for number in range(first, first + min(BATCH, count - start)):
                entry = commit(Kind.RECORDS_LISTED, timezone.now(), number.to_bytes(32, "big"), {"by": "somebody"})
                tables.rows.append(Row(entry, None, Kind.RECORDS_LISTED.value, None, b"{}"))
            append(tables, ledger.signer(), [public(row.entry) for row in tables.rows])
