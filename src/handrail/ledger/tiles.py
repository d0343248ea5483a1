"""C2SP tlog-tiles (c2sp.org/tlog-tiles): the log as a folder of files that any such tool can read.

- `checkpoint`: the newest signed checkpoint
- `handovers`: how the key changed, if it ever did
- `tile/entries/x001/234`: 256 entries, each after its length in two bytes
- `tile/0/x001/234`: the 256 hashes of those entries
- `tile/1/004.p/5`: at level 1 a hash stands for a whole tile of level 0; this last tile holds 5 as yet
"""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handrail.ledger import handover, merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.cosignature import Cosigner
from handrail.ledger.handover import Keys
from handrail.ledger.log import Log, Missing, Reading
from handrail.ledger.merkle import HEIGHT, WIDTH
from handrail.ledger.note import Verifier
from handrail.papers.errors import Tampered

HANDOVERS = "handovers"
"""The file that says how the key changed; not there while it never did."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an export holds."""

    size: int
    root: bytes

    @property
    def root_text(self) -> str:
        """The root as checkpoints write it."""
        return base64.b64encode(self.root).decode()


@dataclass(frozen=True, slots=True)
class Tile:
    """One file of an export: hashes of one level, or entries where `level` is None."""

    level: int | None
    index: int
    width: int

    @property
    def path(self) -> str:
        """Below the export's folder: `Tile(0, 1234, 5).path == "tile/0/x001/234.p/5"`."""
        *thousands, last = (part.zfill(3) for part in f"{self.index:,}".split(","))
        folders = "".join(f"x{part}/" for part in thousands)
        kind = "entries" if self.level is None else self.level
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{kind}/{folders}{last}{partial}"

    @property
    def end(self) -> int:
        """How many leaves a log must have for this file to be there."""
        return (self.index * WIDTH + self.width) << HEIGHT * (self.level or 0)

    def content(self, store: Reading) -> bytes:
        """The file's bytes. Raises `handrail.ledger.log.Missing`."""
        first = self.index * WIDTH
        if self.level is None:
            return b"".join(len(entry).to_bytes(2, "big") + entry for entry, _ in store.leaves(first, self.width))
        return b"".join(store.hashes(HEIGHT * self.level, first, self.width))


def parse(path: str) -> Tile | None:
    """The tile that a path below the prefix names; None for every spelling but the one of the specification.

    >>> parse("tile/0/x001/234.p/5"), parse("tile/0/x001/234.p/05")
    (Tile(level=0, index=1234, width=5), None)
    """
    named = _PATH.fullmatch(path)
    if named is None:
        return None
    index = int("".join(part.removeprefix("x") for part in named["index"].split("/")))
    tile = Tile(None if named["level"] == "entries" else int(named["level"]), index, int(named["width"] or WIDTH))
    return tile if tile.width and tile.path == path else None


_PATH = re.compile(r"tile/(?P<level>entries|[0-9]{1,2})/(?P<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[0-9]{1,3}))?")


def layout(size: int) -> Iterator[Tile]:
    """Every file of a log of `size` entries, bundles first, then tiles from the leaves up."""
    yield from _level(None, size)
    level, nodes = 0, size
    while nodes:
        yield from _level(level, nodes)
        level, nodes = level + 1, nodes // WIDTH


def _level(level: int | None, nodes: int) -> Iterator[Tile]:
    for start in range(0, nodes, WIDTH):
        yield Tile(level, start // WIDTH, min(WIDTH, nodes - start))


def export(log: Log, folder: Path, published: bytes | None = None, handovers: Sequence[bytes] = ()) -> Report:
    """Write the whole log to a folder, the checkpoint last: whoever reads meanwhile sees the log of before, and all of it.

    With a checkpoint that was published, as far as that one reaches, and with what witnesses signed beside it. Partial tiles that an earlier export left there go. Raises OSError.
    """
    head = log.head() if published is None else Checkpoint.open(published, Verifier.from_vkey(log.signer.vkey()))
    written = set()
    for tile in layout(head.size):
        try:
            _write(folder / tile.path, tile.content(log.store))
        except Missing:
            raise Tampered(f"{tile.path} can't be written: rows of the ledger are missing") from None
        written.add(folder / tile.path)
    if handovers:
        _write(folder / HANDOVERS, handover.join(handovers))
    else:
        (folder / HANDOVERS).unlink(missing_ok=True)
    _write(folder / "checkpoint", published or head.sign(log.signer))
    for stale in set(folder.glob("tile/**/*.p/*")) - written:
        stale.unlink()
    return Report(head.size, head.root)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)


def verify(folder: Path, vkey: str, from_checkpoint: bytes | None = None, witnesses: Sequence[str] = ()) -> Report:
    """Check an export with nothing but the verifier key, and that it extends an earlier checkpoint if there is one.

    Every witness whose key is given must have signed its checkpoint, too. Raises `Tampered` naming the first bad place, `BadInput` for a key that isn't one.
    """
    notes = handover.split(_read(folder, HANDOVERS)) if (folder / HANDOVERS).exists() else []
    keys = Keys.trusting(vkey, notes)
    signed = _read(folder, "checkpoint")
    head = Checkpoint.open(signed, keys.newest)
    for witness in witnesses:
        Cosigner.from_vkey(witness).saw(signed)
    past = head if from_checkpoint is None else _open_earlier(from_checkpoint, keys)
    before = [past, *(each.head for each in keys.handovers)]
    if (most := max(each.size for each in before)) > head.size:
        raise Tampered(f"checkpoint: the ledger was rolled back from {most} entries to {head.size}")
    check = _Check(folder, {each.size: merkle.EMPTY for each in before})
    for tile in _level(None, head.size):
        check.bundle(tile)
    check.partial_tiles(head.size)
    check.conclude(head, before)
    return Report(head.size, head.root)


def _open_earlier(note: bytes, keys: Keys) -> Checkpoint:
    try:
        return keys.open(note)
    except Tampered as error:
        raise Tampered(f"earlier checkpoint: {error}") from None


@dataclass(slots=True)
class _Check:
    """Streams the entries once and keeps, of each level, the hashes of the rightmost tile: all that a root needs."""

    folder: Path
    past: dict[int, bytes]
    """Sizes of earlier trees, and the roots that the entries give for them."""
    rows: list[list[bytes]] = field(default_factory=list)
    doubt: tuple[Tile, int] | None = None
    """The first stored hash that the entries don't give. The root tells which of both is wrong."""

    def bundle(self, tile: Tile) -> None:
        """Take the entries of one bundle, and check the tiles that it completes."""
        hashes, fault = _leaf_hashes(tile, _read(self.folder, tile.path))
        start = tile.index * WIDTH
        if fault:
            place = _first_difference(hashes, _read(self.folder, Tile(0, tile.index, tile.width).path))
            raise Tampered(fault if place is None else f"{tile.path} is wrong at entry {start + place}")
        for size in self.past:
            if start < size <= start + tile.width:
                self.past[size] = _root([hashes[: size - start], *self.rows[1:]])
        self._grow(hashes, 0, tile.index)

    def _grow(self, hashes: list[bytes], level: int, index: int) -> None:
        """Add hashes to a row; a row that they fill is checked and becomes one hash of the row above."""
        if level == len(self.rows):
            self.rows.append([])
        self.rows[level] += hashes
        if len(self.rows[level]) == WIDTH:
            whole, self.rows[level] = self.rows[level], []
            self._compare(whole, level, index)
            self._grow([merkle.fold(whole)], level + 1, index // WIDTH)

    def partial_tiles(self, size: int) -> None:
        """Check the last tile of each level."""
        for level, row in enumerate(self.rows):
            if row:
                self._compare(row, level, size >> HEIGHT * (level + 1))

    def _compare(self, row: list[bytes], level: int, index: int) -> None:
        tile = Tile(level, index, len(row))
        stored = _read(self.folder, tile.path)
        if len(stored) != 32 * tile.width:
            raise Tampered(f"{tile.path} does not hold {tile.width} hashes")
        place = _first_difference(row, stored)
        if self.doubt is None and place is not None:
            self.doubt = tile, place

    def conclude(self, head: Checkpoint, before: Sequence[Checkpoint]) -> None:
        """Hold what the entries gave against the checkpoint, and against those that came before."""
        root_holds = _root(self.rows) == head.root
        if self.doubt is not None:
            raise Tampered(_name(*self.doubt, root_holds=root_holds))
        if not root_holds:
            raise Tampered("checkpoint: its root is not that of the entries")
        for past in before:
            if self.past[past.size] == past.root:
                continue
            raise Tampered(f"checkpoint: the first {past.size} entries are not those that the earlier checkpoint signed")
        wanted = {self.folder / tile.path for tile in layout(head.size)}
        for found in sorted(self.folder.glob("tile/**/*")):
            if not found.is_dir() and found not in wanted:
                raise Tampered(f"{found.relative_to(self.folder)} is not part of a ledger of {head.size} entries")


def _name(tile: Tile, place: int, *, root_holds: bool) -> str:
    if root_holds:
        return f"{tile.path} is wrong at hash {place}"
    span = 1 << HEIGHT * (tile.level or 0)
    first = (tile.index * WIDTH + place) * span
    if span == 1:
        bundle = Tile(None, tile.index, tile.width).path
        return f"{bundle} is wrong at entry {first}"
    return f"tile/entries is wrong between entry {first} and entry {first + span - 1}"


def _root(rows: list[list[bytes]]) -> bytes:
    """The root over the rightmost tiles of all levels, lowest first."""
    rest: list[bytes] = []
    for row in rows:
        rest = [merkle.fold(row + rest)] if row or rest else []
    return rest[0] if rest else merkle.EMPTY


def _leaf_hashes(tile: Tile, content: bytes) -> tuple[list[bytes], str]:
    """The hash of each entry in a bundle as far as it can be read, and what stopped the reading, if anything did."""
    hashes: list[bytes] = []
    at = 0
    while len(hashes) < tile.width:
        start = at + 2
        at = start + int.from_bytes(content[at:start], "big")
        if start > len(content) or at > len(content):
            return hashes, f"{tile.path} is cut off at entry {tile.index * WIDTH + len(hashes)}"
        hashes.append(merkle.leaf_hash(content[start:at]))
    return hashes, "" if at == len(content) else f"{tile.path} holds more than {tile.width} entries"


def _first_difference(hashes: list[bytes], stored: bytes) -> int | None:
    return next((place for place, found in enumerate(hashes) if stored[32 * place : 32 * place + 32] != found), None)


def _read(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError:
        raise Tampered(f"{path} is missing or can't be read") from None
