"""A leaf says what and when, and commits to the rest without saying it (R20, R40)."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger.entry import Kind, Leaf, commit, commitment, opens, public, read
from handrail.papers.errors import Tampered

AT = datetime(2026, 3, 4, 5, 6, 7, 890_000, tzinfo=UTC)
SALT = bytes(range(32))
FACTS = {"document": "d-1", "by": "p-2", "version": 3}
ENTRY = commit(Kind.DOCUMENT_SIGNED, AT, SALT, FACTS)


def test_it_works() -> None:
    """A leaf opens with its salt and facts."""
    assert opens(ENTRY, SALT, FACTS)


def test_the_bytes_are_as_specified() -> None:
    """docs/spec/ledger.md: keys in order, no spaces, whole seconds, UTC."""
    assert ENTRY == (
        b'{"at":"2026-03-04T05:06:07Z","commitment":"JmwIxAIZoToavQN+aPR5+Sk+HdDZpJZNS18pLjWIZTo=","kind":"document.signed","v":2}'
    )


def test_a_leaf_says_no_more_than_kind_and_time() -> None:
    """R20: none of the facts can be read in it."""
    assert read(ENTRY) == Leaf(Kind.DOCUMENT_SIGNED, AT.replace(microsecond=0), commitment(SALT, FACTS))
    assert not any(fact in ENTRY for fact in (b"d-1", b"p-2", b"version"))


@pytest.mark.parametrize("facts", [{}, {**FACTS, "version": 4}, {**FACTS, "more": 1}, {"document": "d-1"}])
def test_other_facts_do_not_open_it(facts: dict[str, object]) -> None:
    """Nobody can claim later that something else was recorded."""
    assert not opens(ENTRY, SALT, facts)


def test_the_order_of_facts_does_not_matter() -> None:
    """Facts are a set of names and values."""
    assert opens(ENTRY, SALT, dict(reversed(FACTS.items())))


def test_without_the_salt_equal_facts_look_different() -> None:
    """R40: with its salt erased a leaf can't be matched even against the right guess."""
    assert not opens(ENTRY, bytes(32), FACTS)
    assert commit(Kind.DOCUMENT_SIGNED, AT, bytes(32), FACTS) != ENTRY


def test_a_salt_is_whole() -> None:
    """A short salt could be guessed."""
    with pytest.raises(ValueError, match="32 bytes"):
        commit(Kind.DOCUMENT_SIGNED, AT, b"short", FACTS)


def test_times_are_written_in_utc() -> None:
    """The same instant in another zone is the same leaf, and a time without a zone is refused."""
    there = AT.astimezone(timezone(timedelta(hours=-7)))
    assert commit(Kind.DOCUMENT_SIGNED, there, SALT, FACTS) == ENTRY
    with pytest.raises(ValueError, match="time zone"):
        commit(Kind.DOCUMENT_SIGNED, AT.replace(tzinfo=None), SALT, FACTS)


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"[]",
        b"{}",
        ENTRY + b" ",
        ENTRY.replace(b":2}", b":3}"),
        ENTRY.replace(b"signed", b"sold!!"),
        ENTRY.replace(b"=", b""),
    ],
)
def test_another_form_is_tampering(entry: bytes) -> None:
    """What the ledger would not have written is not read."""
    with pytest.raises(Tampered):
        read(entry)


@given(st.binary(max_size=60))
def test_noise_is_tampering(noise: bytes) -> None:
    """Any bytes give a leaf or `Tampered`, never another error."""
    with pytest.raises(Tampered):
        read(noise)


@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers() | st.booleans() | st.none(), max_size=4)
)
def test_any_facts_open(facts: dict[str, object]) -> None:
    """Whatever the facts are called."""
    assert opens(commit(Kind.RECORD_OPENED, AT, SALT, facts), SALT, facts)


def test_the_log_holds_the_hash_alone() -> None:
    """Outside the house neither kind nor time can be read: 32 bytes that nobody can guess at without the salt (R20)."""
    assert public(ENTRY) == hashlib.sha256(ENTRY).digest()


def test_an_entry_of_the_first_version_stands_as_it_was() -> None:
    """Logs that began before go on: their entries read, and the log holds them as they are."""
    first = ENTRY.replace(b'"v":2', b'"v":1')
    assert (public(first), read(first).kind) == (first, Kind.DOCUMENT_SIGNED)
