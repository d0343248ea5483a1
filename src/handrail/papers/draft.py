"""The papers of drafting and grounding: statements, each with its evidence and its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from handrail.papers.ids import StatementId
from handrail.papers.kind import Author, Kind
from handrail.papers.notice import Flag, Notices
from handrail.papers.permit import Permit
from handrail.papers.safe import SafeText
from handrail.papers.style import Style


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
    flags: tuple[Flag, ...] = ()
    """What noticing heard about safety in `safe`: it is told in the words that were said, and no model retells it (R37)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line may not stand. `rule` is the article."""

    reason: str = "unsupported: its own writer found no words that say it"
    rule: str = "R27"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as a backend wrote it: nothing about it has been checked."""

    section: str
    text: str
    evidence: tuple[Evidence, ...]
    sure: float
    why: Why
    word_for_word: str = ""
    """The same as its evidence says it, for where grounding finds that `text` says something else."""
    refused: Refusal | None = None
    """It was judged before and did not stand: grounding strikes it for that, and looks no second time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a backend answered. `doubtful`: lines that it found unsupported itself; grounding strikes them in the open,
    whatever it would say of them itself.

    `unfinished`: sections that it did not write, or not to their end, each with the reason in a few words.
    """

    said: tuple[Said, ...]
    model: ModelCard
    doubtful: tuple[Said, ...] = ()
    unfinished: Mapping[str, str] = field(default_factory=dict)


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
    `pronouns`: what the client's record said when it was made; they come back with the names, so that what was confirmed is what is signed.
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
    pronouns: str = ""

    def statements(self) -> tuple[Statement, ...]:
        """All kept statements in reading order."""
        return tuple(statement for part in self.parts for statement in part.statements)
