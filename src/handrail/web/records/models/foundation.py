"""The tables under the vault and the ledger."""

import uuid

from django.db import models


class ClientKey(models.Model):
    """A keyset of a client, wrapped by the practice key. Deleting the row shreds all that it sealed (R40)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4)
    compartment = models.CharField(max_length=24)
    scope = models.CharField(max_length=36, blank=True, default="")  # the id of the one thing it seals; empty: all of it
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    rotated_at = models.DateTimeField(null=True)  # its newest key was added then; empty: when it was made
    sealed_at = models.DateTimeField(null=True)  # closed to daily work; only the law keeps it (R41)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client_id", "compartment", "scope"], name="one_keyset_per_scope")]


class KeyTombstone(models.Model):
    """A keyset that was destroyed. A backup that still holds it is not let back in (R40)."""

    keyset = models.UUIDField(primary_key=True)
    at = models.DateTimeField()


class KeyEpoch(models.Model):
    """Grows whenever a keyset is destroyed, sealed or changed, so that no process goes on with what it remembers."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)


class LedgerLeaf(models.Model):
    """An entry of the ledger: a kind, a time and a commitment, never words."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.BinaryField()
    leaf_hash = models.BinaryField()


class LedgerFact(models.Model):
    """What a leaf commits to, sealed under the client's key (or plain where no client is meant): erase it and the leaf is mute."""

    leaf = models.OneToOneField(LedgerLeaf, primary_key=True, on_delete=models.PROTECT, related_name="fact")
    client_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=32)  # as in the leaf
    about = models.UUIDField(null=True)  # the draft, document, walk or session that it happened to
    opening = models.BinaryField()  # JSON {"salt", "facts"}; facts are ids, purposes, versions

    class Meta:
        indexes = [
            models.Index(fields=["client_id", "kind", "-leaf"]),
            models.Index(fields=["about"], condition=models.Q(about__isnull=False), name="facts_about_something"),
        ]


class LedgerNode(models.Model):
    """The hash of a perfect subtree of 256, 65,536 ... leaves: a tile of C2SP tlog-tiles is a run of these."""

    level = models.SmallIntegerField()  # of the tree: 8, 16, 24
    index = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_per_node")]


class LedgerHead(models.Model):
    """Where the ledger ends, and the lock that makes appends a single file."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    edge = models.BinaryField(default=b"")  # hashes of the largest perfect subtrees, left to right: all that an append reads
    mark = models.BinaryField(default=b"")  # HMAC over both: nothing is signed or added to that the house did not write
    checkpoint = models.BinaryField(default=b"")  # the newest that was published, with what witnesses signed beside it
    published = models.BigIntegerField(default=0)  # its size


class LedgerHandover(models.Model):
    """The ledger's key changed at this size: a checkpoint that names and bears both keys."""

    size = models.BigIntegerField(primary_key=True)
    note = models.BinaryField()
