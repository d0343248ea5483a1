"""What the codes and cues of this room read: English. A turn in Spanish is left out and said to be; it never counts as nothing.

>>> from handrail.papers.transcript import Role
>>> hour = unread((SafeTurn(0, Role.CLIENT, "No hice la tarea, y eso no me sirve para nada."),))
>>> hour.most, said(hour)[:28]
(True, 'This hour was in Spanish. Ki')
"""

from collections.abc import Sequence

from handrail.papers.language import turn_by_turn
from handrail.papers.notice import Unread
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Turn

NOT_CODED = "This is in Spanish; the codes read English only."
_WHAT = "Kinds of talk, questions, reflections and cues in words are read in English only"


def unread(turns: Sequence[SafeTurn] | Sequence[Turn]) -> Unread:
    """The turns in Spanish, by the small words of each."""
    spoken = [turn for turn in turns if turn.text.strip()]
    tongues = turn_by_turn([turn.text for turn in spoken])
    spanish = (turn.index for turn, tongue in zip(spoken, tongues, strict=True) if tongue == "es")
    return Unread(tuple(spanish), len(spoken))


def readable(turns: Sequence[SafeTurn]) -> frozenset[int]:
    """The turns that codes and cues may read: those in English, and none where most of the hour was in Spanish."""
    left = unread(turns)
    return frozenset() if left.most else frozenset(turn.index for turn in turns) - frozenset(left.spanish)


def said(left: Unread) -> str:
    """What a clinician is told of it; empty where all was in English."""
    if not left.spanish:
        return ""
    count = f"{len(left.spanish)} of {left.turns} turns"
    if len(left.spanish) == left.turns:
        return f"This hour was in Spanish. {_WHAT}, so none is counted here."
    if left.most:
        return f"Most of this hour was in Spanish ({count}). {_WHAT}, so none is counted here."
    return f"{count} {'was' if len(left.spanish) == 1 else 'were'} in Spanish. {_WHAT}, and leave {'it' if len(left.spanish) == 1 else 'these'} out."
