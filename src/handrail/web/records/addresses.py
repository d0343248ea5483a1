"""Addresses that people sign in with: sealed in the database, and still found by whoever types them (R14, R17).

Whoever signs in is looked up by address, so the same address must always seal to the same bytes: AES-SIV (RFC 5297), made for
this. A thief of the database learns how many accounts there are, and nobody's address. The key lies beside the others, outside.
"""

from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import models
from django.db.models.lookups import Exact

from handrail.papers.errors import Tampered
from handrail.wiring import deployment

LONGEST = 254
"""Characters of an e-mail address (RFC 5321)."""
BOUND = [b"handrail sign-in address v1"]


def seal(address: str) -> str:
    """The same for the same address, however its letters are written."""
    return _box().encrypt(address.casefold().encode(), BOUND).hex()


def open_address(sealed: str) -> str:
    """What `seal` sealed. Raises `Tampered`."""
    try:
        return _box().decrypt(bytes.fromhex(sealed), BOUND).decode()
    except (InvalidTag, ValueError):
        raise Tampered("a sign-in address is not as it was written") from None


@cache
def _box() -> AESSIV:
    return AESSIV(HKDF(SHA256(), 64, salt=None, info=b"handrail sign-in addresses").derive(deployment().secret("addresses")))


def forget_key() -> None:
    """A restore put the key in place: what is sealed from now on is sealed with that one."""
    _box.cache_clear()


class SealedAddress(models.EmailField):  # type: ignore[type-arg]  # the stubs know parameters that the class has not
    """An e-mail address as code sees it, sealed as the database does. It can be found whole, and in no other way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": 2 * (4 * LONGEST + 16)})

    def get_prep_value(self, value: Any) -> Any:
        """For storing and for looking up alike."""
        plain = super().get_prep_value(value)
        return seal(plain) if plain else plain

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """As code sees it."""
        return open_address(value) if value else value


@SealedAddress.register_lookup
class Same(Exact):
    """`iexact`: what is sealed has no letters to compare, and small and capital ones seal alike anyway."""

    lookup_name = "iexact"
