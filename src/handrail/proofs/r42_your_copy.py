"""R42: your copy."""

import hashlib
import io
import json
import zipfile
from functools import partial

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.signed import Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, evident, holds, refused, see
from handrail.web.actions import private_notes, rights, take_copy
from handrail.web.actions.amend_document import amend_document
from handrail.web.records import ledger
from handrail.web.records.models import Account, Document, LedgerFact


@holds(42)
def copy_correction_limit_and_who_was_told(house: House) -> str:
    """A whole copy with digests that fit; a correction beside the signed bytes; a limit that holds; disclosures in view."""
    account, document = house.account_of(house.chen), house.signed(house.draft)
    before = _bytes(document)
    amended = amend_document(house.therapist, document.pk, "The dose was 50 mg from the start.", timezone.now())
    see(_bytes(document) == before and amended.amends_id == document.pk, "an amendment changed the signed text")
    line = codec.load(Signed, amended.get("body")).lines[-1]
    see(line.author is Author.HUMAN and line.section == "Amendment", "the amendment is not its own section")
    rights.disclose(house.therapist, house.chen.pk, "payment", "A health plan", "Dates of sessions")
    asked = rights.ask(account, "restrict", "Tell my plan nothing.")
    rights.answer(house.therapist, asked.pk, accept=True, text="")
    refused(
        partial(rights.disclose, house.therapist, house.chen.pk, "payment", "A health plan", "Dates"),
        "telling past a limit",
        "R42",
    )
    see([told.to for told in rights.own_disclosures(account)] == ["A health plan"], "the client can't see who was told")
    parts = _copy(account)
    record = json.loads(parts["record.json"])
    see(len(record["documents"]) == 2 and record["transcripts"] and len(record["ai_uses"]) == 3, "the copy is not whole")
    return f"a copy of {len(parts)} parts fits its digests; a correction stands beside the signed bytes; a limit held; who was told is in view"


@attack(42)
def past_a_clients_rights(house: House) -> str:
    """The signed text past the program; a stranger's answer and a second one; another's paper; a disclosure taken out of the ledger."""
    account, other = house.account_of(house.chen), house.account_of(house.tobias)
    document = house.signed(house.draft)
    for change in ({"body_sealed": b"x"}, {"signed_at": timezone.now()}, {"kind": "soap"}, {"with_ai": False}):
        database_refuses(partial(Document.objects.filter(pk=document.pk).update, **change), "a changed signed document")
    asked = rights.ask(account, "amend", "It was a Tuesday.")
    for stranger in (house.stranger, house.owner, account, other):
        answer = partial(rights.answer, Account.objects.get(pk=stranger.pk), asked.pk, accept=True, text="")
        refused(answer, "a request answered by someone else")
    refused(partial(rights.answer, house.therapist, asked.pk, accept=False, text=" "), "a no without words")
    rights.answer(house.therapist, asked.pk, accept=True, text="Added.")
    refused(partial(rights.answer, house.therapist, asked.pk, accept=False, text="No."), "a second answer")
    refused(partial(rights.ask, other, "disagree", "Not so.", document.pk), "a word on another client's paper")
    rights.disclose(house.therapist, house.chen.pk, "law", "A court", "Dates")
    told = LedgerFact.objects.filter(client_id=house.chen.pk, kind=ledger.Kind.DISCLOSED)
    evident(told.delete, ledger.verify_all, "a disclosure")
    private_notes.write_private_note(house.therapist, house.chen.pk, "My own thought about the lilac kettle.")
    see(not any(b"lilac kettle" in part for part in _copy(account).values()), "a private note is in the copy")
    return "a changed signed text, a stranger's or second answer and a word on another's paper were refused; a hidden disclosure was noticed"


def _copy(account: Account) -> dict[str, bytes]:
    """Every part of the client's copy, each held against the digest that the manifest names."""
    with zipfile.ZipFile(io.BytesIO(take_copy.take_copy(account))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    named = json.loads(parts["manifest.json"])["files"]
    see(set(named) == set(parts) - {"manifest.json"}, "the copy has parts that its manifest does not name")
    for name, facts in named.items():
        see(hashlib.sha256(parts[name]).hexdigest() == facts["sha256"], "a part of the copy is not what its manifest says")
    return parts


def _bytes(document: Document) -> bytes:
    return bytes(vars(Document.objects.get(pk=document.pk))["body_sealed"])
