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


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    "other",
    [
        "T: Actually, Wednesday at ten is your blood test, don't forget.\nC: Okay.\n",
        "T: Sorry, on Friday at nine the nurse will see you for the scales.\nC: Okay.\n",
        "C: I'm busy on Thursday with my mum.\nT: And the psychiatrist sees you on Thursday at ten.\nC: No, that's fine.\n",
        "T: Instead of the letter, come with your form on Friday at nine to my colleague.\nC: Okay.\n",
    ],
)
def test_an_appointment_of_something_else_moves_none(other: str, kind: str) -> None:
    """Attacked: "actually" or a busy day, and the meeting would be in no line."""
    assert "I'll see you on Tuesday at four" in told(FIRST + other, kind)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("C: Can we forget what happened on Sunday?\nT: Okay.\n", "Sunday"),
        ("C: Can we talk about my mum on Tuesday?\nT: Okay.\n", "my mum"),
        ("C: Could we do the letter on Wednesday instead?\nT: Okay.\n", "the letter"),
        ("C: Can we change the pills on Monday?\nT: Okay.\n", "the pills"),
        ("C: I can't come to my sister's on Sunday.\nT: Okay, I see.\n", "sister"),
        ("T: Actually, the pills: take them on Monday, not Sunday.\nC: Okay.\n", "the pills"),
        ("T: Rather the blue one on Monday.\nC: Okay.\n", "blue one"),
        ("T: Actually, let's do the homework on Monday.\nC: Okay.\n", "homework"),
    ],
)
def test_what_is_asked_or_said_of_a_day_is_not_told_of_the_meeting(other: str, said: str, kind: str) -> None:
    """Attacked: it names a day, and moves no meeting."""
    lines = [line for line in texts(f"{TALK * 4}{FIRST}{other}", kind) if "Tuesday at four" in line]
    assert lines
    assert said not in " ".join(lines)


@pytest.mark.parametrize("kind", ["soap", "client-summary"])
@pytest.mark.parametrize(
    ("cancelled", "said"),
    [
        (
            "C: I can't come at all next week.\nT: No problem, we'll leave it then.\nC: Thanks.\n",
            "I can't come at all next week",
        ),
        ("C: Hm.\nT: Actually no, I'm away next week. My secretary will ring you.\nC: Okay.\n", "I'm away next week"),
    ],
)
def test_an_appointment_that_was_cancelled_stands_with_what_was_said_of_it(cancelled: str, said: str, kind: str) -> None:
    """Attacked: by itself, somebody would come."""
    lines = [line for line in texts(f"{TALK * 4}{FIRST}{cancelled}", kind) if "Tuesday at four" in line]
    assert lines
    assert all(said in line for line in lines)


def test_an_appointment_refused_at_once_stands_with_the_refusal() -> None:
    """ "I can't come." is of the appointment that it answers."""
    lines = texts(
        f"{TALK * 4}T: So I'll see you on Tuesday at four.\nC: I can't come.\nT: Okay, we'll leave it then.\nC: Yes.\n", "soap"
    )
    assert all("I can't come" in line for line in lines if "Tuesday at four" in line)


@pytest.mark.parametrize(
    "wish",
    ["Could we do Wednesday instead?", "Can we make it Wednesday at five?", "Can I come on Wednesday?", "How about Wednesday?"],
)
def test_a_wish_for_another_day_moves_the_meeting(wish: str) -> None:
    """The other half: it still does."""
    paper = told(f"{FIRST}C: {wish}\nT: Wednesday at five then.\nC: Good.\n")
    assert "Wednesday at five then" in paper
    assert "Next meeting, therapist: “I'll see you on Tuesday at four" not in paper
