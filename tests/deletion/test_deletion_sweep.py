"""What time does by itself: texts, working papers, and records whose law is done (R12, R41). The clock is moved by hand."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from dbos import DBOSPortableJSONSerializer
from dbos._sys_db import SystemDatabase
from django.utils import timezone

from handrail.papers.errors import HandrailError
from handrail.web.actions import erase, review_draft, sweep
from handrail.web.records import jobs, ledger
from handrail.web.records.models import (
    Client,
    ClientKey,
    Deletion,
    Document,
    Draft,
    LedgerFact,
    LegalHold,
    SafeCopy,
    Talk,
)
from tests_support.personas import Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(walked: Walked) -> Walked:
    """A note signed and shared just now."""
    share_summary(walked)
    return walked


def reject(walked: Walked) -> None:
    """Ada opens the note's draft and sends it away."""
    review_draft.open_draft(walked.practice.therapist_ada, walked.draft.pk)
    review_draft.reject(walked.practice.therapist_ada, walked.draft.pk)


def test_a_text_stays_while_its_days_last(signed: Walked) -> None:
    """29 days after the signature everything is there."""
    assert sweep.sweep(timezone.now() + timedelta(days=29)) == 0
    assert Talk.objects.exists()


def test_a_text_goes_thirty_days_after_the_signature(signed: Walked) -> None:
    """R12: the text, what left the airlock, and the drafts; the signed document stays."""
    assert sweep.sweep(timezone.now() + timedelta(days=31)) > 0
    assert not Talk.objects.exists()
    assert not SafeCopy.objects.exists()
    assert Document.objects.get().get("body")
    assert LedgerFact.objects.filter(kind="data.expired").count() == 1
    ledger.verify_all()


def test_a_text_without_a_signed_note_waits(walked: Walked) -> None:
    """The clock starts with the signature, not with the session."""
    sweep.sweep(timezone.now() + timedelta(days=29))
    assert Talk.objects.exists()


def test_an_amendment_does_not_restart_the_clock(signed: Walked) -> None:
    """Otherwise a text could be kept for ever, one correction at a time."""
    document = Document.objects.get()
    later = Document(
        client=signed.practice.chen, session=document.session, kind=document.kind, signed_by=document.signed_by,
        signed_at=timezone.now() + timedelta(days=25), amends=document, with_ai=False,
    )  # fmt: skip
    later.put(body=document.get("body"))
    later.save(force_insert=True)
    sweep.sweep(timezone.now() + timedelta(days=31))
    assert not Talk.objects.exists()


def test_a_rejected_draft_goes_after_a_week(walked: Walked) -> None:
    """It is not part of the record (handbook 1.10)."""
    reject(walked)
    sweep.sweep(timezone.now() + timedelta(days=6))
    assert Draft.objects.filter(pk=walked.draft.pk).exists()
    sweep.sweep(timezone.now() + timedelta(days=8))
    assert not Draft.objects.filter(pk=walked.draft.pk).exists()


def test_sweeping_twice_changes_nothing(signed: Walked) -> None:
    """The worker may die between two records and begin again."""
    later = timezone.now() + timedelta(days=31)
    sweep.sweep(later)
    assert sweep.sweep(later) == 0


def test_a_record_is_destroyed_when_the_law_is_done(signed: Walked) -> None:
    """R41: on its day nothing is left but mute leaves, and the ledger still holds."""
    chen = signed.practice.chen.pk
    erase.erase(signed.practice.chen, "all")
    last = max(row.destroy_on for row in Client.objects.get(pk=chen).kept.all())
    day_before = timezone.now() + (last - timezone.localdate()) - timedelta(days=1)
    sweep.sweep(day_before)
    assert Client.objects.filter(pk=chen).exists()
    sweep.sweep(day_before + timedelta(days=2))
    assert not Client.objects.filter(pk=chen).exists()
    assert not ClientKey.objects.filter(client_id=chen).exists()
    assert not LedgerFact.objects.filter(client_id=chen).exists()
    assert Deletion.objects.filter(client_id=chen).exists()
    ledger.verify_all()


def test_a_human_may_hold_a_record_with_a_reason_and_an_end(signed: Walked) -> None:
    """While a hold lasts nothing is destroyed; when its day has passed it ends by itself."""
    client = signed.practice.chen
    erase.erase(client, "all")
    end = max(row.destroy_on for row in client.kept.all()) + timedelta(days=90)
    hold = LegalHold(client=client, placed_by=signed.practice.owner_helen.staff, placed_at=timezone.now(), until=end)
    hold.reason = "A court asked for it."
    hold.save(force_insert=True)
    here = timezone.now() + (end - timezone.localdate())
    sweep.sweep(here)
    assert Client.objects.filter(pk=client.pk).exists()
    sweep.sweep(here + timedelta(days=2))
    assert not Client.objects.filter(pk=client.pk).exists()


def test_one_record_that_fails_does_not_keep_the_others(signed: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken row must not stop the sweep."""

    def broken(*_: object) -> int:
        raise HandrailError("on purpose")

    monkeypatch.setattr(sweep, "_expire_sessions", broken)
    reject(signed)
    assert sweep.sweep(timezone.now() + timedelta(days=31)) > 0


@pytest.fixture
def workflows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The jobs' own database, with a walk that ended three days ago, one of today, and one whose request is gone."""
    address = f"sqlite:///{tmp_path / 'jobs.sqlite3'}"
    monkeypatch.setattr(jobs, "address", lambda: address)
    monkeypatch.setattr(jobs, "_there", lambda: True)
    system = SystemDatabase.create(address, {}, None, None, DBOSPortableJSONSerializer(), None)
    system.run_migrations()
    system.engine.dispose()
    return address


def remember(address: str, walk: object, days: int, status: str = "SUCCESS") -> None:
    """A workflow of so many days ago."""
    then = int((timezone.now() - timedelta(days=days, minutes=1)).timestamp() * 1000)
    with sqlite3.connect(address.removeprefix("sqlite:///")) as base:
        base.execute(
            "INSERT INTO workflow_status (workflow_uuid, status, name, created_at, updated_at, completed_at)"
            " VALUES (?, ?, 'walk', ?, ?, ?)",
            (str(walk), status, then, then, then if status == "SUCCESS" else None),
        )
    base.close()


def test_the_jobs_forget_a_walk_a_day_after_its_end(walked: Walked, workflows: str) -> None:
    """What an hour looks through is a day's walks, however many years the practice works."""
    remember(workflows, uuid4(), days=3)
    remember(workflows, walked.walk.pk, days=0)
    sweep.sweep()
    assert jobs.remembered(timezone.now() - timedelta(days=900)) == [str(walked.walk.pk)]


def test_the_jobs_forget_a_walk_whose_request_is_gone(walked: Walked, workflows: str) -> None:
    """R40: the jobs could not be reached when its client deleted; the next hour makes up for it. Old open work stays."""
    remember(workflows, walked.walk.pk, days=5, status="PENDING")
    remember(workflows, uuid4(), days=0)
    sweep.sweep()
    assert jobs.remembered(timezone.now() - timedelta(days=900)) == [str(walked.walk.pk)]


def test_an_hour_looks_at_no_more_walks_than_it_can(workflows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backlog of years goes in portions, the oldest first."""
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    walks = [uuid4() for _ in range(3)]
    for age, walk in enumerate(walks):
        remember(workflows, walk, days=9 - age)
    assert jobs.over(timezone.now()) == [str(walk) for walk in walks[:2]]
