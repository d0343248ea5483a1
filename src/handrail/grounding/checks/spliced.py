"""What stands together in a statement must have been said together: no number takes the day of the sentence beside it, and two spans of
time that were named apart are no one span.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from handrail.grounding.checks.facts import DAY, days_in
from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import BOUNDARY
from handrail.grounding.support.weighed import NUMBER
from handrail.grounding.words.medicines import named
from handrail.grounding.words.quantities import Quantity, quantities
from handrail.grounding.words.synonyms import expanded
from handrail.grounding.words.tokens import NUMBERS

_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?)"
_MANY = rf"(?:an?|\d+(?:\.\d+)?|(?:(?:twenty|thirty|forty|fifty|sixty)[ -])?(?:{'|'.join(NUMBERS)}))"
_COMPOUND = re.compile(
    rf"\b(?P<long>{_MANY} {_TIME})(?: and|,) (?P<short>{_MANY} {_TIME})\b(?! (?:later|before|after|each|per|a)\b)",
    re.IGNORECASE,
)
_DOSES = frozenset({"mg", "mcg", "g"})
_AS_ONE = 0.005
"""How far a sum may lie from what was said: eleven days of two years are more."""
_MINUTES = {"min": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43830.0, "year": 525960.0}


def apart(text: str, spoken: Sequence[Sentence]) -> str:
    """A number told of one day of the week, where every sentence that holds the number names another day."""
    for clause in BOUNDARY.split(expanded(text)):
        told, days = quantities(clause), days_in(clause)
        if len(days) != 1 or len(told) != 1:
            continue
        holding = [sentence for sentence in spoken if any(map(told[0].agrees, sentence.counts))]
        if holding and all((named := days_in(sentence.standing)) and not named & days for sentence in holding):
            return DAY
    return ""


def of_another_medicine(text: str, spoken: Sequence[Sentence]) -> str:
    """A dose told of one medicine, where every turn that holds its number, with what it answers, names another and not this one."""
    mine = named(text)
    told = [one for one in quantities(expanded(text)) if one.unit in _DOSES]
    if len(mine) != 1 or len(told) != 1:
        return ""
    turns: dict[int, list[Sentence]] = {}
    for sentence in spoken:
        turns.setdefault(sentence.turn, []).append(sentence)
    of = [
        named(" ".join(one.text for one in [*turns.get(turn - 1, ()), *said]))
        for turn, said in turns.items()
        if any(other.value == told[0].value and other.unit in (*_DOSES, "") for one in said for other in one.counts)
    ]
    return NUMBER if of and all(names and not names & mine for names in of) else ""


def not_one_span(text: str, spoken: Sequence[Sentence]) -> str:
    """ "Two years and eleven days" where nobody named them as one: not in this order, one behind the other, nor as their sum."""
    counts = [one for sentence in spoken for one in sentence.counts]
    for found in _COMPOUND.finditer(text):
        parts = [*quantities(_counted(found["long"])), *quantities(_counted(found["short"]))]
        sizes = [one.value * _MINUTES.get(one.unit, 0.0) for one in parts]
        if len(parts) != 2 or not sizes[0] > sizes[1] > 0:
            continue
        if any(parts[0].agrees(one) and parts[1].agrees(other) for one, other in pairwise(counts)):
            continue
        if not any(abs(_size(one) - sum(sizes)) <= _AS_ONE * sum(sizes) for one in counts):
            return NUMBER
    return ""


def _counted(span: str) -> str:
    return re.sub(r"^an? ", "1 ", span, flags=re.IGNORECASE)


def _size(one: Quantity) -> float:
    return one.value * _MINUTES.get(one.unit, 0.0)
