"""What a speaker takes back at once: "Thursday, no, sorry, the Wednesday" holds no Thursday, "two no three times" no two.

>>> standing("It was Thursday, no, sorry, the Wednesday.")
'It was  , no, sorry, the Wednesday.'
"""

import re

from handrail.grounding.words.quantities import DAYS, MONTHS, ORDINALS
from handrail.grounding.words.tokens import NUMBERS

_KINDS = (
    rf"(?:{'|'.join(sorted({*NUMBERS, *ORDINALS}, key=len, reverse=True))}|\d+(?:\.\d+)?)",
    rf"(?:{'|'.join(DAYS)})s?",
    rf"(?:{'|'.join(MONTHS)}|may)",
    r"\[[^\[\]\n]{1,40}\]",
)
"""Numbers, days, months, surrogates: only another of its kind takes one back."""
_UNIT = r"(?: (?!(?:no|sorry|wait|actually|and|or|to|of|i)\b)[a-z%]+)?"
_BACK = (
    r"[\s,.;–—-]+(?:(?:um|uh|er|oh)[\s,]+)?(?:no|sorry|wait|hang on|i mean|i tell a lie|or rather|make that|scratch that)\b"
    r"(?:[\s,.;–—-]+(?:no|sorry|wait|hang on|i mean|actually|um|uh|er)\b)*[\s,.;–—-]+"
)
_SMALL = r"(?:(?:it's|it was|it is|that's|that was|the|a|an|on|at|in|about|like|more like|closer to|by|for)\s+){0,3}"
_TAKEN_BACK = tuple(
    re.compile(
        rf"\b{kind}\b{_UNIT}(?={_BACK}{_SMALL}{kind}(?!\w))" if kind[0] != "\\" else rf"{kind}(?={_BACK}{_SMALL}{kind})",
        re.IGNORECASE,
    )
    for kind in _KINDS
)


def standing(text: str) -> str:
    """A text without the numbers, days, months and names that its speaker took back in the same breath."""
    for pattern in _TAKEN_BACK:
        text = pattern.sub(" ", text)
    return text
