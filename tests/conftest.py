"""What every test may use: the personas of the house, a session on the table, and no way out to the network."""

import os
import socket
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import translation
from psycopg.sql import SQL, Identifier

from tests_support import personas as cast
from tests_support import roles

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def _no_way_out() -> Iterator[None]:
    """R15: nothing in the suite reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError("a test tried to reach beyond this machine")
        return connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _no_tongue_left_over() -> Iterator[None]:
    """A page asked for in Spanish leaves its thread in Spanish; the next test starts in the practice's own language."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """On PostgreSQL the suite serves as a practice does: as a role that owns no table and is no superuser (R18, R31)."""
    if connection.vendor != "postgresql":
        yield
        return
    owner = connection.settings_dict["USER"]
    with django_db_blocker.unblock():
        roles.separate()
    yield
    with django_db_blocker.unblock():
        roles.become(owner)


@pytest.fixture
def practice(db: None) -> cast.Practice:
    """Therapist Ada treats client Chen, who said yes to AI; supervisor Bo, owner Helen, stranger Dee, client Tobias who refused."""
    return cast.practice()


@pytest.fixture
def walked(practice: cast.Practice) -> cast.Walked:
    """Ada has imported Chen's session and the walk has gone through every door: a draft waits for review."""
    return cast.walk(practice)


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an empty deployment for programs: SQLite in a folder, or, where the suite runs on PostgreSQL, a database of its own."""
    env = {**os.environ, "HANDRAIL_HOME": str(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    server = env.pop("HANDRAIL_DATABASE_URL", "")
    if not server:
        yield env
        return
    name = f"deployment_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        roles.make(admin)
        admin.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        yield {**env, "HANDRAIL_DATABASE_URL": server.rpartition("/")[0] + "/" + name}
        admin.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def shared_data() -> Path:
    """Real transcripts to measure with; never part of the project."""
    folder = os.environ.get("HANDRAIL_DATA", "")
    if not folder:
        pytest.skip("HANDRAIL_DATA names no folder with real transcripts")
    return Path(folder)
