"""Drafts, what humans did with them, and signed documents. The database itself refuses a final paper without a human."""

from django.db import models

from handrail.papers.signed import Act
from handrail.vault.keys import Compartment
from handrail.web.records.models.people import Client, Staff
from handrail.web.records.models.sessions import SafeCopy, Session
from handrail.web.records.sealing import SealedRow, SealedText


class WalkRequest(SealedRow):
    """A request for a walk, written in the transaction that asks for it; its id is the durable workflow's id."""

    class State(models.TextChoices):
        REQUESTED = "requested"
        WALKING = "walking"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    DOORS = ("consent", "airlock", "drafting", "grounding", "review")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="walks")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    kinds = models.TextField()  # keys of handrail.kinds, separated by spaces
    asked_by = models.ForeignKey(Staff, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    turn = models.PositiveIntegerField(default=0)  # open walks of who asked, at that moment: low goes first
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    door = models.CharField(max_length=12, default="consent")
    reason = models.CharField(max_length=300, blank=True)  # one sentence without anyone's words
    rule = models.CharField(max_length=8, blank=True)
    turns = models.JSONField(default=list)  # turns that the airlock could not make safe
    doubts = models.JSONField(default=list)  # where in them and why: turn, start, end, a word of papers.safe.Why
    step = models.JSONField(default=dict)  # how far the draft has come: kind, section, number, of, lines; nobody's words
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"])]


class Draft(SealedRow):
    """A grounded draft on its way through review. `body` is the sealed GroundedDraft, surrogates inside."""

    class State(models.TextChoices):
        READY = "ready"
        IN_REVIEW = "in_review"
        SIGNED = "signed"
        REJECTED = "rejected"
        WITHDRAWN = "withdrawn"

    OPEN = (State.READY, State.IN_REVIEW)

    walk = models.ForeignKey(WalkRequest, null=True, on_delete=models.SET_NULL, related_name="drafts")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="drafts")
    safe_copy = models.ForeignKey(SafeCopy, null=True, on_delete=models.SET_NULL, related_name="drafts")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READY)
    made_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True)
    model_name = models.TextField()
    model_version = models.TextField()
    """Also how it was asked; a chain of backends names them all."""
    omissions_seen_at = models.DateTimeField(null=True)
    body = SealedText(Compartment.DRAFT, scope="pk")
    written = SealedText(Compartment.DRAFT, scope="pk")  # JSON: section name -> the clinician's own words

    class Meta:
        indexes = [
            models.Index(fields=["client", "state"]),
            models.Index(fields=["session", "kind"]),
            models.Index(fields=["state", "session"]),  # what waits, counted without a look at what is sealed
        ]
        constraints = [models.UniqueConstraint(fields=["walk", "kind"], name="a_walk_drafts_each_kind_once")]


class Judgement(SealedRow):
    """One human act on one statement (R33). Append-only; the newest of a statement counts."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="judgements")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    statement = models.CharField(max_length=12)
    act = models.CharField(max_length=10, choices=[(act.value, act.value) for act in Act])
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = SealedText(Compartment.DRAFT, scope="draft_id")

    class Meta:
        ordering = ["at", "pk"]


class Document(SealedRow):
    """A signed document. It never changes: an amendment is a new document that points at it."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="documents")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="documents")
    draft = models.OneToOneField(Draft, null=True, on_delete=models.SET_NULL, related_name="document")  # it may be deleted
    kind = models.CharField(max_length=30)
    signed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="signed")
    signed_at = models.DateTimeField()
    amends = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="amended_by")
    with_ai = models.BooleanField()
    needs_cosignature = models.BooleanField(default=False)  # a trainee signed: it counts once a supervisor has, too (R32)
    sealed_at = models.DateTimeField(null=True)  # its client deleted this session: only the law keeps it (R41)
    body = SealedText(scope="pk")  # JSON of papers.signed.Signed

    class Meta:
        ordering = ["-signed_at"]
        indexes = [models.Index(fields=["client", "signed_at"])]

    COUNTS = models.Q(needs_cosignature=False) | models.Q(cosignature__isnull=False)
    """What is part of the legal record: signed, and co-signed where that is needed."""

    OPEN = models.Q(sealed_at__isnull=True)
    """What is in daily work."""

    @property
    def counts(self) -> bool:
        """True when every signature that it needs is there."""
        return not self.needs_cosignature or hasattr(self, "cosignature")


class Cosignature(models.Model):
    """A supervisor's signature beside a trainee's. Append-only, like the document it stands by."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="cosignature")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="cosigned")
    at = models.DateTimeField()


class Release(SealedRow):
    """A signed document shown to the client, until a human takes it back."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="release")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="releases")
    released_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    body = SealedText(
        Compartment.SHOWN, scope="pk"
    )  # JSON of papers.signed.Released, with evidence quotes in the original words

    class Meta:
        ordering = ["-released_at"]
