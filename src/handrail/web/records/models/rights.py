"""What a client holds against us: the checkpoint they kept, what they asked for, and who was told what (R29, R42)."""

from django.db import models

from handrail.web.records.models.documents import Document
from handrail.web.records.models.people import Client, Staff
from handrail.web.records.sealing import SealedRow, SealedText


class KeptCheckpoint(models.Model):
    """The ledger's checkpoint that a client saved last. They have the file; this is only the copy for one tap."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="checkpoint")
    at = models.DateTimeField()
    note = models.BinaryField()


class RightsRequest(SealedRow):
    """A client asks for a correction or a limit, or disagrees. It has a day by which a human answers. Append-only."""

    class Kind(models.TextChoices):
        AMEND = "amend", "Correct something"
        DISAGREE = "disagree", "Say that you disagree"
        RESTRICT = "restrict", "Limit who is told what"
        CONTACT = "contact", "Choose how we reach you"

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DENIED = "denied"
        NOTED = "noted"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="requests")
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    made_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answered_by = models.ForeignKey(
        Staff, null=True, on_delete=models.PROTECT, related_name="+"
    )  # while it is open or noted: who read its words (R37)
    answered_at = models.DateTimeField(null=True)
    text = SealedText()
    answer = SealedText()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=("accepted", "denied")) | models.Q(answered_by__isnull=False),
                name="a_human_answers_a_request",
            )
        ]


class Disclosure(SealedRow):
    """Something of the record was told to someone outside: when, to whom, what and why (45 CFR 164.528)."""

    class Why(models.TextChoices):
        CLIENT = "client", "The client asked for it"
        CARE = "care", "Care by someone else"
        PAYMENT = "payment", "Payment"
        LAW = "law", "The law requires it"
        COURT = "court", "A court order"
        DANGER = "danger", "To prevent serious harm"
        OVERSIGHT = "oversight", "Health oversight"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="disclosures")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=9, choices=Why.choices)
    to = SealedText()
    what = SealedText()

    class Meta:
        ordering = ["-at"]
