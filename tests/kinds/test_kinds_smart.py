"""What an objective still lacks: counted from its words, said to its writer, never a gate."""

import pytest

from handrail.kinds.smart import hints, lacks

WHOLE = (
    "Maya walks 20 minutes on 4 days a week, from 1 day now, by 1 March",
    "Client sleeps 6 hours on five nights a week, up from 4 hours, within 8 weeks",
    "Wei fills in the diary every evening, from no evenings now, until the next review",
    "- Marcus drives to the Corbett exit twice a month, baseline none, by 12 December",
)


@pytest.mark.parametrize("objective", WHOLE)
def test_it_works(objective: str) -> None:
    """Nothing is missing: no hint."""
    assert lacks(objective) == ()


@pytest.mark.parametrize(
    ("objective", "missing"),
    [
        ("Maya walks more often, from 1 day now, by March", "a number"),
        ("Maya walks 20 minutes on 4 days a week by March", "a baseline"),
        ("Maya walks 20 minutes on 4 days a week, from 1 day now", "a date"),
        ("Walk 20 minutes on 4 days a week, from 1 day now, by 1 March", "who does it"),
        ("Explore feelings about work", "a verb that can be seen or counted"),
        ("Client will understand triggers, from none now, by 1 March", "a verb that can be seen or counted"),
    ],
)
def test_the_missing_piece_is_named(objective: str, missing: str) -> None:
    """Take one thing away and it is missed."""
    objective = objective.replace("4 days", "days").replace("1 day", "some day") if missing == "a number" else objective
    assert missing in lacks(objective)


def test_each_line_is_an_objective() -> None:
    """By its number; blank lines count for nothing."""
    told = hints(f"{WHOLE[0]}\n\nExplore feelings\n")
    assert len(told) == 1 and told[0].startswith("Objective 2 has not yet ")


@pytest.mark.parametrize("text", ["", "\n \n", "x" * 20_000, "by " * 6_000])
def test_any_text_is_read_quickly(text: str) -> None:
    """Nothing typed there can hang the page."""
    assert isinstance(hints(text), tuple)
