"""The stored log: what was tampered with in the tables is named (R20)."""

from collections.abc import Callable

import pytest

from handrail.ledger import merkle
from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.log import LONGEST, Log
from handrail.ledger.memory import Memory
from handrail.ledger.note import Signer
from handrail.papers.errors import BadInput, Tampered

SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))


@pytest.fixture
def log() -> Log:
    """Twelve entries."""
    log = Log(Memory(), SIGNER)
    log.append([b"entry %d" % number for number in range(12)])
    return log


def test_it_works(log: Log) -> None:
    """Indexes go up, every checkpoint is signed, and the log verifies."""
    assert log.append([b"one", b"two"]) == [12, 13]
    assert log.head().size == log.verify() == 14


def test_an_empty_log_verifies() -> None:
    """A log where nothing happened yet has a checkpoint, too."""
    log = Log(Memory(), SIGNER)
    assert log.verify() == 0
    assert log.head() == Checkpoint("example.org/log", 0, merkle.EMPTY)


def test_appending_nothing_changes_nothing(log: Log) -> None:
    """No entries, no new history."""
    before = log.head()
    assert log.append([]) == []
    assert log.head() == before


def test_an_entry_must_fit_a_bundle(log: Log) -> None:
    """An entry longer than its two bytes of length can say is refused before anything is written."""
    with pytest.raises(BadInput):
        log.append([b"fits", b"x" * (LONGEST + 1)])
    assert log.verify() == 12


def changed(store: Memory) -> None:
    """An entry's bytes."""
    store.entries[5] = b"entry five"


def changed_with_its_hash(store: Memory) -> None:
    """An entry, and the hash that is stored with it."""
    store.entries[5] = b"entry five"
    store.nodes[0, 5] = merkle.leaf_hash(b"entry five")


def reordered(store: Memory) -> None:
    """Two rows change places, hashes and all."""
    store.entries[4:6] = store.entries[5], store.entries[4]
    store.nodes[0, 4], store.nodes[0, 5] = store.nodes[0, 5], store.nodes[0, 4]


def lost(store: Memory) -> None:
    """A row is deleted and the others stay where they were."""
    del store.nodes[0, 5]


def one_node(store: Memory) -> None:
    """An inner hash."""
    store.nodes[1, 2] = bytes(32)


@pytest.mark.parametrize("attack", [changed, changed_with_its_hash, reordered, lost, one_node])
def test_the_first_bad_entry_is_named(log: Log, attack: Callable[[Memory], None]) -> None:
    """R20: change, replace, swap or delete one row, and verification stops at entry 5."""
    assert isinstance(log.store, Memory)
    attack(log.store)
    with pytest.raises(Tampered, match=r"\b5\b"):
        log.verify()


def cut(store: Memory) -> None:
    """The newest entry is gone without a trace in the tables."""
    store.entries.pop()
    store.nodes = {place: found for place, found in store.nodes.items() if (place[1] + 1) << place[0] <= 11}


def slipped_in(store: Memory) -> None:
    """An entry that was never signed."""
    store.append_leaf(12, b"late", merkle.leaf_hash(b"late"))


def rewritten(store: Memory) -> None:
    """The whole tree is computed anew over other entries; only the signature is out of reach."""
    forged = Memory()
    Log(forged, Signer.from_seed("example.org/log", bytes(32))).append([b"other %d" % number for number in range(12)])
    store.entries, store.nodes = forged.entries, forged.nodes


def signed_by_another(store: Memory) -> None:
    """The same, with a checkpoint under the attacker's own key."""
    Log(store, Signer.from_seed("example.org/log", bytes(32))).append([b"late"])


@pytest.mark.parametrize("attack", [cut, slipped_in, rewritten, signed_by_another])
def test_what_was_not_signed_does_not_verify(log: Log, attack: Callable[[Memory], None]) -> None:
    """R20: a tree without fault in itself still has to be the signed one."""
    assert isinstance(log.store, Memory)
    attack(log.store)
    with pytest.raises(Tampered):
        log.verify()


def test_a_signed_log_has_a_checkpoint(log: Log) -> None:
    """With entries there, a missing checkpoint is not taken for a fresh start."""
    log.store.save_checkpoint(b"")
    with pytest.raises(Tampered):
        log.verify()
