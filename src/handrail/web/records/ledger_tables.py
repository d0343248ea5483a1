"""The ledger's leaves and hashes in our tables: what an append reads is one row, what it writes is three.

An append goes past Django's query building, straight to the database's own cursor: of all that a click costs here, the ledger
must not be what is felt. `wrap_database_errors` keeps the errors Django's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from handrail.ledger.entry import public
from handrail.ledger.log import Head, Leaf, Missing, Node
from handrail.ledger.merkle import HEIGHT
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerLeaf, LedgerNode

HOLD = "SELECT size, edge, mark FROM records_ledgerhead WHERE id = 1"
LEAF = 'INSERT INTO records_ledgerleaf ("index", entry, leaf_hash) VALUES (%s, %s, %s)'
FACT = "INSERT INTO records_ledgerfact (leaf_id, client_id, kind, about, opening) VALUES (%s, %s, %s, %s, %s)"
NODE = 'INSERT INTO records_ledgernode (level, "index", hash) VALUES (%s, %s, %s)'
HEAD = "UPDATE records_ledgerhead SET size = %s, edge = %s, mark = %s WHERE id = 1"
ALL_IN_ONE = f"WITH leaf AS ({LEAF}), fact AS ({FACT}) {HEAD}"
"""PostgreSQL: one way to the server and back instead of three."""
LEAVES = 'SELECT "index", entry, leaf_hash FROM records_ledgerleaf WHERE "index" >= %s AND "index" < %s ORDER BY "index"'
LEAF_HASHES = 'SELECT "index", leaf_hash FROM records_ledgerleaf WHERE "index" >= %s AND "index" < %s ORDER BY "index"'
NODES = 'SELECT "index", hash FROM records_ledgernode WHERE level = %s AND "index" >= %s AND "index" < %s ORDER BY "index"'


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, and what lies beside it: whom it is about and what it commits to."""

    entry: bytes
    client_id: UUID | None
    kind: str
    about: UUID | None
    opening: bytes


class Tables:
    """`handrail.ledger.log.Reading`: proofs, tiles, exports, verification. The head is that of the moment it was made."""

    def __init__(self) -> None:
        row = LedgerHead.objects.filter(pk=1).values_list("size", "edge", "mark").first()
        self._head = Head(row[0], bytes(row[1]), bytes(row[2])) if row else Head()

    def head(self) -> Head:
        """The head; more rows than it counts are found by `extra_rows`."""
        return self._head

    def leaves(self, first: int, count: int) -> list[Leaf]:
        """So many leaves in order, as the log holds them."""
        return [(public(bytes(row[1])), bytes(row[2])) for row in self._rows(LEAVES, first, count)]

    def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        """So many kept hashes of a level in order."""
        rows = self._rows(NODES, first, count, level) if level else self._rows(LEAF_HASHES, first, count)
        return [bytes(row[1]) for row in rows]

    def _rows(self, query: str, first: int, count: int, *before: int) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(query, (*before, first, first + count))
            rows: list[Any] = cursor.fetchall()
        if len(rows) < count or (rows and rows[-1][0] != first + count - 1):
            there = {row[0] for row in rows}
            raise Missing(next(index for index in range(first, first + count) if index not in there))
        return rows


class Scan(Tables):
    """The same, read once from left to right in wide strides: for verification and export."""

    WIDE = 1 << 13

    def __init__(self) -> None:
        super().__init__()
        self._start = 0
        self._stride: list[Any] = []

    def _rows(self, query: str, first: int, count: int, *before: int) -> list[Any]:
        if before or count > self.WIDE:
            return super()._rows(query, first, count, *before)
        place = first - self._start
        if not 0 <= place <= len(self._stride) - count:
            self._start, place = first, 0
            self._stride = super()._rows(LEAVES, first, max(count, min(self.WIDE, self._head.size - first)))
        rows = self._stride[place : place + count]
        return rows if query == LEAVES else [(row[0], row[2]) for row in rows]


class Appending:
    """`handrail.ledger.log.Writing` for one append. Makes appends a single file: it holds the head's row until the commit."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        """What is to be added, in order. Set between `hold` and `write`."""
        self._database = transaction.get_connection()
        self._postgres = self._database.vendor == "postgresql"
        self._head: Head | None = None

    def hold(self) -> Head:
        """The head, held."""
        if self._head is None:
            row = self._read() or self._begin()
            self._head = Head(int(row[0]), bytes(row[1]), bytes(row[2]))
        return self._head

    def write(self, first: int, leaves: Sequence[Leaf], nodes: Sequence[Node], head: Head) -> None:
        """Leaves with their facts, the hashes that they complete, and the head."""
        if len(self.rows) != len(leaves):
            raise RuntimeError("every leaf has its fact beside it")
        found = [(first + at, row.entry, leaves[at][1]) for at, row in enumerate(self.rows)]
        facts = [
            (first + at, self._id(row.client_id), row.kind, self._id(row.about), row.opening)
            for at, row in enumerate(self.rows)
        ]
        self._many(NODE, list(nodes))
        if self._postgres and len(found) == 1:
            self._run(ALL_IN_ONE, (*found[0], *facts[0], head.size, head.edge, head.mark))
            return
        self._many(LEAF, found)
        self._many(FACT, facts)
        self._run(HEAD, (head.size, head.edge, head.mark))

    def _read(self) -> Any:
        return self._run(HOLD + (" FOR UPDATE" if self._postgres else "")).fetchone()  # SQLite's writer is alone already

    def _begin(self) -> Any:
        LedgerHead.objects.get_or_create(pk=1)
        return self._read()

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if len(rows) > 1:
            with connection.cursor() as cursor:
                cursor.executemany(statement, rows)
        elif rows:
            self._run(statement, rows[0])

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        here = self._database
        here.validate_no_broken_transaction()
        with here.wrap_database_errors:
            return here.connection.execute(statement if self._postgres else statement.replace("%s", "?"), values)

    def _id(self, value: UUID | None) -> object:
        return value if self._postgres or value is None else value.hex


def extra_rows(size: int) -> str:
    """What lies in the tables beyond the head's size, or beside it: one sentence, empty when all is well."""
    last = LedgerLeaf.objects.aggregate(last=Max("index"))["last"]
    count = LedgerLeaf.objects.count()
    if (last is None and size) or (last is not None and last + 1 != size) or count != size:
        return f"the ledger's tables hold {count} entries, and its head counts {size}"
    if (facts := LedgerFact.objects.count()) != size:
        return f"{size} entries were recorded, and the facts of {facts} are there"
    nodes, expected = LedgerNode.objects.count(), sum(size >> level for level in range(HEIGHT, size.bit_length(), HEIGHT))
    if nodes != expected:
        return f"the ledger's tables hold {nodes} inner hashes where {expected} belong"
    return ""
