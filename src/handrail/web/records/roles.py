"""On PostgreSQL three roles, so that no rule of a table can be taken away by whoever reads it (R18, R31).

    the owner       makes and changes tables, and nothing else: HANDRAIL_DATABASE_OWNER_URL
    handrail_app    serves: reads and writes rows, but can drop no guard, no policy and no table
    handrail_ai     works for AI: the same, but of a psychotherapy note it reads no word and writes none

Rights are granted after each migration to those of the two that are there. One role for all goes on working; `handrail doctor`
says so. SQLite has no roles: there the worker's own process asks an authorizer (`wall`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import dj_database_url
from dbos import DBOS
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from handrail.web.records import guards, jobs, wall
from handrail.wiring import deployment

APP, AI = "handrail_app", "handrail_ai"
REWRITE = """CREATE OR REPLACE FUNCTION handrail_rewrite_keys() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $rewrite$ BEGIN EXECUTE 'CLUSTER records_clientkey USING records_clientkey_pkey'; END $rewrite$"""
"""Writes the table of keys anew, so that no page still holds a destroyed one (R40). Only its owner may, so it runs as the owner."""
UNDER_WAY = 0x48616E6472
"""The number of the lock under which one process at a time changes tables."""


@contextmanager
def as_owner() -> Iterator[None]:
    """In this block the connection is the owner's, where the operator named one. Outside every transaction."""
    owner = deployment().database_owner_url
    if not owner:
        yield
        return
    before, there = dict(connection.settings_dict), dj_database_url.parse(owner)
    connection.close()
    connection.settings_dict.update({"USER": there["USER"], "PASSWORD": there["PASSWORD"]})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update({"USER": before["USER"], "PASSWORD": before["PASSWORD"]})


def bring_up_to_date() -> None:
    """Make or change the tables where they are not as this version wants them, and put lost guards back."""
    with as_owner():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_advisory_lock(%s)", [UNDER_WAY])  # ends with the connection
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()) or guards.missing(connection):
            call_command("migrate", verbosity=0, interactive=False)
        if connection.vendor == "postgresql":
            _jobs()
        connection.close()


def _jobs() -> None:
    """The worker's own tables beside ours, as its library makes them."""
    owner = deployment().database_owner_url or jobs.address()
    there: list[str | None] = [*_there(connection)]
    for role in there or [None]:
        DBOS.migrate(owner, application_role=role)


def owns(connection: BaseDatabaseWrapper) -> bool:
    """True where this connection may change our tables: SQLite's always, on PostgreSQL the owner's."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(pg_has_role(c.relowner, 'USAGE')) FROM pg_class c"
            " WHERE c.relname LIKE 'records\\_%' AND c.relkind = 'r' AND pg_table_is_visible(c.oid)"
        )
        (mine,) = cursor.fetchone()
    return mine is not False  # no tables yet: whoever makes them owns them


def grant(connection: BaseDatabaseWrapper) -> None:
    """Give the two roles what they need of the tables as they are now, and take what the wall denies."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(REWRITE)
        for role in _there(connection):
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
            cursor.execute(f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}")
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
            if role == AI:
                cursor.execute(f"REVOKE ALL ON {wall.TABLE} FROM {role}")
                cursor.execute(f"GRANT DELETE, SELECT (id, client_id, author_id) ON {wall.TABLE} TO {role}")


def _there(connection: BaseDatabaseWrapper) -> list[str]:
    """Which of the two roles exist, and are not this connection's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND rolname <> current_user", [[APP, AI]])
        return sorted(name for (name,) in cursor.fetchall())


def finding() -> str:
    """For `handrail doctor`: whether the database holds the wall against this role. `ValueError` where it can't."""
    if connection.vendor != "postgresql":
        return "SQLite: the worker's own process holds it"
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            raise ValueError("this role is a superuser or sees through row-level security; serve as handrail_app instead")
    if owns(connection):
        raise ValueError("this role owns the tables and could drop their rules; serve as handrail_app instead")
    return "this role owns no table, and can drop no rule of one"
