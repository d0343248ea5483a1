#!/usr/bin/env python3
"""Check an exported Handrail ledger without Handrail: Python 3.9 or newer, its standard library, and this one file.

    python verify.py DIR --key VKEY [--from CHECKPOINT] [--witness VKEY]...

DIR is what `handrail ledger export` wrote (docs/spec/ledger.md). VKEY is the ledger's verifier key, `name+hash+key`: get it
from someone you trust, never out of DIR. CHECKPOINT is a file with a checkpoint that you kept from before: then this also
proves that nothing up to it was changed, taken away or put in between. With the keys of witnesses, each of them must have
signed the checkpoint as well. Exit 0: all is as it was signed; 1: the first place
that is not is named; 2: the command was not understood.

KNOWN GAP: it can't tell whether something that happened was never written down, nor, without a checkpoint of your own,
whether you were handed an older or another history than others were.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import sys
from pathlib import Path
from typing import NoReturn

Point = tuple[int, int, int, int]
Key = tuple[str, bytes, bytes]  # name, key id, public key
Doubt = tuple[int, int, int, int]  # level, index and width of a tile, place of a hash in it

WIDTH = 256  # hashes in a whole tile, entries in a whole bundle


class Bad(Exception):
    """The export is not what was signed. The message names the place."""


class Usage(Exception):
    """The command can't be carried out as given."""


# ---- Ed25519 (RFC 8032, section 5.1): verification only, so nothing here is secret and nothing needs constant time.

P = 2**255 - 19  # coordinates are whole numbers modulo P
L = 2**252 + 27742317777372353535851937790883648493  # the base point's order
D = -121665 * pow(121666, -1, P) % P  # the curve is -x*x + y*y = 1 + D*x*x*y*y


def point(encoded: bytes) -> Point | None:
    """A point from its 32 bytes (5.1.3), as X, Y, Z, T with x = X/Z, y = Y/Z, x*y = T/Z; None where the curve has none."""
    sign, y = divmod(int.from_bytes(encoded, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P  # times a root of -1
    if (x * x - square) % P or y >= P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def add(one: Point, two: Point) -> Point:
    """The sum of two points (5.1.4)."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, base: Point) -> Point:
    """A point added to itself so many times."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, base)
        base, number = add(base, base), number >> 1
    return total


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def good_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """True when the holder of the public key signed exactly this message (5.1.7)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = point(public), point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if BASE is None or key is None or commitment is None or scalar >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(scalar, BASE), add(commitment, times(challenge, key))
    return all((left[axis] * right[2] - right[axis] * left[2]) % P == 0 for axis in (0, 1))


# ---- Signed notes (c2sp.org/signed-note) and checkpoints (c2sp.org/tlog-checkpoint)


def unbase64(text: str) -> bytes:
    """Decode base64 in its one right spelling; ValueError for any other, which would hide a change."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError
    return data


def read_key(vkey: str, kind: int = 1) -> Key:
    """Name, key id and public key out of `name+hash+key`. Kind 1 signs notes, kind 4 cosigns checkpoints."""
    try:
        name, stamp, encoded = vkey.strip().split("+", 2)
        kind_and_key = unbase64(encoded)
    except ValueError:
        raise Usage("the verifier key is not of the form name+hash+key") from None
    key_id = hashlib.sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    if not name or len(kind_and_key) != 33 or kind_and_key[0] != kind or key_id.hex() != stamp.lower():
        raise Usage("the verifier key does not match its own hash")
    return name, key_id, kind_and_key[1:]


def open_checkpoint(note: bytes, key: Key, what: str) -> tuple[int, bytes]:
    """Size and root out of a signed checkpoint."""
    name, key_id, public = key
    text, _, signatures = note.rpartition(b"\n\n")
    ours = []
    try:
        *lines, rest = signatures.decode().split("\n")
        for line in lines:
            dash, signer, encoded = line.split(" ")
            raw = unbase64(encoded)
            if dash != "\u2014":
                raise ValueError
            if (signer, raw[:4]) == (name, key_id):
                ours.append(raw[4:])
        if rest or not ours or not all(good_signature(public, text + b"\n", signature) for signature in ours):
            raise ValueError
        origin, size, root = text.decode().split("\n")[:3]
        if origin != name or str(int(size)) != size or int(size) < 0 or len(unbase64(root)) != 32:
            raise ValueError
    except ValueError:
        raise Bad(f"{what}: not a checkpoint that the expected key signed") from None
    return int(size), unbase64(root)


def open_earlier(note: bytes, keys: list[tuple[Key, int | None]]) -> tuple[int, bytes]:
    """The same of a checkpoint by any of the log's keys, of a size at which that key still signed."""
    for key, until in reversed(keys):
        try:
            size, root = open_checkpoint(note, key, "earlier checkpoint")
        except Bad:
            continue
        if until is not None and size > until:
            raise Bad(f"earlier checkpoint: a key that was laid down at {until} entries signed a checkpoint of {size}")
        return size, root
    raise Bad("earlier checkpoint: not a checkpoint that the expected key signed")


def follow(text: bytes, trusted: Key) -> tuple[list[tuple[Key, int | None]], list[tuple[int, bytes]]]:
    """All keys of the log, each with the size up to which it signed, and the trees at which it was handed over."""
    blocks = text.decode("utf-8", "replace").rstrip("\n").split("\n\n") if text.strip() else []
    keys: list[tuple[Key, int | None]] = []
    trees: list[tuple[int, bytes]] = []
    new = trusted
    for at in range(0, len(blocks), 2):
        note = "\n\n".join(blocks[at : at + 2]).encode() + b"\n"
        try:
            word, named_old, named_new = blocks[at].split("\n")[3].split(" ")
            old, before, new = read_key(named_old), new, read_key(named_new)
        except (IndexError, ValueError, Usage):
            raise Bad("handovers: the handover of the ledger's key can't be read") from None
        size, root = open_checkpoint(note, old, "handovers")
        open_checkpoint(note, new, "handovers")
        if word != "handover" or old == new or (trees and (old != before or size <= trees[-1][0])):
            raise Bad("handovers: they don't follow one another")
        keys.append((old, size))
        trees.append((size, root))
    keys.append((new, None))
    if trusted not in [key for key, _ in keys]:
        raise Bad("handovers: they lead to other keys than the expected one")
    return keys, trees


def witnessed(note: bytes, key: Key) -> None:
    """Bad unless this witness signed the checkpoint (c2sp.org/tlog-cosignature, Ed25519)."""
    name, key_id, public = key
    text, _, signatures = note.rpartition(b"\n\n")
    good = []
    for line in signatures.decode("utf-8", "replace").split("\n"):
        parts = line.split(" ")
        try:
            raw = unbase64(parts[2]) if len(parts) == 3 and parts[:2] == ["\u2014", name] else b""
        except ValueError:
            continue
        if raw[:4] == key_id:
            signed = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big") + text + b"\n"
            good.append(good_signature(public, signed, raw[12:]))
    if not good or not all(good):
        raise Bad(f"checkpoint: the witness {name} did not sign it")


# ---- The tree (RFC 6962, section 2.1) in tiles (c2sp.org/tlog-tiles)


def fold(hashes: list[bytes]) -> bytes:
    """The root over these hashes; each stands for a perfect subtree of one size, only the last may be smaller."""
    while len(hashes) > 1:
        pairs = [hashes[at] + hashes[at + 1] for at in range(0, len(hashes) - 1, 2)]
        hashes = [hashlib.sha256(b"\x01" + pair).digest() for pair in pairs] + hashes[2 * len(pairs) :]
    return hashes[0]


def root_of(rows: list[list[bytes]]) -> bytes:
    """The root over the rightmost tiles of all levels, lowest first."""
    rest: list[bytes] = []
    for row in rows:
        rest = [fold(row + rest)] if row or rest else []
    return rest[0] if rest else hashlib.sha256(b"").digest()


def tile_path(level: int | str, index: int, width: int) -> str:
    """`tile/0/x001/234.p/5` for the tile of level 0, index 1234, width 5."""
    *thousands, last = (part.zfill(3) for part in f"{index:,}".split(","))
    folders = "".join(f"x{part}/" for part in thousands)
    return f"tile/{level}/{folders}{last}" + (f".p/{width}" if width < WIDTH else "")


def leaf_hashes(path: str, content: bytes, first: int, width: int) -> tuple[list[bytes], str]:
    """The hash of each entry in a bundle as far as it can be read, and what stopped the reading, if anything did."""
    hashes: list[bytes] = []
    at = 0
    while len(hashes) < width:
        start = at + 2
        at = start + int.from_bytes(content[at:start], "big")
        if start > len(content) or at > len(content):
            return hashes, f"{path} is cut off at entry {first + len(hashes)}"
        hashes.append(hashlib.sha256(b"\x00" + content[start:at]).digest())
    return hashes, "" if at == len(content) else f"{path} holds more than {width} entries"


def first_difference(hashes: list[bytes], stored: bytes) -> int | None:
    """The place of the first hash that a tile's bytes don't have."""
    return next((at for at, found in enumerate(hashes) if stored[32 * at : 32 * at + 32] != found), None)


class Tree:
    """The entries go through once. Kept are the hashes of each level's rightmost tile: all that a root needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: list[list[bytes]] = []
        self.expected: set[str] = set()  # every file that belongs to the export
        self.doubt: Doubt | None = None  # the first stored hash that the entries don't give

    def read(self, path: str) -> bytes:
        """A file's bytes; Bad if it is not there."""
        self.expected.add(path)
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            raise Bad(f"{path} is missing or can't be read") from None

    def bundle(self, index: int, width: int) -> list[bytes]:
        """The hashes of one bundle's entries."""
        path = tile_path("entries", index, width)
        hashes, fault = leaf_hashes(path, self.read(path), index * WIDTH, width)
        if fault:
            place = first_difference(hashes, self.read(tile_path(0, index, width)))
            raise Bad(fault if place is None else f"{path} is wrong at entry {index * WIDTH + place}")
        return hashes

    def grow(self, hashes: list[bytes], level: int, index: int) -> None:
        """Add a bundle's hashes; a tile that they fill is checked and becomes one hash of the level above."""
        if level == len(self.rows):
            self.rows.append([])
        self.rows[level] += hashes
        if len(self.rows[level]) == WIDTH:
            whole, self.rows[level] = self.rows[level], []
            self.compare(whole, level, index)
            self.grow([fold(whole)], level + 1, index // WIDTH)

    def compare(self, hashes: list[bytes], level: int, index: int) -> None:
        """Hold a stored tile against what the entries give."""
        path = tile_path(level, index, len(hashes))
        stored = self.read(path)
        if len(stored) != 32 * len(hashes):
            raise Bad(f"{path} does not hold {len(hashes)} hashes")
        place = first_difference(hashes, stored)
        if self.doubt is None and place is not None:
            self.doubt = level, index, len(hashes), place


def name_doubt(doubt: Doubt, root_holds: bool) -> str:
    """Where the export is wrong. While the root holds the entries are right, so the stored hash is not."""
    level, index, width, place = doubt
    if root_holds:
        return f"{tile_path(level, index, width)} is wrong at hash {place}"
    first, last = ((index * WIDTH + place + more) * WIDTH**level - more for more in (0, 1))
    if first == last:
        return f"{tile_path('entries', index, width)} is wrong at entry {first}"
    return f"tile/entries is wrong between entry {first} and entry {last}"


def verify(folder: Path, key: Key, earlier: bytes | None, witnesses: list[Key] | None = None) -> tuple[int, bytes]:
    """Size and root of a good export; Bad names the first place that is not."""
    tree = Tree(folder)
    keys, before = follow(tree.read("handovers") if (folder / "handovers").exists() else b"", key)
    signed = tree.read("checkpoint")
    size, root = open_checkpoint(signed, keys[-1][0], "checkpoint")
    for witness in witnesses or []:
        witnessed(signed, witness)
    before.insert(0, (size, root) if earlier is None else open_earlier(earlier, keys))
    if max(before)[0] > size:
        raise Bad(f"checkpoint: the ledger was rolled back from {max(before)[0]} entries to {size}")
    found = {past: root_of([]) for past, _ in before}
    for start in range(0, size, WIDTH):
        hashes = tree.bundle(start // WIDTH, min(WIDTH, size - start))
        for past in found:
            if start < past <= start + len(hashes):
                found[past] = root_of([hashes[: past - start], *tree.rows[1:]])
        tree.grow(hashes, 0, start // WIDTH)
    for level, row in enumerate(tree.rows):
        if row:
            tree.compare(row, level, size // WIDTH ** (level + 1))
    if tree.doubt:
        raise Bad(name_doubt(tree.doubt, root_of(tree.rows) == root))
    if root_of(tree.rows) != root:
        raise Bad("checkpoint: its root is not that of the entries")
    for past, past_root in before:
        if found[past] != past_root:
            raise Bad(f"checkpoint: the first {past} entries are not those that the earlier checkpoint signed")
    for file in sorted(folder.glob("tile/**/*")):
        name = file.relative_to(folder).as_posix()
        if not file.is_dir() and name not in tree.expected:
            raise Bad(f"{name} is not part of a ledger of {size} entries")
    return size, root


class Arguments(argparse.ArgumentParser):
    """Answers bad usage with one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise what `main` prints."""
        raise Usage(message)


def main(arguments: list[str] | None = None) -> int:
    """The command; its exit status."""
    parser = Arguments(description="Check an exported Handrail ledger with the standard library alone.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="what `handrail ledger export` wrote")
    parser.add_argument("--key", metavar="VKEY", required=True, help="the verifier key, from someone you trust")
    parser.add_argument("--from", metavar="CHECKPOINT", type=Path, dest="earlier", help="a checkpoint kept from before")
    parser.add_argument(
        "--witness", metavar="VKEY", action="append", default=[], help="the key of a witness that must have signed"
    )
    try:
        options = parser.parse_args(arguments)
        if not options.folder.is_dir():
            raise Usage("DIR is not a folder")
        earlier = options.earlier.read_bytes() if options.earlier else None
        size, root = verify(options.folder, read_key(options.key), earlier, [read_key(key, 4) for key in options.witness])
    except (Bad, Usage, OSError) as error:
        sys.stderr.write(f"verify: {error}\n")
        return 1 if isinstance(error, Bad) else 2
    sys.stdout.write(f"{size} entries, root {base64.b64encode(root).decode()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
