"""The ledger's leaves and nodes in our tables: what an append reads is one row, what it writes are four statements."""

from collections.abc import Sequence

from django.db import connection, connections
from django.db.models import Max

from handrail.ledger import merkle
from handrail.papers.errors import Tampered
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerLeaf, LedgerNode

HASH = 32
FACT = "INSERT INTO records_ledgerfact (leaf_id, client_id, kind, about, opening) VALUES (%s, %s, %s, %s, %s)"
LEAF = 'INSERT INTO records_ledgerleaf ("index", entry, leaf_hash) VALUES (%s, %s, %s)'
NODE = 'INSERT INTO records_ledgernode (level, "index", hash) VALUES (%s, %s, %s)'
HEAD = "UPDATE records_ledgerhead SET size = %s, checkpoint = %s, edge = %s WHERE id = 1"
READ = "SELECT size, checkpoint, edge FROM records_ledgerhead WHERE id = 1"


def perfect(size: int) -> list[tuple[int, int]]:
    """The largest perfect subtrees of a tree of `size` leaves, left to right, as (level, index).

    >>> perfect(13)
    [(3, 0), (2, 2), (0, 12)]
    """
    found, start = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


class Tables:
    """`handrail.ledger.log.Store` for reading: proofs, exports, verification."""

    def __init__(self) -> None:
        row = LedgerHead.objects.filter(pk=1).values_list("size", "checkpoint").first()
        self._size, self._checkpoint = (row[0], bytes(row[1])) if row else (0, b"")
        self._span: tuple[int, dict[int, tuple[bytes, bytes]]] = -1, {}

    def size(self) -> int:
        """How many leaves the newest checkpoint should cover; more rows than that are found by `extra_rows`."""
        return self._size

    def entry(self, index: int) -> bytes:
        """The bytes of one leaf."""
        return self._leaf(index)[0]

    def node(self, level: int, index: int) -> bytes:
        """The hash of a perfect subtree."""
        if level == 0:
            return self._leaf(index)[1]
        return _there(LedgerNode.objects.filter(level=level, index=index).values_list("hash", flat=True).first())

    def _leaf(self, index: int) -> tuple[bytes, bytes]:
        row = LedgerLeaf.objects.filter(pk=index).values_list("entry", "leaf_hash").first()
        return _there(row[0] if row else None), _there(row[1] if row else None)

    def latest_checkpoint(self) -> bytes:
        """The newest signed checkpoint, empty before the first leaf."""
        return self._checkpoint

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        """Reading only: `Appending` writes."""
        raise NotImplementedError

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        """Reading only."""
        raise NotImplementedError

    def save_checkpoint(self, text: bytes) -> None:
        """Reading only."""
        raise NotImplementedError


class Scan(Tables):
    """The same store read once from left to right, in wide strides: for verification and export."""

    WIDE = 8192

    def __init__(self) -> None:
        super().__init__()
        self._leaves: dict[int, tuple[bytes, bytes]] = {}
        self._nodes: dict[tuple[int, int], bytes] = {}

    def _leaf(self, index: int) -> tuple[bytes, bytes]:
        if index not in self._leaves:
            first = index - index % self.WIDE
            rows = LedgerLeaf.objects.filter(pk__gte=first, pk__lt=first + self.WIDE).values_list("index", "entry", "leaf_hash")
            self._leaves = {place: (bytes(entry), bytes(found)) for place, entry, found in rows}
        if index not in self._leaves:
            raise LookupError("a row of the ledger is gone")
        return self._leaves[index]

    def node(self, level: int, index: int) -> bytes:
        """The hash of a perfect subtree; its neighbours to the right come with it."""
        if level == 0:
            return self._leaf(index)[1]
        if (level, index) not in self._nodes:
            wide = max(self.WIDE >> level, 1)
            rows = LedgerNode.objects.filter(level=level, index__gte=index, index__lt=index + wide).values_list("index", "hash")
            self._nodes = {place: found for place, found in self._nodes.items() if place[0] != level}
            self._nodes |= {(level, place): bytes(found) for place, found in rows}
        if (level, index) not in self._nodes:
            raise LookupError("a row of the ledger is gone")
        return self._nodes[level, index]


class Appending:
    """The store of one append, in one transaction. Makes appends a single file: it holds the head's row until the commit."""

    def __init__(self) -> None:
        self._cursor = connection.cursor()
        lock = " FOR UPDATE" if connections["default"].vendor == "postgresql" else ""  # SQLite's writer is alone already
        self._cursor.execute(READ + lock)
        row = self._cursor.fetchone()
        if row is None:
            LedgerHead.objects.get_or_create(pk=1)
            self._cursor.execute(READ + lock)
            row = self._cursor.fetchone()
        self._size, self._checkpoint, edge = int(row[0]), bytes(row[1]), bytes(row[2])
        self._nodes = self._read_edge(edge)
        self._leaves: list[tuple[int, bytes, bytes]] = []
        self._fresh: list[tuple[int, int, bytes]] = []

    def _read_edge(self, edge: bytes) -> dict[tuple[int, int], bytes]:
        places = perfect(self._size)
        if len(edge) != HASH * len(places):
            raise Tampered("the ledger's head does not hold the hashes that its size calls for")
        nodes = {place: edge[HASH * at : HASH * at + HASH] for at, place in enumerate(places)}
        if self._size and merkle.root(self._size, lambda level, index: nodes[level, index]) != self._signed_root():
            raise Tampered("the ledger's head does not hold what its newest checkpoint signed; nothing is added to it")
        return nodes

    def _signed_root(self) -> bytes:
        from handrail.ledger.note import unbase64  # noqa: PLC0415

        try:
            return unbase64(self._checkpoint.split(b"\n", 3)[2].decode())
        except (IndexError, ValueError):
            raise Tampered("the ledger's newest checkpoint can't be read; nothing is added to it") from None

    def size(self) -> int:
        """How many leaves there are."""
        return self._size

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        """Take the next leaf; it is written with the checkpoint."""
        self._leaves.append((index, entry, leaf_hash))
        self._nodes[0, index] = leaf_hash
        self._size = index + 1

    def entry(self, index: int) -> bytes:
        """Appending reads no entries."""
        raise LookupError(index)

    def node(self, level: int, index: int) -> bytes:
        """A hash of the edge, or one that this append made."""
        return self._nodes[level, index]

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        """Take the hash of a subtree that has just become whole; level 0 stands with the leaves already."""
        self._nodes[level, index] = node_hash
        self._fresh.append((level, index, node_hash))

    def latest_checkpoint(self) -> bytes:
        """The newest signed checkpoint."""
        return self._checkpoint

    def save_checkpoint(self, text: bytes) -> None:
        """Write all of it."""
        _many(self._cursor, LEAF, self._leaves)
        _many(self._cursor, NODE, self._fresh)
        edge = b"".join(self._nodes[place] for place in perfect(self._size))
        self._cursor.execute(HEAD, (self._size, text, edge))

    def write_facts(self, rows: Sequence[tuple[int, object, str, object, bytes]]) -> None:
        """What the leaves commit to, beside them. The ids are written as this database keeps them."""
        as_is = connections["default"].vendor == "postgresql"
        _many(
            self._cursor,
            FACT,
            [(index, _id(client, as_is), kind, _id(about, as_is), opening) for index, client, kind, about, opening in rows],
        )


def _many(cursor: object, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    if len(rows) == 1:
        cursor.execute(statement, rows[0])  # type: ignore[attr-defined]
    elif rows:
        cursor.executemany(statement, rows)  # type: ignore[attr-defined]


def _id(value: object, as_is: bool) -> object:
    return value if as_is or value is None else value.hex  # type: ignore[attr-defined]


def extra_rows(size: int) -> str:
    """What lies in the tables beyond the signed size, or beside it: one sentence, empty when all is well."""
    last = LedgerLeaf.objects.aggregate(last=Max("index"))["last"]
    count = LedgerLeaf.objects.count()
    if (last is None and size) or (last is not None and last + 1 != size) or count != size:
        return f"the ledger's tables hold {count} entries, and its checkpoint signed {size}"
    if (facts := LedgerFact.objects.count()) != size:
        return f"{size} entries were recorded, and the facts of {facts} are there"
    nodes = LedgerNode.objects.count()
    if nodes != (expected := size - size.bit_count()):
        return f"the ledger's tables hold {nodes} inner hashes where {expected} belong"
    return ""


def _there(value: bytes | memoryview | None) -> bytes:
    if value is None:
        raise LookupError("a row of the ledger is gone")  # the log names the place (R20)
    return bytes(value)
