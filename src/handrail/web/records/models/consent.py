"""Decisions about AI: one row per party, purpose and moment, never changed afterwards."""

from django.db import models

from handrail.papers.purpose import Purpose
from handrail.web.records.models.people import Account, Client, Party


class ConsentDecision(models.Model):
    """A party's own answer for one purpose (R2). The newest counts; older ones stay as they were."""

    class Source(models.TextChoices):
        CLIENT_CLICK = "client_click"
        CLIENT_SIGNATURE = "client_signature"
        STAFF_RECORDED = "staff_recorded_verbal_with_witness"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="decisions")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="decisions")
    purpose = models.CharField(max_length=40, choices=[(purpose.value, purpose.value) for purpose in Purpose])
    given = models.BooleanField()
    at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=40, choices=Source.choices)
    text_version = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["client", "purpose", "at"])]
        constraints = [
            # R8: a purpose outside the closed list can't be stored, whatever the code above does.
            models.CheckConstraint(
                condition=models.Q(purpose__in=[purpose.value for purpose in Purpose]), name="purpose_is_one_of_nine"
            ),
            models.CheckConstraint(condition=models.Q(given=False) | models.Q(expires_at__isnull=False), name="a_yes_expires"),
        ]
