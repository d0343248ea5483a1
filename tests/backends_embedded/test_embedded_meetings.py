"""Which appointments stand: two that were both agreed, and of one that was moved the new one alone (R28)."""

import pytest
from embedded_support import texts

TALK = "T: How was the week?\nC: I slept four hours on most nights and I worked at the bakery each day.\nT: I see, thank you.\n"
FIRST = "T: So I'll see you on Tuesday at four.\nC: Yes.\n"


def told(script: str, kind: str = "soap") -> str:
    """All lines of a paper on such an hour."""
    return "\n".join(texts(f"{TALK * 4}{script}", kind))


@pytest.mark.parametrize("kind", ["soap", "birp", "client-summary"])
@pytest.mark.parametrize(
    "second",
    [
        "T: And the psychiatrist sees you on Thursday at ten.\nC: Thursday at ten, okay.\n",
        "T: And on Thursday at ten there's the group.\nC: Right.\n",
        "T: And I'll ring you on Thursday at ten to hear how it went.\nC: Good.\n",
    ],
)
def test_two_appointments_of_one_hour_both_stand(second: str, kind: str) -> None:
    """Whoever reads but one of them misses the other."""
    paper = told(FIRST + second, kind)
    assert "Tuesday at four" in paper
    assert "Thursday at ten" in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "moved",
    [
        "T: Actually, make it Wednesday at five, I have a course.\nC: Fine.\n",
        "C: Oh, I can't do Tuesday, I'm at the dentist.\nT: Wednesday at five then.\nC: Good.\n",
        "T: Sorry, Wednesday at five, not Tuesday.\nC: Fine.\n",
    ],
)
def test_an_appointment_that_was_moved_no_longer_stands(moved: str, kind: str) -> None:
    """Attacked: the old day would stand beside the new one."""
    paper = told(FIRST + moved, kind)
    assert "Wednesday at five" in paper
    assert "I'll see you on Tuesday at four" not in paper


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "moved",
    [
        "T: Actually, make it Wednesday.\nC: Wednesday, fine.\n",
        "C: Actually, can we make it Wednesday?\nT: Sure.\nC: Thanks.\n",
    ],
)
def test_a_new_day_alone_is_told_upon_the_appointment_that_it_moves(moved: str, kind: str) -> None:
    """ "Wednesday" alone has no hour, and "Tuesday at four" alone is no longer true."""
    line = next(line for line in texts(f"{TALK * 4}{FIRST}{moved}", kind) if "make it Wednesday" in line)
    assert line.index("Tuesday at four") < line.index("make it Wednesday")


def test_of_two_appointments_the_one_that_is_spoken_of_is_moved() -> None:
    """Attacked: the other one must not go with it."""
    paper = told(
        "T: So I'll see you on Tuesday at four. And the psychiatrist on Thursday at ten.\nC: Yes.\n"
        "T: Sorry, the psychiatrist is on Friday at ten, not Thursday.\nC: Okay.\n"
    )
    assert "Tuesday at four" in paper
    assert "Friday at ten" in paper
    assert "the psychiatrist on Thursday at ten" not in paper


def test_an_appointment_that_is_said_twice_stands_once() -> None:
    """Attacked: as two, it would be told twice."""
    assert told(f"{FIRST}T: See you on Tuesday at four, then.\nC: Bye.\n").count("Next meeting") == 1


def test_what_is_feared_of_a_day_is_no_appointment() -> None:
    """Attacked: a question that begins with an if names a day and an hour."""
    assert "Next meeting" not in told("T: And if on Thursday at six the gate starts lying?\nC: I'll turn around.\n")


def test_several_steps_of_a_week_are_no_appointment() -> None:
    """Attacked: they name days and hours too, and another appointment follows."""
    paper = told(
        "T: The walk on four days, and the bench with your uncle on Friday at noon.\nC: Yes.\nT: We'll meet on Tuesday at ten.\nC: Good.\n"
    )
    assert "Tuesday at ten" in paper
    assert "Next meeting, therapist: “The walk" not in paper
