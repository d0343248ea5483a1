"""A log that lives as long as the process: for tests, and for runs outside any record."""

from collections.abc import Sequence

from handrail.ledger.log import Head, Leaf, Log, Missing, Node, append
from handrail.ledger.note import Signer


class Memory:
    """`Reading` and `Writing` of `handrail.ledger.log` in two containers."""

    def __init__(self) -> None:
        self.rows: list[Leaf] = []
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.top = Head()

    def head(self) -> Head:
        """The newest head."""
        return self.top

    def leaves(self, first: int, count: int) -> list[Leaf]:
        """So many leaves in order."""
        found = self.rows[first : first + count]
        if len(found) < count:
            raise Missing(first + len(found))
        return found

    def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        """So many kept hashes of a level."""
        if level == 0:
            return [leaf for _, leaf in self.leaves(first, count)]
        try:
            return [self.nodes[level, index] for index in range(first, first + count)]
        except KeyError as gone:
            raise Missing(gone.args[0][1]) from None

    def hold(self) -> Head:
        """The newest head; nobody else writes here."""
        return self.top

    def write(self, first: int, leaves: Sequence[Leaf], nodes: Sequence[Node], head: Head) -> None:
        """Add them."""
        self.rows[first:] = leaves
        self.nodes |= {(level, index): found for level, index, found in nodes}
        self.top = head


class MemoryLog(Log):
    """A log in memory that grows."""

    def __init__(self, signer: Signer) -> None:
        self.memory = Memory()
        super().__init__(self.memory, signer)

    def append(self, entries: Sequence[bytes]) -> list[int]:
        """Add entries; their indexes."""
        return append(self.memory, self.signer, entries)
