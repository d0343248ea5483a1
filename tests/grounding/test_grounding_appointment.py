"""A day and a time of an appointment belong to one another (R33)."""

import pytest

from handrail.grounding.appointment import fits, is_told

TWO = "Next meeting, therapist: “Tuesday at four.” Next meeting, therapist: “The psychiatrist on Thursday at ten.”"
TURNED = "Next meeting, therapist: “At four on Tuesday, and at ten on Thursday.”"


@pytest.mark.parametrize("line", [TWO, TURNED, "Next meeting: “Tuesday at four and Thursday at ten.”"])
@pytest.mark.parametrize(("weekday", "hour"), [(1, 16), (3, 10)])
def test_each_day_fits_with_its_own_time(line: str, weekday: int, hour: int) -> None:
    """Monday is 0."""
    assert fits(line, weekday, hour)


@pytest.mark.parametrize("line", [TWO, TURNED, "Próxima sesión: “el martes a las cuatro y el jueves a las diez.”"])
@pytest.mark.parametrize(("weekday", "hour"), [(1, 10), (3, 16)])
def test_a_day_does_not_fit_with_the_time_of_another(line: str, weekday: int, hour: int) -> None:
    """The attack: both are named."""
    assert not fits(line, weekday, hour)


@pytest.mark.parametrize(
    ("line", "weekday", "hour"),
    [
        ("Next meeting. Therapist: “Thursday?” Client: “Ten works.”", 3, 10),
        ("Next meeting. Therapist: “Thursday?” Client: “At ten.” Therapist: “Thursday it is.”", 3, 10),
        ("Next meeting. Therapist: “Tuesday at four.” Therapist: “Actually, make it Wednesday.”", 2, 16),
        ("Next meeting: “Monday the sixteenth, at ten.”", 0, 10),
    ],
)
def test_a_time_in_another_turn_belongs_to_the_day_beside_it(line: str, weekday: int, hour: int) -> None:
    """Two people set an hour in two turns."""
    assert is_told(line)
    assert fits(line, weekday, hour)
    assert not fits(line, weekday, hour + 2)


@pytest.mark.parametrize(
    ("line", "weekday", "hour"),
    [
        ("Next meeting: “can't do Thursday at ten, so Tuesday at four.”", 3, 10),
        ("Next meeting: “I can’t come on Thursday at ten, so Tuesday at four.”", 3, 10),
        ("Next meeting: “Tuesday at four, not Thursday at ten.”", 1, 10),
        ("Next meeting: “Tuesday at four, not Thursday at ten.”", 3, 10),
        ("Próxima sesión: “no puedo el jueves a las diez, el martes a las cuatro.”", 3, 10),
    ],
)
def test_a_day_that_was_refused_fits_nothing(line: str, weekday: int, hour: int) -> None:
    """Attacked: it stands with a time of its own."""
    assert not fits(line, weekday, hour)


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: “can't do Thursday at ten, so Tuesday at four.”",
        "Next meeting: “not Thursday but Tuesday at four.”",
        "Next meeting: “Tuesday at four, not Thursday at ten.”",
        "Next meeting: “Thursday at ten or Tuesday at four?” Client: “Tuesday at four.”",
    ],
)
def test_the_day_that_stands_beside_a_refused_one_fits(line: str) -> None:
    """The other half."""
    assert fits(line, 1, 16)


@pytest.mark.parametrize(
    "line",
    ["Next meeting: “Tuesday at four or Thursday at ten.”", "Próxima sesión: “el martes a las cuatro o el jueves a las diez.”"],
)
@pytest.mark.parametrize(("weekday", "hour"), [(1, 16), (3, 10)])
def test_one_of_two_to_choose_from_fits_nothing(line: str, weekday: int, hour: int) -> None:
    """Attacked: none of them was taken yet."""
    assert not fits(line, weekday, hour)


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: “Tuesday at four here, and Thursday with the psychiatrist.”",
        "Next meeting: “Tuesday at four here, and the nurse on Thursday.”",
    ],
)
def test_a_day_with_somebody_else_borrows_no_time(line: str) -> None:
    """Attacked: four is the hour of Tuesday."""
    assert not fits(line, 3, 16)
    assert fits(line, 1, 16)


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting, therapist: “Thursday at ten.” Appointment on Tuesday cancelled. Client: “I can't come.”",
        "Next meeting, therapist: “Thursday at ten.” Your appointment on Tuesday was cancelled. You: “I want to cancel Tuesday at ten.”",
    ],
)
def test_a_cancelled_day_fits_nothing(line: str) -> None:
    """Attacked: it would borrow the hour of the other one."""
    assert not fits(line, 1, 10)
    assert fits(line, 3, 10)


SET = "Next meeting. Therapist: “I'll see you on Tuesday at four.”"


@pytest.mark.parametrize(
    "line",
    [
        f"{SET} Therapist: “Actually, make it Wednesday.”",
        f"{SET} Therapist: “Half past five then.”",
        f"{SET} Client: “Could we make it five?” Therapist: “Sure.”",
        f"{SET} Client: “I don't think I'll be coming back.” Therapist: “Okay.”",
        "Next meeting, therapist: “Tuesday at four.” Client: “I can't on Tuesday.”",
        "Next meeting. Therapist: “i'll see you on tuesday at four”. Therapist: “make it wednesday”.",
        "About your next meeting. Your therapist: “I'll see you on Tuesday at four.” Your therapist: “Make it Wednesday.”",
        "For the next meeting, therapist said: “Nos vemos el martes a las cuatro.” Client said: “¿Podríamos cambiarlo al jueves?” Therapist said: “Claro que sí.”",
    ],
)
def test_what_was_moved_behind_it_fits_nothing(line: str) -> None:
    """Attacked: the record still holds the old day, and nobody would be told."""
    assert is_told(line)
    assert not fits(line, 1, 16)


@pytest.mark.parametrize(
    ("line", "weekday", "hour"),
    [
        (f"{SET} Therapist: “Actually, make it Wednesday.”", 2, 16),
        (f"{SET} Client: “Could we make it Friday?” Therapist: “Sure.”", 4, 16),
        ("Next meeting, therapist: “Could you do Tuesday at four?” Client: “Yes.”", 1, 16),
        ("Next meeting, therapist: “Tuesday at four.”; “Thursday at ten with the group.”", 1, 16),
        (
            "Next meeting, therapist: “Tuesday at four.” Next meeting. Therapist: “Thursday at ten.” Therapist: “Make it Friday.”",
            1,
            16,
        ),
        ("Client: “I walk.” Therapist: “Good.” Next meeting, therapist: “Tuesday at four.”", 1, 16),
    ],
)
def test_what_it_was_moved_to_fits_and_what_stands_beside_it(line: str, weekday: int, hour: int) -> None:
    """The other half."""
    assert fits(line, weekday, hour)


CHOSEN = "Next meeting. Therapist: “I have Monday at nine or Friday at noon.” Client: “Friday, please.”"


def test_the_time_of_the_day_that_was_chosen_fits() -> None:
    """Of two that were offered."""
    assert fits(CHOSEN, 4, 12)


@pytest.mark.parametrize(("weekday", "hour"), [(0, 9), (4, 9), (0, 12)])
def test_neither_the_other_day_nor_its_time_fits(weekday: int, hour: int) -> None:
    """A record of Friday at nine is wrong."""
    assert not fits(CHOSEN, weekday, hour)
