"""Psychotherapy notes: a clinician's own, apart from the record, under a key of their own (45 CFR 164.501, R18).

Only `records.private_notes` imports this module, and only one page reads it. There is no column here that AI could fill: the
database itself takes nothing but a human's words.
"""

from django.db import models

from handrail.vault.keys import Compartment
from handrail.web.records.models.people import Client, Staff
from handrail.web.records.sealing import SealedRow, SealedText


class PrivateNote(SealedRow):
    """One note, for the eyes of the one who wrote it."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    author_kind = models.CharField(max_length=5, default="human")
    written_at = models.DateTimeField()
    words = SealedText(Compartment.PSYCHOTHERAPY_NOTES)

    class Meta:
        ordering = ["-written_at"]
        constraints = [models.CheckConstraint(condition=models.Q(author_kind="human"), name="a_private_note_is_a_humans")]
