"""What was named in the hour: quoted, with its reason, in English and Spanish; a list finds it and nobody is rated (R27, R36)."""

import pytest

from handrail.noticing.named import WHAT, named
from handrail.noticing.telling import named_told
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role
from handrail.release.readability import grade

T, C = Role.THERAPIST, Role.CLIENT


def one(role: Role, text: str) -> list[tuple[str, str]]:
    """What is named in a single turn."""
    return [(found.what, found.quote) for found in named((SafeTurn(0, role, text),))]


def test_it_works() -> None:
    """The quote is exactly there, and goes on to the end of its sentence."""
    turn = SafeTurn(
        3, T, "Good. Would you be willing to write the worries down at nine, twice before Tuesday, and close the book? Fine."
    )
    (found,) = named((turn,))
    assert found.quote == turn.text[found.start : found.end]
    assert found.quote == "Would you be willing to write the worries down at nine, twice before Tuesday, and close the book"


@pytest.mark.parametrize(
    ("role", "text", "what"),
    [
        (T, "Hoy me gustaría que habláramos de las noches. Eso es lo que más le cuesta.", "agenda"),
        (C, "Quería hablar de mi hermano, porque ya no me llama.", "agenda"),
        (T, "Para la próxima sesión, ¿podría anotar las horas en que duerme?", "homework given"),
        (T, "¿Te animas a caminar con tu vecina dos veces?", "homework given"),
        (C, "Bueno, lo voy a escribir cada noche en el cuaderno.", "homework given"),
        (T, "¿Cómo le fue con el diario de sueño?", "homework reported"),
        (C, "Es que no hice la tarea, se me fue la semana.", "homework reported"),
        (C, "Sí, llené el registro todos los días menos el domingo.", "homework reported"),
        (T, "Nos vemos el martes a las cinco.", "next time"),
    ],
)
def test_it_is_named_in_spanish_too(role: Role, text: str, what: str) -> None:
    """With usted and with tú."""
    assert what in [found for found, _ in one(role, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mi hermana vive en la casa de la esquina.",
        "Y entonces me dijo que no, que la tarea era de su hijo.",
        "No puedo dormir, y eso es lo peor.",
    ],
)
def test_other_spanish_talk_names_nothing(text: str) -> None:
    """The attack: near words."""
    assert one(C, text) == []


def test_no_phrase_runs_into_the_next_sentence() -> None:
    """A word of any kind is a word, not the end of a sentence."""
    assert one(C, "I didn't do the diary. You know how tired I am.") == [("homework reported", "didn't do the diary")]


def test_a_goal_is_found_by_the_words_it_shares_and_says_which() -> None:
    """In Spanish as in English; one word of two is too few."""
    turns = (SafeTurn(0, C, "Quiero dormir mejor por las noches."), SafeTurn(1, C, "Anoche no pude dormir."))
    found = [item for item in named(turns, {"2": "Dormir sin pastillas, las noches."}) if item.what == "goal: 2"]
    assert [(item.turn, item.why) for item in found] == [
        (0, "Said by the client. It shares “dormir” and “noches” with the words of goal 2.")
    ]


def test_a_goal_without_telling_words_is_never_found() -> None:
    """The attack: a goal of short words must not be found everywhere."""
    assert not named((SafeTurn(0, C, "I go to the shop."),), {"1": "Be ok"})


def test_each_has_a_reason_in_both_registers() -> None:
    """The clinician's says who said it; the client's says what a program can't decide, at grade 6 or about."""
    (found,) = named((SafeTurn(0, T, "Nos vemos el martes a las cinco."),))
    assert found.why == "Said by the therapist. A list of words marks it as when to meet again."
    told = [named_told(what) for what in (*WHAT, "goal: 1")]
    assert all(grade(english) <= 8 and "expediente" in spanish for english, spanish in told)
