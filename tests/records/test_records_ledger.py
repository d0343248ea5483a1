"""The ledger in the record's tables: one transaction, and every way of editing rows by hand is found (R20)."""

import base64
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from handrail.ledger import tiles
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.entry import Kind, public
from handrail.ledger.log import append
from handrail.ledger.memory import Memory
from handrail.ledger.merkle import Edge, consistent, included, leaf_hash
from handrail.ledger.note import Signer
from handrail.papers.errors import HandrailError, Tampered
from handrail.web.records import backup, ledger
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerLeaf, LedgerNode
from tests_support import personas

sys.path.insert(0, str(Path(__file__).parents[2]))
import verify as standalone

pytestmark = pytest.mark.django_db
LEAVES = 30


@pytest.fixture
def client_id(practice: personas.Practice) -> object:
    """Chen, with a ledger of a few leaves behind them."""
    with transaction.atomic():
        for place in range(LEAVES):
            ledger.note(Kind.RECORD_OPENED, practice.chen.pk, {"by": "somebody", "place": place})
    return practice.chen.pk


def test_it_works(client_id: object) -> None:
    """Every leaf is in its place, and each opens to what was noted."""
    size = ledger.verify_all()
    assert size == LedgerLeaf.objects.count() == LedgerHead.objects.get().size
    newest = LedgerFact.objects.order_by("-leaf_id").first()
    assert newest is not None
    assert ledger.facts_of(newest)["place"] == LEAVES - 1


def test_any_leaf_can_be_proved_to_be_in_the_log(client_id: object) -> None:
    """An inclusion proof for each leaf, checked against the signed root alone."""
    log = ledger.log()
    head = log.head()
    for leaf in LedgerLeaf.objects.all():
        assert included(leaf.index, head.size, bytes(leaf.leaf_hash), log.inclusion(leaf.index), head.root)


def test_an_earlier_checkpoint_is_contained(client_id: object) -> None:
    """A consistency proof between what a client kept and today."""
    before = ledger.read_checkpoint(ledger.latest_checkpoint().encode())
    with transaction.atomic():
        ledger.note(Kind.RECORD_OPENED, None, {"by": "somebody"})
    log = ledger.log()
    head = log.head()
    assert consistent(before.size, head.size, before.root, head.root, log.consistency(before.size))


def test_the_leaf_goes_when_what_it_records_fails(client_id: object) -> None:
    """One transaction: no leaf without its fact, no fact without its leaf."""
    before = LedgerHead.objects.get()
    with pytest.raises(RuntimeError, match="on purpose"), transaction.atomic():
        ledger.note(Kind.RECORD_OPENED, None, {"by": "somebody"})
        raise RuntimeError("on purpose")
    after = LedgerHead.objects.get()
    assert (after.size, bytes(after.edge), bytes(after.mark)) == (before.size, bytes(before.edge), bytes(before.mark))
    ledger.verify_all()


@pytest.mark.django_db(transaction=True)
def test_a_leaf_outside_a_transaction_is_a_mistake_of_ours() -> None:
    """Nobody may note what could still be undone by itself."""
    with pytest.raises(RuntimeError, match="transaction"):
        ledger.note(Kind.RECORD_OPENED, None, {})


def _sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _edit_entry() -> None:
    leaf = LedgerLeaf.objects.get(index=25)
    LedgerLeaf.objects.filter(index=25).update(entry=bytes(leaf.entry).replace(b"record.opened", b"flag.seen"))


def _edit_entry_and_hash() -> None:
    changed = bytes(LedgerLeaf.objects.get(index=25).entry).replace(b"20", b"21", 1)
    LedgerLeaf.objects.filter(index=25).update(entry=changed, leaf_hash=leaf_hash(public(changed)))


def _rebuild_everything() -> None:
    """The thorough one: leaf, hashes, head, all recomputed, marked with a key of their own."""
    entries = [bytes(entry) for entry in LedgerLeaf.objects.order_by("index").values_list("entry", flat=True)]
    entries[25] = entries[25].replace(b"20", b"21", 1)
    other = Memory()
    append(other, Signer.from_seed(ledger.signer().name, b"7" * 32), [public(entry) for entry in entries])
    for index, entry in enumerate(entries):
        LedgerLeaf.objects.filter(index=index).update(entry=entry, leaf_hash=other.rows[index][1])
    LedgerHead.objects.update(edge=other.top.edge, mark=other.top.mark)


def _take_the_mark_off() -> None:
    LedgerHead.objects.update(mark=b"")


def _roll_the_head_back() -> None:
    """The head of ten entries earlier, edge and all, under today's mark."""
    size = LedgerHead.objects.get().size - 10
    edge = Edge()
    for leaf in LedgerLeaf.objects.order_by("index")[:size]:
        edge.add(bytes(leaf.leaf_hash))
    LedgerHead.objects.update(size=size, edge=edge.packed)


def _swap_two() -> None:
    one, two = LedgerLeaf.objects.get(index=4), LedgerLeaf.objects.get(index=9)
    LedgerLeaf.objects.filter(index=4).update(entry=two.entry, leaf_hash=two.leaf_hash)
    LedgerLeaf.objects.filter(index=9).update(entry=one.entry, leaf_hash=one.leaf_hash)


def _delete_one() -> None:
    _sql("DELETE FROM records_ledgerfact WHERE leaf_id = %s", 25)
    _sql('DELETE FROM records_ledgerleaf WHERE "index" = %s', 25)


def _cut_the_end() -> None:
    last = LedgerHead.objects.get().size - 1
    _sql("DELETE FROM records_ledgerfact WHERE leaf_id = %s", last)
    _sql('DELETE FROM records_ledgerleaf WHERE "index" = %s', last)


def _cut_the_end_and_the_head() -> None:
    _cut_the_end()
    LedgerHead.objects.update(size=LedgerHead.objects.get().size - 1)


def _insert_one() -> None:
    leaf = LedgerLeaf.objects.get(index=25)
    LedgerLeaf.objects.create(index=LedgerHead.objects.get().size, entry=leaf.entry, leaf_hash=leaf.leaf_hash)


def _slip_in_an_inner_hash() -> None:
    LedgerNode.objects.create(level=8, index=0, hash=b"0" * 32)


def _hide_an_event() -> None:
    _sql("DELETE FROM records_ledgerfact WHERE leaf_id = %s", 25)


def _blank_an_event() -> None:
    LedgerFact.objects.filter(leaf_id=LedgerHead.objects.get().size - 2).update(opening=b"", client_id=None)


def _edit_facts() -> None:
    """Put one event's facts beside another's leaf."""
    last = LedgerHead.objects.get().size - 1
    LedgerFact.objects.filter(leaf_id=last).update(opening=LedgerFact.objects.get(leaf_id=last - 1).opening)


def _rename_facts() -> None:
    LedgerFact.objects.filter(leaf_id=LedgerHead.objects.get().size - 1).update(kind="flag.seen")


def _publish(size: int, note: bytes) -> None:
    LedgerHead.objects.update(published=size, checkpoint=note)


def _change_a_published_signature() -> None:
    note = bytearray(ledger.latest_checkpoint().encode())
    note[-9] ^= 1
    _publish(ledger.log().size(), bytes(note))


def _publish_another_tree() -> None:
    """As after a fork: signed with the true key, over another root."""
    _publish(9, Checkpoint(ledger.signer().name, 9, bytes(32)).sign(ledger.signer()))


def _publish_another_size() -> None:
    _publish(9, ledger.log().at(8).sign(ledger.signer()))


def _publish_the_future() -> None:
    size = ledger.log().size() + 1
    _publish(size, Checkpoint(ledger.signer().name, size, bytes(32)).sign(ledger.signer()))


TAMPERINGS: list[Callable[[], None]] = [
    _edit_entry, _edit_entry_and_hash, _rebuild_everything, _swap_two, _delete_one, _cut_the_end, _cut_the_end_and_the_head,
    _insert_one, _slip_in_an_inner_hash, _take_the_mark_off, _roll_the_head_back, _hide_an_event, _blank_an_event, _edit_facts, _rename_facts,
    _change_a_published_signature, _publish_another_tree, _publish_another_size, _publish_the_future,
]  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_rows_that_were_edited_by_hand_are_found(client_id: object, tamper: Callable[[], None]) -> None:
    """R20, the attack: an administrator with the database open."""
    tamper()
    with pytest.raises(Tampered):
        ledger.verify_all()


BESIDE_THE_LOG = [
    _hide_an_event, _blank_an_event, _edit_facts, _rename_facts, _slip_in_an_inner_hash, _insert_one,
    _change_a_published_signature, _publish_another_tree, _publish_another_size, _publish_the_future,
]  # fmt: skip
"""What no export of the newest head holds: facts, which only the practice can open, rows that no head counts, and a checkpoint
that is shown elsewhere."""


@pytest.mark.parametrize("tamper", [act for act in TAMPERINGS if act not in BESIDE_THE_LOG], ids=lambda tamper: tamper.__name__)
def test_no_export_of_edited_rows_is_taken_for_good(client_id: object, tamper: Callable[[], None], tmp_path: Path) -> None:
    """R20: either the house refuses to sign what it did not write, or whoever has `verify.py` finds the place."""
    key = standalone.read_key(ledger.verifier_key())
    tiles.export(ledger.whole_log(), tmp_path / "good")
    assert standalone.verify(tmp_path / "good", key, None)[0] == LedgerHead.objects.get().size
    tamper()
    try:
        tiles.export(ledger.whole_log(), tmp_path / "bad")
    except Tampered:
        return
    with pytest.raises(standalone.Bad):
        standalone.verify(tmp_path / "bad", key, None)


@pytest.mark.parametrize("tamper", [_change_a_published_signature, _publish_another_tree, _publish_the_future])
def test_a_published_checkpoint_that_was_exchanged_passes_nobody(
    client_id: object, tamper: Callable[[], None], tmp_path: Path
) -> None:
    """R20: what outsiders are shown under a wrong signature, or over a tree that never was, fails at the export or at `verify.py`."""
    tamper()
    try:
        tiles.export(ledger.whole_log(), tmp_path, ledger.published().note)
    except Tampered:
        return
    with pytest.raises(standalone.Bad):
        standalone.verify(tmp_path, standalone.read_key(ledger.verifier_key()), None)


def test_an_older_database_put_back_is_found_by_a_kept_checkpoint(client_id: object, tmp_path: Path) -> None:
    """R20, the replay: leaves, facts and head of last week are a good ledger by themselves; what a client kept is larger."""
    from handrail.web.actions.checkpoints import Answer, check

    before = LedgerHead.objects.values().get()
    with transaction.atomic():
        ledger.note(Kind.RECORD_OPENED, None, {"by": "somebody"})
    kept = ledger.latest_checkpoint()
    _cut_the_end()
    LedgerHead.objects.filter(pk=1).update(**before)
    assert ledger.verify_all() == before["size"]
    assert check(kept).answer is Answer.CHANGED
    tiles.export(ledger.whole_log(), tmp_path)
    with pytest.raises(standalone.Bad, match="rolled back"):
        standalone.verify(tmp_path, standalone.read_key(ledger.verifier_key()), kept.encode())


def test_nothing_is_added_to_a_head_that_was_edited(client_id: object) -> None:
    """A root over wrong hashes is never signed."""
    edge = bytearray(LedgerHead.objects.get().edge)
    edge[3] ^= 1
    LedgerHead.objects.update(edge=bytes(edge))
    with pytest.raises(Tampered), transaction.atomic():
        ledger.note(Kind.RECORD_OPENED, None, {})


def test_a_second_history_is_seen_by_whoever_kept_a_checkpoint(client_id: object) -> None:
    """Split view: the operator, key in hand, shows another log of the same size. A kept checkpoint tells them apart."""
    head = ledger.log().head()
    other = Checkpoint(head.origin, head.size, b"\x01" * 32).sign(ledger.signer())
    kept = ledger.read_checkpoint(other)
    log = ledger.log()
    assert not consistent(kept.size, head.size, kept.root, head.root, log.consistency(kept.size))


def test_a_checkpoint_of_another_practice_is_no_checkpoint_of_ours() -> None:
    """Its name may be the same; its key is not."""
    foreign = Checkpoint(ledger.signer().name, 3, b"\x02" * 32).sign(Signer.from_seed(ledger.signer().name, b"8" * 32))
    with pytest.raises(HandrailError):
        ledger.read_checkpoint(foreign)


def test_a_proof_costs_few_reads(client_id: object, django_assert_max_num_queries: Callable[..., object]) -> None:
    """The head, whose key it is, and a tile of each level."""
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        ledger.log().inclusion(5)


def test_no_leaf_holds_an_id(client_id: object) -> None:
    """An entry names nobody: a kind, a time and a commitment. The log holds 32 bytes of it that say not even these."""
    for leaf in LedgerLeaf.objects.all():
        assert len(public(bytes(leaf.entry))) == 32
        assert str(client_id).encode() not in bytes(leaf.entry)
        assert base64.b64encode(str(client_id).encode())[:8] not in bytes(leaf.entry)


def test_a_tampered_ledger_can_still_be_backed_up(client_id: object, tmp_path: Path) -> None:
    """What an operator needs most on such a day; a good one carries its checkpoint."""
    good = backup.key_file()["checkpoint"]
    assert ledger.read_checkpoint(good.encode()).size == LedgerHead.objects.get().size
    _take_the_mark_off()
    assert backup.key_file()["checkpoint"] == ""


def test_a_house_that_moved_starts(client_id: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another address is another name of the log: the tree is whole all the same, and the next publication bears the new name."""
    _publish(9, ledger.log().at(9).sign(ledger.signer()))
    monkeypatch.setattr(ledger.keyring, "origin", lambda: "practice.example/handrail-ledger")
    ledger.keys.forget()
    try:
        assert ledger.verify_tree() == ledger.log().size()
        assert ledger.latest_checkpoint().startswith("practice.example/handrail-ledger\n")
    finally:
        ledger.keys.forget()
