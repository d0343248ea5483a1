"""The hour as a ribbon: words per minute on two rows, and the moments to revisit. For the treating clinician alone (R38).

All places along the hour are percentages, all heights are pixels, so that the picture fits any width without a script.
"""

from dataclasses import dataclass

from handrail.papers.notice import Moment
from handrail.papers.transcript import Role, Transcript

MINUTE = 60.0
LONGEST = 24 * 60
HEIGHT = 18.0
MIDDLE = 34.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row's words in one minute."""

    x: float
    y: float
    width: float
    height: float
    mine: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A moment and its place in the hour."""

    x: float
    at: float
    moment: Moment


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Everything the picture needs. `my_share` is a percentage of all words; `ticks` are (place, minute)."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    cues: tuple[Cue, ...]
    my_share: int
    minutes: int


def ribbon(transcript: Transcript, moments: tuple[Moment, ...]) -> Ribbon:
    """Draw the hour. A source without times gets no bars, only the share of words."""
    minutes = min(int(transcript.seconds // MINUTE) + 1, LONGEST) if transcript.seconds else 0
    mine = sum(len(turn.text.split()) for turn in transcript.turns if turn.role is Role.THERAPIST)
    starts = {turn.index: turn.start for turn in transcript.turns if turn.start is not None}
    cues = [(starts[moment.turn], moment) for moment in moments if minutes and moment.turn in starts]
    return Ribbon(
        bars=_bars(transcript, minutes),
        ticks=tuple((round(100 * minute / minutes, 2), minute) for minute in range(0, minutes, _step(minutes))),
        cues=tuple(Cue(round(100 * at / (minutes * MINUTE), 2), at, moment) for at, moment in cues),
        my_share=round(100 * mine / (transcript.words or 1)),
        minutes=minutes,
    )


def _step(minutes: int) -> int:
    return next(step for step in (1, 5, 10, 30, 60, LONGEST) if minutes <= 8 * step)


def _bars(transcript: Transcript, minutes: int) -> tuple[Bar, ...]:
    rows = {True: [0] * minutes, False: [0] * minutes}
    for turn in transcript.turns:
        if minutes and turn.start is not None:
            rows[turn.role is Role.THERAPIST][min(int(turn.start // MINUTE), minutes - 1)] += len(turn.text.split())
    most = max([*rows[True], *rows[False], 1])
    width = 100 / (minutes or 1)
    return tuple(
        Bar(
            x=round((minute + 0.1) * width, 2),
            y=round(MIDDLE - 1 - HEIGHT * words / most, 1) if mine else MIDDLE + 1,
            width=round(0.8 * width, 2),
            height=round(HEIGHT * words / most, 1),
            mine=mine,
        )
        for mine, row in rows.items()
        for minute, words in enumerate(row)
        if words
    )
