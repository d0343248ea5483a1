"""R27, R28, R34, R36: what was taken back, what a body did in the room, illnesses, and whose idea it was."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.checks import causes
from handrail.grounding.checks.forbid import forbidden, unnamed_condition
from handrail.grounding.support.corrections import standing
from handrail.grounding.support.index import Index
from handrail.grounding.support.reading import AFFIRMED, read
from handrail.grounding.words.quantities import quantities

TALK = """
T: Eleven next week, as always?
C: Eleven's no good, I've the dentist. Half twelve?
T: And the shift?
C: Thursday, no, sorry, the Wednesday. I had thirty, I mean forty milligrams before it.
T: How long has it been?
C: It's forty one days since I last did it. My knee flared up, the arthritis.
"""
SAID = Grounds(session(TALK))


def value(text: str) -> list[float]:
    """The numbers of a text."""
    return [one.value for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "gone", "stays"),
    [
        ("Thursday, no, sorry, the Wednesday", "Thursday", "Wednesday"),
        ("i had two no three glasses", "two", "three"),
        ("thirty milligrams, I mean forty", "thirty", "forty"),
        ("in May, sorry, in June", "May", "June"),
        ("it's on [Place 1] no wait on [Place 2]", "[Place 1]", "[Place 2]"),
    ],
)
def test_what_is_taken_back_no_longer_counts(text: str, gone: str, stays: str) -> None:
    """In the same breath, by one of its own kind."""
    left = standing(text)
    assert gone not in left
    assert stays in left


@pytest.mark.parametrize(
    "text",
    ["five days no drinking and three days yes", "No, three of them.", "Monday and Tuesday, no problem.", "two to three"],
)
def test_an_ordinary_no_takes_nothing_back(text: str) -> None:
    """Attacked."""
    assert standing(text) == text


def test_a_day_that_was_taken_back_is_no_evidence() -> None:
    """R27: both hold."""
    assert not SAID.check("The shift was on Thursday.", [3]).kept
    assert SAID.look("The shift was on Wednesday.", [3], searched=False).doubt == ""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("down to fifty from one fifty", [50, 150]),
        ("potassium was three point two", [3.2]),
        ("I had half of one", [0.5]),
        ("a whole tablet", [1]),
        ("at that point two of us left", [2]),
    ],
)
def test_numbers_as_they_are_spoken(text: str, numbers: list[float]) -> None:
    """ "One fifty", "three point two"."""
    assert value(text) == numbers


@pytest.mark.parametrize(
    ("text", "word"), [("no i flushed them in october", "flush"), ("she had one seizure no two seizures", "seizur")]
)
def test_a_no_that_answers_or_puts_right_denies_nothing(text: str, word: str) -> None:
    """In speech without marks."""
    assert all(one.said == AFFIRMED for one in read(text).words if one.stem == word)


@pytest.mark.parametrize(
    "text",
    [
        "Wept quietly in session as she described the picture.",
        "Clasped his hands tightly while recounting the week.",
        "Looked down and held her breath as she spoke of home.",
        "Yawned repeatedly and rubbed his eyes during the session.",
        "Tremor of the right hand noted at rest.",
        "Came into the room slowly, holding her lower back.",
    ],
)
def test_r36_what_a_body_did_in_the_room_is_for_a_human(text: str) -> None:
    """A transcript can't see."""
    found = forbidden(text, SAID.index.sentences, SAID.index.sentences)
    assert found is not None
    assert found.rule == "R36"


@pytest.mark.parametrize(
    "text",
    [
        "Money was to be presented as a gift from all.",
        "Sat on the bench while it rained.",
        "Broke the plan into steps and covered breathing in session.",
        "Noted that the tension at home had eased.",
    ],
)
def test_r36_what_happened_elsewhere_may_be_told(text: str) -> None:
    """Attacked: the same words of something else."""
    assert forbidden(text, (), ()) is None


def test_r34_an_illness_that_nobody_spoke_of_is_struck() -> None:
    """And one that was spoken of anywhere in the hour is not."""
    assert SAID.check("Has fibromyalgia, for which she rests.", [5]).rule == "R34"
    assert unnamed_condition("Her arthritis flared.", Index(SAID.turns).where) is None
    assert SAID.check("Has fatty liver disease.", [5]).rule == "R34"
    assert unnamed_condition("Has diabetes.", ["diabetic"]) is None


def test_since_a_day_is_no_cause() -> None:
    """ "Forty-one days since she last did it" names a time; "since she was tired" a reason."""
    numbers = list(range(len(SAID.index.sentences)))
    assert causes.unnamed("It is forty-one days since she last did it.", SAID.index, numbers) == ""
    assert causes.unnamed("Missed the shift since she was tired of the dentist.", SAID.index, numbers) != ""


def test_what_the_client_proposed_was_not_the_therapists_idea() -> None:
    """R28, both ways round."""
    assert SAID.look("Therapist suggested half past twelve.", [1], searched=False).doubt == "someone else said this"
    assert SAID.look("Client suggested half past twelve.", [1], searched=False).doubt == ""


LONG_WAY = """
T: What would it be like if an alarm or your brother reminded you at dinner?
C: I drive the long way round now so I don't use the bridge. Except once, when my daughter was late.
T: I'd like you to ring your brother on Friday.
C: On the evenings I always ring him.
"""
HEARD = Grounds(session(LONG_WAY))


def test_an_exception_takes_the_always_away() -> None:
    """R27: also in the next sentence; attacked, where none was made it stands."""
    assert HEARD.look("Never drives over the bridge.", [1], searched=False).doubt
    assert HEARD.look("Always rings him in the evenings.", [3], searched=False).doubt == ""


def test_r34_advice_that_shares_nothing_with_the_session_is_no_advice_of_the_therapists() -> None:
    """No model is asked; attacked, what was advised in other words stands."""
    assert HEARD.check("Therapist advised her to keep no alcohol in the house.", [0, 1]).rule == "R34"
    assert not HEARD.look("Therapist suggested ringing her brother on Friday.", [2], searched=False).banned
    assert HEARD.check("Therapist proposed: “I'd like you to”.", [2]).kept
