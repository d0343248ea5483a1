"""Moments to revisit: cues that can be counted, with neutral names. What they mean is the clinician's to say (R38).

Cues after the markers of strain in Eubanks, Muran & Safran (2015); tone and face are not in a text, so nothing is claimed of them.
"""

import re
from collections.abc import Sequence
from statistics import median

from handrail.papers.notice import Moment
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

MOST = 8
LONG_TURN, SHORT_TURN = 60, 4
MONOLOGUE = 150
STRAIN = re.compile(
    r"you (?:don't|didn't|do not) (?:understand|get it|listen)|that's not what i (?:said|meant)|(?:isn't|not) working|what's the point|pointless|"
    r"why do (?:we|i) have to|i already told you|you (?:always|never)|you pushed|i'm not comfortable|can we (?:stop|talk about something else)|"
    r"waste of time|stop coming|last session",
    re.IGNORECASE,
)
SORRY = re.compile(r"\b(?:sorry|apologi[sz]e|my fault)\b", re.IGNORECASE)
UNDONE = re.compile(
    r"\b(?:didn't (?:do|get to|finish|manage|write|try)|forgot to|haven't (?:done|started)|skipped)\b", re.IGNORECASE
)


def moments(turns: Sequence[SafeTurn]) -> tuple[Moment, ...]:
    """At most eight, in the order of the hour; the rarer cues first when there are more."""
    found: dict[int, tuple[int, Moment]] = {}
    lengths = [len(turn.text.split()) for turn in turns]
    usual = median([length for turn, length in zip(turns, lengths, strict=True) if turn.role is Role.CLIENT] or [0])
    for place, turn in enumerate(turns):
        for rank, moment in _at(turns, lengths, place, turn, usual):
            held = found.get(turn.index)
            if held is None or rank < held[0]:
                found[turn.index] = (rank, moment)
    chosen = sorted(found.values(), key=lambda pair: (pair[0], pair[1].turn))[:MOST]
    return tuple(sorted((moment for _, moment in chosen), key=lambda moment: moment.turn))


def _at(
    turns: Sequence[SafeTurn], lengths: Sequence[int], place: int, turn: SafeTurn, usual: float
) -> list[tuple[int, Moment]]:
    cues = []
    if turn.role is Role.THERAPIST:
        if lengths[place] >= MONOLOGUE:
            cues.append((3, Moment(turn.index, "A long turn of yours", f"{lengths[place]} words without a break.")))
        return cues
    strain = STRAIN.search(turn.text.replace("’", "'"))
    if strain:
        cues.append((0, Moment(turn.index, "Words about the work itself", f"“{turn.text[strain.start() : strain.end()]}”")))
    if place and lengths[place] <= SHORT_TURN and lengths[place - 1] >= LONG_TURN and usual > SHORT_TURN * 2:
        cues.append(
            (1, Moment(turn.index, "A short reply after a long turn", f"{lengths[place]} words after {lengths[place - 1]}."))
        )
    if place >= 4 and all(lengths[place - back] <= SHORT_TURN for back in (0, 2, 4)) and usual > SHORT_TURN:
        cues.append((1, Moment(turn.index, "Short replies in a row", "Three replies of four words or fewer.")))
    if len(SORRY.findall(turn.text)) >= 2:
        cues.append((2, Moment(turn.index, "More than one apology", "Two or more in one turn.")))
    undone = UNDONE.search(turn.text)
    if undone and place < len(turns) // 3:
        cues.append((2, Moment(turn.index, "Something left undone", f"“{undone[0]}”")))
    return cues
