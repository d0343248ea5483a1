"""A step with its measure, as it is set in a planning hour: how often, how much, by when. What a SMART objective is written from.

>>> is_measured("Three days a week, by the end of March."), is_measured("You were at three drinks a day until March.")
(True, False)
"""

import re

from handrail.backends.embedded.words.text import NUMBER

_COUNT = rf"(?:{NUMBER}|once|twice|half an|half|every|each|daily|weekly|none|no more than)"
_PERIOD = r"(?:day|night|week|fortnight|month|time|session|evening|morning|weekend)s?"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|spring|summer|autumn"
_WHEN = rf"(?:(?:the )?(?:end|middle|start|beginning|first|\w+(?:st|nd|rd|th)) of (?:the )?)?(?:{_MONTH}|week|month|year|term)\b|(?:the )?(?:next )?(?:session|review|session \w+)\b"
_OFTEN = rf"\b{_COUNT}\b[^.?!]{{0,28}}\b(?:a|an|per|each|every|this|other) {_PERIOD}\b|\b(?:each|every) (?:other )?{_PERIOD}\b|\b(?:daily|weekly|fortnightly)\b"
_MUCH = rf"\b{_COUNT} (?:minutes|hours|times|sessions|calls|days|pages|boxes|envelopes)\b"
_BY = rf"\b(?:by|until|till|before|from|within) (?:next )?{_WHEN}"
_MEASURE = re.compile(rf"{_OFTEN}|{_BY}|{_MUCH}", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:is|are) (?:normal|common|fine|okay)\b|\b(?:could|might|maybe|perhaps|was|were|had|did|went|got|said|told|used to|been|since|ago|last (?:time|week|month|year)|because|still|already|usually|always|sometimes|"
    r"(?:you|he|she|they|it|i|that)(?:['’](?:re|s|ve|m))? (?!and\b|will\b|do\b|can\b|ring\b|try\b|go\b|keep\b|walk\b|write\b|bring\b|stay\b|could\b)\w+)\b|['’](?:re|ve|m)\b|\w{3,}ed\b(?! by\b)",
    re.IGNORECASE,
)
"""A story, a habit or a score: no step that is being set."""
_FEWEST, _FEWEST_BY, _MOST = 5, 4, 40


def is_measured(text: str) -> bool:
    """A frequency, an amount or a date that is set, and no story around it."""
    size, dated = len(text.split()), re.search(_BY, text, re.IGNORECASE)
    set_ = (dated or _MEASURE.search(text)) and not text.rstrip().endswith("?")
    return (_FEWEST_BY if dated else _FEWEST) <= size <= _MOST and bool(set_) and not _TOLD.search(text)


def is_amount(text: str) -> bool:
    """A scrap with a number or a date, as it answers "How often could you do that?".

    >>> is_amount("Four times."), is_amount("Four of them came and I told them.")
    (True, False)
    """
    return (
        bool(re.search(rf"\b{_COUNT}\b|{_BY}|\d", text, re.IGNORECASE))
        and not _TOLD.search(text)
        and len(text.split()) <= _SCRAP
    )


_SCRAP = 14
