"""Totals from answers. Deterministic; blanks are pro-rated as the measure allows, else there is no total (R43)."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.measures.measure import Measure
from handrail.papers.errors import BadInput


@dataclass(frozen=True, slots=True)
class Score:
    """`total` is None with too many blanks. `prorated` says that blanks were filled with the mean of the rest."""

    total: int | None
    answered: int
    items: int
    prorated: bool
    subscales: tuple[tuple[str, int | None], ...] = ()


def score(measure: Measure, answers: Sequence[int | None]) -> Score:
    """Score one administration. Raises `BadInput` for a wrong number of answers or one outside the options."""
    _check(measure, answers)
    given = [answer for answer in answers if answer is not None]
    blank = len(answers) - len(given)
    total = _prorated(given, len(answers)) if blank <= measure.most_missing else None
    subscales = tuple((name, _sum([answers[number - 1] for number in numbers])) for name, numbers in measure.subscales)
    return Score(total, len(given), len(answers), total is not None and blank > 0, subscales)


def needs_human(measure: Measure, answers: Sequence[int | None]) -> bool:
    """True when the safety item was answered above zero: always a human task, whatever the total. Raises like `score`."""
    _check(measure, answers)
    return bool(measure.safety_item and answers[measure.safety_item - 1])


def _check(measure: Measure, answers: Sequence[int | None]) -> None:
    if len(answers) != len(measure.items):
        raise BadInput(f"{measure.title} has {len(measure.items)} items; {len(answers)} answers came")
    top = len(measure.options) - 1
    for number, answer in enumerate(answers, start=1):
        if answer is not None and (isinstance(answer, bool) or not isinstance(answer, int) or not 0 <= answer <= top):
            raise BadInput(f"answer {number} of {measure.title} is not between 0 and {top}")


def _prorated(given: Sequence[int], items: int) -> int:
    """The sum with blanks at the mean of the rest, in whole numbers, halves up: rounding by float would depend on luck."""
    return (2 * sum(given) * items + len(given)) // (2 * len(given))


def _sum(answers: Sequence[int | None]) -> int | None:
    """A subscale is not pro-rated: one blank, no sum."""
    given = [answer for answer in answers if answer is not None]
    return sum(given) if len(given) == len(answers) else None
