"""A log client written from C2SP tlog-tiles, tlog-checkpoint and RFC 6962 alone. It shares no line with the house it checks."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Fetch = Callable[[str], bytes]
"""The bytes under a path below the log's prefix."""


@dataclass(frozen=True)
class Tree:
    """A signed tree head."""

    origin: str
    size: int
    root: bytes


def open_checkpoint(note: bytes, vkey: str) -> Tree:
    """Check the log's own signature; AssertionError when it is not there or wrong."""
    name, stamp, key = vkey.split("+", 2)
    raw = base64.b64decode(key)
    assert raw[0] == 1 and hashlib.sha256(f"{name}\n".encode() + raw).hexdigest()[:8] == stamp
    body, _, signatures = note.decode().partition("\n\n")
    found = [line.split(" ")[2] for line in signatures.splitlines() if line.startswith(f"\u2014 {name} ")]
    ours = [base64.b64decode(line) for line in found if base64.b64decode(line)[:4].hex() == stamp]
    assert ours
    for signature in ours:
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signature[4:], f"{body}\n".encode())
    origin, size, root = body.split("\n")[:3]
    assert origin == name
    return Tree(origin, int(size), base64.b64decode(root))


def h(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def path(number: int) -> str:
    """1234067 is x001/x234/067."""
    text = f"{number % 1000:03d}"
    while number >= 1000:
        number //= 1000
        text = f"x{number % 1000:03d}/{text}"
    return text


class Mirror:
    """One tree of a log, out of its hash tiles."""

    def __init__(self, fetch: Fetch, tree: Tree) -> None:
        self.fetch, self.tree = fetch, tree
        self.tiles: dict[tuple[int, int], bytes] = {}

    def tile(self, level: int, number: int) -> bytes:
        """Fetched once; its width follows from the tree's size."""
        if (level, number) not in self.tiles:
            width = min(256, self.tree.size // 256**level - 256 * number)
            name = f"tile/{level}/{path(number)}" + (f".p/{width}" if width < 256 else "")
            content = self.fetch(name)
            assert len(content) == 32 * width, name
            self.tiles[level, number] = content
        return self.tiles[level, number]

    def mth(self, start: int, end: int) -> bytes:
        """RFC 6962's MTH(D[start:end]). A whole subtree of 256**level leaves stands in a tile."""
        count = end - start
        level = 0
        while 256 ** (level + 1) <= count and start % 256 ** (level + 1) == 0:
            level += 1
        if count == 256**level and start % count == 0:
            at = start // count
            return self.tile(level, at // 256)[32 * (at % 256) : 32 * (at % 256) + 32]
        half = 1
        while 2 * half < count:
            half *= 2
        return h(b"\x01", self.mth(start, start + half), self.mth(start + half, end))

    def root(self) -> bytes:
        return self.mth(0, self.tree.size) if self.tree.size else h()

    def check(self) -> None:
        """The tiles give the root that was signed, and each hash above is that of the whole tile below it."""
        assert self.root() == self.tree.root
        level = 1
        while self.tree.size // 256**level:
            for at in range(self.tree.size // 256**level):
                below = self.tile(level - 1, at)
                row = [below[start : start + 32] for start in range(0, len(below), 32)]
                while len(row) > 1:
                    row = [h(b"\x01", row[place], row[place + 1]) for place in range(0, len(row), 2)]
                assert self.tile(level, at // 256)[32 * (at % 256) :][:32] == row[0]
            level += 1

    def path_to_root(self, index: int) -> list[bytes]:
        """The siblings of one leaf, from the leaf up."""

        def walk(start: int, end: int) -> Iterator[bytes]:
            if end - start == 1:
                return
            half = 1
            while 2 * half < end - start:
                half *= 2
            middle = start + half
            if index < middle:
                yield from walk(start, middle)
                yield self.mth(middle, end)
            else:
                yield from walk(middle, end)
                yield self.mth(start, middle)

        return list(walk(0, self.tree.size))

    def includes(self, index: int, entry: bytes) -> bool:
        """An entry is the leaf at this index of the signed tree."""
        return climb(index, self.tree.size, h(b"\x00", entry), self.path_to_root(index)) == self.tree.root

    def begins_with(self, earlier: Tree) -> bool:
        """The tree of an earlier checkpoint is the beginning of this one."""
        if earlier.size > self.tree.size:
            return False
        return (self.mth(0, earlier.size) if earlier.size else h()) == earlier.root

    def entries(self) -> list[bytes]:
        """Every entry, out of the bundles."""
        found: list[bytes] = []
        for number in range(-(-self.tree.size // 256)):
            width = min(256, self.tree.size - 256 * number)
            bundle = self.fetch(f"tile/entries/{path(number)}" + (f".p/{width}" if width < 256 else ""))
            while bundle:
                length = int.from_bytes(bundle[:2], "big")
                found.append(bundle[2 : 2 + length])
                bundle = bundle[2 + length :]
        assert len(found) == self.tree.size
        return found


def climb(index: int, size: int, leaf: bytes, siblings: list[bytes]) -> bytes:
    """The root that a leaf and its siblings give."""
    sides = []
    start, end = 0, size
    while end - start > 1:
        half = 1
        while 2 * half < end - start:
            half *= 2
        left = index < start + half
        sides.append(left)
        start, end = (start, start + half) if left else (start + half, end)
    assert len(sides) == len(siblings)
    found = leaf
    for left, sibling in zip(reversed(sides), siblings, strict=True):
        found = h(b"\x01", found, sibling) if left else h(b"\x01", sibling, found)
    return found
