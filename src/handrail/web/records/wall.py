"""A wall in the database between AI and psychotherapy notes: a process that works for AI can't read or write them (R18).

SQLite asks an authorizer before each statement. PostgreSQL has row-level security on the table, which a connection that said
`handrail.wall = on` can't see through; and a worker that connects as `handrail_ai` has no right to a word of it, whatever it
says (`roles`). Deleting goes on: the worker's sweep must be able to destroy a record whose time is over, without reading it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

TABLE = "records_privatenote"
WORDS = "words_sealed"


def put_up() -> None:
    """From now on, for every connection of this process."""
    connection_created.connect(_wall_off, dispatch_uid="handrail wall")
    if connection.connection is not None:
        _wall_off(connection=connection)


def _wall_off(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(_authorize)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET handrail.wall = 'on'")


@contextmanager
def behind() -> Iterator[None]:
    """In this block the connection stands where the worker's stands: for proofs and tests, which attack the wall."""
    connection.ensure_connection()
    _wall_off(connection)
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.connection.set_authorizer(None)
        else:
            with connection.cursor() as cursor:
                cursor.execute("SET handrail.wall = 'off'")


@contextmanager
def deleting() -> Iterator[None]:
    """For the sweep alone: rows of a record whose time is over can be deleted here. Their keys are gone by then."""
    if connection.vendor == "sqlite":
        yield  # the authorizer knows the difference between deleting and reading
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('handrail.wall', true)")
        (before,) = cursor.fetchone()
        cursor.execute("SET handrail.wall = 'off'")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('handrail.wall', %s, false)", [before or "off"])


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    """No word is read, no row is written or changed; counting and deleting rows is neither."""
    words = action == sqlite3.SQLITE_READ and (first, second) == (TABLE, WORDS)
    written = action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE) and first == TABLE
    return sqlite3.SQLITE_DENY if words or written else sqlite3.SQLITE_OK
