"""Sessions, what was said in them, and what left the airlock."""

from django.db import models

from handrail.papers.safe import Label, MarkAct
from handrail.papers.transcript import Source
from handrail.vault.keys import Compartment
from handrail.web.records.models.course import Goal
from handrail.web.records.models.people import Account, Client, Party, Staff
from handrail.web.records.sealing import SealedRow, SealedText


class Session(SealedRow):
    """One therapeutic hour, past or planned."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="sessions")
    clinician = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=50)
    modality = models.CharField(max_length=20, default="individual")
    place = models.CharField(max_length=20, default="in the room")
    approach = models.CharField(max_length=60, blank=True)
    goals = models.ManyToManyField(Goal, blank=True, related_name="sessions")
    present = models.ManyToManyField(Party, blank=True, related_name="sessions")  # nobody named: everyone usually in the room
    telehealth = SealedText()  # JSON of actions.tell_telehealth.Telehealth, of an hour by video or phone

    class Meta:
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["clinician", "starts_at"]), models.Index(fields=["client", "starts_at"])]
        # Numbers change, and PostgreSQL takes the columns of a whole unique index for a key that others may refer to: whoever
        # changes one keeps out all who look after a foreign key to the session. Those of an index with a condition it does not.
        constraints = [
            models.UniqueConstraint(
                fields=["client", "number"], condition=models.Q(number__gte=1), name="session_numbers_are_unique"
            )
        ]


class Talk(SealedRow):
    """What happened in a session, as intake took it in: the sealed `Transcript`."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="talk")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=20, choices=[(source.value, source.value) for source in Source])
    turns = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    seconds = models.FloatField()
    taken_in_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_in_at = models.DateTimeField(auto_now_add=True)
    transcript = SealedText(Compartment.WORDS, scope="pk")

    @property
    def safe_copy(self) -> "SafeCopy":
        """The newest text that left the airlock. AttributeError where none has, as Django answers for a missing row."""
        copy = self.safe_copies.order_by("-made_at").first()
        if copy is None:
            raise AttributeError("nothing of this session has left the airlock")
        return copy


class HandMark(SealedRow):
    """Words of a turn that a human masked, or let pass, by hand. Append-only; where two overlap the newer counts.

    They go with the session's text. The surrogate map remembers what it learned from them.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="marks")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="marks")
    act = models.CharField(max_length=6, choices=[(act.value, act.value) for act in MarkAct])
    turn = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    label = models.CharField(max_length=12, choices=[(label.value, label.value) for label in Label])
    role = models.CharField(max_length=40, blank=True)
    everywhere = models.BooleanField()  # for the client's whole file, or for this place alone
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    words = SealedText(Compartment.NAMES, scope="talk_id")
    reason = SealedText(Compartment.NAMES, scope="talk_id")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(act=MarkAct.MASK.value) | models.Q(reason_sealed__isnull=False),
                name="letting_pass_has_a_reason",
            ),
        ]


class SafeCopy(SealedRow):
    """Exactly what left the airlock, so that the client can read what the AI saw, and the way back.

    A session has a second one when a human marked more words after the first: each draft keeps the one that it was made from.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="safe_copies")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    airlock = models.CharField(max_length=40)
    marks = models.PositiveIntegerField(default=0)  # how many of the session's hand marks it holds
    made_at = models.DateTimeField(auto_now_add=True)
    safe = SealedText(Compartment.WORDS, scope="talk_id")
    way = SealedText(Compartment.NAMES, scope="talk_id")


class HourCounted(SealedRow):
    """How the talk of an hour was coded by machine, from one text that left the airlock: for the hour's own clinician alone (R38).

    It goes with its text, and with the yes to feedback. Moments to revisit are not in it: they are stored nowhere.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="counted")
    safe_copy = models.OneToOneField(SafeCopy, on_delete=models.CASCADE, related_name="counted")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=20)  # of `handrail.noticing`: what another one counted is not shown
    at = models.DateTimeField(auto_now_add=True)
    body = SealedText(
        Compartment.WORDS, scope="pk"
    )  # JSON: the digest of its text, and papers.notice.Talk with words that weighed


class SafetyFlag(SealedRow):
    """Words about safety, quoted, waiting for a human (R37). The row holds no level: there is no such column."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="flags")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="flags")
    raised_at = models.DateTimeField(auto_now_add=True)
    body = SealedText(Compartment.WORDS, scope="session_id")  # JSON of papers.notice.Flag, in the original words
    delivered_at = models.DateTimeField(null=True)  # first put before a clinician's eyes
    seen_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    escalated_to = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    escalated_at = models.DateTimeField(null=True)  # unseen for too long: the covering human has it too
    dispositioned_by = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    dispositioned_at = models.DateTimeField(null=True)
    disposition = SealedText(Compartment.WORDS, scope="session_id")  # what a licensed human did about it, in their own words


class MomentJudged(SealedRow):
    """What the treating clinician made of a moment: theirs alone, in no report (R38). Cues and turns, no words."""

    class Answer(models.TextChoices):
        RUPTURE = "rupture", "It was a rupture"
        NOT = "not", "It was not"
        UNSURE = "unsure", "I am not sure"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="moments_judged")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    turn = models.PositiveIntegerField()
    answer = models.CharField(max_length=8, choices=Answer.choices)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "by", "turn"], name="one_answer_to_a_moment")]
