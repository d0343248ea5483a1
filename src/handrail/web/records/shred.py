"""Destroy keysets for good: the row, its copies in files that the database keeps beside it, and every process's memory (R40).

A tombstone remembers each keyset that was destroyed, in the database and in a file beside the keys, so that a backup which
still holds it is not let back in. SQLite overwrites freed pages (`secure_delete`) and its log is emptied at once; PostgreSQL
rewrites the table of keys within an hour.

KNOWN GAP: blocks that a disk or a file system gave up, and archives of PostgreSQL's log that an operator keeps, are beyond us.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.web.records import keyring
from handrail.web.records.models import ClientKey, KeyTombstone
from handrail.wiring import deployment

NAME = "destroyed"


def destroy(keysets: QuerySet[ClientKey]) -> list[UUID]:
    """Destroy these keysets in the running transaction; their ids. Nothing that they sealed opens after the commit."""
    ids = list(keysets.values_list("pk", flat=True))
    now = timezone.now()
    KeyTombstone.objects.bulk_create([KeyTombstone(keyset=keyset, at=now) for keyset in ids], 500, ignore_conflicts=True)
    for start in range(0, len(ids), 500):
        ClientKey.objects.filter(pk__in=ids[start : start + 500]).delete()
    keyring.changed()
    transaction.on_commit(settle)
    return ids


def settle() -> None:
    """After the commit: the file beside the keys, and the database's own log."""
    write_tombstones()
    if connection.vendor == "sqlite":
        with suppress(DatabaseError), connection.cursor() as cursor:  # a reader may be in the way; the next sweep tries again
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite_keys() -> None:
    """PostgreSQL keeps deleted rows until their page is written again: write the table of keys anew."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT handrail_rewrite_keys()")


def know_sizes() -> None:
    """SQLite learns how its tables have grown, so that it looks things up by the right index; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


def tombstones_file() -> Path:
    """Where tombstones outlive the database: beside the practice's key."""
    return deployment().home / "keys" / NAME


def read_tombstones() -> set[str]:
    """Every keyset that this deployment ever destroyed, as its key folder remembers."""
    try:
        return set(tombstones_file().read_text(encoding="ascii").split())
    except FileNotFoundError:
        return set()


def write_tombstones(more: Iterable[str] = ()) -> None:
    """Bring the file up to date. Written again after a crash: what is there already is not added twice."""
    here = {str(keyset) for keyset in KeyTombstone.objects.values_list("keyset", flat=True)} | set(more)
    missing = sorted(here - read_tombstones())
    if not missing:
        return
    path = tombstones_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        file.write("".join(f"{keyset}\n" for keyset in missing).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
