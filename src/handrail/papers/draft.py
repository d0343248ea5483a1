"""The papers of drafting and grounding: statements, each with its evidence and its reason."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from handrail.papers.ids import StatementId
from handrail.papers.notice import Notices
from handrail.papers.permit import Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText
from handrail.papers.style import Style


class Author(StrEnum):
    """Who may write a section or a statement."""

    AI = "ai"
    HUMAN = "human"
    CODE = "code"
    """Computed, no AI: a score, a count."""


class Content(StrEnum):
    """What a section draws on. A kind names these; the embedded engine chooses passages by them."""

    REPORT = "report"
    """What the client said happened, thinks, does, wants; symptoms, sleep, work, people, medication."""
    OBSERVED = "observed"
    """What was said and done in the room that can be counted or quoted; scores."""
    INTERVENTION = "intervention"
    """What the therapist did: questions, reflections, named exercises."""
    RESPONSE = "response"
    """What the client answered to an intervention."""
    GOAL = "goal"
    PROBLEM = "problem"
    PLAN = "plan"
    """What both agreed: homework, next steps, the next appointment."""
    HOMEWORK = "homework"
    """What became of the last agreement."""
    THREAD = "thread"
    """Left open: to take up again."""
    SAFETY = "safety"
    """Safety language, quoted word for word, never rated."""
    JUDGEMENT = "judgement"
    """Assessment, risk, mental status: the human writes first, AI never."""
    SERVICES = "services"
    """Computed: how many sessions, since when, in which form."""
    MEASURES = "measures"
    """Computed: first and last scores with their arithmetic."""
    GOALS_HELD = "goals held"
    """Computed: the plan's goals as the record holds them."""


COMPUTED = (Content.SERVICES, Content.MEASURES, Content.GOALS_HELD)


class Voice(StrEnum):
    """How statements read."""

    CLINICAL = "clinical"
    """Third person, past tense: "Client reported that ..."."""
    PLAIN = "plain"
    """Second person, grade 6: "You said that ..."."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a kind of document, as its shelf file declares it."""

    name: str
    author: Author
    about: str
    content: tuple[Content, ...] = ()
    topics: tuple[str, ...] = ()
    """Only passages about one of these, by the embedded engine's names; empty: about anything."""
    optional: bool = False
    """A human's section that may stay empty."""
    objectives: bool = False
    """A human's section of objectives, one a line: the page says what each still lacks."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `about` and each section's `about` are read by clinicians and given to models alike."""

    key: str
    title: str
    about: str
    purpose: Purpose
    voice: Voice
    sections: tuple[Section, ...]
    audience: str
    """`record` (signed, kept), `clinician` (a working paper that expires) or `client` (released after signing)."""
    longest: int = 24
    """At most so many statements in all."""
    family: str = "Progress notes"
    """Where a clinician looks for it."""
    language: str = "en"
    """What its lines are framed in: `en`, or `es` for a client who reads Spanish. Quoted words keep the language they were said in."""
    one_person: bool = False
    """Only this client's and the therapist's words: nobody else in the room is quoted or told of (group and couple notes)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An address: `safe.turns[turn].text[start:end] == quote`, character by character."""

    turn: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Weight:
    """Words that moved a choice, and by how much (positive: towards keeping)."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Why:
    """The same reason in two registers, and the weights behind it where the model has any."""

    clinician: str
    client: str
    weights: tuple[Weight, ...] = ()
    client_es: str = ""
    """The client's register in Spanish, where it is known."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which model spoke. `card` names the page that says what it is for and how wrong it gets."""

    name: str
    version: str
    card: str


@dataclass(frozen=True, slots=True)
class Task:
    """What drafting asks of a backend. A backend verifies `safe`'s seal before anything else."""

    kind: Kind
    safe: SafeText
    permit: Permit
    style: Style = field(default_factory=Style)
    agreed: frozenset[str] = frozenset()
    """Words of `safe` itself that also stand in what was agreed before: a passage with them is more worth telling."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as a backend wrote it: nothing about it has been checked."""

    section: str
    text: str
    evidence: tuple[Evidence, ...]
    sure: float
    why: Why


@dataclass(frozen=True, slots=True)
class Reply:
    """What a backend answered. `doubtful`: lines that it found unsupported itself; grounding strikes them in the open."""

    said: tuple[Said, ...]
    model: ModelCard
    doubtful: tuple[Said, ...] = ()


class Backend(Protocol):
    """The one window to a model. Raises `ModelUnavailable`, `ModelRefused` or `SealBroken`; never returns half an answer."""

    @property
    def name(self) -> str:
        """`embedded`, `openai`: as settings name it."""
        ...

    def model(self) -> ModelCard:
        """The model that would answer now."""
        ...

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections of `task.kind`, from `task.safe` alone."""
        ...


@dataclass(frozen=True, slots=True)
class RawDraft:
    """Made by `drafting` only. Unchecked: may not be shown to anyone."""

    kind: Kind
    safe_id: str
    said: tuple[Said, ...]
    model: ModelCard


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that grounding kept: at least one piece of evidence, and what a human must confirm about it (R27, R33).

    `confirm` holds words of `CONFIRM`; empty means no forced confirmation.
    """

    id: StatementId
    text: str
    evidence: tuple[Evidence, ...]
    sure: float
    why: Why
    confirm: tuple[str, ...] = ()


CONFIRM = ("safety", "medication", "dose", "diagnosis word", "date", "time", "negation", "who said it", "number", "name")
"""What makes a statement risk-bearing (R33): each is confirmed by itself, against its words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a grounded draft. Human sections hold no statements, only `note`."""

    name: str
    author: Author
    statements: tuple[Statement, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Omission:
    """Something said and left out (handbook fact 18)."""

    turn: int
    start: int
    end: int
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A statement that grounding removed. `rule` is the article: R27, R28, R34, R36."""

    text: str
    section: str
    reason: str
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundedDraft:
    """Made by `grounding` only: what a human may review. Surrogates inside; names come back at render time.

    `names_back` is True after the airlock put the names back: then quotes and offsets refer to the original turns.
    """

    kind: Kind
    safe_id: str
    parts: tuple[Part, ...]
    not_assessed: tuple[str, ...]
    omissions: tuple[Omission, ...]
    struck: tuple[Struck, ...]
    notices: Notices
    model: ModelCard
    names_back: bool = False

    def statements(self) -> tuple[Statement, ...]:
        """All kept statements in reading order."""
        return tuple(statement for part in self.parts for statement in part.statements)


class Act(StrEnum):
    """What a human did with one statement. There is no act for more than one."""

    CONFIRMED = "confirmed"
    EDITED = "edited"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Judged:
    """One act on one statement; the newest counts. `text` is the human's wording when edited."""

    statement: StatementId
    act: Act
    by: str
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """The licensed human who signs. `stepped_up_at`: when they last proved to be themselves (R32)."""

    id: str
    name: str
    credential: str
    licence_active: bool
    treats_client: bool
    stepped_up_at: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a signed document and who wrote it: untouched AI text stays marked as AI's (R22)."""

    section: str
    text: str
    author: Author
    statement: StatementId | None = None
    evidence: tuple[Evidence, ...] = ()
    confirmed: tuple[str, ...] = ()
    why: str = ""
    """Why the line is there, in the client's register; empty for a human's line, which a human answers for."""
    why_es: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Made by `review` only: a human opened, judged and signed it (R31)."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    not_assessed: tuple[str, ...]
    signed_by: str
    credential: str
    signed_at: datetime
    model: ModelCard | None
    """None: written by the human alone."""
    amends: str = ""
    """Id of the document that this one amends; the old one stays as it was."""

    @property
    def label(self) -> str:
        """The sentence that travels with every copy (R22)."""
        who = f"{self.signed_by}, {self.credential}" if self.credential else self.signed_by
        if any(line.author is Author.AI for line in self.lines):
            return f"Drafted by AI, reviewed and signed by {who}"
        return f"Written and signed by {who}"


@dataclass(frozen=True, slots=True)
class Released:
    """Made by `release` only: what a client may see, and its label."""

    title: str
    lines: tuple[Line, ...]
    label: str
    signed_at: datetime
    released_at: datetime
    left_out: tuple[str, ...] = field(default=())
