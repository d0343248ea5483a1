"""A yes to a question about safety is shown (R37): in the hour people answer in one word."""

import pytest

from handrail.noticing import flags
from handrail.papers.notice import Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

ASKED = "Have you been thinking about suicide?"


def answered(answer: str, asked: str = ASKED, role: Role = Role.THERAPIST) -> list[Flag]:
    """The flags of the answer."""
    return [flag for flag in flags((SafeTurn(4, role, asked), SafeTurn(5, Role.CLIENT, answer))) if flag.turn == 5]


@pytest.mark.parametrize(
    "answer", ["Yes.", "Um, yeah, sometimes.", "Most nights.", "A couple of times.", "Not since March.", "I have."]
)
def test_a_yes_is_quoted_with_the_question_s_category(answer: str) -> None:
    """The answer's own first sentence, and the asked words in the reason."""
    (flag,) = answered(answer)
    assert flag.category is Safety.ACTIVE_IDEATION
    assert answer.startswith(flag.quote)
    assert "suicide" in flag.why and "suicide" not in flag.client


@pytest.mark.parametrize("answer", ["Sí, a veces.", "Pues sí.", "De vez en cuando."])
def test_a_spanish_yes_is_shown_too(answer: str) -> None:
    """The same in Spanish."""
    assert answered(answer, "¿Ha pensado en suicidarse?")


@pytest.mark.parametrize(
    "answer", ["No.", "No, never.", "Yeah, no, not at all.", "Never.", "I haven't, no.", "Mm-hmm, what do you mean?"]
)
def test_a_no_is_left_alone(answer: str) -> None:
    """A denial is in the question's own flag."""
    assert not answered(answer)


def test_a_yes_to_anything_else_is_left_alone() -> None:
    """Only words of safety in the question count, and only a therapist's question."""
    assert not answered("Yes, sometimes.", "Did you do the breathing?")
    assert not answered("Yes, sometimes.", "I have been thinking about suicide?", Role.OTHER)


def test_a_yes_to_an_everyday_question_is_nothing() -> None:
    """The words are on a list, and nobody meant them."""
    assert not answered("Yes, we did.", "So you picked a date for the pub quiz, did you?")
