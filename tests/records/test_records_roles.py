"""PostgreSQL's roles, attacked with their own passwords (R18, R31): what the worker's and the server's role can't do, whatever it says."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from attacks.canary_client import dump
from handrail.web.actions import import_session, private_notes, walk_session
from handrail.web.records import guards, roles
from handrail.web.records.models import Draft, Talk
from tests_support import personas
from tests_support.roles import connected_as

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles"),
    pytest.mark.django_db(transaction=True),
]
Connection = psycopg.Connection[Any]
SECRET = "My own countertransference about the lilac kettle."
IN_CLEAR = b"SYN-1"
"""A licence's number: a clinician's, public, and no client's word."""
PLANTED = (b"lilac kettle", b"Wilhelmina", b"Orchardleaf", b"orchard ledger on five", b"gooseberry lemonade")
"""Words that no other test uses: the server's files hold what all of them wrote, some of it in clear on purpose."""
TAKE_DOWN = (
    "DROP POLICY not_for_ai ON records_privatenote",
    "ALTER TABLE records_privatenote DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE records_privatenote NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE records_document DISABLE TRIGGER ALL",
    "DROP TRIGGER guard_a_signed_document_stays ON records_document",
    "SET session_replication_role = replica",
    "ALTER TABLE records_consentdecision DROP CONSTRAINT purpose_is_one_of_nine",
    "DELETE FROM django_migrations",
    "SET ROLE handrail",
    "COPY records_client TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
)
READ = (
    "SELECT words_sealed FROM records_privatenote",
    "SELECT * FROM records_privatenote",
    "SELECT p FROM records_privatenote p",
    "COPY records_privatenote TO STDOUT",
    "COPY (SELECT words_sealed FROM records_privatenote) TO STDOUT",
    "SELECT id FROM records_privatenote WHERE words_sealed IS NOT NULL",
    "DELETE FROM records_privatenote RETURNING words_sealed",
    "UPDATE records_privatenote SET author_kind = 'human'",
    "INSERT INTO records_privatenote (id, author_kind, written_at, author_id, client_id)"
    " SELECT id, 'human', now(), author_id, client_id FROM records_privatenote",
    "SELECT id FROM records_privatenote FOR UPDATE",
    "CREATE VIEW behind AS SELECT * FROM records_privatenote",
    "SET ROLE handrail_app",
)


@pytest.fixture
def house(transactional_db: None) -> personas.Practice:
    """A walked session, and Ada's private note about Chen."""
    house = personas.practice()
    personas.walk(house)
    private_notes.write_private_note(house.therapist_ada, house.chen.pk, SECRET)
    return house


@pytest.fixture
def ai(house: personas.Practice) -> Iterator[Connection]:
    """The worker's role."""
    with connected_as(roles.AI) as there:
        yield there


def rows(there: Connection, statement: str) -> int:
    """How many rows a statement gives or changes."""
    return there.execute(statement).rowcount


@pytest.mark.parametrize("wall", ["on", "off"])
def test_the_workers_role_reads_no_word_whatever_it_says(ai: Connection, wall: str) -> None:
    """R18, the attack: with the wall's word spoken and taken back, by every way that we know to a column."""
    ai.execute(f"SET handrail.wall = '{wall}'")
    for statement in READ:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ai.execute(statement)


def test_the_workers_role_can_still_delete(ai: Connection) -> None:
    """R40, R41: the sweep destroys what it can't read; behind the wall it does not even see a row."""
    ai.execute("SET handrail.wall = 'on'")
    assert rows(ai, "DELETE FROM records_privatenote") == 0
    ai.execute("SET handrail.wall = 'off'")
    assert rows(ai, "DELETE FROM records_privatenote") == 1


@pytest.mark.parametrize("role", [roles.APP, roles.AI])
def test_no_rule_of_a_table_can_be_taken_away(house: personas.Practice, role: str) -> None:
    """R18, R31, the attack: policies, guards, constraints, other roles, the server's own files."""
    with connected_as(role) as there:
        for statement in TAKE_DOWN:
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject)) as no:
                there.execute(statement)
            assert isinstance(no.value, psycopg.errors.InsufficientPrivilege), statement
    assert guards.missing(connection) == []


def test_the_walls_word_hides_every_row_from_the_serving_role(house: personas.Practice) -> None:
    """R18: where one role does both, a process that works for AI sees, changes and copies nothing."""
    with connected_as(roles.APP) as there:
        assert rows(there, "SELECT * FROM records_privatenote") == 1
        there.execute("SET handrail.wall = 'on'")
        assert rows(there, "SELECT * FROM records_privatenote") == 0
        assert rows(there, "UPDATE records_privatenote SET author_kind = 'human'") == 0
        with there.cursor().copy("COPY records_privatenote TO STDOUT") as copied:
            assert b"".join(copied) == b""
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            there.execute(
                "INSERT INTO records_privatenote (id, author_kind, written_at, author_id, client_id)"
                " SELECT gen_random_uuid(), 'human', now(), s.id, c.id FROM records_staff s, records_client c LIMIT 1"
            )


def planted(house: personas.Practice) -> None:
    """A client of Ada's with words of their own: name, sign-in address, transcript, drafts."""
    person = personas.client("Wilhelmina", "Orchardleaf", house.therapist_ada, yes=True)
    said = personas.SESSION.replace(b"Wei Chen", b"Wilhelmina Orchardleaf").replace(b"Wei", b"Wilhelmina")
    said = said.replace(b"sleep diary on five", b"orchard ledger on five").replace(
        b"get up and read in", b"drink gooseberry lemonade in"
    )
    walk = import_session.import_session(
        house.therapist_ada, person.pk, personas.hour(), said, "session.vtt", kinds=("dap", "client-summary")
    )
    walk_session.walk_through(str(walk.pk))
    assert Draft.objects.filter(client=person).count() == 2
    told = repr([import_session.transcript_of(talk) for talk in Talk.objects.filter(session__client=person)])
    names = "Wilhelmina Orchardleaf"  # the speaker's name is not kept with the words
    assert all(words.decode() in told + SECRET + names for words in PLANTED)


def test_a_stolen_copy_holds_no_word(house: personas.Practice) -> None:
    """R17, the attack: every table by COPY as the role that serves, and every file of the server with its log."""
    planted(house)
    copied = b"\n".join(dump())
    assert IN_CLEAR in copied  # the copy does hold the tables
    assert not [words for words in PLANTED if words.lower() in copied.lower()]
    folder = os.environ.get("HANDRAIL_TEST_POSTGRES_FILES")
    if folder is None:
        pytest.skip("HANDRAIL_TEST_POSTGRES_FILES names no folder of the server")
    files = [path.read_bytes().lower() for path in Path(folder).rglob("*") if path.is_file()]
    assert any(IN_CLEAR.lower() in file for file in files)
    assert not [words for words in PLANTED if any(words.lower() in file for file in files)]


def test_the_doctor_tells_who_serves() -> None:
    """A role that owns nothing is well."""
    assert "owns no table" in roles.finding()
