"""PostgreSQL as a practice runs it: whoever owns the tables is not who serves, and neither is a superuser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from psycopg.sql import SQL, Identifier

from handrail.web.records import roles

_owner: list[str] = []


def make(there: "psycopg.Connection[Any]") -> None:
    """Both roles, where they are not there yet: on a developer's own server, whose owner may make roles."""
    for role in (roles.APP, roles.AI):
        if there.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
            there.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))


def separate() -> None:
    """After the owner made the tables: from now on this process serves as the application's role."""
    _owner[:] = [connection.settings_dict["USER"]]
    with connected_as(_owner[0]) as there:
        make(there)
    with connection.cursor() as cursor:
        roles.grant(connection)
        cursor.execute(
            f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {roles.APP}"
        )  # how Django empties tables between tests
    become(roles.APP)


def become(role: str) -> None:
    """Another role for the next connection of this process."""
    connection.close()
    connection.settings_dict["USER"] = role


@contextmanager
def as_owner() -> Iterator[None]:
    """The tables' owner, outside every transaction. On SQLite everyone is."""
    if connection.vendor != "postgresql":
        yield
        return
    become(_owner[0])
    try:
        yield
    finally:
        become(roles.APP)


@contextmanager
def connected_as(role: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection of its own to the same database, as someone who stole this role's password would have."""
    here = connection.settings_dict
    with psycopg.connect(
        host=here["HOST"], port=here["PORT"], user=role, password=here["PASSWORD"] or None, dbname=here["NAME"], autocommit=True
    ) as there:
        yield there
