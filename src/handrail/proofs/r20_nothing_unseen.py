"""R20: nothing unseen."""

from django.db import transaction

from handrail.ledger.entry import read
from handrail.papers.errors import HandrailError
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.web.actions.read_record import read_record
from handrail.web.records import ledger
from handrail.web.records.models import LedgerLeaf


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
