"""C2SP signed notes with Ed25519 (c2sp.org/signed-note): a text, a blank line, and signatures that name their key."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from handrail.papers.errors import BadInput, Tampered

ED25519 = b"\x01"


def key_id(name: str, public: bytes, kind: bytes = ED25519) -> bytes:
    """Four bytes that stand before each signature."""
    return hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def unbase64(text: str) -> bytes:
    """Decode the one spelling that encoding gives. Raises ValueError for any other: two spellings would hide a change."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("not canonical base64")
    return data


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(letter.isspace() for letter in name)


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
            key = unbase64(encoded)
        except ValueError:
            raise BadInput("the verifier key is not of the form name+hash+key") from None
        if not _is_name(name) or key[:1] != ED25519 or len(key) != 33 or key_id(name, key[1:]).hex() != stamp.lower():
            raise BadInput("the verifier key does not match its own hash")
        return cls(name, key[1:])

    def open(self, note: bytes) -> str:
        """The signed text; `Tampered` without a signature by this key, or with one that is wrong. Other keys are ignored."""
        text, blank, signatures = note.rpartition(b"\n\n")
        if not blank or not signatures.endswith(b"\n"):
            raise Tampered("the checkpoint is not a signed note")
        signed = text + b"\n"
        try:
            lines = [self._ours(line) for line in signatures.decode().removesuffix("\n").split("\n")]
            ours = [signature for signature in lines if signature is not None]
            for signature in ours:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
            if ours:
                return signed.decode()
        except (ValueError, InvalidSignature):
            pass
        raise Tampered("the checkpoint is not signed by the expected key")

    def _ours(self, line: str) -> bytes | None:
        dash, name, encoded = line.split(" ")
        if dash != "\u2014":
            raise ValueError("not a signature line")
        raw = unbase64(encoded)
        return raw[4:] if (name, raw[:4]) == (self.name, key_id(self.name, self.public)) else None


@dataclass(frozen=True, slots=True)
class Signer:
    """The log's own key."""

    name: str
    _key: Ed25519PrivateKey = field(repr=False)
    _public: bytes = field(repr=False)
    _mark: bytes = field(repr=False)
    """The hidden key of `mark`."""

    @classmethod
    def from_seed(cls, name: str, seed: bytes, mark: bytes = b"") -> "Signer":
        """From a raw 32-byte Ed25519 key, and a secret to mark with (else drawn from that key).

        Raises `BadInput` for a name that a note can't carry.
        """
        if not _is_name(name):
            raise BadInput("a ledger's name has no space and no plus sign")
        key = Ed25519PrivateKey.from_private_bytes(seed)
        return cls(
            name, key, key.public_key().public_bytes_raw(), hmac.digest(mark or seed, b"handrail ledger head v1", "sha256")
        )

    def vkey(self) -> str:
        """The verifier key that anyone may have."""
        stamp = key_id(self.name, self._public).hex()
        return f"{self.name}+{stamp}+{base64.b64encode(ED25519 + self._public).decode()}"

    def sign(self, text: str) -> bytes:
        """A signed note over a text that ends in a newline."""
        return f"{text}\n{self._line(text.encode())}".encode()

    def countersign(self, note: bytes) -> bytes:
        """The same note with this key's signature after those it has: the next key, while keys change."""
        text = note.rpartition(b"\n\n")[0] + b"\n"
        return note + self._line(text).encode()

    def mark(self, text: bytes) -> bytes:
        """HMAC-SHA256 under a key that whoever can't sign doesn't know: proves to this signer alone what it wrote."""
        return hmac.digest(self._mark, text, "sha256")

    def _line(self, text: bytes) -> str:
        signature = key_id(self.name, self._public) + self._key.sign(text)
        return f"\u2014 {self.name} {base64.b64encode(signature).decode()}\n"
