"""When the log's key changes: one checkpoint that both keys sign, and that names both. It ties two lives of one log together.

    origin, size and root as in any checkpoint
    handover OLD NEW            (verifier keys)

    both signatures

Whoever trusts the old key learns the new one from it, and whoever trusts the new one learns which key came before, and up to
which size. An old key signs nothing beyond its handover: what it signs of a larger log is a forgery.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.note import Signer, Verifier
from handrail.papers.errors import BadInput, Tampered

WORD = "handover"


@dataclass(frozen=True, slots=True)
class Handover:
    """A checked one."""

    head: Checkpoint
    old: str
    new: str

    @classmethod
    def open(cls, note: bytes) -> "Handover":
        """From a signed note. Raises `Tampered` when it names no two keys, or either did not sign it."""
        lines = note.decode("utf-8", "replace").split("\n")
        named = [line.split(" ") for line in lines[3:4]]
        try:
            ((word, old, new),) = named
            heads = [Checkpoint.open(note, Verifier.from_vkey(key)) for key in (old, new)]
        except (ValueError, BadInput):
            raise Tampered("the handover of the ledger's key can't be read") from None
        if word != WORD or old == new:
            raise Tampered("the handover of the ledger's key can't be read")
        return cls(heads[0], old, new)


def sign(head: Checkpoint, old: Signer, new: Signer) -> bytes:
    """The note that both keys sign."""
    return new.countersign(old.sign(f"{head.text}{WORD} {old.vkey()} {new.vkey()}\n"))


def split(text: bytes) -> list[bytes]:
    """The notes of a file of handovers: each is two blocks of lines."""
    blocks = text.decode("utf-8", "replace").rstrip("\n").split("\n\n") if text.strip() else []
    return ["\n\n".join(blocks[at : at + 2]).encode() + b"\n" for at in range(0, len(blocks), 2)]


def join(notes: Sequence[bytes]) -> bytes:
    """A file of handovers, oldest first."""
    return b"\n".join(notes)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that signed for the log, and the size up to which it did; None for the key of today."""

    verifier: Verifier
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """Every key of a log, oldest first."""

    all: tuple[Key, ...]
    handovers: tuple[Handover, ...] = ()

    @classmethod
    def trusting(cls, vkey: str, notes: Sequence[bytes] = ()) -> "Keys":
        """The keys that a trusted one leads to. Raises `Tampered` where handovers don't follow one another."""
        found = tuple(Handover.open(note) for note in notes)
        for before, after in pairwise(found):
            if before.new != after.old or before.head.size >= after.head.size:
                raise Tampered("the handovers of the ledger's key don't follow one another")
        trusted = Verifier.from_vkey(vkey)
        if not found:
            return cls((Key(trusted),))
        keys = (*(Key(Verifier.from_vkey(each.old), each.head.size) for each in found), Key(Verifier.from_vkey(found[-1].new)))
        if trusted not in [key.verifier for key in keys]:
            raise Tampered("the handovers of the ledger's key lead to other keys than the expected one")
        return cls(keys, found)

    @property
    def newest(self) -> Verifier:
        """The key of today."""
        return self.all[-1].verifier

    def open(self, note: bytes) -> Checkpoint:
        """A checkpoint by any of the keys, of a size at which that key still signed. Raises `Tampered`."""
        for key in reversed(self.all):
            try:
                head = Checkpoint.open(note, key.verifier)
            except Tampered:
                continue
            if key.until is None or head.size <= key.until:
                return head
            raise Tampered(f"a key that was laid down at {key.until} entries signed a checkpoint of {head.size}")
        raise Tampered("the checkpoint is not signed by the expected key")

    def read(self, note: bytes) -> str:
        """The text of any note that one of the keys signed. Raises `Tampered`."""
        for key in reversed(self.all):
            try:
                return key.verifier.open(note)
            except Tampered:
                continue
        raise Tampered("the note is not signed by a key of this ledger")
