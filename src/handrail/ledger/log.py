"""The log over any store: append, sign, prove, verify.

What an append writes is *marked*, not signed: the head carries an HMAC under a key that comes from the signing secret. A
signature is made when somebody asks for a checkpoint, over a head whose mark is right. Whoever edits rows without the secret
can make neither, so nothing is ever signed, or added to, that this house did not write itself (R20).
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.merkle import HEIGHT, WIDTH, Edge
from handrail.ledger.note import Signer
from handrail.papers.errors import BadInput, Tampered

LONGEST = 65_535
"""Bytes of one entry: bundles write its length in two bytes."""
Leaf = tuple[bytes, bytes]
"""An entry as the log holds it, and the leaf's hash."""
Node = tuple[int, int, bytes]
"""Level, index and hash of a perfect subtree. Kept are those of levels 8, 16, 24 ...: the tiles above the first."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log ends: its size, its edge, and the mark that says who wrote them."""

    size: int = 0
    edge: bytes = b""
    mark: bytes = b""


class Reading(Protocol):
    """Where leaves and kept hashes lie."""

    def head(self) -> Head:
        """The newest head."""
        ...

    def leaves(self, first: int, count: int) -> list[Leaf]:
        """So many leaves in order. Raises `Missing` for the first that is gone."""
        ...

    def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        """So many kept hashes of a level (0, 8, 16 ...) in order. Raises `Missing` for the first that is gone."""
        ...


class Writing(Protocol):
    """Where an append writes. Everything belongs in one transaction with what it records."""

    def hold(self) -> Head:
        """The newest head, held against others until the transaction ends."""
        ...

    def write(self, first: int, leaves: Sequence[Leaf], nodes: Sequence[Node], head: Head) -> None:
        """Add leaves from index `first` on, the kept hashes that they complete, and put the new head in place."""
        ...


class Missing(LookupError):
    """A row of the ledger is gone."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def append(store: Writing, signer: Signer, entries: Sequence[bytes]) -> list[int]:
    """Add entries to the log; their indexes. Raises `Tampered` for a head that this house did not write."""
    if any(len(entry) > LONGEST for entry in entries):
        raise BadInput(f"a ledger entry is longer than {LONGEST} bytes")
    edge = _edge(store.hold(), signer)
    first, leaves, nodes = edge.size, [], []
    for entry in entries:
        found = merkle.leaf_hash(entry)
        leaves.append((entry, found))
        nodes += edge.add(found)
    if entries:
        packed = edge.packed
        store.write(first, leaves, nodes, Head(edge.size, packed, signer.mark(_marked(edge.size, packed))))
    return list(range(first, edge.size))


def marked(head: Head, signer: Signer) -> Head:
    """The same head under this signer's mark. Whoever asks has made sure that the head is right."""
    return Head(head.size, head.edge, signer.mark(_marked(head.size, head.edge)))


def is_marked(head: Head, signer: Signer) -> bool:
    """Whether this signer wrote this head. That of a log where nothing has happened yet needs no mark."""
    good = hmac.compare_digest(head.mark, signer.mark(_marked(head.size, head.edge)))
    return good or head == Head()


def _edge(head: Head, signer: Signer) -> Edge:
    if not is_marked(head, signer):
        raise Tampered("the ledger's head is not as this practice wrote it; nothing is added to it or signed")
    return Edge.read(head.size, head.edge)


def _marked(size: int, edge: bytes) -> bytes:
    return size.to_bytes(8, "big") + edge


class Log:
    """One log and its signer, to read."""

    def __init__(self, store: Reading, signer: Signer) -> None:
        self.store = store
        self.signer = signer

    def size(self) -> int:
        """How many leaves its head says there are."""
        return self.store.head().size

    def head(self) -> Checkpoint:
        """Size and root of the newest head. Raises `Tampered` for one that this house did not write."""
        edge = _edge(self.store.head(), self.signer)
        return Checkpoint(self.signer.name, edge.size, edge.root())

    def checkpoint(self) -> bytes:
        """The newest head, signed now."""
        return self.head().sign(self.signer)

    def at(self, size: int) -> Checkpoint:
        """What the checkpoint was when the log had so many leaves, as today's rows tell."""
        self._has(size)
        return Checkpoint(self.signer.name, size, merkle.root(size, self._nodes().node))

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """That a leaf is in the tree: at most 20 hashes at a million leaves."""
        size = self.size() if size is None else size
        if not 0 <= index < size:
            raise BadInput(f"there is no entry {index} in a ledger of {size}")
        self._has(size)
        return merkle.inclusion(index, size, self._nodes().node)

    def consistency(self, old_size: int, size: int | None = None) -> list[bytes]:
        """That nothing was changed since the tree had `old_size` leaves."""
        size = self.size() if size is None else size
        if not 0 <= old_size <= size:
            raise BadInput(f"there was never a ledger of {old_size} entries: it has {size}")
        self._has(size)
        return merkle.consistency(old_size, size, self._nodes().node)

    def verify(self) -> int:
        """Recompute every hash from the entries alone and hold it against the stored ones and the head.

        Gives how many entries there are; raises `Tampered` naming the first that is not as it was recorded (R20).
        """
        head = self.head()
        edge = Edge()
        for first in range(0, head.size, WIDTH):
            self._verify_tile(first, min(WIDTH, head.size - first), edge)
        if edge.root() != head.root:
            raise Tampered("the ledger's entries are not those that its head was written over")
        return head.size

    def _verify_tile(self, first: int, count: int, edge: Edge) -> None:
        try:
            leaves = self.store.leaves(first, count)
        except Missing as gone:
            raise Tampered(f"entry {gone.index} or its hash is missing") from None
        for place, (entry, stored) in enumerate(leaves, start=first):
            if merkle.leaf_hash(entry) != stored:
                raise Tampered(f"entry {place} is not as the ledger recorded it")
            for level, index, found in edge.add(stored):
                self._compare(level, index, found, place)

    def _compare(self, level: int, index: int, found: bytes, last: int) -> None:
        try:
            (stored,) = self.store.hashes(level, index, 1)
        except Missing:
            raise Tampered(f"the hash over entries {index << level} to {last} is missing") from None
        if stored != found:
            raise Tampered(f"entries {index << level} to {last} are not as the ledger recorded them")

    def _has(self, size: int) -> None:
        if size > self.size():
            raise BadInput(f"there was never a ledger of {size} entries: it has {self.size()}")

    def _nodes(self) -> "Nodes":
        return Nodes(self.store, self.size())


class Nodes:
    """Every perfect subtree's hash, out of the kept ones: at most eight levels are folded from a tile that is read once."""

    def __init__(self, store: Reading, size: int) -> None:
        self._store = store
        self._size = size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def node(self, level: int, index: int) -> bytes:
        """The hash of the index-th perfect subtree of 2**level leaves. Raises `Missing`."""
        above = level % HEIGHT
        tile, place = divmod(index << above, WIDTH)
        return merkle.fold(self._tile(level - above, tile)[place : place + (1 << above)])

    def _tile(self, level: int, tile: int) -> list[bytes]:
        if (level, tile) not in self._tiles:
            first = tile * WIDTH
            count = min(WIDTH, (self._size >> level) - first)
            self._tiles[level, tile] = self._store.hashes(level, first, count)
        return self._tiles[level, tile]
