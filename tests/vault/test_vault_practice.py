"""The practice's key: where it lies, and who may read it."""

import threading
from pathlib import Path

import pytest

from handrail.papers.errors import Misconfigured, Tampered
from handrail.vault.practice import FileKey, PassphraseKey, practice_key

PASSPHRASE = "seven quiet herons by the weir"


def test_it_works(tmp_path: Path) -> None:
    """The key that a file holds opens after a restart."""
    wrapped = FileKey(tmp_path / "practice").wrap(b"keyset", b"client-1")
    assert FileKey(tmp_path / "practice").unwrap(wrapped, b"client-1") == b"keyset"


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """A fresh key can't be read by group or world, and nothing else is left beside it."""
    FileKey(tmp_path / "keys" / "practice")
    assert (tmp_path / "keys" / "practice").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["practice"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_read_is_refused(tmp_path: Path, mode: int) -> None:
    """R17: a key open to group or world stops the start."""
    FileKey(tmp_path / "practice")
    (tmp_path / "practice").chmod(mode)
    with pytest.raises(Misconfigured):
        FileKey(tmp_path / "practice")


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    """A damaged key is said to be one, without its bytes."""
    path = tmp_path / "practice"
    path.touch(mode=0o600)
    path.write_bytes(b"not a keyset")
    with pytest.raises(Misconfigured, match="does not hold a key") as caught:
        FileKey(path)
    assert "not a keyset" not in str(caught.value)


def test_a_missing_mounted_key_is_never_replaced(tmp_path: Path) -> None:
    """A secret that a container failed to mount must not become a fresh key."""
    with pytest.raises(Misconfigured):
        practice_key(tmp_path, key_file=tmp_path / "secret")
    assert not (tmp_path / "secret").exists()


def test_two_processes_make_one_key(tmp_path: Path) -> None:
    """Whoever comes second uses the key that is there."""
    made: list[FileKey] = []
    threads = [threading.Thread(target=lambda: made.append(FileKey(tmp_path / "practice"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wrapped = made[0].wrap(b"keyset", b"")
    assert [key.unwrap(wrapped, b"") for key in made] == [b"keyset"] * 8


def test_a_wrapped_keyset_is_bound(tmp_path: Path) -> None:
    """Unwrapping for somebody else fails."""
    key = FileKey(tmp_path / "practice")
    with pytest.raises(Tampered):
        key.unwrap(key.wrap(b"keyset", b"client-1"), b"client-2")


def test_a_passphrase_opens_after_a_restart(tmp_path: Path) -> None:
    """The same passphrase gives the same key."""
    wrapped = PassphraseKey(tmp_path / "practice", PASSPHRASE).wrap(b"keyset", b"")
    assert PassphraseKey(tmp_path / "practice", PASSPHRASE).unwrap(wrapped, b"") == b"keyset"


def test_a_wrong_passphrase_is_said_to_be_wrong(tmp_path: Path) -> None:
    """Another passphrase opens nothing, and the message holds neither of the two."""
    PassphraseKey(tmp_path / "practice", PASSPHRASE)
    with pytest.raises(Misconfigured, match="not the one") as caught:
        PassphraseKey(tmp_path / "practice", "eight quiet herons by the weir")
    assert "herons" not in str(caught.value)


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    """Fewer than fifteen characters stand alone too weakly, and nothing is made."""
    with pytest.raises(Misconfigured):
        PassphraseKey(tmp_path / "practice", "fourteen chars")
    assert not (tmp_path / "practice").exists()


def test_the_locked_file_holds_no_open_key(tmp_path: Path) -> None:
    """Without the passphrase the file is no keyset."""
    PassphraseKey(tmp_path / "practice", PASSPHRASE)
    with pytest.raises(Misconfigured):
        FileKey(tmp_path / "practice")


def test_the_deployment_chooses(tmp_path: Path) -> None:
    """A mounted key first, then a mounted passphrase, then a file of the deployment's own."""
    FileKey(tmp_path / "secret")
    (tmp_path / "words").touch(mode=0o600)
    (tmp_path / "words").write_text(PASSPHRASE + "\n")
    assert isinstance(practice_key(tmp_path, key_file=tmp_path / "secret"), FileKey)
    assert not (tmp_path / "keys").exists()
    assert isinstance(practice_key(tmp_path, passphrase_file=tmp_path / "words"), PassphraseKey)
    assert isinstance(practice_key(tmp_path), FileKey)
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"practice", "practice.locked"}


def test_keys_show_nothing(tmp_path: Path) -> None:
    """R14: a repr gives only where the object lies."""
    assert repr(FileKey(tmp_path / "practice")).startswith("<handrail.vault.practice.FileKey object at ")
