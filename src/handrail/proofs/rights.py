"""Chapter H, client rights (R40 to R42)."""

import inspect
from functools import partial

from django.utils import timezone

from handrail.papers import codec
from handrail.papers.draft import Author, Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.vault.keys import Compartment
from handrail.web.actions import erase, request_walk
from handrail.web.actions.amend_document import amend_document
from handrail.web.actions.read_document import read_document
from handrail.web.records import keyring, ledger, receipts
from handrail.web.records.models import (
    Account,
    ClientKey,
    Deletion,
    Document,
    Draft,
    Judgement,
    Kept,
    KeyTombstone,
    SafeCopy,
    Talk,
    WalkRequest,
)


@holds(40)
def two_steps_and_a_receipt(house: House) -> str:
    """The client's own act: what AI made is gone, and the receipt can be checked."""
    account, client = house.account_of(house.chen), house.chen
    house.signed(house.summary)
    receipt = erase.delete_own(account, Deletion.Scope.AI)
    house.forget()
    left = [
        model.__name__
        for model in (Draft, SafeCopy, Talk, WalkRequest, Judgement)
        if model.objects.filter(client=client).exists()
    ]
    see(not left, f"{', '.join(left)} outlived the deletion")
    facts = receipts.facts_of(receipt)
    see(
        facts["destroyed"] and facts["keysets"] and ledger.verify_all(),
        "the receipt says nothing, or the ledger does not hold it",
    )
    return f"one act destroyed {facts['keysets']} keysets and {sum(facts['destroyed'].values())} things; the signed receipt verifies"


@attack(40)
def an_old_copy_comes_back(house: House) -> str:
    """Rows copied before and put back after: without their keys they are noise. And nobody deletes for someone else."""
    draft, keys = house.draft, list(ClientKey.objects.filter(client_id=house.chen.pk))
    for stranger in (house.therapist, house.owner, house.stranger):
        refused(partial(erase.delete_own, Account.objects.get(pk=stranger.pk), Deletion.Scope.AI), "a deletion by someone else")
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.AI)
    house.forget()
    refused(lambda: keyring.to_open(str(house.chen.pk), Compartment.DRAFT, str(draft.pk)), "a key that was destroyed")
    refused(lambda: draft.get("body"), "a draft put back from an old copy")
    gone = {key.pk for key in keys} - set(ClientKey.objects.values_list("pk", flat=True))
    see(gone and set(KeyTombstone.objects.values_list("keyset", flat=True)) >= gone, "a destroyed key left no tombstone")
    words = inspect.signature(erase.delete_own).parameters
    see(not {"reason", "why", "approved_by"} & set(words), "a deletion asks for a reason")
    return f"an old copy of a draft stayed shut; {len(gone)} destroyed keys left tombstones; nobody deletes for someone else"


@holds(41)
def kept_with_basis_and_date(house: House) -> str:
    """Deleting everything seals the signed record, and says why and until when."""
    house.signed(house.draft)
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.ALL)
    kept = list(Kept.objects.filter(client=house.chen))
    see(any(row.what == Kept.What.DOCUMENTS and row.count for row in kept), "the signed record was not kept")
    see(
        all(row.basis and row.destroy_on > timezone.localdate() for row in kept), "something is kept without a basis and a date"
    )
    return f"{len(kept)} classes are kept, each with its legal basis and the day on which it is destroyed"


@attack(41)
def opening_what_is_sealed(house: House) -> str:
    """The clinician, the supervisor and AI on a sealed record; new words into it."""
    document = house.signed(house.draft)
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.ALL)
    house.forget()
    for account in (house.therapist, house.supervisor):
        refused(partial(read_document, account, document.pk), "a sealed document on a daily page")
        see(
            house.browser(account).get(f"/clinic/clients/{house.chen.pk}/").status_code in (404, 422),
            "a sealed record's page opened",
        )
    refused(lambda: Document.objects.get(pk=document.pk).get("body"), "a sealed text by its row")
    refused(lambda: request_walk.request_walk(house.therapist, house.walk.session_id, ["dap"]), "AI on a sealed record")
    return "clinician, supervisor and AI met a closed door at the sealed record, and its row did not open"


@holds(42)
def an_amendment_stands_beside(house: House) -> str:
    """The signed bytes stay; the correction has its own signature."""
    document = house.signed(house.draft)
    before = bytes(Document.objects.get(pk=document.pk).body_sealed)  # type: ignore[attr-defined]
    amended = amend_document(house.therapist, document.pk, "The dose was 50 mg from the start.", timezone.now())
    after = bytes(Document.objects.get(pk=document.pk).body_sealed)  # type: ignore[attr-defined]
    see(before == after and amended.amends_id == document.pk, "an amendment changed the signed text")
    line = codec.load(Signed, amended.get("body")).lines[-1]
    see(line.author is Author.HUMAN and line.section == "Amendment", "the amendment is not its own section")
    return "the amendment stands beside the signed text, whose bytes stayed as they were"


@attack(42)
def the_signed_text_changed(house: House) -> str:
    """Past the program."""
    document = Document.objects.filter(pk=house.signed(house.draft).pk)
    for change in ({"body_sealed": b"x"}, {"signed_at": timezone.now()}, {"kind": "soap"}, {"with_ai": False}):
        database_refuses(partial(document.update, **change), "a changed signed document")
    return "the tables refuse another text, time, kind and a stripped AI mark on a signed document"
