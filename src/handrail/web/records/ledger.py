"""The ledger in Django's tables: each note is a leaf in the same transaction as what it records (R20).

An append marks the head; a checkpoint is signed when somebody asks (docs/decisions/heads-are-marked-checkpoints-signed.md).
What a leaf commits to is kept apart, sealed under a key of the client's own: destroy the key and the leaf is mute.
"""

import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.ledger.checkpoint import Checkpoint
from handrail.ledger.entry import Kind, commit, opens, public
from handrail.ledger.entry import read as read_entry
from handrail.ledger.log import Head, Log, append, is_marked, marked
from handrail.ledger.merkle import Edge
from handrail.papers.errors import BadInput, Gone, HandrailError, Tampered
from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import Compartment
from handrail.web.records import keyring
from handrail.web.records import ledger_keys as keys
from handrail.web.records.ledger_keys import signer, verifier_key
from handrail.web.records.ledger_tables import Appending, Row, Scan, Tables, extra_rows
from handrail.web.records.models import LedgerFact, LedgerHead, LedgerNode

__all__ = ["Kind", "facts_of", "hold", "latest_checkpoint", "note", "signer", "verifier_key", "verify_all"]

ABOUT = ("draft", "document", "walk", "session", "flag", "request")
"""Which fact names what an event happened to, most telling first: the row's `about`."""


def note(kind: Kind, client_id: UUID | None, facts: Mapping[str, Any]) -> int:
    """Append one leaf about what this transaction does; ids and versions only, never words."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger leaf belongs into the transaction of what it records")
    tables = Appending()
    head = tables.hold()
    salt = secrets.token_bytes(32)
    entry = commit(kind, timezone.now(), salt, facts)
    opening = _ENCODE({"facts": dict(facts), "salt": salt.hex()}).encode()
    if client_id is not None:
        opening = seal_field(keyring.to_seal(str(client_id), Compartment.LEDGER), *_place(client_id, head.size), opening)
    tables.rows = [Row(entry, client_id, kind.value, _about(facts), opening)]
    (index,) = append(tables, keys.marker(), [public(entry)])
    _thread.noted += 1
    return index


def hold() -> None:
    """From here to the end of this transaction nobody else appends: what it reads of the ledger is all before its own next leaf."""
    Appending().hold()


_ENCODE = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


class _Thread(threading.local):
    """How many leaves this thread has written."""

    noted = 0


_thread = _Thread()


def noted() -> int:
    """How many leaves this thread has written so far: a page that wrote none is noted as a look."""
    return _thread.noted


def _about(facts: Mapping[str, Any]) -> UUID | None:
    named = next((facts[name] for name in ABOUT if name in facts), None)
    return UUID(str(named)) if named else None


def opening_of(fact: LedgerFact) -> tuple[bytes, dict[str, Any]]:
    """A leaf's salt and what it commits to, opened with the client's key. Raises `Gone` after deletion."""
    opening = bytes(fact.opening)
    if fact.client_id is not None:
        keys = keyring.to_open(str(fact.client_id), Compartment.LEDGER)
        opening = open_field(keys, *_place(fact.client_id, fact.leaf_id), opening)
    try:
        body = json.loads(opening)
        return bytes.fromhex(body["salt"]), body["facts"]
    except (ValueError, KeyError, TypeError):
        raise Tampered(f"what lies beside entry {fact.leaf_id} is not what was written there") from None


def facts_of(fact: LedgerFact) -> dict[str, Any]:
    """What a leaf commits to, opened with the client's key."""
    return opening_of(fact)[1]


def time_of(fact: LedgerFact) -> datetime:
    """When it happened, as its leaf says."""
    return read_entry(bytes(fact.leaf.entry)).at


def holds(fact: LedgerFact) -> bool:
    """True when the leaf still commits to exactly these facts, and says the same kind."""
    entry = bytes(fact.leaf.entry)
    try:
        salt, facts = opening_of(fact)
        return opens(entry, salt, facts) and read_entry(entry).kind.value == fact.kind and _about(facts) == fact.about
    except Gone:
        return read_entry(entry).kind.value == fact.kind
    except HandrailError:
        return False


def mute(client_id: UUID) -> int:
    """Take the facts from a client's leaves: the law's time is over, and the leaves say nothing any more. How many they were.

    The caller notes the number without naming the client, so that facts which were taken otherwise are found.
    """
    return LedgerFact.objects.filter(client_id=client_id).update(client_id=None, about=None, opening=b"")


def _place(client_id: UUID, index: int) -> tuple[Compartment, str, str, str, str]:
    return Compartment.LEDGER, str(client_id), "ledger_fact", "opening", str(index)


def latest_checkpoint() -> str:
    """The newest head, signed now, as text; empty before the first leaf."""
    here = log()
    return here.checkpoint().decode("utf-8") if here.size() else ""


@dataclass(frozen=True, slots=True)
class Published:
    """A checkpoint that outsiders see."""

    size: int
    note: bytes


def published() -> Published:
    """What the worker published last, with the signatures of witnesses; before the first time, the newest head."""
    row = LedgerHead.objects.filter(pk=1, published__gt=0).values_list("published", "checkpoint").first()
    if row:
        return Published(row[0], bytes(row[1]))
    here = log()
    return Published(here.size(), here.checkpoint())


def witnesses() -> tuple[str, ...]:
    """Who signed the published checkpoint beside us, by name; their signatures were checked before it was published."""
    lines = published().note.rpartition(b"\n\n")[2].decode().splitlines()
    names = (line.split(" ")[1] for line in lines)
    return tuple(sorted({name for name in names if name != keyring.origin()}))


def publish(size: int, note: bytes) -> None:
    """Show this checkpoint to outsiders from now on. Never an older one: two workers may have asked at once."""
    LedgerHead.objects.filter(pk=1, published__lte=size, size__gte=size).update(published=size, checkpoint=note)


def store() -> Tables:
    """The tables, to read from."""
    return Tables()


def log() -> Log:
    """The log, for proofs."""
    return _log(Tables())


def whole_log() -> Log:
    """The log, for exports: read once from left to right."""
    return _log(Scan())


def _log(tables: Tables) -> Log:
    return Log(tables, keys.signer())


def opened(note: bytes) -> str:
    """The text of a note that this practice signed, with today's key or an earlier one. Raises `Tampered`."""
    return keys.all_keys().read(note)


def read_checkpoint(text: bytes) -> Checkpoint:
    """A checkpoint that someone kept: `Tampered` when we never signed it."""
    return keys.all_keys().open(text)


def verify_all() -> int:
    """Recompute the root from every stored leaf and hold it against the newest signed checkpoint; how many leaves.

    Then hold every fact that still opens against its leaf. Raises `Tampered` naming the first bad place.
    """
    size, muted, owned = verify_tree(), 0, 0
    for fact in _facts():
        if not fact.opening:
            muted += 1
        elif not holds(fact):
            raise Tampered(f"what entry {fact.leaf_id} commits to is not what lies beside it")
        elif fact.kind == Kind.RECORD_DESTROYED:
            owned += facts_of(fact)["muted"]
    if muted != owned:
        raise Tampered(f"{muted} entries have lost their facts, and the law's time was over for {owned}")
    return size


def verify_tree() -> int:
    """The hashes, and the checkpoint that outsiders see: what a start of the house checks."""
    here = whole_log()
    size = here.verify()
    if sentence := extra_rows(size):
        raise Tampered(sentence)
    shown = published()
    if not shown.note.startswith(f"{keyring.origin()}\n".encode()):
        return size  # the house moved to another address since: outsiders are shown the new name at the next publication
    if shown.size > size or read_checkpoint(shown.note) != here.at(shown.size):
        raise Tampered(f"the checkpoint that was published at {shown.size} entries is not one of this ledger")
    return size


def adopt() -> None:
    """Take over what a preview left: heads that only their checkpoint vouches for, and hashes that are no longer kept."""
    LedgerNode.objects.exclude(level__in=range(8, 64, 8)).delete()
    for size, edge, checkpoint in LedgerHead.objects.filter(mark=b"", size__gt=0).values_list("size", "edge", "checkpoint"):
        with suppress(HandrailError, ValueError):  # what nobody vouches for stays as it is: nothing is added to it
            signed = read_checkpoint(bytes(checkpoint))
            if (signed.size, signed.root) != (size, Edge.read(size, bytes(edge)).root()):
                continue
            LedgerHead.objects.update(mark=marked(Head(size, bytes(edge)), keys.marker()).mark, published=size)


@dataclass(frozen=True, slots=True)
class MarkedAgain:
    """How many entries there are, and for how many of them a checkpoint vouches."""

    size: int
    vouched: int


@transaction.atomic
def mark_again(kept: bytes = b"") -> MarkedAgain:
    """The file with which heads are marked is lost, in every copy: mark this ledger under a new one.

    Only a ledger whose every hash is right, and that holds all that its published checkpoint or a `kept` one saw. Raises
    `Tampered` or `BadInput`, and nothing has changed then. It stands in the ledger that this was done.
    """
    head = Appending().hold()
    if is_marked(head, keys.marker()):
        raise BadInput("the ledger's head bears the right mark; there is nothing to mend")
    known = LedgerHead.objects.values_list("checkpoint", flat=True).get(pk=1)
    seen = [read_checkpoint(note) for note in (kept, bytes(known)) if note]
    if not any(checkpoint.size for checkpoint in seen):
        raise BadInput("nothing vouches for this ledger; give a checkpoint that someone kept")
    LedgerHead.objects.filter(pk=1).update(mark=marked(head, keys.marker()).mark)
    size = verify_tree()
    for checkpoint in seen:
        if checkpoint.size > size or log().at(checkpoint.size).root != checkpoint.root:
            raise Tampered(f"the checkpoint at {checkpoint.size} entries saw another ledger than this one")
    found = MarkedAgain(size, max(checkpoint.size for checkpoint in seen))
    note(Kind.LEDGER_MARKED_AGAIN, None, {"size": found.size, "vouched": found.vouched})
    verify_all()
    return found


def _facts() -> Iterator[LedgerFact]:
    return LedgerFact.objects.select_related("leaf").order_by("leaf_id").iterator(2000)
