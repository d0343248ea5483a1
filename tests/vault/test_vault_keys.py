"""A client's keysets: wrapped, rotated, remembered, destroyed."""

import json
import pickle
from pathlib import Path

import pytest
import tink

from handrail.papers.errors import Tampered
from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import FileKey
from handrail.vault.seal import Sealer

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())
PLACE = (Compartment.RECORD, "client-1", "draft", "body", "row-1")


@pytest.fixture
def practice(tmp_path: Path) -> FileKey:
    """A practice's key on a fresh disk."""
    return FileKey(tmp_path / "keys" / "practice")


def test_wrapped_keys_open_again(practice: FileKey) -> None:
    """What a keyset sealed opens after it was wrapped, stored and unwrapped."""
    keys = ClientKeys.generate()
    sealed = seal_field(keys, *PLACE, b"words")
    again = ClientKeys.unwrap(keys.wrap(practice, "client-1", Compartment.RECORD), practice, "client-1", Compartment.RECORD)
    assert open_field(again, *PLACE, sealed) == b"words"


@pytest.mark.parametrize(
    ("client", "compartment"), [("client-2", Compartment.RECORD), ("client-1", Compartment.PSYCHOTHERAPY_NOTES)]
)
def test_wrapped_keys_do_not_move(practice: FileKey, client: str, compartment: Compartment) -> None:
    """A keyset does not open as another client's, nor as another compartment's (R18)."""
    wrapped = ClientKeys.generate().wrap(practice, "client-1", Compartment.RECORD)
    with pytest.raises(Tampered):
        ClientKeys.unwrap(wrapped, practice, client, compartment)


def test_a_keyset_of_one_thing_does_not_open_as_anothers(practice: FileKey) -> None:
    """A draft's keyset is bound to that draft; moved to another draft's row it does not open (R17)."""
    wrapped = ClientKeys.generate().wrap(practice, "client-1", Compartment.DRAFT, "draft-1")
    for scope in ("draft-2", ""):
        with pytest.raises(Tampered):
            ClientKeys.unwrap(wrapped, practice, "client-1", Compartment.DRAFT, scope)


def test_another_practice_opens_nothing(practice: FileKey, tmp_path: Path) -> None:
    """Wrapped keys are noise without the practice's own key."""
    wrapped = ClientKeys.generate().wrap(practice, "client-1", Compartment.RECORD)
    with pytest.raises(Tampered):
        ClientKeys.unwrap(wrapped, FileKey(tmp_path / "other"), "client-1", Compartment.RECORD)


def test_without_its_keyset_a_record_is_noise(practice: FileKey) -> None:
    """R40: with the wrapped keyset destroyed, a fresh one for the same client opens nothing of before."""
    sealed = seal_field(ClientKeys.generate(), *PLACE, b"words")
    with pytest.raises(Tampered):
        open_field(ClientKeys.generate(), *PLACE, sealed)


def test_rotation_keeps_the_past_readable(practice: FileKey) -> None:
    """After rotating, old values open and new ones are under another key."""
    old = ClientKeys.generate()
    sealed = seal_field(old, *PLACE, b"before")
    new = old.rotate()
    assert new.primary != old.primary
    assert open_field(new, *PLACE, sealed) == b"before"
    with pytest.raises(Tampered):
        open_field(old, *PLACE, seal_field(new, *PLACE, b"after"))


def test_a_rotated_keyset_survives_wrapping(practice: FileKey) -> None:
    """All keys of a set are stored, and the newest stays the one that seals."""
    keys = ClientKeys.generate()
    sealed = [seal_field(keys, *PLACE, b"0")]
    for turn in (b"1", b"2"):
        keys = keys.rotate()
        sealed.append(seal_field(keys, *PLACE, turn))
    again = ClientKeys.unwrap(keys.wrap(practice, "c", Compartment.RECORD), practice, "c", Compartment.RECORD)
    assert [open_field(again, *PLACE, value) for value in sealed] == [b"0", b"1", b"2"]
    assert again.primary == keys.primary


def test_keys_show_nothing() -> None:
    """R14: neither repr, str nor pickle gives a key away."""
    keys, sealer = ClientKeys.generate(), Sealer(b"\x41" * 32)
    assert "AAAA" not in repr(sealer) + str(sealer)
    assert repr(keys).startswith("<handrail.vault.keys.ClientKeys object at ")
    with pytest.raises(tink.TinkError):
        pickle.dumps(keys)


def test_errors_show_nothing(practice: FileKey) -> None:
    """R14: an error names no client, place or bytes, and drags no library's message behind it."""
    with pytest.raises(Tampered) as caught:
        open_field(ClientKeys.generate(), *PLACE, seal_field(ClientKeys.generate(), *PLACE, b"words"))
    assert not any(part in str(caught.value) for part in ("client-1", "row-1", "words"))
    assert caught.value.__suppress_context__


def test_published_keyset_unwraps(tmp_path: Path) -> None:
    """docs/spec/vault.md: a keyset wrapped without Tink opens with it."""
    path = tmp_path / "practice"
    path.touch(mode=0o600)
    path.write_bytes(bytes.fromhex(VECTORS["practice_keyset_hex"]))
    compartment, client = VECTORS["place"][:2]
    practice = FileKey(path, may_make=False)
    keys = ClientKeys.unwrap(bytes.fromhex(VECTORS["wrapped_keyset_hex"]), practice, client, Compartment(compartment))
    assert keys.primary == 0x01020304
