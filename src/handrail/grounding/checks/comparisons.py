"""Comparisons: what was said to be better than something else, told the other way round."""

import re
from collections.abc import Sequence

from handrail.grounding.support.index import Sentence
from handrail.grounding.words.tokens import content

TURNED_ROUND = "it turns a comparison round"
_COMPARED = re.compile(
    r"\b(?P<how>better|worse|easier|harder|rather|more|less|(?!other|never|after|under|over|ever|later)[a-z]{3,}er)(?: \w+){0,4}? than (?P<what>[^.,;:!?]{2,50})",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.]|\b(?:and|but|because|that)\b")
_NAMED = 2
"""Words behind "than" that name what it is compared with."""


def turned_round(text: str, spoken: Sequence[Sentence]) -> str:
    """The statement puts first what these words put behind "than", with the same "better", and none of them runs its way."""
    heard = [found for one in spoken for found in _COMPARED.finditer(one.text.replace("’", "'"))]
    for mine in _COMPARED.finditer(text):
        first, second = set(content(_CLAUSE.split(text[: mine.start()])[-1])), set(content(mine["what"])[:_NAMED])
        behind = [set(content(one["what"])[:_NAMED]) for one in heard if one["how"].lower() == mine["how"].lower()]
        if second and not any(one & second for one in behind) and any(one & first for one in behind):
            return TURNED_ROUND
    return ""
