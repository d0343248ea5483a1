"""How documents look: kinds that a practice made for itself, and how each clinician likes drafts to read. Nobody's words are in it."""

import uuid

from django.db import models
from django.db.models import F, Q

from handrail.web.records.models.people import Staff


class PracticeKind(models.Model):
    """One version of a kind. It counts once a second clinician has published it; a published version never changes."""

    class State(models.TextChoices):
        PROPOSED = "proposed"
        PUBLISHED = "published"
        RETIRED = "retired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=30)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    body = models.JSONField()  # papers.kind.Kind, as `papers.codec` writes it
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="a_version_of_a_kind_is_one"),
            models.UniqueConstraint(fields=["key"], condition=Q(state="published"), name="one_version_of_a_kind_is_published"),
            models.CheckConstraint(
                condition=Q(state="proposed") | (Q(published_by__isnull=False) & ~Q(published_by=F("made_by"))),
                name="a_second_clinician_publishes",
            ),
            models.CheckConstraint(condition=Q(key__startswith="own-"), name="own_kinds_never_shadow_the_shelf"),
        ]


class DraftStyle(models.Model):
    """How one clinician likes drafts to read: words of `handrail.papers.style`. No row: the usual."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, primary_key=True, related_name="draft_style")
    client = models.CharField(max_length=12, blank=True)
    therapist = models.CharField(max_length=12, blank=True)
    tense = models.CharField(max_length=8)
    density = models.CharField(max_length=8)
    quotes = models.CharField(max_length=8)
