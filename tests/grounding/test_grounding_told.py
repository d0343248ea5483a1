"""R27, R28: who was told, what came to nothing, amounts put another way, and people whom only a name stands for."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds, in_session_words

SAID = Grounds(
    session(
        """
T: How was the fortnight, and did you speak with your wife?
C: I haven't told my wife about the loan. My mother-in-law knows, and she will ask her son. I'd be up three times a night before.
T: And the debt itself?
C: It's eleven and a half thousand. I've been a printer for forty-one years. Miss [Person 1] put me on the list.
T: How do you sleep?
C: I sleep from ten until about five. I was sure I would shout at him and I didn't. The counting used to annoy me.
T: What did the doctor say?
C: I got a nineteen on the form. Six weeks before that it was a twelve. I'll tell the doctor about the stairs tonight.
"""
    )
)
TRUE = [
    ("Debts amount to 11,500.", 3),
    ("Client worked as a printer for four decades.", 3),
    ("Client was put on the list by a teacher.", 3),
    ("Client gets around seven hours of sleep.", 5),
    ("The score went up by seven points within six weeks.", 7),
    ("Client has not told his wife about the loan.", 1),
    ("Client's mother-in-law knows.", 1),
]
WRONG = [
    ("Client told his wife about the loan.", 1),
    ("Client's mother knows about the loan.", 1),
    ("He gets up three times a night.", 1),
    ("Client shouted at him.", 5),
    ("Debts amount to 15,500.", 3),
    ("Client worked as a printer for six decades.", 3),
    ("Client gets around nine hours of sleep.", 5),
    ("The score went up by four points within six weeks.", 7),
    ("Client told the doctor about the stairs.", 7),
]


@pytest.mark.parametrize(("text", "turn"), TRUE)
def test_what_is_put_another_way_stays(text: str, turn: int) -> None:
    """The same amount, person or silence in other words."""
    assert SAID.check(text, [turn]).reason == ""


@pytest.mark.parametrize(("text", "turn"), WRONG)
def test_what_was_not_told_or_done_goes(text: str, turn: int) -> None:
    """One small thing is otherwise."""
    assert not SAID.check(text, [turn]).kept


def test_a_day_of_the_month_is_known_by_its_surrogate() -> None:
    """ "The 16th" is "the sixteenth", which the airlock replaced in the session."""
    assert in_session_words("Blood test on the 16th.", (), {"[Date 1]": ["sixteenth"]}, "") == "Blood test on the [Date 1]."


@pytest.mark.parametrize(
    "text", ["Client denies waking up at three.", "Client denies thoughts that it would be easier not to wake up."]
)
def test_a_denial_of_what_was_told_is_struck(text: str) -> None:
    """R28, the attack: a "not" within what was told, or beside other words of it, denies nothing."""
    talk = """
T: How are the nights?
C: I wake up at three and lie there for an hour. Some mornings I think it would be easier not to wake up.
T: Do you still walk?
C: I don't walk alone.
"""
    assert not Grounds(session(talk)).check(text, [1]).kept
    assert Grounds(session(talk)).check("Client denies walking alone.", [3]).kept


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("My husband bought sweets for the whole floor.", ""),
        ("My husband bought sweets for two people on the floor.", "it says always or never where that was not said"),
        ("My husband bought sweets for two on the floor, the whole bag.", "it says always or never where that was not said"),
    ],
)
def test_everyone_is_a_whole_floor(said: str, doubt: str) -> None:
    """R27: the whole of a place is everyone in it; two people are not."""
    look = Grounds(session(f"T: And then?\nC: {said}\n")).look(
        "Husband bought sweets for everyone on the floor.", [1], searched=False
    )
    assert look.doubt == doubt


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("Shared meals reduce his need to wear the headset.", ""),
        ("Client needs to eat with someone.", "advice that was not part of the session"),
    ],
)
def test_a_need_is_no_advice(text: str, banned: str) -> None:
    """R34: what somebody has a need to do is told; what they need to do is advised."""
    talk = session("T: And at supper?\nC: If I eat with someone I don't need the headset.\n")
    assert Grounds(talk).look(text, [1], searched=False).banned == banned
