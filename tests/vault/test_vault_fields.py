"""Sealed columns open where they lie, and nowhere else (R17)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tink import proto_keyset_format, secret_key_access

from handrail.papers.errors import Tampered
from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import ClientKeys, Compartment

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())
KEYS = ClientKeys.generate()
PLACE = (Compartment.RECORD, "client-1", "draft", "body", "row-1")


def test_it_works() -> None:
    """What was sealed opens."""
    assert open_field(KEYS, *PLACE, seal_field(KEYS, *PLACE, b"words")) == b"words"


@pytest.mark.parametrize("part", range(5))
def test_a_sealed_value_does_not_move(part: int) -> None:
    """Another compartment, client, table, column or row does not open it."""
    sealed = seal_field(KEYS, *PLACE, b"words")
    elsewhere: list[str] = list(PLACE)
    elsewhere[part] = Compartment.NAMES if part == 0 else elsewhere[part] + "x"
    with pytest.raises(Tampered):
        open_field(KEYS, *elsewhere, sealed)  # type: ignore[arg-type]  # one of five is wrong on purpose


def test_places_do_not_run_into_one_another() -> None:
    """Shifting a letter from one part of the place to the next is another place."""
    sealed = seal_field(KEYS, Compartment.RECORD, "client-1", "ab", "c", "row", b"words")
    with pytest.raises(Tampered):
        open_field(KEYS, Compartment.RECORD, "client-1", "a", "bc", "row", sealed)


def test_every_flipped_bit_is_noticed() -> None:
    """No bit of a sealed value can change unseen."""
    sealed = seal_field(KEYS, *PLACE, b"w")
    for bit in range(8 * len(sealed)):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Tampered):
            open_field(KEYS, *PLACE, bytes(changed))


@given(st.binary(max_size=80))
def test_noise_is_tampering(noise: bytes) -> None:
    """Any bytes that were never sealed raise `Tampered` and nothing else."""
    with pytest.raises(Tampered):
        open_field(KEYS, *PLACE, noise)


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_words_in_any_place_come_back(words: bytes, table: str, row: str) -> None:
    """Sealing loses nothing, whatever the place is called."""
    place = (Compartment.RECORD, "client-1", table, "body", row)
    assert open_field(KEYS, *place, seal_field(KEYS, *place, words)) == words


def test_the_same_words_look_different_each_time() -> None:
    """Equal words can't be told from their sealed values."""
    assert seal_field(KEYS, *PLACE, b"words") != seal_field(KEYS, *PLACE, b"words")


def test_published_vector_opens() -> None:
    """docs/spec/vault.md: bytes made without Tink open with it."""
    handle = proto_keyset_format.parse(bytes.fromhex(VECTORS["client_keyset_hex"]), secret_key_access.TOKEN)
    compartment, *place = VECTORS["place"]
    opened = open_field(ClientKeys(handle), Compartment(compartment), *place, bytes.fromhex(VECTORS["sealed_hex"]))
    assert opened == VECTORS["plaintext"].encode()


def test_the_published_vector_is_the_tested_one() -> None:
    """The example in docs/spec/vault.md is this file's."""
    spec = (Path(__file__).parents[2] / "docs" / "spec" / "vault.md").read_text(encoding="utf-8")
    assert json.loads(spec.split("```json\n")[1].split("```")[0]) == VECTORS
