"""What time does by itself: texts, working papers, and records whose law is done (R12, R41). The clock is moved by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.papers.errors import HandrailError
from handrail.web.actions import erase, review_draft, sweep
from handrail.web.records import ledger
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
