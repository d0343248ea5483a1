"""Receipts of deletion: signed with the ledger's key, checkable by anyone against the public ledger."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.entry import Kind, canonical, opens, public
from handrail.ledger.merkle import included, leaf_hash
from handrail.papers.errors import BadInput, HandrailError, Tampered
from handrail.web.records import ledger
from handrail.web.records.models import Deletion, LedgerFact, LedgerLeaf

Facts = dict[str, Any]


def issue(client_id: UUID, scope: Deletion.Scope, facts: Mapping[str, Any], at: datetime) -> Deletion:
    """Note the deletion in the ledger and sign its receipt, in the running transaction."""
    number = ledger.note(Kind.DATA_DELETED, client_id, facts)
    salt, _ = ledger.opening_of(LedgerFact.objects.get(pk=number))
    body = {
        "v": 1,
        "receipt": number,
        "facts": dict(facts),
        "salt": salt.hex(),
        "entry": bytes(LedgerLeaf.objects.values_list("entry", flat=True).get(pk=number)).decode(),
        "proof": [base64.b64encode(part).decode() for part in ledger.log().inclusion(number)],
        "checkpoint": ledger.latest_checkpoint(),
    }
    note = ledger.signer().sign(canonical(body).decode() + "\n")
    return Deletion.objects.create(client_id=client_id, number=number, scope=scope, at=at, salt=salt, note=note)


def facts_of(receipt: Deletion) -> Facts:
    """What a stored receipt says; `Tampered` when it is not as it was signed."""
    return check(bytes(receipt.note))


def check(note: bytes) -> Facts:
    """Check a receipt as anyone can: its signature, its leaf's commitment, and that the ledger of its day holds the leaf."""
    return read(note).facts


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says: its leaf's number, what was deleted, and the checkpoint of that moment."""

    number: int
    facts: Facts
    then: Checkpoint


def read(note: bytes) -> Receipt:
    """A receipt that was checked. Raises `BadInput` for what is none, `Tampered` for one that is not as it was signed."""
    try:
        body = json.loads(ledger.opened(note))
        head = ledger.read_checkpoint(body["checkpoint"].encode())
        entry, proof = body["entry"].encode(), [base64.b64decode(part) for part in body["proof"]]
        found = Receipt(int(body["receipt"]), body["facts"], head)
        good = opens(entry, bytes.fromhex(body["salt"]), found.facts)
        good = good and included(found.number, head.size, leaf_hash(public(entry)), proof, head.root)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInput("this is not a receipt") from None
    except HandrailError:
        raise Tampered("this receipt is not as it was signed") from None
    if not good:
        raise Tampered("this receipt is not what the ledger of its day holds")
    return found
