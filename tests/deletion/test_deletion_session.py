"""One session deleted by its client: what was made of it goes, what was signed about it is locked away until its day (R40, R41)."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone

from handrail.papers.errors import Sealed
from handrail.papers.purpose import Purpose
from handrail.vault.fields import seal_field
from handrail.vault.keys import Compartment
from handrail.web.actions import access, erase, read_document, read_record, sealed_papers, sweep
from handrail.web.records import guards, keyring, ledger, receipts
from handrail.web.records.models import (
    ClientKey,
    Deletion,
    Document,
    Draft,
    Kept,
    KeyTombstone,
    LegalHold,
    Release,
    Session,
    Talk,
)
from tests_support import personas
from tests_support.personas import Walked
from tests_support.roles import as_owner
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(walked: Walked) -> Walked:
    """A summary signed and shared."""
    share_summary(walked)
    return walked


def chens(walked: Walked) -> Browser:
    """Chen's browser."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.client_chen)
    return browser


def test_two_steps_without_a_reason(shared: Walked) -> None:
    """Choose, read what goes and what is locked until when, confirm; the receipt fits the ledger."""
    at, session = chens(shared), shared.walk.session
    page = at.get("/me/delete/").content.decode()
    assert f'value="{session.pk}"' in page and "textarea" not in page
    asked = {"what": "session", "session": str(session.pk)}
    page = at.get("/me/delete/now/", asked).content.decode()
    assert "Locked until" in page and "textarea" not in page and Talk.objects.exists()
    there = at.post("/me/delete/now/", asked).headers["Location"]
    page = at.get(there).content.decode()
    assert "It fits the public list" in page and "Notes and plans that were signed" in page
    facts = receipts.check(bytes(Deletion.objects.get().note))
    assert facts["kept"][0]["what"] == "documents" and facts["destroyed"]["texts"] == 1
    assert not Talk.objects.exists() and not Draft.objects.exists() and not Release.objects.exists()
    assert session.starts_at.strftime("%Y") in at.get("/me/data/").content.decode()
    ledger.verify_all()


def test_what_was_signed_is_out_of_daily_work_for_everyone(shared: Walked) -> None:
    """R41: in no list, and its words open for nobody, by page or by hand; other papers stay open."""
    ada, chen = shared.practice.therapist_ada, shared.practice.chen
    document = Document.objects.get()
    assert read_record.read_record(ada, chen.pk).documents.rows
    erase.delete_own_session(shared.practice.client_chen, shared.walk.session_id)
    assert read_record.read_record(ada, chen.pk).documents.rows == ()
    again = Document.objects.get(pk=document.pk)
    with pytest.raises(Sealed):
        again.get("body")
    for act in (lambda: read_document.read_document(ada, document.pk).document.get("body"),):
        with pytest.raises(Sealed):
            act()
    at = Browser(headers={"host": "127.0.0.1"})
    at.force_login(ada)
    assert at.get(f"/clinic/documents/{document.pk}/").status_code == 422
    assert chen.about["given_name"] == "Wei"  # the record itself goes on


def test_on_its_day_its_key_is_destroyed(shared: Walked) -> None:
    """R41: not a day before, and then for good: the row, its key, a tombstone against old backups."""
    erase.delete_own_session(shared.practice.client_chen, shared.walk.session_id)
    kept, document = Kept.objects.get(), Document.objects.get()
    keyset = ClientKey.objects.get(scope=str(document.pk)).pk
    noon = timezone.now() + (kept.destroy_on - timezone.localdate())
    sweep.sweep(noon - timedelta(days=1))
    assert Document.objects.exists()
    sweep.sweep(noon)
    assert not Document.objects.exists() and not Kept.objects.exists()
    assert KeyTombstone.objects.filter(keyset=keyset).exists() and not ClientKey.objects.filter(pk=keyset).exists()
    ledger.verify_all()


def test_where_care_went_on_the_law_moves_the_day(shared: Walked) -> None:
    """The years count from the last session: the paper waits, and its client sees the new day."""
    chen = shared.practice.chen
    erase.delete_own_session(shared.practice.client_chen, shared.walk.session_id)
    kept = Kept.objects.get()
    later = timezone.now() + timedelta(days=400)
    Session.objects.create(client=chen, clinician=shared.practice.therapist_ada.staff, number=9, starts_at=later)
    assert sealed_papers.destroy(chen, shared.walk.session_id, kept.destroy_on) == 0
    assert Document.objects.exists() and Kept.objects.get().destroy_on > kept.destroy_on


def test_a_hold_keeps_it(shared: Walked) -> None:
    """R41: only a human's hold stands in the way of the day."""
    chen = shared.practice.chen
    erase.delete_own_session(shared.practice.client_chen, shared.walk.session_id)
    day = Kept.objects.get().destroy_on
    hold = LegalHold(
        client=chen, placed_by=shared.practice.owner_helen.staff, placed_at=timezone.now(), until=day + timedelta(days=9)
    )
    hold.reason = "A court asked."
    hold.save(force_insert=True)
    assert sealed_papers.due(day) == []
    assert sealed_papers.due(day + timedelta(days=10)) == [(chen.pk, shared.walk.session_id)]


def test_twice_is_once_and_everything_takes_it_along(shared: Walked) -> None:
    """A second click finds nothing more; when all is deleted later, each class has one day."""
    account = shared.practice.client_chen
    for _ in range(2):
        erase.delete_own_session(account, shared.walk.session_id)
    assert Kept.objects.count() == 1
    erase.delete_own(account, "all")
    assert Kept.objects.filter(what="documents").count() == 1 and not Kept.objects.filter(session__isnull=False).exists()
    assert Kept.objects.get(what="documents").count == 1


def test_another_clients_session_is_not_there(walked: Walked) -> None:
    """R19: a guessed id deletes nothing and tells nothing."""
    at = Browser(headers={"host": "127.0.0.1"})
    at.force_login(walked.practice.client_tobias)
    answer = at.post("/me/delete/now/", {"what": "session", "session": str(walked.walk.session_id)})
    assert answer.headers["Location"] == "/me/delete/" and Talk.objects.exists()
    with pytest.raises(access.Denied):
        erase.delete_own_session(walked.practice.client_tobias, walked.walk.session_id)


def test_one_use_of_ai_goes_by_itself(walked: Walked) -> None:
    """Its drafts go; the session's words stay; nothing about the choice itself changes."""
    at = chens(walked)
    asked = {"what": "purpose", "purpose": Purpose.AI_NOTE_DRAFT.value}
    assert at.get("/me/delete/now/", asked).status_code == 200
    there = at.post("/me/delete/now/", asked).headers["Location"]
    assert at.get(there).status_code == 200
    assert not Draft.objects.filter(kind="dap").exists() and Talk.objects.exists()
    assert at.post("/me/delete/now/", {"what": "purpose", "purpose": "all"}).headers["Location"] == "/me/delete/"


@pytest.mark.django_db(transaction=connection.vendor == "postgresql")
def test_papers_of_before_get_keys_of_their_own(shared: Walked) -> None:
    """The change of the tables seals each older paper anew, word for word, and twice is once."""
    document = Document.objects.get()
    words, place = document.body, ("records_document", "body", str(document.pk))
    client = str(document.client_id)
    ClientKey.objects.filter(scope=str(document.pk)).delete()
    keyring.forget_all()
    whole = keyring.to_seal(client, Compartment.RECORD)
    with as_owner():  # who changes tables owns them
        guards.drop(connection)
        try:
            old = seal_field(whole, Compartment.RECORD, client, *place, words.encode())
            Document.objects.filter(pk=document.pk).update(body_sealed=old)
            change = import_module("handrail.web.records.migrations.0021_papers_of_one_session")
            for _ in range(2):
                change.seal_apart(apps, None)
        finally:
            guards.install(connection)
    keyring.forget_all()
    assert Document.objects.get().body == words and bytes(Document.objects.values_list("body_sealed", flat=True).get()) != old


def test_a_session_without_papers_is_only_deleted(walked: Walked) -> None:
    """Nothing was signed: nothing is kept, and the receipt says so."""
    session = personas.session_of(walked.practice)
    facts = receipts.facts_of(erase.delete_own_session(walked.practice.client_chen, session.pk))
    assert facts["kept"] == [] and facts["destroyed"] == {}
