"""RFC 6962 hashing and proofs over perfect subtrees, so that appending and proving cost a handful of reads."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

HEIGHT = 8
"""Levels of the tree between the hashes that are kept: leaves, then one hash for 256 of them, and so on."""
WIDTH = 1 << HEIGHT
"""Hashes under one kept hash: a whole tile."""
EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

Node = Callable[[int, int], bytes]
"""`node(level, index)`: the hash of the perfect subtree of 2**level leaves that is the index-th of its level."""


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256 over 0x00 and the entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 over 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root over these hashes, left to right: each a perfect subtree of one size, only the last may be smaller."""
    while len(hashes) > 1:
        pairs = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = [*pairs, hashes[-1]] if len(hashes) % 2 else pairs
    return hashes[0]


@dataclass(slots=True)
class Edge:
    """The largest perfect subtrees of a tree, left to right: all that growing needs to know of what is there.

    >>> edge = Edge()
    >>> edge.add(leaf_hash(b"one")), edge.add(leaf_hash(b"two")), edge.size, len(edge.hashes)
    ([], [], 2, 1)
    """

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    @classmethod
    def read(cls, size: int, packed: bytes) -> "Edge":
        """From the bytes that `packed` gives. Raises ValueError where a tree of this size has another number of hashes."""
        if size < 0 or len(packed) != 32 * size.bit_count():
            raise ValueError("a tree of this size has another edge")
        return cls(size, [packed[at : at + 32] for at in range(0, len(packed), 32)])

    @property
    def packed(self) -> bytes:
        """The hashes, one after the other."""
        return b"".join(self.hashes)

    def add(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """One leaf's hash more; what it makes whole of what is kept, as (level, index, hash)."""
        kept, level, place, found = [], 0, self.size, leaf
        while place & 1:
            found = node_hash(self.hashes.pop(), found)
            level, place = level + 1, place >> 1
            if level % HEIGHT == 0:
                kept.append((level, place, found))
        self.hashes.append(found)
        self.size += 1
        return kept

    def root(self) -> bytes:
        """The tree's root."""
        if not self.hashes:
            return EMPTY
        found = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            found = node_hash(left, found)
        return found


def root(size: int, node: Node) -> bytes:
    """The tree's root; the hash of nothing for an empty tree."""
    return range_hash(0, size, node) if size else EMPTY


def range_hash(start: int, end: int, node: Node) -> bytes:
    """The hash of leaves start..end, where start is a multiple of the range's subtree size."""
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    half = 1 << ((size - 1).bit_length() - 1)
    return node_hash(range_hash(start, start + half, node), range_hash(start + half, end, node))


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """The audit path of a leaf (RFC 6962 2.1.1)."""
    return _path(index, 0, size, node)


def _path(index: int, start: int, end: int, node: Node) -> list[bytes]:
    if end - start == 1:
        return []
    half = 1 << ((end - start - 1).bit_length() - 1)
    if index - start < half:
        return [*_path(index, start, start + half, node), range_hash(start + half, end, node)]
    return [*_path(index, start + half, end, node), range_hash(start, start + half, node)]


def consistency(old: int, new: int, node: Node) -> list[bytes]:
    """The proof that the tree of `new` leaves begins with the tree of `old` (RFC 6962 2.1.2)."""
    return [] if old in (0, new) else _subproof(old, 0, new, node, whole=True)


def _subproof(old: int, start: int, end: int, node: Node, *, whole: bool) -> list[bytes]:
    if old == end - start:
        return [] if whole else [range_hash(start, end, node)]
    half = 1 << ((end - start - 1).bit_length() - 1)
    if old <= half:
        return [*_subproof(old, start, start + half, node, whole=whole), range_hash(start + half, end, node)]
    return [*_subproof(old - half, start + half, end, node, whole=False), range_hash(start, start + half, node)]


def included(index: int, size: int, leaf: bytes, proof: Iterable[bytes], expected: bytes) -> bool:
    """Check an audit path (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == expected


def consistent(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Check a consistency proof (RFC 9162 2.1.4.2)."""
    if old == new:
        return old_root == new_root and not proof
    if old == 0:
        return not proof
    if not 0 < old < new or not proof:
        return False
    path = proof if old & (old - 1) else [old_root, *proof]
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root
