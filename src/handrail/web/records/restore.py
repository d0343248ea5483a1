"""Restore: an old data file brings nothing back that was deleted since (R40).

Tombstones come from three places: the key folder of this deployment, the newest key file, and the database that is there
still. A keyset with a tombstone is not let in; rows that it sealed are noise and are removed; records that were sealed since
are sealed again. The ledger of the database that is there stays, when it holds all that the backup's ledger saw.

KNOWN GAP: where the database is lost, entries since the backup are lost with it. Whoever kept a checkpoint sees that.
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone

from handrail.ledger import merkle
from handrail.ledger.entry import Kind
from handrail.ledger.handover import Handover
from handrail.papers.errors import BadInput, HandrailError
from handrail.vault.keys import Compartment
from handrail.web.records import addresses, backup, consent_seal, guards, keyring, ledger, ledger_keys, lineage, names, shred
from handrail.web.records.models import (
    Client,
    ClientKey,
    Deletion,
    Document,
    Kept,
    KeyTombstone,
    LedgerFact,
    LedgerHandover,
    LedgerLeaf,
    Session,
    WalkRequest,
)
from handrail.web.records.sealing import SealedText
from handrail.wiring import deployment

BATCH = 1000
LEDGER = ("records.ledgerleaf", "records.ledgernode", "records.ledgerhead", "records.ledgerfact", "records.ledgerhandover")
NEVER_OLDER = (*LEDGER, "records.deletion", "records.keytombstone", "records.keyepoch")
"""What only grows: where the database here knows more of it than the backup, the database is right."""


@dataclass(slots=True)
class Result:
    """What a restore did."""

    rows: int = 0
    kept_out: int = 0
    """Keysets that the backup's time still had, and that were destroyed since."""
    removed: int = 0
    """Rows that they had sealed."""
    ledger_kept: bool = False
    lost: int = 0
    """Ledger entries since the backup that are lost with the database."""


def restore(file: Path, keys_path: Path) -> Result:
    """Put a backup in place of what is in the database, as the tables' owner. All of it, or nothing."""
    keys = backup.read_keys(keys_path)
    _restore_secrets(keys)
    result = Result()
    lines = backup.read(file)
    head = next(lines, None)
    if not isinstance(head, dict) or head.get("v") != 1:
        raise BadInput("this is not a Handrail backup")
    destroyed = _tombstones(keys)
    with transaction.atomic():
        result.ledger_kept = _ledger_here_is_newer(head["checkpoint"])
        here = {str(row.pk): row for row in ClientKey.objects.all()} if result.ledger_kept else {}
        since = _since(keys, here=result.ledger_kept)
        stays = NEVER_OLDER if result.ledger_kept else ()
        guards.drop(connection)  # they judge what people do; these rows say what people did
        _empty(stays)
        _load(lines, stays, result)
        ledger.adopt()
        _restore_handovers(keys)
        _load_keys(keys, here, destroyed, result)
        _seal_again(since)
        _remove_noise(result)
        _bury(destroyed)
        result.lost = 0 if result.ledger_kept else _lost(keys["checkpoint"])
        facts = {"kept_out": result.kept_out, "removed": result.removed, "lost": result.lost}
        ledger.note(Kind.KEY_DESTROYED, None, facts)
        keyring.changed()
        names.mark_unmarked(Client.objects.all())
        guards.install(connection)
    shred.write_tombstones(destroyed)
    shred.settle()
    ledger.verify_tree()
    return result


@dataclass(slots=True)
class _Since:
    """What is known, from anywhere, of deletions after the backup was made."""

    sealed: dict[UUID, datetime]
    kept: list[tuple[UUID, str, int, str, date, UUID | None]]
    deletions: list[Deletion]


def _since(keys: dict[str, Any], *, here: bool) -> _Since:
    sealed = {UUID(pk): datetime.fromisoformat(at) for pk, at in keys["sealed"].items()}
    kept = [
        (UUID(pk), what, count, basis, date.fromisoformat(day), UUID(session) if session else None)
        for pk, what, count, basis, day, session in keys["kept"]
    ]
    deletions = [
        Deletion(UUID(pk), UUID(client), number, scope, datetime.fromisoformat(at), _bytes(salt), _bytes(note))
        for pk, client, number, scope, at, salt, note in keys["deletions"]
    ]
    if here:
        sealed |= {pk: at for pk, at in Client.objects.exclude(sealed_at=None).values_list("pk", "sealed_at") if at}
        kept += [(row.client_id, row.what, row.count, row.basis, row.destroy_on, row.session_id) for row in Kept.objects.all()]
        deletions += list(Deletion.objects.all())
    return _Since(sealed, kept, deletions)


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def _restore_secrets(keys: dict[str, Any]) -> None:
    """The signing secrets of the practice: put in place where nothing was signed yet; never over others."""
    found = backup.secrets_of(keys)
    home = deployment().home / "keys"
    begun = LedgerLeaf.objects.exists()
    for name, secret in found.items():
        path = home / name
        if path.exists() and path.read_bytes() == secret:
            continue
        if name == "ledger" and begun and ledger_keys.was_ours(secret):
            continue  # the key was changed since: the newer one stays
        if begun and path.exists():
            raise BadInput("this deployment signs with other keys than the backup's; restore into an empty HANDRAIL_HOME")
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secret)
    ledger_keys.forget()
    addresses.forget_key()
    names.forget_key()
    consent_seal.forget_key()


def _restore_handovers(keys: dict[str, Any]) -> None:
    """Changes of the ledger's key since the data file was written: its key file knows them, and holds the key of today."""
    for note in map(_bytes, keys.get("handovers", ())):
        LedgerHandover.objects.get_or_create(size=Handover.open(note).head.size, defaults={"note": note})


def _tombstones(keys: dict[str, Any]) -> set[str]:
    here = {str(pk) for pk in KeyTombstone.objects.values_list("keyset", flat=True)}
    return here | shred.read_tombstones() | set(keys["destroyed"])


def _ledger_here_is_newer(checkpoint: str) -> bool:
    """True when the ledger of this database holds all that the backup's saw: then it stays."""
    log = ledger.log()
    if not log.size():
        return False
    try:
        then, head = ledger.read_checkpoint(checkpoint.encode()), log.head()
        ledger.verify_tree()
        proof = log.consistency(then.size)
        return merkle.consistent(then.size, head.size, then.root, head.root, proof)
    except HandrailError:
        return False


def _empty(but: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        every: list[type[Model]] = [*backup.tables(), ClientKey]
        for model in reversed(every):
            if model._meta.label_lower not in but:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 (our own tables)


def _load(lines: Iterator[Any], but: tuple[str, ...], result: Result) -> None:
    by_name = {model._meta.label_lower: model for model in backup.tables()}
    model: type[Model] | None = None
    fields: list[Field[Any, Any]] = []
    written: list[Field[Any, Any]] = []
    newer: list[Field[Any, Any]] = []
    rows: list[Model] = []
    for line in lines:
        if isinstance(line, dict):
            _insert(model, fields, rows)
            rows, model = [], by_name.get(line["table"])
            if model is None:
                raise BadInput(f"this backup holds a table that this version does not know: {line['table']}")
            written = [_field(model, name) for name in line["fields"]]
            newer = [
                field for field in model._meta.concrete_fields if not (field in written or field.null) and field.has_default()
            ]
            fields = [*written, *newer]  # an older backup lacks columns that came since
            if line["table"] in but:
                model = None
        elif model is not None:
            found = {field.attname: backup.cell(field, value) for field, value in zip(written, line, strict=True)}
            found |= {field.attname: field.get_default() for field in newer}
            names = [field.attname for field in model._meta.concrete_fields if field.attname in found]
            rows.append(model.from_db(connection.alias, names, [found[name] for name in names]))
            result.rows += 1
            if len(rows) >= BATCH:
                _insert(model, fields, rows)
                rows = []
    _insert(model, fields, rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(by_name.values())):
            cursor.execute(statement)


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    for field in model._meta.concrete_fields:
        if field.attname == name:
            return field
    raise BadInput(f"this backup holds a column that this version does not know: {model._meta.label_lower}.{name}")


def _insert(model: type[Model] | None, fields: "list[Field[Any, Any]]", rows: list[Model]) -> None:
    """As the rows were: `raw` keeps dates that a save would set anew."""
    if model is not None and rows:
        most = max(1, connection.ops.bulk_batch_size(fields, rows)) if connection.vendor == "sqlite" else BATCH
        for start in range(0, len(rows), most):
            model._base_manager._insert(rows[start : start + most], fields=fields, using=connection.alias, raw=True)  # type: ignore[attr-defined]


def _load_keys(keys: dict[str, Any], here: dict[str, ClientKey], destroyed: set[str], result: Result) -> None:
    wanted = dict(here)
    for pk, client, compartment, scope, wrapped, made_at, sealed_at in keys["keysets"]:
        if pk not in wanted:
            row = ClientKey(UUID(pk), UUID(client), compartment, scope, _bytes(wrapped), datetime.fromisoformat(made_at))
            row.sealed_at = datetime.fromisoformat(sealed_at) if sealed_at else None
            wanted[pk] = row
    alive = [row for pk, row in wanted.items() if pk not in destroyed]
    result.kept_out = len(wanted) - len(alive)
    fields = list(ClientKey._meta.concrete_fields)
    _insert(ClientKey, fields, list(alive))


def _seal_again(since: _Since) -> None:
    for pk, at in since.sealed.items():
        Client.objects.filter(pk=pk).update(sealed_at=at, ai_on=False)
        ClientKey.objects.filter(client_id=pk, compartment=Compartment.RECORD).update(sealed_at=at)
    papers = ClientKey.objects.filter(compartment=Compartment.RECORD, sealed_at__isnull=False).exclude(scope="")
    for keyset in papers:
        Document.objects.filter(pk=keyset.scope).update(sealed_at=keyset.sealed_at)
    there = set(Client.objects.values_list("pk", flat=True))
    for client, what, count, basis, day, session in since.kept:
        same = Kept.objects.filter(client=client, what=what, session=session)
        gone = session is not None and not Session.objects.filter(pk=session).exists()
        if client in there and not gone and not same.exists():
            Kept.objects.create(client_id=client, what=what, session_id=session, count=count, basis=basis, destroy_on=day)
    known = set(Deletion.objects.values_list("number", flat=True))
    fresh = {row.number: row for row in since.deletions if row.number not in known}
    Deletion.objects.bulk_create(fresh.values())


def _remove_noise(result: Result) -> None:
    """Rows whose keyset was destroyed say nothing; they go, as they went when their client deleted them."""
    for pk in _records_without_keys():
        result.removed += _remove_record(pk)
    for model in (*(table.model for table in lineage.FROM_SESSIONS), *lineage.OF_THE_CLIENT):
        for sealed in _sealed_columns(model):
            result.removed += _remove_unreadable(model, sealed)
    result.removed += WalkRequest.objects.filter(session__talk__isnull=True).delete()[0]


def _records_without_keys() -> list[UUID]:
    alive = ClientKey.objects.filter(compartment=Compartment.RECORD, scope="").values_list("client_id", flat=True)
    return list(Client.objects.exclude(person_sealed=None).exclude(pk__in=list(alive)).values_list("pk", flat=True))


def _remove_record(client_id: UUID) -> int:
    """The law was done with this one since the backup."""
    client = Client.objects.get(pk=client_id)
    Document.objects.filter(client=client).update(amends=None, draft=None)
    removed = 0
    for model in (*(table.model for table in lineage.FROM_SESSIONS), *lineage.OF_THE_CLIENT, *lineage.LAW_KEEPS):
        removed += model._default_manager.filter(client=client).delete()[0]
    if LedgerFact.objects.filter(client_id=client_id).exists():
        ledger.note(Kind.RECORD_DESTROYED, None, {"muted": ledger.mute(client_id)})
    client.delete()
    return removed + 1


def _sealed_columns(model: type[Model]) -> list[SealedText]:
    return [value for value in vars(model).values() if isinstance(value, SealedText)]


def _remove_unreadable(model: type[Model], column: SealedText) -> int:
    scope = column.scope
    alive = set(ClientKey.objects.filter(compartment=column.compartment.value).values_list("client_id", "scope"))
    rows = model._default_manager.exclude(**{f"{column.name}_sealed": None}).values_list(
        "pk", "client_id", *([scope] if scope else [])
    )
    gone = [row[0] for row in rows if (row[1], str(row[2]) if scope else "") not in alive]
    return sum(model._default_manager.filter(pk__in=gone[at : at + 500]).delete()[0] for at in range(0, len(gone), 500))


def _lost(checkpoint: str) -> int:
    try:
        return max(0, ledger.read_checkpoint(checkpoint.encode()).size - ledger.log().size())
    except HandrailError:
        return 0


def _bury(destroyed: set[str]) -> None:
    now = timezone.now()
    rows = [KeyTombstone(keyset=UUID(keyset), at=now) for keyset in sorted(destroyed)]
    KeyTombstone.objects.bulk_create(rows, 500, ignore_conflicts=True)
