"""The practice's key: it wraps every client's keys and nothing else. Keep it on a backup of its own.

KNOWN GAP: whoever holds this key and the database can open everything; only a KMS class keeps the key off the machine.
"""

import base64
import json
import os
import secrets
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

import tink
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from tink import aead, proto_keyset_format, secret_key_access
from tink.proto import tink_pb2

from handrail.papers.errors import Misconfigured, Tampered

aead.register()

ARGON2ID = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
"""RFC 9106's second recommended choice: 64 MiB (in KiB here), three passes."""
PLUGINS = "handrail.practice_key"
SHORTEST = 15
"""Characters of a passphrase (NIST SP 800-63B-4: the length of a secret that stands alone)."""


class PracticeKey(Protocol):
    """Where the practice's key lives: a file here; a KMS is another class with the same two methods."""

    def wrap(self, plaintext: bytes, bound_to: bytes) -> bytes:
        """Seal a keyset."""
        ...

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> bytes:
        """Open it, or raise `Tampered`."""
        ...


class _Keyset:
    """A Tink keyset at work."""

    def __init__(self, keyset: bytes) -> None:
        try:
            handle = proto_keyset_format.parse(keyset, secret_key_access.TOKEN)
            self._primitive: aead.Aead = handle.primitive(aead.Aead)
        except tink.TinkError:
            raise Misconfigured("the practice's key file does not hold a key") from None
        info = handle.keyset_info()
        self.primary, self.ids = int(info.primary_key_id), frozenset(int(key.key_id) for key in info.key_info)
        """The id of the key that wraps, and of all that open. Ids are no secret: one stands before each ciphertext."""

    def wrap(self, plaintext: bytes, bound_to: bytes) -> bytes:
        """Seal a keyset."""
        return bytes(self._primitive.encrypt(plaintext, bound_to))

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> bytes:
        """Open it, or raise `Tampered`."""
        try:
            return bytes(self._primitive.decrypt(wrapped, bound_to))
        except tink.TinkError:
            raise Tampered("a client's keys do not open with this practice's key") from None


class _OnDisk(_Keyset):
    """A keyset that lies in a file, which another process may replace while this one works."""

    def __init__(self, path: Path, keyset: bytes) -> None:
        super().__init__(keyset)
        self._path, self._stamp = path, _stamp(path)

    def replaced(self) -> bool:
        """True when the file is another one than the one that was read."""
        return _stamp(self._path) != self._stamp


class FileKey(_OnDisk):
    """A Tink keyset in a file that only its owner may read.

    Made on first use, unless `may_make` is False: a mounted secret that is missing must not become a fresh key.
    """

    def __init__(self, path: Path, *, may_make: bool = True) -> None:
        if may_make and not path.exists():
            _make(path, _fresh_keyset())
        super().__init__(path, _read_private(path))

    @staticmethod
    def rotate(path: Path) -> "FileKey":
        """Add a key to the file and make it primary; what older ones wrapped opens as before. The file changes at once or not."""
        _replace(path, add_key(_read_private(path)))
        return FileKey(path, may_make=False)

    @staticmethod
    def retire(path: Path) -> "FileKey":
        """Leave the primary key alone in the file. What older ones wrapped opens no more, backups included."""
        _replace(path, only_primary(_read_private(path)))
        return FileKey(path, may_make=False)


class PassphraseKey(_OnDisk):
    """The same keyset under a passphrase that only people know: a stolen disk opens nothing.

    The file is JSON: Argon2id's salt and costs, and the keyset under AES-256-GCM. Made on first use.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        if len(passphrase) < SHORTEST:
            raise Misconfigured(f"the practice's passphrase has fewer than {SHORTEST} characters")
        if not path.exists():
            _make(path, _lock(_fresh_keyset(), passphrase))
        super().__init__(path, _unlock(_read_private(path), passphrase))

    @staticmethod
    def rotate(path: Path, passphrase: str) -> "PassphraseKey":
        """As with a file: one more key, locked anew with a fresh salt."""
        _replace(path, _lock(add_key(_unlock(_read_private(path), passphrase)), passphrase))
        return PassphraseKey(path, passphrase)

    @staticmethod
    def retire(path: Path, passphrase: str) -> "PassphraseKey":
        """The primary key alone."""
        _replace(path, _lock(only_primary(_unlock(_read_private(path), passphrase)), passphrase))
        return PassphraseKey(path, passphrase)


def practice_key(
    home: Path, key_file: Path | None = None, passphrase_file: Path | None = None, plugin: str = ""
) -> PracticeKey:
    """The deployment's key: a plug-in's (a KMS), a mounted keyset, or one in `home/keys`, under a passphrase if there is one."""
    if plugin:
        return _plugged(plugin)
    if key_file is not None:
        return FileKey(key_file, may_make=False)
    if passphrase_file is not None:
        return PassphraseKey(home / "keys" / "practice.locked", _read_private(passphrase_file).decode().rstrip("\n"))
    return FileKey(home / "keys" / "practice")


def _plugged(name: str) -> PracticeKey:
    """A class or function of an installed package, offered under the entry point group `handrail.practice_key`."""
    for offered in entry_points(group=PLUGINS, name=name):
        key: PracticeKey = offered.load()()
        return key
    raise Misconfigured("no installed package offers a practice key under the name in HANDRAIL_PRACTICE_KEY_PLUGIN")


def _fresh_keyset() -> bytes:
    handle = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    return bytes(proto_keyset_format.serialize(handle, secret_key_access.TOKEN))


def add_key(keyset: bytes) -> bytes:
    """The same keyset with one more key, which seals from now on; the older ones still open."""
    known = tink_pb2.Keyset.FromString(keyset)
    fresh = tink_pb2.Keyset.FromString(_fresh_keyset())
    if fresh.primary_key_id in {key.key_id for key in known.key}:  # ids are random 32-bit numbers
        return add_key(keyset)
    known.MergeFrom(fresh)  # appends its key and takes its primary id
    return bytes(known.SerializeToString())


def only_primary(keyset: bytes) -> bytes:
    """The same keyset with its primary key alone."""
    known = tink_pb2.Keyset.FromString(keyset)
    kept = tink_pb2.Keyset(primary_key_id=known.primary_key_id)
    kept.key.extend(key for key in known.key if key.key_id == known.primary_key_id)
    return bytes(kept.SerializeToString())


def wrapped_by(wrapped: bytes) -> int:
    """The id of the practice's key that wrapped a keyset: Tink writes it behind a first byte."""
    return int.from_bytes(wrapped[1:5], "big")


def _lock(keyset: bytes, passphrase: str) -> bytes:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derive(passphrase, salt, ARGON2ID)).encrypt(nonce, keyset, None)
    texts = {name: base64.b64encode(value).decode() for name, value in (("salt", salt), ("sealed", nonce + sealed))}
    return json.dumps({"v": 1, "argon2id": ARGON2ID, **texts}, sort_keys=True).encode()


def _unlock(content: bytes, passphrase: str) -> bytes:
    try:
        body = json.loads(content)
        salt, sealed = base64.b64decode(body["salt"]), base64.b64decode(body["sealed"])
        return AESGCM(_derive(passphrase, salt, body["argon2id"])).decrypt(sealed[:12], sealed[12:], None)
    except InvalidTag:
        raise Misconfigured("the passphrase is not the one that locked the practice's key") from None
    except (ValueError, KeyError, TypeError):
        raise Misconfigured("the practice's key file does not hold a key") from None


def _derive(passphrase: str, salt: bytes, costs: dict[str, int]) -> bytes:
    iterations, lanes, memory = costs["iterations"], costs["lanes"], costs["memory_cost"]
    return Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory).derive(passphrase.encode())


def _make(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write(draft, content)
        with suppress(FileExistsError):
            path.hardlink_to(draft)  # atomic, and never over a key that another process made meanwhile
    finally:
        draft.unlink(missing_ok=True)
    _settle(path.parent)


def _replace(path: Path, content: bytes) -> None:
    """In one step: whoever reads finds the old file or the new one, whole."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write(draft, content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _settle(path.parent)


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)  # before anything is wrapped with it: a crash must not lose the name of a key in use
    finally:
        os.close(handle)


def _read_private(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise Misconfigured("the practice's key can be read by others; make it readable by its owner alone")
            return file.read()
    except OSError:
        raise Misconfigured("the practice's key file is missing or can't be read") from None
