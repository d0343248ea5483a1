"""Four counts of the Motivational Interviewing Treatment Integrity code (MITI), as a machine estimates them.

Definitions (MITI 4.2.1; the share of open questions is of 3.1.1): a reflection gives back what the client said, a complex one adds
meaning, both sides, or an image; an open question can't be answered by yes, no, or a number. MITI is coded by people over whole
utterances; here each turn counts once, by its estimated code. Counts without thresholds: there is nothing here to be held to (R38).

>>> from handrail.papers.safe import SafeTurn
>>> from handrail.noticing.talk import tally
>>> turns = (SafeTurn(0, Role.CLIENT, "I want to stop."), SafeTurn(1, Role.THERAPIST, "What would help you with that?"))
>>> estimate(turns, tally(turns)).open_questions
(1,)
"""

import re
from collections.abc import Sequence

from handrail.noticing.codes import words_of
from handrail.papers.notice import Miti, Talk
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

OPEN = re.compile(
    r"\b(?:what|how(?! (?:many|much|long|old|often|far|tall|late)\b)|why|which|tell me|describe|walk me through|say more|where does|help me understand)\b",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\bon (?:the )?one (?:hand|side)\b|\bpart of you\b|\bat the same time\b|\band yet\b|\b(?:almost )?(?:like|as if|as though) (?:you|there|it|a|an)\b|\bmatters? to you\b|\bimportant to you\b|\btorn\b",
    re.IGNORECASE,
)
REPEATS = 0.6
"""The share of its telling words that the client's last turn held, from which a reflection is simple."""
SHORT = 4
"""Telling words shorter than this are not counted."""


def estimate(turns: Sequence[SafeTurn], talk: Talk) -> Miti:
    """The turns of each count."""
    text = {turn.index: turn.text for turn in turns}
    coded = [(one.turn, one.coded.code) for one in talk.coded if one.role is Role.THERAPIST]
    questions = tuple(turn for turn, code in coded if code == "question")
    reflections = tuple(turn for turn, code in coded if code == "reflection")
    return Miti(
        questions=questions,
        open_questions=tuple(turn for turn in questions if _open(text[turn])),
        reflections=reflections,
        complex_reflections=tuple(turn for turn in reflections if _complex(text[turn], _client_before(turns, turn))),
    )


def _open(text: str) -> bool:
    """By the last sentence that asks: people lead up to what they want to know."""
    asked = [part for part in re.split(r"(?<=[.?!])\s+", text) if part.rstrip().endswith("?")] or [text]
    return bool(OPEN.search(asked[-1]))


def _complex(text: str, before: str) -> bool:
    mine = {word for word in words_of(text) if len(word) >= SHORT}
    theirs = set(words_of(before))
    return bool(BOTH.search(text)) or (len(mine) > 1 and len(mine & theirs) / len(mine) < REPEATS)


def _client_before(turns: Sequence[SafeTurn], index: int) -> str:
    return next((turn.text for turn in reversed(turns) if turn.index < index and turn.role is not Role.THERAPIST), "")
