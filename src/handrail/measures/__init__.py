"""The shelf of questionnaires: word for word, scored by code alone (R43). Bands describe scores; they are not diagnoses.

To add one, write a file beside these and list it below. Its licence must allow the full text here (ship class A).

>>> change(measure("phq9"), 16, 9).sentence
'PHQ-9 went from 16 to 9. That is 7 lower; a change of 6 or more is reliable.'
"""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.measures import gad7, pcl5, phq9
from handrail.measures.change import Change, change
from handrail.measures.measure import Band, Measure
from handrail.measures.scoring import Score, needs_human, score
from handrail.papers.errors import BadInput

MEASURES: Mapping[str, Measure] = MappingProxyType({module.MEASURE.key: module.MEASURE for module in (phq9, gad7, pcl5)})

__all__ = ["MEASURES", "Band", "Change", "Measure", "Score", "change", "measure", "needs_human", "score"]


def measure(key: str) -> Measure:
    """The measure with this key, or `BadInput` that lists them all."""
    found = MEASURES.get(key)
    if found is None:
        raise BadInput(f"there is no such measure; there are: {', '.join(MEASURES)}")
    return found
