"""New keys for old: the practice's key, which wraps every keyset, and the keys inside clients' keysets.

Each step is whole or not done, and doing it again goes on where it was: a keyset says in its first bytes which key wrapped it.
Killed anywhere, everything opens: the practice's key file keeps its older keys until they are retired, and a keyset keeps the
keys that sealed what is there. `serve` and `work` may run meanwhile: they read a replaced key file again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from handrail.papers.errors import Misconfigured, Refused
from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import FileKey, PassphraseKey, wrapped_by
from handrail.web.records import keyring, ledger, locks, shred
from handrail.web.records.models import Client, ClientKey
from handrail.wiring import deployment

BATCH, PASSES = 200, 5
Said = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class State:
    """How things stand: keys in the practice's file, keysets in all, and those that an older key wrapped."""

    keys: int
    keysets: int
    behind: int


def state() -> State:
    """Counts alone; opens nothing."""
    key = _on_disk()
    return State(len(key.ids), ClientKey.objects.count(), len(_behind(key.primary)))


def rotate_practice(said: Said = lambda _: None) -> int:
    """Add a key to the practice's, and wrap every keyset with it; how many were. One that was cut off is finished first."""
    if not state().behind:
        _new_key()
    return rewrap(said)


def rewrap(said: Said = lambda _: None) -> int:
    """Wrap with the newest key what an older one wrapped; how many keysets were.

    A keyset that someone holds at that moment, to destroy or seal it, is left for the next pass: waiting for it while holding
    others would be a deadlock.
    """
    primary, done = _on_disk().primary, 0
    for _ in range(PASSES):
        behind = _behind(primary)
        if not behind:
            break
        for start in range(0, len(behind), BATCH):
            done += _rewrap(behind[start : start + BATCH])
            said(done)
    _note("practice", done)
    return done


@transaction.atomic
def _rewrap(ids: list[UUID]) -> int:
    """A row that was destroyed meanwhile is not among these, and does not come back."""
    rows = list(locks.free(ClientKey.objects.filter(pk__in=ids)))
    for row in rows:
        row.wrapped = _keys(row).wrap(keyring.practice_key(), str(row.client_id), Compartment(row.compartment), row.scope)
    ClientKey.objects.bulk_update(rows, ["wrapped"], batch_size=BATCH)
    return len(rows)


def _behind(primary: int) -> list[UUID]:
    rows = ClientKey.objects.order_by("pk").values_list("pk", "wrapped").iterator(2000)
    return [pk for pk, wrapped in rows if wrapped_by(bytes(wrapped)) != primary]


def rotate_clients(before: datetime, said: Said = lambda _: None) -> int:
    """Give each client's lasting keysets a newer key, unless they got one since `before`; how many did.

    What is written from now on is sealed with it; older values open as before. Keysets of one thing (a session's text, a
    draft) seal once and stay as they are.
    """
    done = 0
    for client_id in _due(before).order_by("client_id").values_list("client_id", flat=True).distinct():
        done += _rotate_client(client_id, before)
        said(done)
    _note("clients", done)
    return done


def _due(before: datetime) -> QuerySet[ClientKey]:
    return ClientKey.objects.filter(scope="").annotate(newest=Coalesce("rotated_at", "made_at")).filter(newest__lt=before)


@transaction.atomic
def _rotate_client(client_id: UUID, before: datetime) -> int:
    """One client at a time, held first as `records.locks` says: a deletion comes before or after, never between."""
    locks.held(Client.objects.all()).filter(pk=client_id).first()
    rows = list(_due(before).filter(client_id=client_id))
    for row in rows:
        newer = _keys(row).rotate()
        row.wrapped = newer.wrap(keyring.practice_key(), str(row.client_id), Compartment(row.compartment), row.scope)
        row.rotated_at = timezone.now()
        row.save(update_fields=["wrapped", "rotated_at"])
    if rows:
        keyring.changed()
    return len(rows)


def retire() -> int:
    """Take the older keys out of the practice's file; how many. Refused while a keyset still needs one."""
    now = state()
    if now.behind:
        raise Refused(f"{now.behind} keysets are still wrapped by an older key; run: handrail keys rotate", "R17")
    here = deployment()
    if here.practice_passphrase_file is not None:
        PassphraseKey.retire(_file(), _passphrase())
    else:
        FileKey.retire(_file())
    keyring.practice_key.cache_clear()
    shred.settle()  # the database's own log may still hold wraps of the older key
    return now.keys - 1


def _new_key() -> None:
    if deployment().practice_passphrase_file is not None:
        PassphraseKey.rotate(_file(), _passphrase())
    else:
        FileKey.rotate(_file())
    keyring.practice_key.cache_clear()


def _on_disk() -> FileKey | PassphraseKey:
    key = keyring.practice_key()
    if not isinstance(key, FileKey | PassphraseKey):
        raise Misconfigured("the practice's key lives in a KMS; rotate it there")
    return key


def _file() -> Path:
    here = deployment()
    if here.practice_key_file is not None:
        return here.practice_key_file
    return here.home / "keys" / ("practice.locked" if here.practice_passphrase_file is not None else "practice")


def _passphrase() -> str:
    file = deployment().practice_passphrase_file
    assert file is not None
    return file.read_text(encoding="utf-8").rstrip("\n")


def _keys(row: ClientKey) -> ClientKeys:
    client, compartment = str(row.client_id), Compartment(row.compartment)
    return ClientKeys.unwrap(bytes(row.wrapped), keyring.practice_key(), client, compartment, row.scope)


def _note(what: str, count: int) -> None:
    if count:
        with transaction.atomic():
            ledger.note(ledger.Kind.KEYS_ROTATED, None, {"what": what, "keysets": count})
