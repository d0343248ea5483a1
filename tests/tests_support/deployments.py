"""Deployments on disk, for tests that start programs over them as an operator would."""

import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from tests_support import roles

Deployment = dict[str, str]
"""The environment in which a program finds it."""


@contextmanager
def new(home: Path, tables: Path | None = None, like: Deployment | None = None) -> Iterator[Deployment]:
    """An empty one in `home`, on SQLite, or, where the suite runs on PostgreSQL, in a database of its own.

    `tables`: on SQLite, a file with all tables to begin with. `like`: another one, at rest, of which this is a copy.
    """
    env = {**os.environ, "HANDRAIL_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    if like:
        shutil.copytree(like["HANDRAIL_HOME"], home)
    server = env.pop("HANDRAIL_DATABASE_URL", "")
    if not server:
        furnish(home, tables)
        yield env
        return
    name = f"deployment_{uuid.uuid4().hex}"
    template = like["HANDRAIL_DATABASE_URL"].rpartition("/")[2] if like else "template1"
    with psycopg.connect(server, autocommit=True) as admin:
        roles.make(admin)
        admin.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
        yield {**env, "HANDRAIL_DATABASE_URL": server.rpartition("/")[0] + "/" + name}
        admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def furnish(home: Path, tables: Path | None) -> Path:
    """A new deployment's folder; with `tables`, its SQLite file as after the first start and before anyone came."""
    home.mkdir(parents=True, exist_ok=True)
    if tables:
        shutil.copy(tables, home / "handrail.sqlite3")
    return home
