"""The tree is RFC 6962's, and its proofs hold for the true history only."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger import merkle
from handrail.ledger.memory import MemoryLog
from handrail.ledger.note import Signer
from handrail.papers.errors import BadInput

# The eight leaves and the roots that Certificate Transparency implementations share as known answers.
LEAVES = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIGNER = Signer.from_seed("example.org/log", bytes(range(32)))


def grown(size: int) -> MemoryLog:
    """A log of so many entries, appended one by one."""
    log = MemoryLog(SIGNER)
    for number in range(size):
        log.append([b"%d" % number])
    return log


def plain_root(entries: list[bytes]) -> bytes:
    """The definition in RFC 6962, section 2.1, word for word."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    half = 1
    while half * 2 < len(entries):
        half *= 2
    return hashlib.sha256(b"\x01" + plain_root(entries[:half]) + plain_root(entries[half:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    """Trees of nought to eight known leaves have the roots that everyone knows."""
    log = MemoryLog(SIGNER)
    log.append(LEAVES[:size])
    assert log.head().root.hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70), st.integers(0, 70))
def test_the_root_is_the_definition(entries: list[bytes], cut: int) -> None:
    """However appends are batched, the root is the recursive definition's."""
    log = MemoryLog(SIGNER)
    log.append(entries[:cut])
    log.append(entries[cut:])
    assert log.head().root == plain_root(entries)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40))
def test_folding_is_the_same_tree(hashes: list[bytes]) -> None:
    """`fold` over leaf hashes gives the tree's root."""
    assert merkle.fold(hashes) == merkle.root(len(hashes), lambda level, index: whole(hashes, level, index))


def whole(hashes: list[bytes], level: int, index: int) -> bytes:
    """The hash of one perfect subtree."""
    if level == 0:
        return hashes[index]
    return merkle.node_hash(whole(hashes, level - 1, 2 * index), whole(hashes, level - 1, 2 * index + 1))


@given(st.integers(1, 80), st.data())
def test_every_leaf_proves_its_place(size: int, data: st.DataObject) -> None:
    """An inclusion proof holds for its own leaf and index."""
    log = grown(size)
    index = data.draw(st.integers(0, size - 1))
    leaf = merkle.leaf_hash(b"%d" % index)
    assert merkle.included(index, size, leaf, log.inclusion(index), log.head().root)


@given(st.integers(2, 60), st.data())
def test_no_leaf_proves_another_place(size: int, data: st.DataObject) -> None:
    """The same proof fails for another index, another leaf, another root, a hash more, a hash less or a changed one."""
    log = grown(size)
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size).filter(lambda number: number != index))
    leaf, proof, root = merkle.leaf_hash(b"%d" % index), log.inclusion(index), log.head().root
    place = data.draw(st.integers(0, len(proof) - 1))
    changed = [*proof[:place], bytes(32), *proof[place + 1 :]]
    assert not merkle.included(other, size, leaf, proof, root)
    assert not merkle.included(index, size, merkle.leaf_hash(b"x"), proof, root)
    assert not merkle.included(index, size, leaf, proof, bytes(32))
    for wrong in (proof[:-1], [*proof, bytes(32)], changed):
        assert not merkle.included(index, size, leaf, wrong, root)


@given(st.integers(0, 70), st.integers(0, 30))
def test_a_longer_history_proves_its_beginning(old: int, more: int) -> None:
    """A consistency proof holds between the roots that the same log had."""
    log = grown(old)
    before = log.head().root
    log.append([b"more"] * more)
    assert merkle.consistent(old, old + more, before, log.head().root, log.consistency(old))


@given(st.integers(1, 60), st.integers(1, 30), st.data())
def test_a_forked_history_proves_nothing(old: int, more: int, data: st.DataObject) -> None:
    """One changed entry, and no proof that the forked log can give leads back to the old root."""
    before = grown(old).head().root
    entries = [b"%d" % number for number in range(old + more)]
    entries[data.draw(st.integers(0, old - 1))] = b"changed"
    forked = MemoryLog(SIGNER)
    forked.append(entries)
    proof = forked.consistency(old)
    assert not merkle.consistent(old, old + more, before, forked.head().root, proof)
    assert not merkle.consistent(old, old + more, before, forked.head().root, [*proof, before])
    assert not merkle.consistent(old, old + more, before, forked.head().root, proof[:-1])


def test_there_is_no_proof_of_what_never_was() -> None:
    """Asking beyond the log's size is the asker's mistake."""
    log = grown(3)
    with pytest.raises(BadInput):
        log.inclusion(3)
    with pytest.raises(BadInput):
        log.consistency(4)


def test_a_proof_is_short() -> None:
    """Twenty hashes at most prove one leaf among a million: here eleven among 1,025."""
    log = MemoryLog(SIGNER)
    log.append([b"%d" % number for number in range(1025)])
    assert len(log.inclusion(0)) == 11
