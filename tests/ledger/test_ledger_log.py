"""The stored log: what was tampered with in the tables is named (R20)."""

from collections.abc import Callable

import pytest

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.log import LONGEST, Head, append
from handrail.ledger.memory import Memory, MemoryLog
from handrail.ledger.note import Signer
from handrail.papers.errors import BadInput, Tampered

SIZE = 600
SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))


@pytest.fixture
def log() -> MemoryLog:
    """Six hundred entries: two whole tiles and a part."""
    log = MemoryLog(SIGNER)
    log.append([b"entry %d" % number for number in range(SIZE)])
    return log


def test_it_works(log: MemoryLog) -> None:
    """Indexes go up, every checkpoint is signed, and the log verifies."""
    assert log.append([b"one", b"two"]) == [SIZE, SIZE + 1]
    assert log.head().size == log.verify() == SIZE + 2


def test_an_empty_log_verifies() -> None:
    """A log where nothing happened yet has a checkpoint, too."""
    log = MemoryLog(SIGNER)
    assert log.verify() == 0
    assert log.head() == Checkpoint("example.org/log", 0, merkle.EMPTY)


def test_appending_nothing_changes_nothing(log: MemoryLog) -> None:
    """No entries, no new history."""
    before = log.head()
    assert log.append([]) == []
    assert log.head() == before


def test_an_entry_must_fit_a_bundle(log: MemoryLog) -> None:
    """An entry longer than its two bytes of length can say is refused before anything is written."""
    with pytest.raises(BadInput):
        log.append([b"fits", b"x" * (LONGEST + 1)])
    assert log.verify() == SIZE


def changed(store: Memory) -> None:
    """An entry's bytes."""
    store.rows[5] = b"entry five", store.rows[5][1]


def changed_with_its_hash(store: Memory) -> None:
    """An entry, and the hash that is stored with it."""
    store.rows[5] = b"entry five", merkle.leaf_hash(b"entry five")


def changed_up_to_its_tile(store: Memory) -> None:
    """An entry, its hash, and the hash over its tile."""
    changed_with_its_hash(store)
    store.nodes[8, 0] = merkle.fold([found for _, found in store.rows[:256]])


def reordered(store: Memory) -> None:
    """Two rows change places, hashes and all."""
    store.rows[4], store.rows[5] = store.rows[5], store.rows[4]


def lost(store: Memory) -> None:
    """A row is gone, and all after it move up."""
    del store.rows[5]


def one_node(store: Memory) -> None:
    """A kept hash."""
    store.nodes[8, 1] = bytes(32)


def no_node(store: Memory) -> None:
    """A kept hash is gone."""
    del store.nodes[8, 0]


PLACES = [
    (changed, "entry 5 is not"),
    (changed_with_its_hash, "entries 0 to 255 are not"),
    (changed_up_to_its_tile, "not those that its head"),
    (reordered, "entries 0 to 255 are not"),
    (lost, "entry 599 or its hash is missing|entries 0 to 255 are not"),
    (one_node, "entries 256 to 511 are not"),
    (no_node, "the hash over entries 0 to 255 is missing"),
]


@pytest.mark.parametrize(("attack", "found"), PLACES)
def test_the_first_bad_place_is_named(log: MemoryLog, attack: Callable[[Memory], None], found: str) -> None:
    """R20: change, replace, swap or delete one row, and verification says where it stopped."""
    attack(log.memory)
    with pytest.raises(Tampered, match=found):
        log.verify()


def cut(store: Memory) -> None:
    """The newest entry is gone without a trace in the tables."""
    store.rows.pop()


def cut_with_its_head(store: Memory) -> None:
    """The newest entry is gone, and the head says so, under the mark that it had."""
    store.rows.pop()
    edge = merkle.Edge()
    for _, found in store.rows:
        edge.add(found)
    store.top = Head(edge.size, edge.packed, store.top.mark)


def slipped_in(store: Memory) -> None:
    """An entry that nobody marked, counted by the head."""
    edge = merkle.Edge.read(SIZE, store.top.edge)
    edge.add(merkle.leaf_hash(b"late"))
    store.rows.append((b"late", merkle.leaf_hash(b"late")))
    store.top = Head(edge.size, edge.packed, store.top.mark)


def rewritten(store: Memory) -> None:
    """The whole tree is computed anew over other entries, marked with a key of the attacker's own."""
    forged = Memory()
    append(forged, Signer.from_seed("example.org/log", bytes(32)), [b"other %d" % number for number in range(SIZE)])
    store.rows, store.nodes, store.top = forged.rows, forged.nodes, forged.top


def rewritten_under_the_old_head(store: Memory) -> None:
    """The same, with the true head left in place."""
    top = store.top
    rewritten(store)
    store.top = top


def without_a_mark(store: Memory) -> None:
    """The mark is taken off, as if nothing had been written yet."""
    store.top = Head(store.top.size, store.top.edge)


UNSIGNED = [cut, cut_with_its_head, slipped_in, rewritten, rewritten_under_the_old_head, without_a_mark]


@pytest.mark.parametrize("attack", UNSIGNED)
def test_what_the_house_did_not_write_does_not_verify(log: MemoryLog, attack: Callable[[Memory], None]) -> None:
    """R20: a tree without fault in itself still has to be the one whose head was marked."""
    attack(log.memory)
    with pytest.raises(Tampered):
        log.verify()


@pytest.mark.parametrize("attack", [cut_with_its_head, slipped_in, rewritten, without_a_mark])
def test_a_head_that_was_edited_is_never_signed_nor_added_to(log: MemoryLog, attack: Callable[[Memory], None]) -> None:
    """R20: whoever edits rows can't have the house sign them, neither by asking for a checkpoint nor with the next leaf."""
    attack(log.memory)
    with pytest.raises(Tampered):
        log.checkpoint()
    with pytest.raises(Tampered):
        log.append([b"next"])


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 512, 599, SIZE])
def test_every_earlier_checkpoint_can_be_told_again(log: MemoryLog, size: int) -> None:
    """From the rows of today: its root, and the proof that today's tree begins with it."""
    before = MemoryLog(SIGNER)
    before.append([b"entry %d" % number for number in range(size)])
    assert log.at(size) == before.head()
    head = log.head()
    assert merkle.consistent(size, SIZE, before.head().root, head.root, log.consistency(size))


@pytest.mark.parametrize("size", [300, 512, SIZE])
def test_proofs_into_an_earlier_tree(log: MemoryLog, size: int) -> None:
    """A published tree is a little older than the newest: proofs are made for it, too."""
    root = log.at(size).root
    assert all(
        merkle.included(index, size, log.memory.rows[index][1], log.inclusion(index, size), root)
        for index in range(0, size, 37)
    )
    assert merkle.consistent(44, size, log.at(44).root, root, log.consistency(44, size))


def test_there_is_nothing_to_tell_of_the_future(log: MemoryLog) -> None:
    """Trees that were never there have neither root nor proofs."""
    for ask in (log.at, lambda size: log.inclusion(0, size), lambda size: log.consistency(0, size)):
        with pytest.raises(BadInput):
            ask(SIZE + 1)
