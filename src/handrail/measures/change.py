"""Did a total move by more than measurement error? Arithmetic in one sentence, no forecast (Jacobson & Truax 1991)."""

from dataclasses import dataclass

from handrail.measures.measure import Measure


@dataclass(frozen=True, slots=True)
class Change:
    """`difference` is last minus first; `reliable` when its size reaches the measure's reliable change."""

    difference: int
    reliable: bool
    sentence: str


def change(measure: Measure, first: int, last: int) -> Change:
    """Compare two totals."""
    moved = last - first
    reliable = abs(moved) >= measure.reliable_change
    if moved == 0:
        return Change(0, False, f"{measure.title} was {first} and is {last}.")
    way = "lower" if moved < 0 else "higher"
    rule = f"a change of {measure.reliable_change} or more is reliable"
    tail = "" if reliable else ", so this one is not yet"
    sentence = f"{measure.title} went from {first} to {last}. That is {abs(moved)} {way}; {rule}{tail}."
    return Change(moved, reliable, sentence)
