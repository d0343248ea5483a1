"""The log over any store: append, checkpoint, prove, verify."""

from collections.abc import Sequence
from typing import Protocol

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.note import Signer, Verifier
from handrail.papers.errors import Tampered


class Store(Protocol):
    """Where leaves and nodes lie. All writes of one append belong in one transaction."""

    def size(self) -> int: ...
    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None: ...
    def entry(self, index: int) -> bytes: ...
    def node(self, level: int, index: int) -> bytes: ...
    def put_node(self, level: int, index: int, node_hash: bytes) -> None: ...
    def latest_checkpoint(self) -> bytes: ...
    def save_checkpoint(self, text: bytes) -> None: ...


class Log:
    """One log, one signer, one writer at a time (the store's transaction sees to that)."""

    def __init__(self, store: Store, signer: Signer) -> None:
        self.store = store
        self.signer = signer

    def append(self, entries: Sequence[bytes]) -> list[int]:
        """Add leaves and the nodes they complete, and sign the new checkpoint; their indexes."""
        first = self.store.size()
        for index, entry in enumerate(entries, start=first):
            found = merkle.leaf_hash(entry)
            self.store.append_leaf(index, entry, found)
            for level, place in merkle.closed_by(index):
                found = merkle.node_hash(self.store.node(level - 1, 2 * place), found)
                self.store.put_node(level, place, found)
        size = first + len(entries)
        head = Checkpoint(self.signer.name, size, merkle.root(size, self.store.node))
        self.store.save_checkpoint(head.sign(self.signer))
        return list(range(first, size))

    def checkpoint(self) -> Checkpoint:
        """The newest checkpoint, its signature checked."""
        return Checkpoint.open(self.store.latest_checkpoint(), Verifier.from_vkey(self.signer.vkey()))

    def inclusion(self, index: int) -> list[bytes]:
        """That a leaf is in the tree."""
        return merkle.inclusion(index, self.store.size(), self.store.node)

    def consistency(self, old_size: int) -> list[bytes]:
        """That nothing was changed since the tree had `old_size` leaves."""
        return merkle.consistency(old_size, self.store.size(), self.store.node)

    def verify(self) -> int:
        """Recompute the root from the entries alone and hold it against the checkpoint; how many entries."""
        size = self.store.size()
        if size == 0:
            return 0
        stack: list[tuple[int, bytes]] = []
        for index in range(size):
            found, level = merkle.leaf_hash(self.store.entry(index)), 0
            while stack and stack[-1][0] == level:
                found, level = merkle.node_hash(stack.pop()[1], found), level + 1
            stack.append((level, found))
        found = stack.pop()[1]
        while stack:
            found = merkle.node_hash(stack.pop()[1], found)
        head = self.checkpoint()
        if (head.size, head.root) != (size, found):
            raise Tampered("the ledger's entries are not those that its checkpoint signed")
        return size
