"""The ledger's keys: one marks heads and stays, one signs checkpoints and may change (docs/spec/ledger.md, "Another key").

A change is crash-safe: the next key lies beside the old one before the handover is committed, and takes its place after. Every
process asks the database which key is in force whenever it signs, so none goes on with the old one.
"""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.db import transaction

from handrail.ledger import handover
from handrail.ledger.handover import Keys
from handrail.ledger.log import Log, is_marked
from handrail.ledger.note import Signer
from handrail.papers.errors import Tampered
from handrail.web.records import keyring
from handrail.web.records.ledger_tables import Tables
from handrail.web.records.models import LedgerHandover
from handrail.wiring import deployment

NEXT = "ledger.next"


@cache
def marker() -> Signer:
    """Marks heads. Its signing half may be out of date: `signer` asks which key is in force."""
    return _signer(deployment().secret("ledger"))


def forget() -> None:
    """The keys were changed, or put in place by a restore."""
    marker.cache_clear()


def signer() -> Signer:
    """The key for checkpoints and receipts. Raises `Tampered` when it is not the one that the ledger was handed to."""
    newest = LedgerHandover.objects.order_by("-size").values_list("note", flat=True).first()
    if newest is None:
        return marker()
    expected = handover.Handover.open(bytes(newest)).new
    if marker().vkey() != expected:
        forget()  # another process changed it since this one looked
    if marker().vkey() != expected:
        _put_in_place(expected)  # a change was killed between its commit and its last step
    if marker().vkey() == expected:
        return marker()
    raise Tampered("the ledger's key file is not the key that the ledger was handed to; nothing is signed")


def verifier_key() -> str:
    """The C2SP verifier key that anyone checks our checkpoints with."""
    return signer().vkey()


def handovers() -> list[bytes]:
    """Every change of the key, oldest first."""
    return [bytes(note) for note in LedgerHandover.objects.order_by("size").values_list("note", flat=True)]


def all_keys() -> Keys:
    """Every key that ever signed for this ledger."""
    return Keys.trusting(verifier_key(), handovers())


def was_ours(seed: bytes) -> bool:
    """Whether this is a key that signed before the key of today."""
    vkey = _signer(seed).vkey()
    return any(handover.Handover.open(note).old == vkey for note in handovers())


def change() -> str:
    """Sign with another key from now on; its verifier key. The old one is destroyed, and what it signed stays good."""
    from handrail.web.records import ledger  # noqa: PLC0415 (the ledger stands on its keys; only this act is a note in it)

    old, seed = signer(), secrets.token_bytes(32)
    fresh = _signer(seed)
    _write_next(seed)
    with transaction.atomic():
        ledger.note(ledger.Kind.LEDGER_KEY_CHANGED, None, {"old": old.vkey(), "new": fresh.vkey()})
        head = Log(Tables(), old).head()
        LedgerHandover.objects.create(size=head.size, note=handover.sign(head, old, fresh))
        ledger.publish(head.size, head.sign(fresh))
    _put_in_place(fresh.vkey())
    return fresh.vkey()


def put_mark_back(secret: bytes) -> None:
    """The file with which heads are marked, out of a backup's key file. Raises `Tampered` where this ledger's head was never so marked."""
    head = Tables().head()
    if not is_marked(head, Signer.from_seed(keyring.origin(), deployment().secret("ledger"), secret)):
        raise Tampered("the key file holds another mark than the one under which this ledger was written")
    _write(_folder() / "mark.next", secret)
    (_folder() / "mark.next").replace(_folder() / "ledger-mark")
    forget()


def _signer(seed: bytes) -> Signer:
    return Signer.from_seed(keyring.origin(), seed, deployment().secret("ledger-mark"))


def _folder() -> Path:
    return deployment().home / "keys"


def _write_next(seed: bytes) -> None:
    _write(_folder() / NEXT, seed)


def _write(path: Path, secret: bytes) -> None:
    path.unlink(missing_ok=True)  # of a change that was never committed
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(expected: str) -> None:
    """A change was committed: its key takes the old one's place. Another process may have done it already."""
    path = _folder() / NEXT
    with suppress(FileNotFoundError):
        if _signer(path.read_bytes()).vkey() == expected:
            path.replace(_folder() / "ledger")
    forget()
