"""C2SP tlog-checkpoint: origin, size and root, one line each; further lines are allowed and ignored."""

import base64
from dataclasses import dataclass

from handrail.ledger.note import Signer, Verifier, unbase64
from handrail.papers.errors import Tampered


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree's size and root under the log's name."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed: three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def sign(self, signer: Signer) -> bytes:
        """As a signed note."""
        return signer.sign(self.text)

    @classmethod
    def open(cls, note: bytes, verifier: Verifier) -> "Checkpoint":
        """From a signed note; `Tampered` when the signature or the form is not right."""
        lines = verifier.open(note).split("\n")
        try:
            origin, size, root = lines[0], int(lines[1]), unbase64(lines[2])
        except (ValueError, IndexError):
            raise Tampered("the checkpoint's lines are not a checkpoint's") from None
        if origin != verifier.name or size < 0 or len(root) != 32 or lines[1] != str(size):
            raise Tampered("the checkpoint's lines are not a checkpoint's")
        return cls(origin, size, root)
