"""Decisions about AI: what was shown, how it was understood, what was answered. Answers are never changed afterwards."""

from django.db import models

from handrail.papers.purpose import Purpose
from handrail.web.records.models.people import Account, Client, Party, Staff
from handrail.web.records.sealing import SealedRow, SealedText

PURPOSES = [(purpose.value, purpose.value) for purpose in Purpose]


def one_of_nine(name: str) -> models.CheckConstraint:
    """R8: a purpose outside the closed list can't be stored, whatever the code above does."""
    return models.CheckConstraint(condition=models.Q(purpose__in=[purpose.value for purpose in Purpose]), name=name)


class ConsentTemplate(models.Model):
    """A consent text's source as it stood on the shelf. Kept for ever, so that what was shown can be shown again (R3)."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    purpose = models.CharField(max_length=40, choices=PURPOSES)
    language = models.CharField(max_length=5)
    source = models.TextField()

    class Meta:
        constraints = [one_of_nine("template_purpose_is_one_of_nine")]


class ConsentText(models.Model):
    """A text as it was shown: `sha256` of its bytes, and what its template was filled with. Nothing about the client."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    template = models.ForeignKey(ConsentTemplate, on_delete=models.PROTECT, related_name="texts")
    filled_with = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)


class ConsentAsking(SealedRow):
    """One way from a text to a yes (R4): shown, understood, decided. It holds no wrong answer and no count of tries."""

    class State(models.TextChoices):
        DRAFT = "draft"
        EXPLAINED = "explained"
        TEACHBACK_PASSED = "teachback_passed"
        ACTIVE = "active"
        LEFT = "left"

    OPEN = (State.DRAFT, State.EXPLAINED, State.TEACHBACK_PASSED)

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="askings")
    purpose = models.CharField(max_length=40, choices=PURPOSES)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    terms = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    read_with_staff = models.BooleanField(default=False)  # they asked a person to read it with them
    facts = models.JSONField(default=dict)  # key fact -> when it was told back rightly; nothing else
    opened_at = models.DateTimeField()
    explained_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["party", "purpose", "state"])]
        constraints = [
            one_of_nine("asking_purpose_is_one_of_nine"),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "left")) | models.Q(explained_at__isnull=False),
                name="explained_before_anything",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("teachback_passed", "active")) | models.Q(passed_at__isnull=False),
                name="understood_before_active",
            ),
        ]


class ConsentDecision(models.Model):
    """A party's own answer for one purpose (R2). The newest counts; older ones stay as they were.

    `mac` is a keyed digest of the row: one that was edited or added by hand opens nothing.
    """

    class Source(models.TextChoices):
        CLIENT_CLICK = "client_click"
        CLIENT_SIGNATURE = "client_signature"
        STAFF_RECORDED = "staff_recorded_verbal_with_witness"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="decisions")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="decisions")
    purpose = models.CharField(max_length=40, choices=PURPOSES)
    given = models.BooleanField()
    at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=40, choices=Source.choices)
    text_version = models.CharField(max_length=64)
    asking = models.OneToOneField(ConsentAsking, null=True, on_delete=models.PROTECT, related_name="decision")
    terms = models.CharField(max_length=200, blank=True)
    because = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="took_along")
    recorded_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    mac = models.CharField(max_length=64, default="")

    class Meta:
        indexes = [models.Index(fields=["client", "purpose", "at"])]
        constraints = [
            one_of_nine("purpose_is_one_of_nine"),
            models.CheckConstraint(condition=models.Q(given=False) | models.Q(expires_at__isnull=False), name="a_yes_expires"),
            # R4: the database itself refuses a yes that no asking led to.
            models.CheckConstraint(
                condition=models.Q(given=False) | models.Q(asking__isnull=False), name="a_yes_was_asked_for"
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=("client_click", "client_signature", "staff_recorded_verbal_with_witness")),
                name="an_answer_is_an_act",
            ),
        ]


class ConsentWitness(SealedRow):
    """Who was there when staff wrote down what a person said: another member of staff, or someone by name."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    decision = models.OneToOneField(ConsentDecision, on_delete=models.CASCADE, related_name="witness")
    staff = models.ForeignKey(Staff, null=True, on_delete=models.PROTECT, related_name="+")
    name = SealedText()


class ConsentCopy(models.Model):
    """A copy of the text was handed over (R3): on the portal, on paper, or as a file."""

    class How(models.TextChoices):
        PORTAL = "portal"
        PAPER = "paper"
        PDF = "pdf"
        JSON = "json"
        FHIR = "fhir"

    decision = models.ForeignKey(ConsentDecision, on_delete=models.CASCADE, related_name="copies")
    how = models.CharField(max_length=8, choices=How.choices)
    at = models.DateTimeField()


class ConsentLapse(models.Model):
    """A yes that must be asked again, and why (R46). Written in the transaction of the change that ended it."""

    class Why(models.TextChoices):
        NEW_MODEL = "new_model"
        NEW_PLACE = "new_place"
        NEW_LAW = "new_law"
        MAJORITY = "majority"

    decision = models.OneToOneField(ConsentDecision, on_delete=models.CASCADE, related_name="lapse")
    why = models.CharField(max_length=10, choices=Why.choices)
    at = models.DateTimeField()


class ErasureOffer(SealedRow):
    """What AI made from a purpose that was withdrawn: erased after a day unless its person says keep (R11)."""

    class Answer(models.TextChoices):
        WAITING = "waiting"
        ERASED = "erased"
        KEPT = "kept"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="offers")
    purpose = models.CharField(max_length=40, choices=PURPOSES)
    offered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.WAITING)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["answer", "due_at"])]
        constraints = [one_of_nine("offer_purpose_is_one_of_nine")]


class Custody(SealedRow):
    """Who decides for a minor: all guardians, any one of them, or the minor alone. Attested by a human; the order on file."""

    class Rule(models.TextChoices):
        ALL = "all", "Every guardian, and the minor"
        ANY = "any", "One guardian is enough, and the minor"
        ALONE = "alone", "The minor alone, as the law allows"

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="custody")
    rule = models.CharField(max_length=5, choices=Rule.choices, default=Rule.ALL)
    attested_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    attested_at = models.DateTimeField()
    order = SealedText()


class Processing(models.Model):
    """The model and place that this practice last told its clients about: one row. Another one makes consents lapse (R46)."""

    model = models.TextField()
    major = models.TextField()
    place = models.TextField()
    region = models.CharField(max_length=60, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_processing")]
