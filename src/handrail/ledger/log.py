"""The log over any store: append, sign, prove, verify."""

from collections.abc import Sequence
from typing import Protocol

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.note import Signer, Verifier
from handrail.papers.errors import BadInput, Tampered

LONGEST = 65_535
"""Bytes of one entry: bundles write its length in two bytes."""


class Store(Protocol):
    """Where leaves and nodes lie. All writes of one append belong in one transaction."""

    def size(self) -> int:
        """How many leaves there are."""
        ...

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        """Add the next leaf; its hash is `node(0, index)` from now on."""
        ...

    def entry(self, index: int) -> bytes:
        """The bytes of one leaf. Raises `LookupError` when it is gone."""
        ...

    def node(self, level: int, index: int) -> bytes:
        """The hash of the index-th perfect subtree of 2**level leaves. Raises `LookupError` when it is gone."""
        ...

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        """Keep the hash of a subtree that has just become whole."""
        ...

    def latest_checkpoint(self) -> bytes:
        """The newest signed checkpoint, empty before the first leaf."""
        ...

    def save_checkpoint(self, text: bytes) -> None:
        """Keep the newest."""
        ...


class Log:
    """One log, one signer, one writer at a time (the store's transaction sees to that)."""

    def __init__(self, store: Store, signer: Signer) -> None:
        self.store = store
        self.signer = signer

    def append(self, entries: Sequence[bytes]) -> list[int]:
        """Add leaves and the nodes they complete, and sign the new checkpoint; their indexes."""
        if any(len(entry) > LONGEST for entry in entries):
            raise BadInput(f"a ledger entry is longer than {LONGEST} bytes")
        first = self.store.size()
        for index, entry in enumerate(entries, start=first):
            found = merkle.leaf_hash(entry)
            self.store.append_leaf(index, entry, found)
            for level, place in merkle.closed_by(index):
                found = merkle.node_hash(self.store.node(level - 1, 2 * place), found)
                self.store.put_node(level, place, found)
        size = first + len(entries)
        self.store.save_checkpoint(self._sign(size, merkle.root(size, self.store.node)))
        return list(range(first, size))

    def checkpoint(self) -> bytes:
        """The newest checkpoint as it was signed; that of a log where nothing happened yet is signed now."""
        signed = self.store.latest_checkpoint()
        return signed if signed or self.store.size() else self._sign(0, merkle.EMPTY)

    def head(self) -> Checkpoint:
        """The newest checkpoint, its signature checked."""
        return Checkpoint.open(self.checkpoint(), Verifier.from_vkey(self.signer.vkey()))

    def inclusion(self, index: int) -> list[bytes]:
        """That a leaf is in the tree: at most 20 hashes at a million leaves."""
        size = self.store.size()
        if not 0 <= index < size:
            raise BadInput(f"there is no entry {index} in a ledger of {size}")
        return merkle.inclusion(index, size, self.store.node)

    def consistency(self, old_size: int) -> list[bytes]:
        """That nothing was changed since the tree had `old_size` leaves."""
        size = self.store.size()
        if not 0 <= old_size <= size:
            raise BadInput(f"there was never a ledger of {old_size} entries: it has {size}")
        return merkle.consistency(old_size, size, self.store.node)

    def verify(self) -> int:
        """Recompute every hash from the entries alone and hold it against the stored ones and the signed checkpoint.

        Gives how many entries there are; raises `Tampered` naming the first that is not as it was recorded (R20).
        """
        head, size = self.head(), self.store.size()
        lefts: dict[int, bytes] = {}
        for index in range(min(size, head.size)):
            self._verify_leaf(index, lefts)
        if size != head.size:
            raise Tampered(f"the ledger has {size} entries, and its checkpoint signed {head.size}")
        if merkle.root(size, self.store.node) != head.root:
            raise Tampered("the ledger's entries are not those that its checkpoint signed")
        return size

    def _verify_leaf(self, index: int, lefts: dict[int, bytes]) -> None:
        """A leaf and the nodes that it completes. `lefts` holds the newest hash of each level that waits for its sibling."""
        try:
            found, level = merkle.leaf_hash(self.store.entry(index)), 0
            if found != self.store.node(0, index):
                raise Tampered(f"entry {index} is not as the ledger recorded it")
            for level, place in merkle.closed_by(index):
                found = merkle.node_hash(lefts[level - 1], found)
                if found != self.store.node(level, place):
                    raise Tampered(f"entries {place << level} to {index} are not as the ledger recorded them")
            lefts[level] = found
        except LookupError:
            raise Tampered(f"entry {index} or its hash is missing") from None

    def _sign(self, size: int, root: bytes) -> bytes:
        return Checkpoint(self.signer.name, size, root).sign(self.signer)
