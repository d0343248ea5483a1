"""What every test may use: the personas of the house, a session on the table, and no way out to the network."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from tests_support import deployments, roles
from tests_support import personas as cast

LOOPBACK = ("127.0.0.1", "::1", "localhost")
ASKS_IT = {"db", "transactional_db", "deployment"}
"""Fixtures that lead to the database that the suite runs on."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the suite's database, so that nothing else need be asked again on the other one."""
    for item in items:
        if item.get_closest_marker("django_db") or ASKS_IT & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


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
def django_db_setup(django_db_setup: None, django_db_blocker: Any, new_file: Path) -> Iterator[None]:
    """On PostgreSQL the suite serves as a practice does: as a role that owns no table and is no superuser (R18, R31).

    On SQLite the tables as they are now, before any test, are kept in a file: see `tables`.
    """
    if connection.vendor != "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(new_file)])
        yield
        return
    owner = connection.settings_dict["USER"]
    with django_db_blocker.unblock():
        roles.separate()
    yield
    with django_db_blocker.unblock():
        roles.become(owner)


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tables of a new deployment are kept for this run."""
    return tmp_path_factory.mktemp("new") / "handrail.sqlite3"


@pytest.fixture(scope="session")
def tables(django_db_setup: None, new_file: Path) -> Path | None:
    """A SQLite file as the migrations leave it: programs begin with a copy, and need not each make all tables anew."""
    return new_file if connection.vendor != "postgresql" else None


@pytest.fixture
def practice(db: None) -> cast.Practice:
    """Therapist Ada treats client Chen, who said yes to AI; supervisor Bo, owner Helen, stranger Dee, client Tobias who refused."""
    return cast.practice()


@pytest.fixture
def walked(practice: cast.Practice) -> cast.Walked:
    """Ada has imported Chen's session and the walk has gone through every door: a draft waits for review."""
    return cast.walk(practice)


@pytest.fixture
def deployment(tmp_path: Path, tables: Path | None) -> Iterator[deployments.Deployment]:
    """The environment of an empty deployment for programs, on the database that the suite runs on."""
    with deployments.new(tmp_path / "home", tables) as env:
        yield env


@pytest.fixture
def shared_data() -> Path:
    """Real transcripts to measure with; never part of the project."""
    folder = os.environ.get("HANDRAIL_DATA", "")
    if not folder:
        pytest.skip("HANDRAIL_DATA names no folder with real transcripts")
    return Path(folder)
