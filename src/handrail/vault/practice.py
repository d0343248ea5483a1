"""The practice's key: it wraps every client's keys and nothing else. Keep it on a backup of its own."""

import os
from pathlib import Path
from typing import Protocol

import tink
from tink import aead, proto_keyset_format, secret_key_access

from handrail.papers.errors import Misconfigured, Tampered

aead.register()


class PracticeKey(Protocol):
    """Where the practice's key lives: a file here; a KMS is another class with the same two methods."""

    def wrap(self, plaintext: bytes, bound_to: bytes) -> bytes:
        """Seal a keyset."""
        ...

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> bytes:
        """Open it, or raise `Tampered`."""
        ...


class FileKey:
    """A Tink keyset in a file that only its owner may read; made on first use."""

    def __init__(self, path: Path) -> None:
        self._primitive: aead.Aead = proto_keyset_format.parse(_read_or_make(path), secret_key_access.TOKEN).primitive(aead.Aead)

    def wrap(self, plaintext: bytes, bound_to: bytes) -> bytes:
        """Seal a keyset."""
        return bytes(self._primitive.encrypt(plaintext, bound_to))

    def unwrap(self, wrapped: bytes, bound_to: bytes) -> bytes:
        """Open it, or raise `Tampered`."""
        try:
            return bytes(self._primitive.decrypt(wrapped, bound_to))
        except tink.TinkError:
            raise Tampered("a client's keys do not open with this practice's key") from None


def _read_or_make(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = proto_keyset_format.serialize(
            tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM), secret_key_access.TOKEN
        )
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(fresh)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # atomic, and never over a key that another process made meanwhile
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    if path.stat().st_mode & 0o077:
        raise Misconfigured("the practice's key can be read by others; make it readable by its owner alone")
    return path.read_bytes()
