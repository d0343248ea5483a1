"""Opens a client's keys: wrapped in a row, unwrapped with the practice's key, kept in memory for a while."""

from functools import cache
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction

from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import FileKey, PracticeKey
from handrail.wiring import deployment

KEPT = 4096
_open: dict[tuple[str, str], tuple[bytes, ClientKeys]] = {}


@cache
def practice_key() -> PracticeKey:
    """The key that wraps every client's keys."""
    return FileKey(deployment().home / "keys" / "practice")


def keys(client: str, compartment: Compartment) -> ClientKeys:
    """A client's keyset for one compartment; made on first use."""
    cached = _open.get((client, compartment.value))
    if cached is not None:
        return cached[1]
    wrapped = _wrapped(client, compartment)
    opened = ClientKeys.unwrap(wrapped, practice_key(), client, compartment)
    if len(_open) >= KEPT:
        _open.pop(next(iter(_open)))
    _open[client, compartment.value] = wrapped, opened
    return opened


def forget(client: str) -> None:
    """Drop a client's keys from this process's memory."""
    for place in [place for place in _open if place[0] == client]:
        del _open[place]


def _wrapped(client: str, compartment: Compartment) -> bytes:
    from handrail.web.records.models import ClientKey  # noqa: PLC0415 (models seal with this module)

    row = ClientKey.objects.filter(client_id=UUID(client), compartment=compartment.value).first()
    if row is None:
        fresh = ClientKeys.generate().wrap(practice_key(), client, compartment)
        try:
            with transaction.atomic():
                row = ClientKey.objects.create(client_id=UUID(client), compartment=compartment.value, wrapped=fresh)
        except IntegrityError:  # another process made it first
            row = ClientKey.objects.get(client_id=UUID(client), compartment=compartment.value)
    return bytes(row.wrapped)


def origin() -> str:
    """The ledger's name: the deployment's host."""
    return f"{urlsplit(deployment().origin).hostname or 'handrail'}/handrail-ledger"
