"""R43: totals by arithmetic alone, blanks by the published rules, the safety item always to a human."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.measures import MEASURES, Measure, change, measure, needs_human, score
from handrail.papers.errors import BadInput

PHQ9, GAD7, PCL5 = measure("phq9"), measure("gad7"), measure("pcl5")


def answers(one: Measure, blanks: int = 0) -> st.SearchStrategy[list[int | None]]:
    """Any filled-in form with at least so many blanks."""
    given_ones = st.lists(
        st.integers(0, len(one.options) - 1), min_size=len(one.items) - blanks, max_size=len(one.items) - blanks
    )
    return given_ones.flatmap(lambda found: st.permutations([*found, *[None] * blanks]))


@pytest.mark.parametrize(
    ("key", "filled", "total"),
    [(key, filled, total) for key, one in MEASURES.items() for filled, total in one.examples],
)
def test_it_works(key: str, filled: tuple[int | None, ...], total: int | None) -> None:
    """Every file's own examples."""
    assert score(measure(key), filled).total == total


@pytest.mark.parametrize(
    ("one", "filled", "total", "prorated"),
    [
        (PHQ9, [1, 1, 1, 1, 1, 1, 1, 1, None], 9, True),
        (PHQ9, [3, 0, 0, 0, 0, 0, 0, None, None], 4, True),  # 27 / 7 = 3.86
        (PHQ9, [1, 1, 1, 0, 0, 0, 0, 1, None], 5, True),  # 36 / 8 = 4.5, halves go up
        (PHQ9, [None] * 9, None, False),
        (GAD7, [3, 3, 3, 3, 3, 3, None], 21, True),
        (GAD7, [1, 0, 0, 0, 0, 0, None], 1, True),  # 7 / 6 = 1.17
        (PCL5, [1] * 19 + [None], 20, True),
        (PCL5, [4] * 18 + [None] * 2, 80, True),
    ],
)
def test_blanks_are_filled_with_the_mean_of_the_rest(
    one: Measure, filled: list[int | None], total: int | None, prorated: bool
) -> None:
    """Worked by hand."""
    found = score(one, filled)
    assert (found.total, found.prorated) == (total, prorated)


@pytest.mark.parametrize(("one", "most"), [(PHQ9, 2), (GAD7, 1), (PCL5, 2)])
def test_one_blank_too_many_leaves_no_total(one: Measure, most: int) -> None:
    """And still says how many were answered."""
    whole = len(one.items)
    allowed, too_many = (
        score(one, [1] * (whole - most) + [None] * most),
        score(one, [1] * (whole - most - 1) + [None] * (most + 1)),
    )
    assert allowed.total is not None
    assert (too_many.total, too_many.answered, too_many.items, too_many.prorated) == (None, whole - most - 1, whole, False)


def test_the_clusters_of_the_pcl5_add_up() -> None:
    """B 1 to 5, C 6 and 7, D 8 to 14, E 15 to 20; a cluster with a blank has no sum."""
    filled: list[int | None] = [1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, None]
    assert [total for _, total in score(PCL5, filled).subscales] == [5, 4, 21, None]


@pytest.mark.parametrize(
    "filled", [[0] * 8, [0] * 10, [], [4, *[0] * 8], [-1, *[0] * 8], [True, *[0] * 8], ["2", *[0] * 8], [1.0, *[0] * 8]]
)
def test_answers_that_are_none_are_bad_input(filled: list[Any]) -> None:
    """Too few, too many, off the scale, of another type: never a total, never a quiet no from the safety item."""
    with pytest.raises(BadInput):
        score(PHQ9, filled)
    with pytest.raises(BadInput):
        needs_human(PHQ9, filled)


@pytest.mark.parametrize("ninth", [1, 2, 3])
def test_item_nine_above_zero_always_needs_a_human(ninth: int) -> None:
    """With the lowest total there can be, and with too many blanks for a total."""
    assert needs_human(PHQ9, [0] * 8 + [ninth])
    assert needs_human(PHQ9, [None] * 8 + [ninth])


@given(answers(PHQ9).filter(lambda filled: filled[8] == 0))
def test_item_nine_at_zero_asks_for_nobody(filled: list[int | None]) -> None:
    """However high the total: the safety item is about its own words."""
    assert not needs_human(PHQ9, filled)


@pytest.mark.parametrize("one", [GAD7, PCL5])
def test_a_measure_without_a_safety_item_asks_for_nobody(one: Measure) -> None:
    """It must not make up one."""
    assert not needs_human(one, [1] * len(one.items))


@given(st.sampled_from(list(MEASURES.values())).flatmap(lambda one: st.tuples(st.just(one), answers(one))))
def test_a_whole_form_scores_its_sum(filled: tuple[Measure, list[int]]) -> None:
    """And its bands hold it."""
    one, given_ones = filled
    total = score(one, given_ones).total
    assert total == sum(given_ones)
    assert not one.bands or sum(band.low <= total <= band.high for band in one.bands) == 1


@given(answers(PHQ9, blanks=2))
def test_a_prorated_total_is_the_nearest_whole_number(filled: list[int | None]) -> None:
    """Exact fractions agree: within a half, and never off the scale."""
    total = score(PHQ9, filled).total
    exact = Fraction(sum(answer or 0 for answer in filled) * 9, 7)
    assert total is not None and -Fraction(1, 2) < total - exact <= Fraction(1, 2) and 0 <= total <= 27


@pytest.mark.parametrize(
    ("one", "first", "last", "reliable", "sentence"),
    [
        (PHQ9, 16, 9, True, "PHQ-9 went from 16 to 9. That is 7 lower; a change of 6 or more is reliable."),
        (PHQ9, 16, 10, True, "PHQ-9 went from 16 to 10. That is 6 lower; a change of 6 or more is reliable."),
        (
            PHQ9,
            9,
            14,
            False,
            "PHQ-9 went from 9 to 14. That is 5 higher; a change of 6 or more is reliable, so this one is not yet.",
        ),
        (PHQ9, 9, 9, False, "PHQ-9 was 9 and is 9."),
        (GAD7, 5, 9, True, "GAD-7 went from 5 to 9. That is 4 higher; a change of 4 or more is reliable."),
        (
            PCL5,
            50,
            36,
            False,
            "PCL-5 went from 50 to 36. That is 14 lower; a change of 15 or more is reliable, so this one is not yet.",
        ),
    ],
)
def test_a_change_is_told_as_arithmetic(one: Measure, first: int, last: int, reliable: bool, sentence: str) -> None:
    """No forecast, no verdict on the person."""
    found = change(one, first, last)
    assert (found.difference, found.reliable, found.sentence) == (last - first, reliable, sentence)


@given(st.integers(0, 27), st.integers(0, 27))
def test_a_change_is_as_reliable_in_either_direction(first: int, last: int) -> None:
    """Getting worse counts as much as getting better."""
    assert change(PHQ9, first, last).reliable == change(PHQ9, last, first).reliable
