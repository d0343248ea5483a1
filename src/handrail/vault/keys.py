"""A client's keysets, one per compartment, on Tink (AES-256-GCM; key ids and the choice of key are the library's)."""

from enum import StrEnum

import tink
from tink import aead, proto_keyset_format, secret_key_access

from handrail.papers.errors import Tampered
from handrail.vault.practice import PracticeKey, add_key

aead.register()


class Compartment(StrEnum):
    """What is sealed apart from the rest, under keys of its own, so that each can be destroyed without the others (R40)."""

    RECORD = "record"
    """The legal record and who it is about: signed documents, measures, goals. The law says how long it stays (R41)."""
    WORDS = "words"
    """What was said, and what left the airlock. One keyset for each session's text, one for what was counted of it."""
    DRAFT = "draft"
    """What AI drafted and what a human did with it. One keyset for each draft."""
    SHOWN = "shown"
    """What was released to the client. One keyset for each release."""
    NAMES = "names"
    """Surrogate maps: a reader of drafts needs no names, a thief of names gets no drafts (R14)."""
    OWN = "own"
    """What the client wrote or agreed to, outside the legal record: it goes when they delete everything."""
    LEDGER = "ledger"
    """The facts that leaves commit to. They stay as long as the client may ask who did what (R20, R42)."""
    PSYCHOTHERAPY_NOTES = "psychotherapy_notes"
    """The clinician's own process notes (45 CFR 164.501): no AI path, export or search holds this key (R18)."""


class ClientKeys:
    """One client's keyset for one compartment. Says nothing about itself when printed, and can't be pickled."""

    __slots__ = ("_handle", "_primitive")

    def __init__(self, handle: tink.KeysetHandle) -> None:
        self._handle = handle
        self._primitive: aead.Aead = handle.primitive(aead.Aead)

    @classmethod
    def generate(cls) -> "ClientKeys":
        """A fresh keyset with one key."""
        return cls(tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM))

    @classmethod
    def unwrap(
        cls, wrapped: bytes, practice: PracticeKey, client: str, compartment: Compartment, scope: str = ""
    ) -> "ClientKeys":
        """Open a wrapped keyset. Raises `Tampered` for another client's, compartment's or scope's, or a changed one."""
        return cls(_parse(practice.unwrap(wrapped, _bound(client, compartment, scope))))

    def wrap(self, practice: PracticeKey, client: str, compartment: Compartment, scope: str = "") -> bytes:
        """The keyset under the practice's key, bound to where it belongs. Destroy every copy to shred (R40).

        `scope` is the id of the one thing that it seals (a session's text, a draft); empty for the whole compartment.
        """
        return practice.wrap(_serialize(self._handle), _bound(client, compartment, scope))

    @property
    def primary(self) -> int:
        """The id of the key that seals. Not a secret: it stands in front of every ciphertext."""
        return int(self._handle.keyset_info().primary_key_id)

    def rotate(self) -> "ClientKeys":
        """A keyset with one more key, which seals from now on; the older ones still open what they sealed."""
        return ClientKeys(_parse(add_key(_serialize(self._handle))))

    def encrypt(self, plaintext: bytes, bound_to: bytes) -> bytes:
        """Seal with the newest key."""
        return bytes(self._primitive.encrypt(plaintext, bound_to))

    def decrypt(self, ciphertext: bytes, bound_to: bytes) -> bytes:
        """Open with whichever key of the set sealed it; `Tampered` when none did, here."""
        try:
            return bytes(self._primitive.decrypt(ciphertext, bound_to))
        except tink.TinkError:
            raise Tampered("a sealed value does not open where it lies") from None


def _serialize(handle: tink.KeysetHandle) -> bytes:
    return bytes(proto_keyset_format.serialize(handle, secret_key_access.TOKEN))


def _parse(keyset: bytes) -> tink.KeysetHandle:
    return proto_keyset_format.parse(keyset, secret_key_access.TOKEN)


def _bound(client: str, compartment: Compartment, scope: str) -> bytes:
    lines = ["handrail keyset v1", client, compartment.value, *([scope] if scope else [])]
    return "\n".join(lines).encode()
