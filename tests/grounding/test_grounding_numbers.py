"""R27: a number counts something. It must have been said of the same thing, in the same role."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.words.quantities import held, quantities

SAID = Grounds(
    session(
        """
T: How has the week been since we talked about the sleep diary?
C: I kept the sleep diary on five of the seven nights. I wake up at three and I lie there for about an hour.
T: You kept it on five nights. And the running?
C: I ran three times a week, and I drank two glasses of wine a day. I called my mother once a week.
T: How are things at home?
C: My second marriage is better than the first one was. I have four nephews and six cousins, and two of my three kids moved out.
T: And the sertraline?
C: I missed it twice last week because I slept in. This was my fourth session at the clinic.
"""
    )
)
TRUE = [
    "Client kept the sleep diary on five of the seven nights.",
    "Client kept the sleep diary on 5/7 nights.",
    "Client kept the sleep diary 5 nights out of 7.",
    "Client kept the sleep diary on five nights.",
    "Client ran three times a week.",
    "Client ran 3x/wk.",
    "Client drank 2 glasses of wine per day.",
    "Client called her mother once a week.",
    "Client has four nephews and six cousins.",
    "Client has three children.",
    "Client's second marriage is better than the first.",
    "Client missed the sertraline two times last week.",
    "This was the client's 4th session at the clinic.",
]
WRONG = [
    "Client kept the sleep diary on two of the seven nights.",
    "Client kept the sleep diary on five of the six nights.",
    "Client kept the sleep diary on seven of the five nights.",
    "Client kept the sleep diary on seven nights.",
    "Client kept the sleep diary on three of the seven nights.",
    "Client kept the sleep diary on 2/7 nights.",
    "Client kept the sleep diary 7 nights out of 7.",
    "Client ran two times a week.",
    "Client ran three times a day.",
    "Client drank two glasses of wine a week.",
    "Client called her mother twice a week.",
    "Client has six nephews and four cousins.",
    "Client's third marriage is better than the first.",
    "This was the client's 3rd session at the clinic.",
    "Client had four sessions at the clinic.",
]


@pytest.mark.parametrize("cited", [False, True])
@pytest.mark.parametrize("text", TRUE)
def test_a_number_in_its_role_is_kept(text: str, cited: bool) -> None:
    """However it is written."""
    assert SAID.check(text, _turns(text, cited)).kept


@pytest.mark.parametrize("cited", [False, True])
@pytest.mark.parametrize("text", WRONG)
def test_a_number_out_of_its_role_is_struck(text: str, cited: bool) -> None:
    """R27, attacked: the same value stands near by, but counts something else."""
    assert not SAID.check(text, _turns(text, cited)).kept


def _turns(text: str, cited: bool) -> list[int] | None:
    places = (("diary", 1), ("ran", 3), ("wine", 3), ("mother", 3), ("session", 7), ("sertraline", 7))
    return [next((turn for word, turn in places if word in text), 5)] if cited else None


@pytest.mark.parametrize(
    ("text", "heard", "agrees"),
    [
        ("two nights", "missed it twice", True),
        ("two nights", "five nights, and missed it twice", False),
        ("two tablets of 50 mg", "two tablets, fifty milligrams each", True),
        ("2 out of 7 nights", "five of the seven nights, missed it twice", False),
        ("five of seven", "five of the seven nights", True),
        ("twice a day", "two times each day", True),
        ("twice a night", "two times a day", True),
        ("once a month", "daily", True),
        ("once a month", "twice a month", False),
        ("four sessions", "the fourth session", False),
        ("March 4", "the fourth", True),
        ("60 minutes", "it was an hour, now it is fifteen minutes", True),
        ("20 minutes", "ten minutes, twenty sometimes", True),
        ("40 percent", "forty now, ninety percent then", True),
        ("seven days of the week", "all seven days", True),
        ("500 mg", "five hundred twice a day", True),
        ("502 mg", "five hundred twice a day", False),
        ("3.75 mg", "three point seven five", True),
        ("3.7 mg", "three point seven five", False),
        ("about a minute", "maybe a minute", True),
        ("in 2009", "back in oh nine", True),
        ("in 2008", "back in oh nine", False),
    ],
)
def test_the_role_is_compared_where_both_have_one(text: str, heard: str, agrees: bool) -> None:
    """Where one side leaves its role open, the value decides."""
    assert held(quantities(text)[0], [quantities(heard)]) is agrees


def test_a_count_in_another_turn_leaves_a_stand_in_alone() -> None:
    """ "Twice" may be two nights, where its own turn counts no other nights."""
    assert held(quantities("two nights")[0], [quantities("I did it twice"), quantities("so, three nights")])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from one hundred to one-fifty", [100.0, 150.0]),
        ("It was eight-sixty.", [860.0]),
        ("put on sertraline 50 three weeks ago", [50.0, 3.0]),
        ("at seven thirty", [7.0, 30.0]),
        ("two hundred and five", [205.0]),
        ("moved to one-thirty", [30.0]),
        ("two ninety-minute sessions", [2.0, 90.0]),
        ("seventy-five", [75.0]),
    ],
)
def test_numbers_as_they_are_said(text: str, values: list[float]) -> None:
    """Hundreds left out, and figures beside a number in words."""
    assert [one.value for one in quantities(text)] == values


def test_a_day_of_a_month_is_one_however_it_is_written() -> None:
    """ "3 March" is the third of March."""
    assert held(quantities("on 3 March")[0], [quantities("since the third of March")])
    assert not held(quantities("on 4 March")[0], [quantities("since the third of March")])
