"""The papers of review and release: what a human did with each statement, what they signed, what a client may see."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handrail.papers.draft import Evidence, ModelCard
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author


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
class HeaderLine:
    """One fact above a document, copied or counted by code. Its two ends can be opened: `evidence` in this hour, `document` before it."""

    name: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    document: str = ""
    """Id of the earlier signed note that holds it; empty where no note does."""


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
    header: tuple[HeaderLine, ...] = ()

    @property
    def label(self) -> str:
        """The sentence that travels with every copy (R22)."""
        who = f"{self.signed_by}, {self.credential}" if self.credential else self.signed_by
        if any(line.author is Author.AI for line in self.lines):
            return f"Drafted by AI, reviewed and signed by {who}"
        return f"Written and signed by {who}"

    @property
    def assistance(self) -> str:
        """The AI-assistance statement of the header (handbook 3.1): who worded how much, and who answers for it."""
        by = [line.author for line in self.lines]
        drafted, own = by.count(Author.AI), by.count(Author.HUMAN)
        if not drafted or self.model is None:
            return f"AI worded no line of this document; {self.signed_by} did."
        counted = by.count(Author.CODE)
        record = f"{counted} {'comes' if counted == 1 else 'come'} from the record, without AI. " if counted else ""
        return (
            f"AI ({self.model.name} {self.model.version}) worded {drafted} of {len(by)} lines from what was said, and no judgement. "
            f"{record}{self.signed_by} wrote {own}, checked the draft against the words, and signed."
        )


@dataclass(frozen=True, slots=True)
class Released:
    """Made by `release` only: what a client may see, and its label."""

    title: str
    lines: tuple[Line, ...]
    label: str
    signed_at: datetime
    released_at: datetime
    left_out: tuple[str, ...] = field(default=())
