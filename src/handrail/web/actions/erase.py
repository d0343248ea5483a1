"""Delete: two steps, no reason, no approval (R40). Keys first, rows next, one receipt; what the law keeps is sealed (R41).

Everything happens in one transaction, whose leaf is the receipt's proof. A walk that still runs finds its request gone and
stores nothing. What lies outside the database (the jobs' own tables, the log beside the database) follows the commit, and the
worker's sweep looks again every hour.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.vault.keys import Compartment
from handrail.web.actions import access, retention, sealed_papers
from handrail.web.records import jobs, keyring, ledger, lineage, locks, receipts, shred
from handrail.web.records.models import (
    Account,
    Client,
    ClientKey,
    Deletion,
    Kept,
    NameFile,
    SafeCopy,
    WalkRequest,
)

Scope = Deletion.Scope


def delete_own(account: Account, scope: str) -> Deletion:
    """The client deletes what AI made (`ai`) or everything that can go (`all`), by their own act. Asks nothing."""
    client = access.own_record(account)
    return erase(client, scope)


def delete_own_session(account: Account, session_id: UUID) -> Deletion:
    """The client deletes one session: what was made from it goes, what was signed about it is sealed (R40, R41)."""
    client = access.own_record(account)
    if not client.sessions.filter(pk=session_id).exists():
        raise access.Denied
    return erase_session(client, session_id)


def delete_own_purpose(account: Account, purpose: Purpose) -> Deletion:
    """The client deletes what was made under one use of AI, whatever they say to it from now on. Signed papers stay."""
    return erase_purpose(access.own_record(account), purpose)


def delete_joint(account: Account, party_id: UUID) -> Deletion:
    """Someone who sat in shared sessions deletes what AI made from those. Others' signed notes stay (handbook 4.6)."""
    party = access.seat(account, party_id)
    if not party.in_the_room:
        raise access.Denied
    shared = party.client.sessions.filter(modality__in=access.JOINT).values_list("pk", flat=True)
    return erase_sessions(party.client, list(shared), Scope.JOINT)


def own_receipt(account: Account, deletion_id: UUID) -> Deletion:
    """One of the client's own receipts, also after everything went."""
    client = access.own_record(account, sealed_too=True)
    found = Deletion.objects.filter(pk=deletion_id, client_id=client.pk).first()
    if found is None:
        raise access.Denied
    return found


def erase(client: Client, scope: str) -> Deletion:
    """Delete for a client what AI made, or everything that can go and seal the rest."""
    if scope not in (Scope.AI, Scope.ALL):
        raise BadInput("choose what to delete: what AI made, or everything")
    everything = scope == Scope.ALL
    with transaction.atomic():
        client = locks.client(client.pk)
        found = lineage.of_client(client, everything=everything)
        return _destroy(found, Scope(scope), _seal if everything and client.sealed_at is None else _sealed_before)


@transaction.atomic
def erase_purpose(client: Client, purpose: Purpose) -> Deletion:
    """Delete what was made under one purpose: after a withdrawal, or by the client's wish (R11)."""
    client = locks.client(client.pk)
    found = lineage.of_purpose(client, purpose)
    receipt = _destroy(found, Scope.PURPOSE, more={"purpose": purpose.value})
    _prune_names(client)
    return receipt


@transaction.atomic
def erase_purpose_of_sessions(client: Client, purpose: Purpose, sessions: list[UUID]) -> Deletion:
    """Delete what was made under one purpose from some sessions: someone who sat in them withdrew (handbook 4.6)."""
    if purpose in (Purpose.TRANSCRIPTION, Purpose.RECORDING):
        return erase_sessions(client, sessions, Scope.JOINT)
    client = locks.client(client.pk)
    found = lineage.of_purpose_in(client, purpose, sessions)
    return _destroy(found, Scope.JOINT, more={"sessions": len(sessions), "purpose": purpose.value})


@transaction.atomic
def erase_session(client: Client, session_id: UUID) -> Deletion:
    """Delete what was made from one session, and lock away what was signed about it, with its rule and its day."""
    client = locks.client(client.pk)
    receipt = _destroy(
        lineage.of_sessions(client, [session_id]),
        Scope.SESSION,
        lambda client, now: sealed_papers.seal(client, session_id, now),
        more={"sessions": 1},
    )
    _prune_names(client)
    return receipt


@transaction.atomic
def erase_sessions(client: Client, sessions: list[UUID], scope: Deletion.Scope) -> Deletion:
    """Delete what was made from some sessions."""
    client = locks.client(client.pk)
    found = lineage.of_sessions(client, sessions)
    receipt = _destroy(found, scope, more={"sessions": len(sessions)})
    _prune_names(client)
    return receipt


def _sealed_before(client: Client, _: datetime) -> list[Kept]:
    return list(client.kept.filter(session__isnull=True))


def _destroy(
    found: lineage.Lineage,
    scope: Deletion.Scope,
    keep: Callable[[Client, datetime], list[Kept]] = _sealed_before,
    *,
    more: Mapping[str, Any] | None = None,
) -> Deletion:
    """Destroy a lineage, with a receipt. `keep` locks away what the law keeps: last, for it writes to the ledger."""
    now = timezone.now()
    keysets = list(found.keysets.values_list("pk", flat=True))
    counts = remove(found)
    kept = keep(found.client, now)
    facts = {
        "scope": scope.value,
        "at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "destroyed": {what.value: count for what, count in counts.items()},
        "keysets": len(keysets),
        "keysets_sha256": hashlib.sha256("\n".join(sorted(map(str, keysets))).encode()).hexdigest(),
        "kept": [
            {"what": row.what, "count": row.count, "basis": row.basis, "destroy_on": row.destroy_on.isoformat()} for row in kept
        ],
        **(more or {}),
    }
    return receipts.issue(found.client.pk, scope, facts, now)


def remove(found: lineage.Lineage) -> dict[lineage.Class, int]:
    """Destroy the keysets and delete the rows of a lineage in the running transaction; how many of each class."""
    # A walk that is about to store waits here for us, or we wait for it: nothing can slip in between the list and the deletion.
    list(locks.held(WalkRequest.objects.filter(client=found.client)).only("pk"))
    counts = found.counts()
    transaction.on_commit(lambda: _forget_jobs(found.walks))
    shred.destroy(found.keysets)
    for _, rows in found.rows:
        rows.delete()
    return counts


def expire(client: Client, found: lineage.Lineage, more: Mapping[str, Any]) -> dict[lineage.Class, int]:
    """A time limit passed: destroy a lineage and note it, in the running transaction.

    The surrogate map stays, unlike where a client deletes: a name that was found once must be found in later sessions (R13).
    """
    counts = remove(found)
    if counts:
        destroyed = {what.value: count for what, count in counts.items()}
        ledger.note(Kind.DATA_EXPIRED, client.pk, {"destroyed": destroyed, **more})
    return counts


def _forget_jobs(walks: tuple[str, ...]) -> None:
    jobs.forget(walks)


def _seal(client: Client, now: datetime) -> list[Kept]:
    """Lock away what the law keeps, each class with its rule and its day."""
    kept = retention.what_the_law_keeps(client, timezone.localdate())
    client.sealed_at, client.ai_on = now, False
    client.save(update_fields=["sealed_at", "ai_on"])
    ClientKey.objects.filter(client_id=client.pk, compartment=Compartment.RECORD).update(sealed_at=now)
    keyring.changed()
    client.kept.all().delete()  # papers of single sessions that were sealed before are in the count above
    ledger.note(Kind.RECORD_SEALED, client.pk, {"classes": [row.what for row in kept]})
    return Kept.objects.bulk_create(kept)


def _prune_names(client: Client) -> None:
    """Names that only deleted sessions knew go too: the map is written anew, under a new key."""
    file = NameFile.objects.filter(client=client).first()
    if file is None:
        return
    still = {
        span["surrogate"]
        for copy in SafeCopy.objects.filter(client=client).select_related("talk")
        for span in copy.get("safe")["spans"]
    }
    names = file.get("names")
    names["entities"] = [entity for entity in names["entities"] if entity["surrogate"] in still]
    shred.destroy(ClientKey.objects.filter(client_id=client.pk, compartment=Compartment.NAMES, scope=""))
    if names["entities"]:
        file.put(names=names)
        file.save()
    else:
        file.delete()
