"""Chapter C, locks, access and the ledger (R17, R19, R20)."""

import uuid
from contextlib import suppress
from datetime import timedelta
from functools import partial

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from handrail.ledger.entry import read
from handrail.papers.errors import HandrailError
from handrail.proofs.house import WORDS, House, staff
from handrail.proofs.registry import Fell, attack, holds, refused, see
from handrail.web.actions import access
from handrail.web.actions.read_document import read_document
from handrail.web.actions.read_record import read_record
from handrail.web.project import settings
from handrail.web.records import ledger
from handrail.web.records.models import Account, Care, Client, ClientKey, LedgerLeaf, Staff

MADE_UP = uuid.UUID("00000000-0000-4000-8000-000000000000")


@holds(17)
def no_word_on_the_disk(house: House) -> str:
    """Every byte of every file of the deployment."""
    files = [path for path in house.home.rglob("*") if path.is_file()]
    for path in files:
        bytes_of = path.read_bytes()
        see(not any(words in bytes_of for words in WORDS), "words of a session lie unsealed in a file")
    see(settings.SESSION_COOKIE_AGE <= 15 * 60, "a page stays open for more than fifteen idle minutes")
    return f"{len(files)} files hold none of {len(WORDS)} phrases that were said; sessions end after {settings.SESSION_COOKIE_AGE // 60} idle minutes"


@attack(17)
def a_key_that_is_gone(house: House) -> str:
    """Destroyed keys, weak passwords."""
    ClientKey.objects.filter(client_id=house.chen.pk).delete()
    house.forget()
    with suppress(HandrailError):
        see(not Client.objects.get(pk=house.chen.pk).name, "a record opened without its key")
    account = house.therapist
    Authenticator.objects.filter(user=house.stranger).delete()
    sent_to = house.browser(house.stranger).get("/clinic/").headers.get("Location", "")
    see("/2fa/" in sent_to, "a clinician without a second key walked in")
    for password in ("short", "passwordpassword", "ada@example.org.ada", "123456789012345"):
        try:
            validate_password(password, account)
        except ValidationError:
            continue
        raise Fell("a weak password was taken")
    validate_password("ñandú y lluvia a las tres 🌧", account)
    return "without its key a record stays shut; without a second key a clinician is sent to make one; four weak passwords were refused and a long one in Unicode taken"


@holds(19)
def through_care(house: House) -> str:
    """Who treats, covers and supervises reads; a cover's dates count."""
    now = timezone.now()
    cora = staff("Cora Ames", Staff.Role.CLINICIAN)
    Care.objects.create(
        client=house.chen,
        staff=cora.staff,
        kind=Care.Kind.COVERING,
        since=now - timedelta(days=1),
        until=now + timedelta(days=1),
    )
    for account in (house.therapist, house.supervisor, cora):
        before = LedgerLeaf.objects.count()
        see(read_record(account, house.chen.pk).client == house.chen, "someone in the care team could not read")
        see(LedgerLeaf.objects.count() == before + 1, "a reading left no entry")
    return "treating, supervising and covering staff read, and each reading left an entry"


@attack(19)
def every_id_by_strangers(house: House) -> str:
    """Strangers, another client, the owner, someone whose care ended: every id answers like a made-up one."""
    document = house.signed(house.draft)
    fay = staff("Fay Ito", Staff.Role.CLINICIAN)
    now = timezone.now()
    Care.objects.create(
        client=house.chen,
        staff=fay.staff,
        kind=Care.Kind.TREATING,
        since=now - timedelta(days=9),
        until=now - timedelta(days=2),
    )
    people = [house.stranger, house.owner, fay, house.account_of(house.tobias)]
    for account in (Account.objects.get(pk=person.pk) for person in people):
        refused(partial(access.readable, account, house.chen.pk), "a record opened by a stranger")
        refused(partial(read_document, account, document.pk), "a document opened by a stranger")
        browser = house.browser(account)
        for place, pk in (
            ("clients", house.chen.pk),
            ("sessions", house.walk.session_id),
            ("walks", house.walk.pk),
            ("drafts", house.summary.pk),
            ("documents", document.pk),
        ):
            theirs, nothing = (browser.get(f"/clinic/{place}/{each}/") for each in (pk, MADE_UP))
            see(theirs.status_code == nothing.status_code == 404, f"a page under {place} opened for a stranger")
    return "four kinds of strangers asked for five kinds of ids: all answered as if there were nothing"


@holds(20)
def everything_left_an_entry(house: House) -> str:
    """The walk, a reading, a signature; and the whole log verifies."""
    before = LedgerLeaf.objects.count()
    read_record(house.therapist, house.chen.pk)
    house.signed(house.draft)
    kinds = [ledger_kind(bytes(entry)) for entry in LedgerLeaf.objects.values_list("entry", flat=True)]
    for kind in ("session.imported", "draft.requested", "airlock.sealed", "draft.made", "record.opened", "document.signed"):
        see(kind in kinds, f"no entry says {kind}")
    size = ledger.verify_all()
    see(size == len(kinds) > before, "the ledger did not verify as a whole")
    return f"{size} entries, every one in its place, six kinds of acts among them"


@attack(20)
def change_remove_swap(house: House) -> str:
    """One row changed, one removed, two swapped: the verifier says so each time."""

    def caught(change: object, what: str) -> None:
        assert callable(change)
        with transaction.atomic():
            change()
            try:
                ledger.verify_all()
            except (HandrailError, LookupError):
                transaction.set_rollback(True)
                return
            raise Fell(f"{what} was not noticed")

    first, second = (LedgerLeaf.objects.get(pk=index) for index in (0, 1))
    caught(
        lambda: LedgerLeaf.objects.filter(pk=0).update(entry=bytes(first.entry).replace(b"2026", b"2025")), "a changed entry"
    )
    caught(
        lambda: LedgerLeaf.objects.filter(pk=1).update(entry=first.entry, leaf_hash=first.leaf_hash),
        "an entry put over another",
    )
    caught(
        lambda: (
            LedgerLeaf.objects.filter(pk=0).update(entry=second.entry),
            LedgerLeaf.objects.filter(pk=1).update(entry=first.entry),
        ),
        "two swapped entries",
    )
    return "a changed entry, one written over another and two swapped were each noticed"


def ledger_kind(entry: bytes) -> str:
    """What a leaf says happened."""
    return read(entry).kind.value
