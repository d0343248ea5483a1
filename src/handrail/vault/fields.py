"""Sealed columns: a version byte, then Tink's ciphertext, bound to the place where it lies.

KNOWN GAP: whoever can write to the database can put back an older value of the very same place, and it opens.
"""

from handrail.papers.errors import Tampered
from handrail.vault.keys import ClientKeys, Compartment

VERSION = b"\x01"


def seal_field(
    keys: ClientKeys, compartment: Compartment, client: str, table: str, column: str, row: str, plaintext: bytes
) -> bytes:
    """Seal a value for one place. Moved to another client, table, column or row it does not open."""
    return VERSION + keys.encrypt(plaintext, _place(compartment, client, table, column, row))


def open_field(
    keys: ClientKeys, compartment: Compartment, client: str, table: str, column: str, row: str, sealed: bytes
) -> bytes:
    """Open a value where it lies. Raises `Tampered`."""
    if sealed[:1] != VERSION:
        raise Tampered("a sealed value has an unknown version")
    return keys.decrypt(sealed[1:], _place(compartment, client, table, column, row))


def _place(compartment: Compartment, *parts: str) -> bytes:
    """Length before each part, so that no two places share their bytes."""
    return b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in (compartment.value, *parts))
