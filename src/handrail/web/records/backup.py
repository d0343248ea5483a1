"""Backups: the data in one file, the keys in another, so that a deletion reaches the copies too (R40).

The data file holds every row as it lies (sealed columns stay sealed), without keysets and without sign-in sessions. It is
sealed as a whole under a key that the practice's key wraps. The key file holds the wrapped keysets and what was destroyed; it
is small, replaced often, and refused thirty days after it was made. Whoever restores an old data file needs the newest key
file, and in that one the keys of what was deleted are missing.

    magic, length and wrapped data key, then chunks: length, AES-256-GCM over gzipped JSON lines; the last one says so
"""

import base64
import gzip
import io
import json
import os
import secrets
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone

from handrail.papers.errors import BadInput, Tampered
from handrail.web.records import keyring, ledger, ledger_keys, shred
from handrail.web.records.models import Client, ClientKey, Deletion, Kept, KeyTombstone
from handrail.wiring import deployment

MAGIC = b"handrail backup v1\n"
BOUND = b"handrail backup v1"
CHUNK = 1 << 20
LEFT_OUT = frozenset({"records.clientkey", "sessions.session", "usersessions.usersession"})
"""Keysets lie in the key file; whoever was signed in signs in again."""
GOOD_FOR = timedelta(days=30)
SECRETS = ("ledger", "ledger-mark", "seal", "web", "consent", "second-keys", "addresses")


def write(file: Path, keys: Path) -> int:
    """Write both files; how many rows. Both appear whole or not at all."""
    with _Whole(file) as out, transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # one moment for every table
        rows = _write_sealed(out, _lines())
        body = json.dumps(key_file(), sort_keys=True).encode()
    with _Whole(keys) as out:
        out.write(body)
    return rows


def _checkpoint() -> str:
    """The newest; empty where the ledger was tampered with: a backup is what an operator needs then."""
    try:
        return ledger.latest_checkpoint()
    except Tampered:
        return ""


def tables() -> list[type[Model]]:
    """Every table that a backup holds, those that others point at first."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return [model for model in found if model._meta.label_lower not in LEFT_OUT]


def _lines() -> Iterator[bytes]:
    head = {"v": 1, "made_at": timezone.now().isoformat(), "checkpoint": _checkpoint()}
    yield json.dumps(head).encode()
    for model in tables():
        fields = model._meta.concrete_fields
        yield json.dumps({"table": model._meta.label_lower, "fields": [field.attname for field in fields]}).encode()
        for row in model._base_manager.order_by("pk").values_list(*(field.attname for field in fields)).iterator(2000):
            yield json.dumps([_plain(value) for value in row], ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    """A cell as JSON; what JSON has no word for is a pair of its kind and its text."""
    if isinstance(value, bytes | memoryview):
        return {"b": base64.b64encode(value).decode()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dict | list):
        return {"j": value}
    return {"t": value.isoformat() if hasattr(value, "isoformat") else str(value)}


def cell(field: "Field[Any, Any]", value: Any) -> Any:
    """The cell that `_plain` wrote, as its field wants it."""
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "b":
        return base64.b64decode(content)
    return content if kind == "j" else field.to_python(content)


def key_file() -> dict[str, Any]:
    """What the key file holds. The practice's own key is never in it: keep that one on a backup of its own."""
    now = timezone.now()
    home = deployment().home / "keys"
    found = [name for name in SECRETS if (home / name).exists()]
    return {
        "v": 1,
        "made_at": now.isoformat(),
        "refused_after": (now + GOOD_FOR).isoformat(),
        "checkpoint": _checkpoint(),
        "handovers": [_b64(note) for note in ledger_keys.handovers()],
        "keysets": [_keyset(row) for row in ClientKey.objects.order_by("pk").iterator(2000)],
        "destroyed": sorted(
            shred.read_tombstones() | {str(pk) for pk in KeyTombstone.objects.values_list("keyset", flat=True)}
        ),
        "deletions": [_deletion(row) for row in Deletion.objects.order_by("number")],
        "sealed": {str(pk): at.isoformat() for pk, at in Client.objects.values_list("pk", "sealed_at") if at},
        "kept": [
            [str(row.client_id), row.what, row.count, row.basis, row.destroy_on.isoformat(), str(row.session_id or "")]
            for row in Kept.objects.all()
        ],
        "secrets": {name: _b64(keyring.practice_key().wrap((home / name).read_bytes(), _secret(name))) for name in found},
    }


def _keyset(row: ClientKey) -> list[Any]:
    sealed = row.sealed_at.isoformat() if row.sealed_at else None
    return [str(row.pk), str(row.client_id), row.compartment, row.scope, _b64(row.wrapped), row.made_at.isoformat(), sealed]


def _deletion(row: Deletion) -> list[Any]:
    return [str(row.pk), str(row.client_id), row.number, row.scope, row.at.isoformat(), _b64(row.salt), _b64(row.note)]


def read_keys(path: Path) -> dict[str, Any]:
    """A key file that may still be used; `BadInput` for a file that is none, or too old."""
    try:
        body: dict[str, Any] = json.loads(path.read_bytes())
        late = datetime.fromisoformat(body["refused_after"]) < timezone.now()
    except (ValueError, KeyError, TypeError):
        raise BadInput("this is not a key file of a Handrail backup") from None
    if late:
        raise BadInput("this key file is older than 30 days and may hold keys that were destroyed since; use the newest one")
    return body


def secrets_of(keys: dict[str, Any]) -> dict[str, bytes]:
    """The deployment's own signing secrets, opened with the practice's key."""
    return {
        name: keyring.practice_key().unwrap(base64.b64decode(text), _secret(name)) for name, text in keys["secrets"].items()
    }


def read(file: Path) -> Iterator[Any]:
    """The lines of a data file, in order; `BadInput` for a file that is none, cut off, changed, or of another practice."""
    with file.open("rb") as source:
        if source.read(len(MAGIC)) != MAGIC:
            raise BadInput("this is not a Handrail backup")
        with gzip.open(_Unsealed(source)) as plain:
            try:
                for line in plain:
                    yield json.loads(line)
            except (OSError, EOFError, ValueError):
                raise BadInput("this backup is damaged, or was made under another practice's key") from None


def _b64(value: bytes | memoryview) -> str:
    return base64.b64encode(value).decode()


def _secret(name: str) -> bytes:
    return f"handrail secret v1\n{name}".encode()


def _write_sealed(out: IO[bytes], lines: Iterator[bytes]) -> int:
    key = secrets.token_bytes(32)
    wrapped = keyring.practice_key().wrap(key, BOUND)
    out.write(MAGIC + struct.pack(">I", len(wrapped)) + wrapped)
    sealer = _Sealed(out, key)
    count = -1  # the first line is the head
    with gzip.GzipFile(fileobj=sealer, mode="wb", mtime=0, compresslevel=5) as packed:
        for line in lines:
            packed.write(line + b"\n")
            count += line.startswith(b"[")
    sealer.finish()
    return count + 1


class _Sealed(io.RawIOBase):
    """Cuts what is written into chunks and seals each; its number and whether it is the last are part of the seal."""

    def __init__(self, out: IO[bytes], key: bytes) -> None:
        self._out, self._cipher, self._number, self._held = out, AESGCM(key), 0, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        while len(self._held) > CHUNK:
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """The last chunk: a file that was cut off lacks it."""
        self._seal(bytes(self._held), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(self._number.to_bytes(12, "big"), chunk, b"last" if last else b"more")
        self._out.write(struct.pack(">I", len(sealed) | (last << 31)) + sealed)
        self._number += 1


class _Unsealed(io.RawIOBase):
    """The same, read back."""

    def __init__(self, source: IO[bytes]) -> None:
        (length,) = struct.unpack(">I", source.read(4).rjust(4, b"\0"))
        try:
            key = keyring.practice_key().unwrap(source.read(length), BOUND)
        except Tampered:
            raise BadInput("this backup was made under another practice's key") from None
        self._source, self._cipher, self._number, self._held, self._over = source, AESGCM(key), 0, b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        while not self._held and not self._over:
            self._open()
        part, self._held = self._held[: len(into)], self._held[len(into) :]
        into[: len(part)] = part
        return len(part)

    def _open(self) -> None:
        head = self._source.read(4)
        if len(head) < 4:
            raise EOFError
        (length,) = struct.unpack(">I", head)
        last, length = bool(length >> 31), length & 0x7FFFFFFF
        try:
            self._held = self._cipher.decrypt(
                self._number.to_bytes(12, "big"), self._source.read(length), b"last" if last else b"more"
            )
        except InvalidTag:
            raise OSError("a chunk does not open") from None
        self._over, self._number = last, self._number + 1


class _Whole:
    """A file that appears under its name only when it is complete, readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self._path, self._draft = path, path.with_name(f".{path.name}.{secrets.token_hex(6)}")

    def __enter__(self) -> IO[bytes]:
        self._file = os.fdopen(os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        return self._file

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        if kind is None:
            self._draft.replace(self._path)
        else:
            self._draft.unlink(missing_ok=True)
