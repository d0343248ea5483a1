"""C2SP signed notes with Ed25519: a text, a blank line, and signatures that name their key."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from handrail.papers.errors import BadInput, Tampered

ED25519 = b"\x01"


def key_id(name: str, public: bytes) -> bytes:
    """Four bytes that stand before each signature (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


@dataclass(frozen=True, slots=True)
class Verifier:
    """A verifier key: who signs, and how to check it."""

    name: str
    public: bytes

    @classmethod
    def from_vkey(cls, vkey: str) -> "Verifier":
        """Read `name+hash+base64`. Raises `BadInput` when it isn't one."""
        try:
            name, stamp, encoded = vkey.strip().split("+", 2)
            key = base64.b64decode(encoded, validate=True)
        except ValueError:
            raise BadInput("the verifier key is not of the form name+hash+key") from None
        if key[:1] != ED25519 or len(key) != 33 or key_id(name, key[1:]).hex() != stamp.lower():
            raise BadInput("the verifier key does not match its own hash")
        return cls(name, key[1:])

    def open(self, note: bytes) -> str:
        """The signed text, or `Tampered` without a good signature by this key."""
        text, separator, signatures = note.rpartition(b"\n\n")
        if not separator:
            raise Tampered("the checkpoint has no signature")
        signed = text + b"\n"
        for line in signatures.decode("utf-8", "replace").splitlines():
            parts = line.removeprefix("\u2014 ").rsplit(" ", 1)
            if len(parts) == 2 and parts[0] == self.name and self._good(parts[1], signed):
                return signed.decode("utf-8")
        raise Tampered("the checkpoint is not signed by the expected key")

    def _good(self, encoded: str, signed: bytes) -> bool:
        try:
            raw = base64.b64decode(encoded, validate=True)
            if raw[:4] != key_id(self.name, self.public):
                return False
            Ed25519PublicKey.from_public_bytes(self.public).verify(raw[4:], signed)
        except (ValueError, InvalidSignature):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """The log's own key."""

    name: str
    _secret: bytes

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> "Signer":
        """From a raw 32-byte Ed25519 key."""
        return cls(name, seed)

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._secret)

    def _public(self) -> bytes:
        return self._key().public_key().public_bytes_raw()

    def vkey(self) -> str:
        """The verifier key that anyone may have."""
        public = self._public()
        return f"{self.name}+{key_id(self.name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"

    def sign(self, text: str) -> bytes:
        """A signed note over a text that ends in a newline."""
        signature = key_id(self.name, self._public()) + self._key().sign(text.encode())
        return f"{text}\n\u2014 {self.name} {base64.b64encode(signature).decode()}\n".encode()
