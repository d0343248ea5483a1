"""What every format gives: who, when, and which words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of one speaker; `speaker` is empty when the file doesn't say."""

    speaker: str
    text: str
    start: float | None = None
    end: float | None = None
