"""C2SP tlog-cosignature, Ed25519: a witness says that it saw this tree, when, and that it grew out of all it saw before.

A witness is someone outside who remembers. An operator who shows two histories to two people must show both to the witness,
which signs one of them only.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from handrail.ledger.note import key_id, unbase64
from handrail.papers.errors import BadInput, Tampered

COSIGNATURE = b"\x04"


@dataclass(frozen=True, slots=True)
class Cosigner:
    """A witness's name and key."""

    name: str
    public: bytes

    @classmethod
    def from_vkey(cls, vkey: str) -> "Cosigner":
        """Read `name+hash+base64` with signature type 4. Raises `BadInput` when it isn't one."""
        try:
            name, stamp, encoded = vkey.strip().split("+", 2)
            key = unbase64(encoded)
        except ValueError:
            raise BadInput("the witness's key is not of the form name+hash+key") from None
        stamped = key_id(name, key[1:], COSIGNATURE).hex() == stamp.lower()
        if not name or len(key) != 33 or key[:1] != COSIGNATURE or not stamped or any(part.isspace() for part in name):
            raise BadInput("the witness's key does not match its own hash, or is no key for cosignatures of type 4")
        return cls(name, key[1:])

    @property
    def stamp(self) -> bytes:
        """Four bytes that stand before each of its signatures."""
        return key_id(self.name, self.public, COSIGNATURE)

    def lines(self, signatures: str) -> list[str]:
        """Those signature lines that are this witness's, right or wrong; what can't be read is nobody's."""
        found = []
        for line in signatures.split("\n"):
            parts = line.split(" ")
            try:
                raw = unbase64(parts[2]) if len(parts) == 3 and parts[:2] == ["\u2014", self.name] else b""
            except ValueError:
                continue
            if raw[:4] == self.stamp:
                found.append(line)
        return found

    def check(self, text: bytes, line: str) -> datetime:
        """When the witness signed this text, which ends in a newline. Raises `Tampered` where it did not."""
        raw = unbase64(line.split(" ")[2])[4:]
        at, signature = int.from_bytes(raw[:8], "big"), raw[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, b"cosignature/v1\ntime %d\n" % at + text)
            return datetime.fromtimestamp(at, UTC)
        except (InvalidSignature, ValueError, OverflowError, OSError):
            raise Tampered(f"the checkpoint bears a cosignature that its witness {self.name} did not make") from None

    def saw(self, note: bytes) -> datetime:
        """When the witness signed this checkpoint last. Raises `Tampered` without its signature, or with a wrong one."""
        text, _, signatures = note.rpartition(b"\n\n")
        found = [self.check(text + b"\n", line) for line in self.lines(signatures.decode("utf-8", "replace"))]
        if not found:
            raise Tampered(f"the checkpoint is not signed by the witness {self.name}")
        return max(found)
