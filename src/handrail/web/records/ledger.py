"""The ledger in Django's tables: each note is a leaf in the same transaction as what it records (R20).

What a leaf commits to is kept apart, sealed under the client's own key: destroy the key and the leaf is mute.
"""

import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.ledger.entry import Kind, commit
from handrail.ledger.log import Log
from handrail.ledger.note import Signer, Verifier
from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import Compartment
from handrail.web.records import keyring
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerLeaf, LedgerNode
from handrail.wiring import deployment

__all__ = ["Kind", "facts_of", "latest_checkpoint", "note", "store", "verifier_key", "verify_all"]


class Tables:
    """`handrail.ledger`'s store in our tables. Appends need the head's row lock, which makes them a single file."""

    def __init__(self, head: LedgerHead | None = None) -> None:
        self.head = head or LedgerHead.objects.filter(pk=1).first() or LedgerHead(pk=1)

    def size(self) -> int:
        """How many leaves there are."""
        return self.head.size

    def append_leaf(self, index: int, entry: bytes, leaf_hash: bytes) -> None:
        """Add the next leaf."""
        LedgerLeaf.objects.bulk_create([LedgerLeaf(index=index, entry=entry, leaf_hash=leaf_hash)])
        self.head.size = index + 1

    def entry(self, index: int) -> bytes:
        """The bytes of one leaf."""
        return _there(LedgerLeaf.objects.filter(pk=index).values_list("entry", flat=True).first())

    def node(self, level: int, index: int) -> bytes:
        """The hash of a perfect subtree."""
        if level == 0:
            return _there(LedgerLeaf.objects.filter(pk=index).values_list("leaf_hash", flat=True).first())
        return _there(LedgerNode.objects.filter(level=level, index=index).values_list("hash", flat=True).first())

    def put_node(self, level: int, index: int, node_hash: bytes) -> None:
        """Keep it; level 0 stands with the leaves already."""
        if level:
            LedgerNode.objects.bulk_create([LedgerNode(level=level, index=index, hash=node_hash)])

    def latest_checkpoint(self) -> bytes:
        """The newest signed checkpoint, empty before the first leaf."""
        return bytes(self.head.checkpoint)

    def save_checkpoint(self, text: bytes) -> None:
        """Keep the newest."""
        self.head.checkpoint = text
        self.head.save()


def _there(value: bytes | memoryview | None) -> bytes:
    if value is None:
        raise LookupError("a row of the ledger is gone")  # the log names the place (R20)
    return bytes(value)


def _signer() -> Signer:
    here = deployment()
    return Signer.from_seed(keyring.origin(), here.secret("ledger"))


def verifier_key() -> str:
    """The C2SP verifier key that anyone checks our checkpoints with."""
    return _signer().vkey()


def note(kind: Kind, client_id: UUID | None, facts: Mapping[str, Any]) -> int:
    """Append one leaf about what this transaction does; ids and versions only, never words."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger leaf belongs into the transaction of what it records")
    LedgerHead.objects.get_or_create(pk=1)
    head = LedgerHead.objects.select_for_update().get(pk=1)
    salt = secrets.token_bytes(32)
    entry = commit(kind, timezone.now(), salt, facts)
    (index,) = Log(Tables(head), _signer()).append([entry])
    opening = json.dumps({"salt": salt.hex(), "facts": dict(facts)}, separators=(",", ":"), sort_keys=True).encode()
    if client_id is not None:
        opening = seal_field(keyring.keys(str(client_id), Compartment.RECORD), *_place(client_id, index), opening)
    LedgerFact.objects.bulk_create([LedgerFact(leaf_id=index, client_id=client_id, opening=opening)])
    return index


def facts_of(fact: LedgerFact) -> dict[str, Any]:
    """What a leaf commits to, opened with the client's key."""
    opening = bytes(fact.opening)
    if fact.client_id is not None:
        keys = keyring.keys(str(fact.client_id), Compartment.RECORD)
        opening = open_field(keys, *_place(fact.client_id, fact.leaf_id), opening)
    return json.loads(opening)  # type: ignore[no-any-return]


def _place(client_id: UUID, index: int) -> tuple[Compartment, str, str, str, str]:
    return Compartment.RECORD, str(client_id), "ledger_fact", "opening", str(index)


def store() -> Tables:
    """The tables, to read from."""
    return Tables()


def latest_checkpoint() -> str:
    """The newest signed checkpoint as text; empty before the first leaf."""
    return store().latest_checkpoint().decode("utf-8")


def log() -> Log:
    """The whole log, for proofs and exports."""
    return Log(store(), _signer())


def verifier() -> Verifier:
    """Checks our own checkpoints."""
    return Verifier.from_vkey(verifier_key())


def verify_all() -> int:
    """Recompute the root from every stored leaf and hold it against the newest signed checkpoint; how many leaves."""
    return log().verify()
