"""R33: which lines ask to be confirmed one by one, and which don't, so that a confirmation goes on meaning something."""

import pytest
from grounding_session import session

from handrail import kinds, noticing
from handrail.grounding import ground
from handrail.grounding.about_safety import about_safety
from handrail.grounding.confirm import reasons
from handrail.papers.draft import Evidence, ModelCard, RawDraft, Said, Why
from handrail.papers.notice import Flag, Notices, Safety

HOUR = """
T: How was the week?
C: Long. I cut my arm on Sunday, with the kitchen scissors.
T: Thank you for telling me. Any thoughts of ending your life?
C: No. Not since the first month.
T: And if it came back?
C: Keisha first. Then I'd go and sit with the dog.
T: Good. Did you ring the library about the shelves?
C: I rang the library about the shelves on Monday.
"""
SAFE = session(HOUR)


def flag(turn: int) -> Flag:
    """Words about safety that noticing found in this turn, whichever they are."""
    text = SAFE.turns[turn].text
    return Flag(turn, 0, len(text), text, Safety.NSSI, (), "test")


FLAGS = (flag(1), flag(2))


def confirm(turn: int, flags: tuple[Flag, ...] = FLAGS) -> tuple[str, ...]:
    """What a line that quotes all of this turn asks to be confirmed for."""
    text = SAFE.turns[turn].text
    said = Said("Data", f"Client: “{text}”", (Evidence(turn, 0, len(text), text),), 0.7, Why("why", "why"))
    raw = RawDraft(kinds.kind("dap"), SAFE.id, (said,), ModelCard("m", "1", "card"))
    (line,) = ground(raw, SAFE, Notices(flags=flags)).statements()
    return line.confirm


@pytest.mark.parametrize("turn", [1, 3, 5])
def test_a_line_on_words_about_safety_or_an_answer_about_them_is_confirmed(turn: int) -> None:
    """R33 holds: the words themselves, a no to a question about them, and what would help if they came back."""
    assert "safety" in confirm(turn)


def test_a_line_on_other_words_of_the_same_hour_is_not() -> None:
    """R33, the attack: what every line asks for is soon given without reading."""
    assert "safety" not in confirm(7)


def test_a_word_of_the_list_asks_although_nothing_was_noticed() -> None:
    """R33 holds: the list is the floor, whatever noticing makes of an hour."""
    assert "safety" in reasons("Client said that they would kill themselves.", ())


def test_an_answer_that_denies_is_confirmed_as_a_denial_too() -> None:
    """R33 holds: a no about safety is as easily turned round as a yes."""
    assert {"safety", "negation"} <= set(confirm(3))


@pytest.mark.parametrize(
    "talk",
    [
        "T: Have you thought of suicide?\nC: No.\nC: Not since July.",
        "T: Hm.\nC: I think about killing myself.\nT: Do you have a plan?\nC: Saturday.",
        "T: Hm.\nC: I think about killing myself at night.\nT: Is any of that around now?\nC: A little.",
    ],
)
def test_what_noticing_finds_and_every_answer_to_it_is_about_safety(talk: str) -> None:
    """R33 holds: with the flags of the hour themselves, to the last turn of the answer."""
    turns = session(talk).turns
    assert turns[-1].index in about_safety(turns, noticing.flags(turns))


@pytest.mark.parametrize(
    "talk",
    [
        "T: Who would you call?\nC: My brother, he knows about boilers.",
        "T: Have you thought of suicide?\nC: No.\nT: And the choir?\nC: We sang on Sunday.",
    ],
)
def test_an_answer_to_another_question_is_not_about_safety(talk: str) -> None:
    """R33, the attack: without such words before it, or with another subject between, a question asks about something else."""
    turns = session(talk).turns
    assert turns[-1].index not in about_safety(turns, noticing.flags(turns))


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting, therapist: “Tuesday at ten then, in the room.”",
        "About your next meeting: “Wednesday, ten o'clock.”",
        "Therapist: “See you Thursday at 4:30.”",
        "About your next meeting: “El miércoles a las diez.”",
        "Therapist: “Nos vemos el martes, a las 10:00.”",
    ],
)
def test_the_day_and_time_of_the_next_meeting_are_confirmed(line: str) -> None:
    """R33 holds: a client who reads the wrong hour misses it."""
    assert "date" in reasons(line, ())


@pytest.mark.parametrize(
    "line",
    [
        "Client reported: woke on Tuesday at four.",
        "See you Tuesday.",
        "Client reported: off Monday night, so they could come in.",
        "Client met one of the three neighbors on Sunday.",
    ],
)
def test_a_day_of_something_else_is_not_confirmed_as_an_appointment(line: str) -> None:
    """R33, the attack: a night that was slept badly, or a day without a time, is no appointment."""
    assert "date" not in reasons(line, ())
