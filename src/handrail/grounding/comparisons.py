"""Comparisons: what was said to be better than something else, told the other way round."""

import re
from collections.abc import Sequence

from handrail.grounding.index import Sentence
from handrail.grounding.tokens import content

_COMPARED = re.compile(
    r"\b(?P<how>better|worse|easier|harder|rather|more|less|(?!other|never|after|under|over|ever|later)[a-z]{3,}er)(?: \w+){0,4}? than (?P<what>[^.,;:!?]{2,50})",
    re.IGNORECASE,
)
_NAMED = 2
"""Words behind "than" that name what it is compared with."""


def turned_round(text: str, spoken: Sequence[Sentence]) -> str:
    """The statement puts first what these words put behind "than", with the same "better"."""
    for mine in _COMPARED.finditer(text):
        first, second = set(content(text[: mine.start()])), set(content(mine["what"])[:_NAMED])
        for theirs in (found for one in spoken for found in _COMPARED.finditer(one.text.replace("’", "'"))):
            behind = set(content(theirs["what"])[:_NAMED])
            if theirs["how"].lower() == mine["how"].lower() and behind & first and not behind & second:
                return TURNED_ROUND
    return ""


TURNED_ROUND = "it turns a comparison round"
