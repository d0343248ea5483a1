"""What the database itself refuses, whatever the code above does: triggers, the same on SQLite and PostgreSQL (R31 to R34, R45).

Constraints of one row stand in the models. Here is what compares a row with what it was, or with another table. Django makes
SQLite's tables anew when they change, and triggers are lost with the old ones; so all are dropped before each migration and
put back after it (`apps.py`), and `handrail doctor` says when one is missing.

Deleting stays possible: a client's right to leave (R40) and a record's last day (R41) come before its immutability.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses an event on a table while `when` is true. `when` speaks of NEW and OLD, in SQL that both databases know."""

    name: str
    table: str
    event: str
    """INSERT or UPDATE."""
    when: str
    says: str


def frozen(table: str, columns: Iterable[str], *, may_be_cleared: Iterable[str] = ()) -> str:
    """True when one of these columns changes; those that may be cleared may still become empty."""
    changed = [f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns]
    changed += [f"(NEW.{name} IS NOT NULL AND NEW.{name} IS DISTINCT FROM OLD.{name})" for name in may_be_cleared]
    return " OR ".join(changed)


SIGNED = ("client_id", "kind", "signed_by_id", "signed_at", "with_ai", "needs_cosignature", "body_sealed")
HUMAN = "SELECT 1 FROM records_staff s WHERE s.id = NEW.{column} AND s.role IN ('clinician', 'supervisor')"

GUARDS = (
    Guard(
        "a_signed_document_stays", "records_document", "UPDATE",
        frozen("records_document", SIGNED, may_be_cleared=("draft_id", "session_id", "amends_id")),
        "a signed document never changes (R31, R42)",
    ),
    Guard(
        "a_clinician_signs", "records_document", "INSERT", f"NOT EXISTS ({HUMAN.format(column='signed_by_id')})",
        "a document is signed by a clinician or supervisor (R32)",
    ),
    Guard(
        "a_document_follows_its_draft", "records_document", "INSERT",
        "NEW.draft_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM records_draft d WHERE d.id = NEW.draft_id"
        " AND d.state = 'signed' AND d.client_id = NEW.client_id)",
        "a document comes from a draft of the same client that was signed (R31)",
    ),
    Guard("a_trainees_mark_is_kept", "records_document", "INSERT",
        "NOT NEW.needs_cosignature AND EXISTS (SELECT 1 FROM records_staff s WHERE s.id = NEW.signed_by_id"
        " AND s.supervised_by_id IS NOT NULL)",
        "a trainee's document needs a co-signature (R32)",
    ),
    Guard(
        "a_cosignature_stays", "records_cosignature", "UPDATE",
        frozen("records_cosignature", ("document_id", "by_id", "at")), "a co-signature never changes (R32)",
    ),
    Guard(
        "another_hand_cosigns", "records_cosignature", "INSERT",
        "EXISTS (SELECT 1 FROM records_document d WHERE d.id = NEW.document_id AND d.signed_by_id = NEW.by_id)"
        " OR NOT EXISTS (SELECT 1 FROM records_staff s WHERE s.id = NEW.by_id AND s.role IN ('clinician', 'supervisor')"
        " AND s.supervised_by_id IS NULL)",
        "a co-signature is another, licensed human's (R32)",
    ),
    Guard(
        "what_is_shown_counts", "records_release", "INSERT",
        "EXISTS (SELECT 1 FROM records_document d WHERE d.id = NEW.document_id AND (d.client_id <> NEW.client_id"
        " OR (d.needs_cosignature AND NOT EXISTS (SELECT 1 FROM records_cosignature c WHERE c.document_id = d.id))))",
        "only a document that counts is shown, and to its own client (R31, R32)",
    ),
    Guard(
        "a_draft_begins_unread", "records_draft", "INSERT",
        "NEW.state <> 'ready' OR NEW.opened_at IS NOT NULL OR NEW.written_sealed IS NOT NULL"
        " OR NEW.omissions_seen_at IS NOT NULL",
        "a draft begins unread, with nothing in a human's place (R31, R34)",
    ),
    Guard(
        "a_draft_goes_its_way", "records_draft", "UPDATE",
        "NEW.state <> OLD.state AND NOT (OLD.state = 'ready' AND NEW.state IN ('in_review', 'withdrawn')"
        " OR OLD.state = 'in_review' AND NEW.state IN ('signed', 'rejected', 'withdrawn'))",
        "a draft can't jump: ready, in review, then signed, rejected or withdrawn (R31)",
    ),
    Guard(
        "only_a_reviewed_draft_is_written_on", "records_draft", "UPDATE",
        "NEW.written_sealed IS NOT NULL AND NEW.written_sealed IS DISTINCT FROM OLD.written_sealed"
        " AND (OLD.state <> 'in_review' OR NEW.opened_at IS NULL)",
        "a human's section is written in review alone (R34)",
    ),
    Guard(
        "a_closed_draft_stays", "records_draft", "UPDATE",
        "OLD.state = 'signed' AND NEW.body_sealed IS NOT NULL AND NEW.body_sealed IS DISTINCT FROM OLD.body_sealed",
        "a signed draft never changes (R31)",
    ),
    Guard(
        "an_act_on_a_line_stays", "records_judgement", "UPDATE",
        frozen("records_judgement", ("draft_id", "client_id", "statement", "act", "by_id", "at"), may_be_cleared=("text_sealed",)),
        "what a human did with a line never changes (R33, R45)",
    ),
    Guard(
        "a_human_sees_a_flag", "records_safetyflag", "UPDATE",
        "(NEW.seen_at IS NULL) <> (NEW.seen_by_id IS NULL)"
        " OR (OLD.seen_at IS NOT NULL AND (NEW.seen_at IS DISTINCT FROM OLD.seen_at OR NEW.seen_by_id IS DISTINCT FROM OLD.seen_by_id))",
        "a flag is seen by a human, once (R37)",
    ),
    Guard(
        "a_flag_begins_unseen", "records_safetyflag", "INSERT",
        "NEW.seen_at IS NOT NULL OR NEW.seen_by_id IS NOT NULL OR NEW.dispositioned_at IS NOT NULL"
        " OR NEW.dispositioned_by_id IS NOT NULL OR NEW.disposition_sealed IS NOT NULL",
        "a flag begins unseen (R34, R37)",
    ),
    Guard(
        "a_human_disposes_of_a_flag", "records_safetyflag", "UPDATE",
        "(NEW.dispositioned_at IS NULL) <> (NEW.dispositioned_by_id IS NULL)"
        " OR (NEW.dispositioned_at IS NOT NULL AND NEW.seen_at IS NULL)"
        " OR (NEW.disposition_sealed IS NOT NULL AND NEW.dispositioned_at IS NULL)"
        " OR (OLD.dispositioned_at IS NULL AND NEW.dispositioned_at IS NOT NULL AND NEW.disposition_sealed IS NULL)"
        " OR (OLD.dispositioned_at IS NOT NULL AND (NEW.dispositioned_at IS DISTINCT FROM OLD.dispositioned_at"
        " OR NEW.dispositioned_by_id IS DISTINCT FROM OLD.dispositioned_by_id"
        " OR (NEW.disposition_sealed IS NOT NULL AND NEW.disposition_sealed IS DISTINCT FROM OLD.disposition_sealed)))",
        "what was done about a flag is a human's word after seeing it, and stays (R34, R37)",
    ),
)  # fmt: skip


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in its place; those of an earlier version go."""
    tables = set(connection.introspection.table_names())
    drop(connection)
    with connection.cursor() as cursor:
        for guard in GUARDS:
            if guard.table in tables:
                _create(cursor, guard, connection.vendor)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every guard of this module away, also those that it no longer has."""
    with connection.cursor() as cursor:
        for name, table in _there(cursor, connection.vendor):
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
                cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')
            else:
                cursor.execute(f'DROP TRIGGER "{name}"')


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of guards that are not in their place."""
    with connection.cursor() as cursor:
        there = {name for name, _ in _there(cursor, connection.vendor)}
    return [guard.name for guard in GUARDS if f"guard_{guard.name}" not in there]


def _there(cursor: CursorWrapper, vendor: str) -> list[tuple[str, str]]:
    if vendor == "postgresql":
        cursor.execute(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname LIKE 'guard\\_%' AND NOT t.tgisinternal AND pg_table_is_visible(c.oid)"
        )
    else:
        cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'")
    return [(name, table) for name, table in cursor.fetchall()]


def _create(cursor: CursorWrapper, guard: Guard, vendor: str) -> None:
    """One trigger. Its words are constants of this file, without a place for anyone's input."""
    name, says = f"guard_{guard.name}", guard.says.replace("'", "''")
    if vendor == "postgresql":
        cursor.execute(
            f'CREATE FUNCTION "{name}"() RETURNS trigger AS $guard$ BEGIN IF {guard.when} THEN'
            f" RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';"
            " END IF; RETURN NEW; END $guard$ LANGUAGE plpgsql"
        )
        cursor.execute(
            f'CREATE TRIGGER "{name}" BEFORE {guard.event} ON "{guard.table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        )
    else:
        when = guard.when.replace("IS DISTINCT FROM", "IS NOT")
        cursor.execute(
            f'CREATE TRIGGER "{name}" BEFORE {guard.event} ON "{guard.table}" WHEN {when}'
            f" BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
