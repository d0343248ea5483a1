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
    assert one(C, "I didn't do the diary. You know how tired I am.") == [("homework reported", "I didn't do the diary")]


def reported(*talk: tuple[Role, str]) -> list[int]:
    """The turns that are found to look back on homework."""
    return [one.turn for one in named([SafeTurn(at, *said) for at, said in enumerate(talk)]) if one.what == "homework reported"]


@pytest.mark.parametrize(
    ("talk", "turns"),
    [
        (((C, "We haven't done the listening exercise, the kids were ill."),), [0]),
        (((C, "I tried what you suggested, the cold water on my wrists."),), [0]),
        (((C, "I forgot to do the mood log on Thursday."),), [0]),
        (((T, "Did you get a chance to fill in the worksheet?"), (C, "Only half of it, sorry.")), [0]),
        (((T, "So, homework. Tell me."), (C, "I only did two of them.")), [1]),
        (((T, "You were going to call your aunt before today."), (C, "I couldn't do it, I put it off.")), [0, 1]),
    ],
)
def test_homework_is_reported_where_a_task_is_named(talk: tuple[tuple[Role, str], ...], turns: list[int]) -> None:
    """By its name, as what was agreed, in the turn before, or because the therapist asks."""
    assert reported(*talk) == turns


@pytest.mark.parametrize(
    "talk",
    [
        ((C, "She's eighty and she couldn't do the stairs."),),
        ((C, "My son didn't do his homework again and the school rang."),),
        ((C, "Last week we decided to sell the car."),),
        ((T, "How did the interview go?"), (C, "I did the best I could.")),
        ((T, "What did you do then?"), (C, "I haven't done that since I was sixteen.")),
        ((T, "Would you keep a sleep diary?"), (C, "I will. My knee is bad, I couldn't do the stairs on Monday.")),
    ],
)
def test_what_was_or_was_not_done_is_no_homework_by_itself(talk: tuple[tuple[Role, str], ...]) -> None:
    """The attack: the same verbs about a life outside, beside a task that is only now given, or about somebody else's."""
    assert reported(*talk) == []


def test_who_says_it_counts() -> None:
    """The attack: what a client recounts is no therapist's question."""
    assert reported((T, "Last week we agreed you'd ring her."), (C, "I see.")) == [0]
    assert reported((C, "Last week we agreed to sell the house."), (T, "I see.")) == []


def test_a_goal_is_found_by_the_words_it_shares_and_says_which() -> None:
    """In Spanish as in English; one word of two is too few."""
    turns = (SafeTurn(0, C, "Quiero dormir mejor por las noches."), SafeTurn(1, C, "Anoche no pude dormir."))
    found = [item for item in named(turns, {"2": "Dormir sin pastillas, las noches."}) if item.what == "goal: 2"]
    assert [(item.turn, item.why) for item in found] == [
        (0, "Said by the client. It shares “dormir” and “noches” with the words of goal 2.")
    ]


@pytest.mark.parametrize("goal", ["Stop saying fine at home", "Be able to remember the red car"])
def test_a_verb_of_every_sentence_names_no_goal(goal: str) -> None:
    """The attack: "saying" alone would link a goal to every hour, one click from the record."""
    turns = (SafeTurn(0, C, "I kept saying that I don't remember it."),)
    assert [item for item in named(turns, {"3": goal}) if item.what == "goal: 3"] == []


@pytest.mark.parametrize(
    ("said", "is_found"),
    [("I did the rent at three in the morning again.", True), ("So toast on three mornings, and you write it down.", False)],
)
def test_a_time_of_day_is_a_goal_s_only_in_its_own_form(said: str, is_found: bool) -> None:
    """ "Three mornings" is not "three in the morning"."""
    turns = (SafeTurn(0, C, said),)
    found = [item for item in named(turns, {"2": "Stop doing the rent at three in the morning"}) if item.what == "goal: 2"]
    assert bool(found) is is_found


def test_a_goal_without_telling_words_is_never_found() -> None:
    """The attack: a goal of short words must not be found everywhere."""
    assert not named((SafeTurn(0, C, "I go to the shop."),), {"1": "Be ok"})


def test_each_has_a_reason_in_both_registers() -> None:
    """The clinician's says who said it; the client's says what a program can't decide, at grade 6 or about."""
    (found,) = named((SafeTurn(0, T, "Nos vemos el martes a las cinco."),))
    assert found.why == "Said by the therapist. A list of words marks it as when to meet again."
    told = [named_told(what) for what in (*WHAT, "goal: 1")]
    assert all(grade(english) <= 8 and "expediente" in spanish for english, spanish in told)
