"""Holds and unsealing: humans alone, with a reason, an end and proof of who they are; two people; and the client sees it (R41)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, erase, legal_hold, sweep, unseal
from handrail.web.records import ledger
from handrail.web.records.models import Client, Kept, LedgerFact, LegalHold, Unsealing
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
BORN = date(1990, 2, 1)
WHY = "Order 12 of May, county court."


@pytest.fixture
def sealed(practice: Practice) -> Practice:
    """Chen deleted everything; what the law keeps is sealed."""
    erase.delete_own(practice.client_chen, "all")
    return practice


def in_days(days: int) -> date:
    """A day from today."""
    return timezone.localdate() + timedelta(days=days)


def page(house: Practice) -> str:
    """Chen's page My data."""
    at = Browser(headers={"host": "127.0.0.1"})
    at.force_login(house.client_chen)
    return at.get("/me/data/").content.decode()


def test_a_hold_keeps_a_record_until_its_end_and_not_longer(sealed: Practice) -> None:
    """Placed and seen by the client; the record stays beyond its day; then the sweep ends both."""
    owner, chen = sealed.owner_helen, sealed.chen
    Kept.objects.update(destroy_on=in_days(10))
    hold = legal_hold.place(owner, chen.pk, WHY, in_days(30), timezone.now())
    assert WHY in page(sealed) and "must keep it longer" in page(sealed)
    sweep.sweep(timezone.now() + timedelta(days=20))
    assert Client.objects.filter(pk=chen.pk).exists()
    sweep.sweep(timezone.now() + timedelta(days=31))
    assert not Client.objects.filter(pk=chen.pk).exists() and not LegalHold.objects.filter(pk=hold.pk).exists()
    ledger.verify_all()


def test_a_hold_that_is_over_ends_by_itself(practice: Practice) -> None:
    """Nobody has to remember: it is marked, noted, and gone from the client's page."""
    hold = legal_hold.place(practice.therapist_ada, practice.chen.pk, WHY, in_days(3), timezone.now())
    assert WHY in page(practice)
    sweep.sweep(timezone.now() + timedelta(days=3))
    assert LegalHold.objects.get(pk=hold.pk).lifted_at is None
    for _ in range(2):
        sweep.sweep(timezone.now() + timedelta(days=4))
    assert LegalHold.objects.get(pk=hold.pk).lifted_at is not None and WHY not in page(practice)
    assert LedgerFact.objects.filter(kind="hold.lifted").count() == 1


def test_a_hold_stops_no_deletion(walked: Walked) -> None:
    """R40: what AI made goes at once, hold or not."""
    legal_hold.place(walked.practice.therapist_ada, walked.practice.chen.pk, WHY, in_days(30), timezone.now())
    erase.delete_own(walked.practice.client_chen, "all")
    assert not walked.practice.chen.drafts.exists()


@pytest.mark.parametrize("wrong", ["reason", "end", "long", "past", "proof", "licence"])
def test_a_hold_needs_a_reason_an_end_and_a_licensed_human(practice: Practice, wrong: str) -> None:
    """R41: whatever is missing, nothing is held."""
    ada, now = practice.therapist_ada, timezone.now()
    if wrong == "licence":
        ada.staff.licences.update(expires=in_days(-1))
    until = {"end": None, "long": in_days(400), "past": in_days(0)}.get(wrong, in_days(30))
    proof = now - timedelta(minutes=20) if wrong == "proof" else now
    with pytest.raises((BadInput, Refused)):
        legal_hold.place(ada, practice.chen.pk, "short" if wrong == "reason" else WHY, until, proof)
    assert not LegalHold.objects.exists()


def test_two_people_open_a_sealed_record_and_the_client_sees_it(walked: Walked) -> None:
    """Asked by one, agreed by another, read by the licensed one; both names, the day and the basis are on the client's page."""
    share_summary(walked)
    house = walked.practice
    owner, bo, chen = house.owner_helen, house.supervisor_bo, house.chen
    erase.delete_own(house.client_chen, "all")
    assert unseal.find(owner, "wei  CHEN", BORN) == chen.pk
    row = unseal.ask(owner, chen.pk, "court", WHY, timezone.now())
    unseal.agree(bo, row.pk, timezone.now())
    _, name, papers = unseal.read(bo, row.pk)
    assert name == "Wei Chen" and papers[0].signed.lines
    shown = page(house)
    assert "Helen Marsh" in shown and "Bo Lindqvist" in shown and "A court asked for it" in shown
    assert "opened your sealed record" in shown
    ledger.verify_all()


def test_one_person_alone_opens_nothing(sealed: Practice) -> None:
    """R41: not by agreeing with themselves, not before the second agreed, not without proof, not without a licence."""
    owner, bo, chen = sealed.owner_helen, sealed.supervisor_bo, sealed.chen
    row = unseal.ask(bo, chen.pk, "court", WHY, timezone.now())
    with pytest.raises(Refused, match="two people"):
        unseal.agree(bo, row.pk, timezone.now())
    with pytest.raises(Refused):
        unseal.read(bo, row.pk)
    with pytest.raises(Refused, match="prove"):
        unseal.agree(owner, row.pk, None)
    unseal.agree(owner, row.pk, timezone.now())
    with pytest.raises(Refused, match="licence"):
        unseal.read(owner, row.pk)
    with pytest.raises(access.Denied):
        unseal.read(sealed.therapist_ada, row.pk)


def test_the_database_itself_refuses_one_person(sealed: Practice) -> None:
    """R41: whatever the code above does."""
    row = unseal.ask(sealed.supervisor_bo, sealed.chen.pk, "court", WHY, timezone.now())
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Unsealing.objects.filter(pk=row.pk).update(agreed_by=row.asked_by, agreed_at=now, until=now + timedelta(hours=1))


def test_an_opening_ends_and_old_questions_lapse(sealed: Practice) -> None:
    """After its day nothing opens; a question that waited a week must be asked again."""
    owner, bo, chen = sealed.owner_helen, sealed.supervisor_bo, sealed.chen
    row = unseal.ask(owner, chen.pk, "court", WHY, timezone.now())
    Unsealing.objects.update(asked_at=timezone.now() - timedelta(days=8))
    with pytest.raises(BadInput, match="ask again"):
        unseal.agree(bo, row.pk, timezone.now())
    Unsealing.objects.update(asked_at=timezone.now())
    unseal.agree(bo, row.pk, timezone.now())
    Unsealing.objects.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused):
        unseal.read(bo, row.pk)


def test_without_a_basis_nothing_is_asked(sealed: Practice) -> None:
    """R41: curiosity is no code, and a code needs its paper."""
    owner, chen = sealed.owner_helen, sealed.chen
    for basis, words in (("curious", WHY), ("court", "yes")):
        with pytest.raises(BadInput):
            unseal.ask(owner, chen.pk, basis, words, timezone.now())
    with pytest.raises(BadInput, match="no such record"):
        unseal.ask(owner, sealed.tobias.pk, "court", WHY, timezone.now())


def test_a_search_finds_one_person_and_leaves_a_trace(sealed: Practice) -> None:
    """A wrong birth date, half a name, a living record: nothing; each search stands in the ledger."""
    owner, before = sealed.owner_helen, LedgerFact.objects.filter(kind="record.listed").count()
    assert unseal.find(owner, "Wei Chen", date(1990, 2, 2)) is None
    assert unseal.find(owner, "Chen", BORN) is None
    assert unseal.find(owner, "Tobias Lind", BORN) is None
    assert LedgerFact.objects.filter(kind="record.listed").count() == before + 3


def test_the_pages_hold(sealed: Practice) -> None:
    """The owner finds, asks and holds; nobody's name is on the page before it opens."""
    at = Browser(headers={"host": "127.0.0.1"})
    at.force_login(sealed.owner_helen)
    shown = at.post("/practice/sealed/", {"name": "Wei Chen", "born": "1990-02-01"}).content.decode()
    assert "This one" in shown and "Wei" not in shown.replace('value="Wei Chen"', "")
    asked = {"basis": "court", "words": WHY, "reason": WHY, "until": in_days(30).isoformat()}
    for verb in ("open", "hold"):  # without a fresh proof of identity
        assert at.post(f"/practice/sealed/{sealed.chen.pk}/{verb}/", asked).status_code == 422
    assert not Unsealing.objects.exists() and not LegalHold.objects.exists()
