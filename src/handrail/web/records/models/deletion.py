"""What a deletion leaves behind: a receipt, what the law keeps and until when, and a hold that a human placed."""

import uuid

from django.db import models

from handrail.vault.keys import Compartment
from handrail.web.records.models.people import Client, Staff
from handrail.web.records.models.sessions import Session
from handrail.web.records.sealing import SealedRow, SealedText


class Deletion(models.Model):
    """A receipt: what was destroyed, what the law keeps, and the proof. It names nobody and outlives the record."""

    class Scope(models.TextChoices):
        AI = "ai", "What AI made, and session texts"
        ALL = "all", "Everything that can go"
        SESSION = "session", "One session"
        PURPOSE = "purpose", "One use of AI"
        JOINT = "joint", "What AI made from shared sessions"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client_id = models.UUIDField(db_index=True)
    number = models.BigIntegerField(unique=True)  # the index of its ledger leaf
    scope = models.CharField(max_length=8, choices=Scope.choices)
    at = models.DateTimeField()
    salt = models.BinaryField()  # opens the leaf, together with the facts in the note: anyone with the receipt can check it
    note = models.BinaryField()  # the receipt, a C2SP signed note

    class Meta:
        ordering = ["-number"]


class Kept(models.Model):
    """One class of things that the law keeps after a deletion, why, and the day on which it is destroyed (R41)."""

    class What(models.TextChoices):
        DOCUMENTS = "documents", "Notes and plans that were signed"
        MEASURES = "measures", "Answers to questionnaires, goals and dates of sessions"
        CHOICES = "choices", "Yes and no choices"
        DISCLOSURES = "disclosures", "The list of who was told what"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="kept")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="kept")  # only this one was deleted
    what = models.CharField(max_length=12, choices=What.choices)
    count = models.PositiveIntegerField()
    basis = models.CharField(max_length=160)
    destroy_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "what"], condition=models.Q(session__isnull=True), name="one_date_for_each_class"
            ),
            models.UniqueConstraint(fields=["session", "what"], name="one_date_for_each_class_of_a_session"),
        ]
        ordering = ["pk"]


class LegalHold(SealedRow):
    """A human keeps a record beyond its date: with a reason and an end, shown to the client (R41)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="holds")
    reason = SealedText(Compartment.LEDGER)
    placed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-placed_at"]


class Unsealing(SealedRow):
    """A sealed record opened for some hours because the law demands it: two people, a basis, words; shown to the client (R41)."""

    class Basis(models.TextChoices):
        COURT = "court", "A court order or subpoena (45 CFR 164.512(e))"
        OVERSIGHT = "oversight", "A health authority or licensing board (45 CFR 164.512(d))"
        COPY = "copy", "The client, or who stands for them by law, asks for a copy (45 CFR 164.524)"
        DANGER = "danger", "To prevent serious harm (45 CFR 164.512(j))"
        DEFENCE = "defence", "A claim that the practice must answer (45 CFR 164.501)"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="unsealings")
    basis = models.CharField(max_length=9, choices=Basis.choices)
    words = SealedText(Compartment.LEDGER)  # which order, of which day, by whom
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True) | ~models.Q(agreed_by=models.F("asked_by")),
                name="two_people_unseal",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True, until__isnull=True)
                | models.Q(agreed_by__isnull=False, until__isnull=False),
                name="an_unsealing_is_agreed_and_ends",
            ),
        ]
