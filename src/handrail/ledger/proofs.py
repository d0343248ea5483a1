"""Proofs as texts that other tools read: C2SP tlog-proof, and what C2SP tlog-witness sends."""

import base64
from collections.abc import Sequence

HEADER = "c2sp.org/tlog-proof@v1"


def inclusion(index: int, hashes: Sequence[bytes], checkpoint: bytes) -> bytes:
    """A leaf's index, its path to the root, and the signed checkpoint, in one file to keep."""
    return _lines(HEADER, f"index {index}", *_encoded(hashes)) + checkpoint


def consistency(old: int, hashes: Sequence[bytes], checkpoint: bytes) -> bytes:
    """An earlier size, the proof that the tree of then is the beginning of this one, and the signed checkpoint."""
    return _lines(f"old {old}", *_encoded(hashes)) + checkpoint


def _encoded(hashes: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(found).decode() for found in hashes]


def _lines(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n\n").encode()
