"""Opens a client's keysets: wrapped in a row, unwrapped with the practice's key, remembered for a while.

Destroying a row must reach every process at once (R40). Each request, and each door of a walk, begins with `look_again`; the
first use after it reads one number, the epoch, which grows with every keyset that was destroyed or sealed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from handrail.papers.errors import Gone, Refused, Sealed, Tampered
from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import FileKey, PassphraseKey, PracticeKey
from handrail.vault.practice import practice_key as _practice_key
from handrail.wiring import deployment

KEPT = 8192
Place = tuple[str, str, str]


class _Look(threading.local):
    """What this thread has looked at since its request began."""

    fresh = False
    unsealed: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.young: set[Place] = set()


@dataclass(slots=True)
class _Remembered:
    """Opened keysets of this process, valid for one epoch."""

    epoch: int = -1
    places: dict[Place, tuple[ClientKeys, bool]] = field(default_factory=dict)


_look = _Look()
_open = _Remembered()


@cache
def practice_key() -> PracticeKey:
    """The key that wraps every client's keys."""
    here = deployment()
    return _practice_key(here.home, here.practice_key_file, here.practice_passphrase_file, here.practice_key_plugin)


def look_again(**_: object) -> None:
    """A request or a door begins: what was remembered counts only if nothing was destroyed meanwhile."""
    _look.fresh = False
    _look.young.clear()


def to_open(client: str, compartment: Compartment, scope: str = "") -> ClientKeys:
    """The keyset that a value was sealed with. Raises `Gone` when it was destroyed, `Sealed` when only the law keeps it."""
    keys = _find(client, compartment, scope)
    if keys is None:
        raise Gone
    return keys


def to_seal(client: str, compartment: Compartment, scope: str = "") -> ClientKeys:
    """The keyset to seal with; made on first use. A sealed record takes nothing new."""
    return _find(client, compartment, scope) or _make(client, compartment, scope)


@contextmanager
def unsealed(client: str) -> Iterator[None]:
    """Open a sealed record in this block. For the actions that the law demands, and for nothing else (R41)."""
    before = _look.unsealed
    _look.unsealed = before | {client}
    try:
        yield
    finally:
        _look.unsealed = before


def changed() -> None:
    """Call in the transaction that destroyed, sealed or changed keysets: every process forgets what it remembers."""
    from handrail.web.records.models import KeyEpoch  # noqa: PLC0415 (models seal with this module)

    if not KeyEpoch.objects.filter(pk=1).update(number=F("number") + 1):
        KeyEpoch.objects.create(pk=1, number=1)
    _forget()
    transaction.on_commit(_forget)


def forget_all() -> None:
    """Drop every keyset from this process's memory."""
    _forget()
    _look.young.clear()


def _forget() -> None:
    _open.places.clear()
    _look.fresh = False


def _find(client: str, compartment: Compartment, scope: str) -> ClientKeys | None:
    if compartment is Compartment.PSYCHOTHERAPY_NOTES and not _private.open:
        raise Refused("psychotherapy notes open only on their own page, for the one who wrote them", "R18")
    if not _look.fresh:
        _read_epoch()
    place = client, compartment.value, scope
    known = _open.places.get(place) or _read(place, compartment)
    if known is None:
        return None
    keys, closed = known
    if closed and client not in _look.unsealed:
        raise Sealed
    return keys


def _read_epoch() -> None:
    from handrail.web.records.models import KeyEpoch  # noqa: PLC0415

    epoch = KeyEpoch.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    if epoch != _open.epoch:
        _open.places.clear()
        _open.epoch = epoch
    _look.fresh = True


def _read(place: Place, compartment: Compartment) -> tuple[ClientKeys, bool] | None:
    from handrail.web.records.models import ClientKey  # noqa: PLC0415

    client, _, scope = place
    row = ClientKey.objects.filter(client_id=UUID(client), compartment=compartment.value, scope=scope).first()
    if row is None:
        return None
    known = _unwrap(bytes(row.wrapped), client, compartment, scope), row.sealed_at is not None
    if place not in _look.young:
        if len(_open.places) >= KEPT:
            _open.places.clear()
        _open.places[place] = known
    return known


def _unwrap(wrapped: bytes, client: str, compartment: Compartment, scope: str) -> ClientKeys:
    """With the practice's key; where that was rotated since this process read it, with the one that lies there now."""
    try:
        return ClientKeys.unwrap(wrapped, practice_key(), client, compartment, scope)
    except Tampered:
        key = practice_key()
        if not isinstance(key, FileKey | PassphraseKey) or not key.replaced():
            raise
        practice_key.cache_clear()
        return ClientKeys.unwrap(wrapped, practice_key(), client, compartment, scope)


def _make(client: str, compartment: Compartment, scope: str) -> ClientKeys:
    from handrail.web.records.models import Client, ClientKey  # noqa: PLC0415

    noting = compartment is Compartment.LEDGER  # that a record was sealed is noted even where nothing was noted before (R20)
    if not noting and Client.objects.filter(pk=UUID(client), sealed_at__isnull=False).exists() and client not in _look.unsealed:
        raise Sealed
    fresh = ClientKeys.generate()
    wrapped = fresh.wrap(practice_key(), client, compartment, scope)
    try:
        with transaction.atomic():
            ClientKey.objects.create(client_id=UUID(client), compartment=compartment.value, scope=scope, wrapped=wrapped)
    except IntegrityError:  # another process made it first
        return to_open(client, compartment, scope)
    place = client, compartment.value, scope
    _look.young.add(place)  # the transaction around this may still fail, and a key that was never stored seals for nobody
    transaction.on_commit(lambda: _look.young.discard(place))
    return fresh


class _Private(threading.local):
    """Whether this thread stands on the one page of psychotherapy notes."""

    open = False


_private = _Private()


@contextmanager
def private_page() -> Iterator[None]:
    """For `records.private_notes` alone: there psychotherapy notes may be opened and sealed (R18)."""
    _private.open = True
    try:
        yield
    finally:
        _private.open = False


def origin() -> str:
    """The ledger's name: the deployment's host."""
    return f"{urlsplit(deployment().origin).hostname or 'handrail'}/handrail-ledger"
