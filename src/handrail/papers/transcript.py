"""The paper that `intake` makes: what happened, as numbered turns."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks. Models see roles only, never speaker names."""

    THERAPIST = "therapist"
    CLIENT = "client"
    CLIENT_2 = "client 2"
    OTHER = "other"


class Source(StrEnum):
    """Where the turns come from."""

    TRANSCRIPT = "transcript"
    TYPED_NOTES = "typed_notes"
    """A clinician's own notes: equal service for a client who refuses recording. One turn a paragraph, role THERAPIST."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance. `index` counts from 0; `start` and `end` are seconds from the session's start, None when unknown."""

    index: int
    role: Role
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """All turns in order, `turns[i].index == i`. `speakers` maps each name in the file to its role (identifiers: stays inside).

    `repairs` says in plain words what intake had to put right, without quoting anyone.
    """

    source: Source
    turns: tuple[Turn, ...]
    speakers: tuple[tuple[str, Role], ...] = ()
    repairs: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """Length of the session in seconds, 0.0 when the source has no times."""
        return max((turn.end or turn.start or 0.0 for turn in self.turns), default=0.0)

    @property
    def others(self) -> int:
        """How many speak beside therapist and clients."""
        return sum(role is Role.OTHER for _, role in self.speakers)

    @property
    def words(self) -> int:
        """Words spoken or written, split on white space."""
        return sum(len(turn.text.split()) for turn in self.turns)
