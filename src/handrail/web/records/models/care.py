"""Who may see whom, and sign what: care relationships, emergency openings, what a party may see, licences (R19, R32)."""

import uuid

from django.db import models
from django.utils import timezone

from handrail.web.records.models.people import Client, Party, Staff
from handrail.web.records.sealing import SealedRow, SealedText


class Licence(models.Model):
    """What a member of staff is licensed for. Software can't verify it: a human attests, this enforces."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="licences")
    number = models.CharField(max_length=40)
    region = models.CharField(max_length=8, blank=True)  # ISO 3166-2; empty: everywhere that this practice works
    kinds = models.CharField(max_length=200, blank=True)  # keys of handrail.kinds it covers, spaces between; empty: all
    expires = models.DateField(null=True, blank=True)


class HandingOn(models.Model):
    """Clients of one clinician went to a colleague for good, by whoever runs the practice (R19). It says nothing of any client."""

    class Reason(models.TextChoices):
        LEAVE = "leave", "They are on leave"
        LEFT = "left", "They leave the practice"
        LOAD = "load", "They treat too many"
        FIT = "fit", "The colleague suits these clients better"
        WISH = "wish", "These clients asked for it"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    from_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="handed_away")
    to_staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="handed_to")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=5, choices=Reason.choices)
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    read_by_from_at = models.DateTimeField(null=True)
    read_by_to_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_staff=models.F("to_staff")), name="nobody_hands_clients_on_to_themselves"
            ),
        ]


class Care(models.Model):
    """A care relationship from one moment until another: the only everyday ground on which staff see a client (R19)."""

    class Kind(models.TextChoices):
        TREATING = "treating"
        COVERING = "covering"
        SUPERVISING = "supervising"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="care")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="care")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    handing = models.ForeignKey(HandingOn, null=True, blank=True, on_delete=models.PROTECT, related_name="care")  # how it began

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "staff", "kind"], condition=models.Q(until__isnull=True), name="one_open_care_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="care_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="covering") | models.Q(until__isnull=False), name="cover_has_an_end"
            ),
        ]


class BreakGlass(SealedRow):
    """A record opened in an emergency without a care relationship: for a reason, for hours, and looked at afterwards (R19)."""

    class Reason(models.TextChoices):
        DANGER = "danger", "Someone may be in danger"
        UNREACHABLE = "unreachable", "Their clinician can’t be reached and care can’t wait"
        MEDICAL = "medical", "A medical emergency"
        LAW = "law", "The law requires it now"

    class Verdict(models.TextChoices):
        JUSTIFIED = "justified", "It was justified"
        FOLLOW_UP = "follow_up", "It needs a talk"
        NOT_JUSTIFIED = "not_justified", "It was not justified"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="openings")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="openings")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = SealedText()  # why, in the opener's own words; clinical, so not for the owner
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)  # the treating clinician has read the notice
    verdict = models.CharField(max_length=13, choices=Verdict.choices, blank=True)
    reviewed_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("opened_at")), name="an_opening_ends"),
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True) | ~models.Q(reviewed_by=models.F("staff")),
                name="nobody_reviews_their_own_opening",
            ),
        ]


class Grant(SealedRow):
    """One class of things that a guardian, partner or group member may see beside the client, until a clinician ends it."""

    class What(models.TextChoices):
        APPOINTMENTS = "appointments", "When the sessions are"
        SUMMARIES = "summaries", "Summaries shown to the client"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="grants")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="grants")
    what = models.CharField(max_length=12, choices=What.choices)
    since = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    why_ended = SealedText()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "what"], condition=models.Q(ended_at__isnull=True), name="one_open_grant_of_a_class"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="a_human_ends_a_grant",
            ),
        ]
