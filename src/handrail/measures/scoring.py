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
    if len(answers) != len(measure.items):
        raise BadInput(f"{measure.title} has {len(measure.items)} items; {len(answers)} answers came")
    top = len(measure.options) - 1
    for number, answer in enumerate(answers, start=1):
        if answer is not None and (isinstance(answer, bool) or not isinstance(answer, int) or not 0 <= answer <= top):
            raise BadInput(f"answer {number} of {measure.title} is not between 0 and {top}")
    given = [answer for answer in answers if answer is not None]
    blank = len(answers) - len(given)
    total = _total(given, len(answers)) if blank <= measure.most_missing else None
    return Score(total, len(given), len(answers), total is not None and blank > 0, _subscales(measure, answers))


def needs_human(measure: Measure, answers: Sequence[int | None]) -> bool:
    """True when the safety item was answered above zero: always a human task, whatever the total."""
    return bool(measure.safety_item and answers[measure.safety_item - 1])


def _total(given: Sequence[int], items: int) -> int | None:
    if not given:
        return None
    return int(sum(given) * items / len(given) + 0.5)


def _subscales(measure: Measure, answers: Sequence[int | None]) -> tuple[tuple[str, int | None], ...]:
    scored = []
    for name, numbers in measure.subscales:
        given = [answers[number - 1] for number in numbers]
        whole = [answer for answer in given if answer is not None]
        scored.append((name, sum(whole) if len(whole) == len(given) else None))
    return tuple(scored)
