"""The course of care: goals, homework and measures, all written by people or computed from answers. No AI here."""

from django.db import models

from handrail.vault.keys import Compartment
from handrail.web.records.models.people import Client
from handrail.web.records.sealing import SealedRow, SealedText


class Goal(SealedRow):
    """A goal of the treatment plan, until `ended_on`.

    `body` is JSON: title, words (the client's own), objective, interventions; how it ended (`end`: reached or closed); the
    objective that it was taken from (`plan`: the signed document's id, and its line).
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    ended_on = models.DateField(null=True)
    body = SealedText()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["client", "number"], name="goal_numbers_are_unique")]


class Homework(SealedRow):
    """Work agreed between sessions, open until `answered_on`. `body` is JSON: text, outcome (done, partly, not done), progress."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="homework")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.SET_NULL, related_name="homework")
    agreed_on = models.DateField()
    answered_on = models.DateField(null=True)
    body = SealedText(Compartment.OWN)

    class Meta:
        ordering = ["-agreed_on"]


class Administration(SealedRow):
    """One filled-in questionnaire. `answers` is a JSON list; scores are computed when shown, by code alone (R43)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="administrations")
    measure = models.CharField(max_length=20)
    answered_on = models.DateField()
    answers = SealedText()

    class Meta:
        ordering = ["answered_on"]
        indexes = [models.Index(fields=["client", "measure", "answered_on"])]
