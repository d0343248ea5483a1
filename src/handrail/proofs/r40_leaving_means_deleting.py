"""R40: leaving means deleting."""

import inspect
from functools import partial

from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.vault.keys import Compartment
from handrail.web.actions import erase
from handrail.web.records import backup, keyring, ledger, receipts, restore
from handrail.web.records.models import (
    Account,
    ClientKey,
    Deletion,
    Draft,
    Judgement,
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
    """Rows and a whole backup from before, put back after: without their keys they are noise. Nobody deletes for someone else."""
    old = backup.write(house.home / "old.backup", house.home / "old.keys")
    draft, keys = house.draft, list(ClientKey.objects.filter(client_id=house.chen.pk))
    for stranger in (house.therapist, house.owner, house.stranger):
        refused(partial(erase.delete_own, Account.objects.get(pk=stranger.pk), Deletion.Scope.AI), "a deletion by someone else")
    erase.delete_own(house.account_of(house.chen), Deletion.Scope.AI)
    house.forget()
    refused(lambda: keyring.to_open(str(house.chen.pk), Compartment.DRAFT, str(draft.pk)), "a key that was destroyed")
    refused(lambda: draft.get("body"), "a draft put back from an old copy")
    gone = {key.pk for key in keys} - set(ClientKey.objects.values_list("pk", flat=True))
    see(gone and set(KeyTombstone.objects.values_list("keyset", flat=True)) >= gone, "a destroyed key left no tombstone")
    _an_old_backup(house)
    words = inspect.signature(erase.delete_own).parameters
    see(not {"reason", "why", "approved_by"} & set(words), "a deletion asks for a reason")
    return f"an old draft and a whole old backup of {old} rows, put back, opened nothing; {len(gone)} keys left tombstones; nobody deletes for others"


def _an_old_backup(house: House) -> None:
    """The backup from before the deletion, restored with its own old key file: the worst that an operator can do."""
    file, keys = house.home / "old.backup", house.home / "old.keys"
    done = restore.restore(file, keys)
    house.forget()
    see(done.kept_out and done.removed, "an old backup brought keys or rows back")
    see(not Draft.objects.filter(client=house.chen).exists(), "an old backup brought a draft back")
    for path in (file, keys):
        path.unlink()
