"""Rows that a transaction holds until it ends, and the one order in which all take them. Two orders are a deadlock.

Client, then a person's seat (or a question, offer, grant or invitation of theirs), then sessions, then walks, then drafts, documents,
flags and moments, then the ledger's head. A transaction may leave steps out; it never goes back. Whoever changes walks, drafts,
flags or moments of a client holds the client first. `ledger.note` takes the head, so what comes after it locks nothing that
another may hold.

PostgreSQL looks after foreign keys at the commit, when the head is held already, and takes a share of the row that they name.
`FOR UPDATE` would keep that share out, and go back in the order; `FOR NO KEY UPDATE` lets it in. So no column of a whole unique
index is changed (`Session.Meta.constraints`). On SQLite one writes at a time.
"""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from handrail.web.records.models import Client

Row = TypeVar("Row", bound=Model)


def held(rows: QuerySet[Row]) -> QuerySet[Row]:
    """These rows, for change; rows that are joined to them stay free."""
    return rows.select_for_update(of=("self",), no_key=True)


def free(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those of these rows that nobody holds, for change. For work on many that can come again later: it waits for nobody."""
    return rows.select_for_update(of=("self",), no_key=True, skip_locked=True)


def client(client_id: UUID) -> Client:
    """A client's row, read afresh and held: one at a time decides what is derived from this client, and what goes."""
    return held(Client.objects.all()).get(pk=client_id)


def client_of(rows: QuerySet[Row]) -> Client | None:
    """The same of the client whom a row is about; None where the row is gone, and nobody is held."""
    return held(Client.objects.filter(pk__in=rows.values("client"))).first()
