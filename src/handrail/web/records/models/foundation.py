"""The tables under the vault and the ledger."""

import uuid

from django.db import models


class ClientKey(models.Model):
    """A client's keyset for one compartment, wrapped by the practice key. Deleting the row shreds all it sealed (R40)."""

    client_id = models.UUIDField(default=uuid.uuid4)
    compartment = models.CharField(max_length=24)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client_id", "compartment"], name="one_keyset_per_compartment")]


class LedgerLeaf(models.Model):
    """An entry of the ledger: a kind, a time and a commitment, never words."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.BinaryField()
    leaf_hash = models.BinaryField()


class LedgerFact(models.Model):
    """What a leaf commits to, sealed under the client's key (or plain where no client is meant): erase it and the leaf is mute."""

    leaf = models.OneToOneField(LedgerLeaf, primary_key=True, on_delete=models.PROTECT, related_name="fact")
    client_id = models.UUIDField(null=True, db_index=True)
    opening = models.BinaryField()  # JSON {"salt", "facts"}; facts are ids, purposes, versions


class LedgerNode(models.Model):
    """The hash of a perfect subtree, so that proofs cost a handful of reads."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_per_node")]


class LedgerHead(models.Model):
    """The newest signed checkpoint, and the lock that makes appends a single file."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    checkpoint = models.BinaryField(default=b"")
