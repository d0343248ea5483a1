"""Events that change a life: a statement may tell of one only where it was told."""

from collections.abc import Mapping

from handrail.grounding.support.index import Match
from handrail.grounding.support.reading import AFFIRMED, Reading
from handrail.grounding.words.tokens import stem

_EVENTS = frozenset(
    stem(word)
    for word in """fired terminated resigned arrested jailed hospitalized hospitalised married engaged divorced separated pregnant miscarriage
    adopted relapsed overdosed assaulted raped robbed attacked evicted bankrupt sued affair cheated argued fought quarrelled accident crashed injured
    relocated graduated expelled suspended promoted demoted hired enrolled transfer transferred funeral died surgery operation
    smashed threatened eloped emigrated inherited bitten""".split()
)
_NEAR = 0.6


def invented(reading: Reading, matched: Mapping[int, Mapping[int, Match]]) -> str:
    """An event that these words do not tell, or empty."""
    for place, word in enumerate(reading.words):
        if word.stem in _EVENTS and word.said == AFFIRMED:
            nearest = max((found[place].nearly for found in matched.values() if place in found), default=0.0)
            if nearest < _NEAR:
                return "an event that these words do not tell"
    return ""
