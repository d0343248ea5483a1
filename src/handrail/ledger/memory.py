"""A store that lives as long as the process: for tests, and for runs outside any record."""


class Memory:
    """`handrail.ledger.log.Store` in two containers."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.checkpoint = b""

    def size(self) -> int:
        """How many leaves there are."""
        return len(self.entries)

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        """Add the next leaf."""
        self.entries.append(entry)
        self.nodes[0, index] = leaf_hash

    def entry(self, index: int) -> bytes:
        """The bytes of one leaf."""
        return self.entries[index]

    def node(self, level: int, index: int) -> bytes:
        """The hash of a perfect subtree."""
        return self.nodes[level, index]

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        """Keep it."""
        self.nodes[level, index] = node_hash

    def latest_checkpoint(self) -> bytes:
        """The newest signed checkpoint, empty before the first leaf."""
        return self.checkpoint

    def save_checkpoint(self, text: bytes) -> None:
        """Keep the newest."""
        self.checkpoint = text
