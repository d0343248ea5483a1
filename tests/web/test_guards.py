"""What the database refuses by itself, attacked with straight SQL; the same on SQLite and PostgreSQL (R31 to R34, R37, R45)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from handrail.web.actions import review_draft
from handrail.web.records import guards
from handrail.web.records.models import Cosignature, Document, Draft, Judgement, Release, SafetyFlag
from tests_support.cast import confirm_all
from tests_support.personas import Walked
from tests_support.roles import as_owner

pytestmark = pytest.mark.django_db


def key(pk: UUID) -> str:
    """An id as this database writes it."""
    return pk.hex if connection.vendor == "sqlite" else str(pk)


def sql(statement: str, *values: object) -> None:
    """Past every line of the program."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(act: Callable[[], object]) -> bool:
    """The database says no, and nothing of it stays."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def signed(walked: Walked) -> Document:
    """Chen's note, signed."""
    ada = walked.practice.therapist_ada
    confirm_all(ada, walked.draft)
    return review_draft.sign(ada, walked.draft.pk, timezone.now())


def test_every_guard_stands(db: None) -> None:
    """After a migration none is missing."""
    assert guards.missing(connection) == []


@pytest.mark.django_db(transaction=connection.vendor == "postgresql")  # there the owner is another connection
def test_a_migration_puts_a_lost_guard_back() -> None:
    """SQLite loses triggers with each table that is made anew."""
    with as_owner():
        guards.drop(connection)
        assert len(guards.missing(connection)) == len(guards.GUARDS)
        call_command("migrate", verbosity=0)
        assert guards.missing(connection) == []


@pytest.mark.parametrize("state", ["signed", "rejected"])
def test_a_draft_does_not_jump(walked: Walked, state: str) -> None:
    """R31: from unread to the end there is no way."""
    assert refused(lambda: sql("UPDATE records_draft SET state = %s WHERE id = %s", state, key(walked.draft.pk)))


def test_a_closed_draft_does_not_come_back(walked: Walked) -> None:
    """R31: a signed or withdrawn draft stays so."""
    signed(walked)
    for state in ("ready", "in_review", "withdrawn"):
        assert refused(
            lambda state=state: sql("UPDATE records_draft SET state = %s WHERE id = %s", state, key(walked.draft.pk))
        )


def test_nobody_writes_in_a_humans_place_before_the_human(walked: Walked) -> None:
    """R34: not into an unread draft."""
    assert refused(lambda: sql("UPDATE records_draft SET written_sealed = %s WHERE id = %s", b"x", key(walked.draft.pk)))


@pytest.mark.parametrize(
    ("column", "value"),
    [("body_sealed", b"x"), ("kind", "soap"), ("with_ai", False), ("signed_by_id", None), ("needs_cosignature", True)],
)
def test_a_signed_document_does_not_change(walked: Walked, column: str, value: object) -> None:
    """R31, R42: not one column that says what was signed, by whom, and with what."""
    document = signed(walked)
    assert refused(lambda: sql(f"UPDATE records_document SET {column} = %s WHERE id = %s", value, key(document.pk)))


def test_the_owner_signs_nothing(walked: Walked) -> None:
    """R32: a document needs a clinician's or supervisor's hand, whatever row someone writes."""
    owner, client = walked.practice.owner_helen.staff, walked.practice.chen
    document = Document(client=client, kind="dap", signed_by=owner, signed_at=timezone.now(), with_ai=False)
    document.put(body={})
    assert refused(lambda: document.save(force_insert=True))


def test_a_document_needs_its_signed_draft(walked: Walked) -> None:
    """R31: no document comes from a draft that nobody signed."""
    ada, client = walked.practice.therapist_ada.staff, walked.practice.chen
    document = Document(client=client, kind="dap", signed_by=ada, signed_at=timezone.now(), with_ai=True, draft=walked.draft)
    document.put(body={})
    assert refused(lambda: document.save(force_insert=True))


def test_nobody_cosigns_for_themselves(walked: Walked) -> None:
    """R32."""
    document = signed(walked)
    assert refused(lambda: Cosignature.objects.create(document=document, by=document.signed_by, at=timezone.now()))


def test_a_document_is_not_shown_to_another_client(walked: Walked) -> None:
    """R19: a release goes to the document's own client."""
    document = signed(walked)
    release = Release(
        document=document, client=walked.practice.tobias, released_by=document.signed_by, released_at=timezone.now()
    )
    release.put(body={})
    assert refused(lambda: release.save(force_insert=True))


def test_an_act_on_a_line_does_not_change(walked: Walked) -> None:
    """R33, R45."""
    confirm_all(walked.practice.therapist_ada, walked.draft)
    assert refused(lambda: Judgement.objects.update(act="struck"))


def test_a_flag_is_seen_by_a_human_and_once(walked: Walked) -> None:
    """R37: not by nobody, and not otherwise afterwards."""
    flags, ada = SafetyFlag.objects.all(), walked.practice.therapist_ada.staff
    assert refused(lambda: flags.update(seen_at=timezone.now()))
    flags.update(seen_at=timezone.now(), seen_by=ada)
    assert refused(lambda: flags.update(seen_at=None, seen_by=None))


def test_deleting_stays_possible(walked: Walked) -> None:
    """R40: the right to leave comes first."""
    document = signed(walked)
    Document.objects.filter(pk=document.pk).update(draft=None, session=None)
    document.delete()
    Draft.objects.filter(pk=walked.draft.pk).delete()
    assert not Document.objects.exists()
