"""The airlock's seal: Ed25519 signatures over safe text. The airlock holds the signing half, backends only the other."""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from handrail.papers.errors import SealBroken
from handrail.papers.safe import SafeText


@dataclass(frozen=True, slots=True)
class Verifier:
    """The half that backends get: it can check a seal and never make one."""

    public: bytes

    def check(self, safe: SafeText) -> None:
        """Raise `SealBroken` unless the airlock sealed exactly this text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(safe.seal, safe.sealed_bytes())
        except InvalidSignature as broken:
            raise SealBroken from broken


@dataclass(frozen=True, slots=True)
class Sealer:
    """The airlock's half. `secret` is the raw 32-byte Ed25519 key."""

    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "Sealer":
        """A fresh key, for a new deployment or for one run outside any record."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    def seal(self, sealed_bytes: bytes) -> bytes:
        """Sign what `SafeText.sealed_bytes` gives: 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.secret).sign(sealed_bytes)

    def verifier(self) -> Verifier:
        """The public half, for every backend."""
        return Verifier(Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw())
