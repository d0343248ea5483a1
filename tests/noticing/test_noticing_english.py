"""An hour in Spanish is not an hour of nothing: codes and cues read English, leave Spanish turns out, and say so (R36)."""

import json

import pytest
from click.testing import CliRunner

from handrail.cli import main
from handrail.noticing import english, moments
from handrail.noticing.miti import estimate
from handrail.noticing.talk import tally
from handrail.papers.language import turn_by_turn
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

T, C = Role.THERAPIST, Role.CLIENT


def hour(*said: tuple[Role, str]) -> tuple[SafeTurn, ...]:
    """Numbered turns."""
    return tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(said))


SPANISH = hour(
    (T, "Hoy me gustaría que habláramos del diario de sueño. ¿Cómo le fue con la tarea esta semana?"),
    (C, "No hice la tarea. Usted no me entiende y esto no me sirve."),
    (T, "Lamento haber ido tan rápido. ¿Qué es lo que más le pesa de las noches?"),
    (C, "Que no puedo dormir y me quedo pensando en el trabajo."),
    (T, "Entonces, son las noches las que más le cuestan, y de día usted sigue adelante."),
    (C, "Sí."),
)
ENGLISH = hour(
    (T, "What was it like to write the diary this week?"),
    (C, "You don't understand how tired I am, and this isn't working for me."),
    (T, "So you are tired, and you wonder what the point of it is."),
    (C, "No."),
)
MIXED = (
    *ENGLISH,
    SafeTurn(4, C, "Es que no puedo más, y usted no me entiende."),
    SafeTurn(5, T, "Okay, and what would help you at home?"),
)


def test_it_works() -> None:
    """In English everything is read, and nothing is said about it."""
    assert english.said(english.unread(ENGLISH)) == ""
    assert {one.turn for one in tally(ENGLISH).coded} == {0, 1, 2, 3}
    assert [moment.cue for moment in moments(ENGLISH)] == ["Words about the work itself"]


def test_nothing_of_a_spanish_hour_is_coded() -> None:
    """No code, no question, no reflection: not even one, so that no share can be made of them."""
    talk = tally(SPANISH)
    assert not talk.coded and not talk.codes
    assert estimate(SPANISH, talk).share_open is None


def test_who_spoke_needs_no_language() -> None:
    """Words and turns are counted in Spanish as in English."""
    assert [(count.role, count.turns) for count in tally(SPANISH).counts] == [(T, 3), (C, 3)]


def test_it_is_said_in_one_sentence_or_two() -> None:
    """What was in Spanish, and what reads English only."""
    told = english.said(english.unread(SPANISH))
    assert told.startswith("This hour was in Spanish.") and "English only" in told and told.count(".") == 2


def test_of_an_hour_in_both_the_english_turns_are_read_and_the_rest_is_named() -> None:
    """By share of turns: most of it English, one in Spanish."""
    assert {one.turn for one in tally(MIXED).coded} == {0, 1, 2, 3, 5}
    assert english.said(english.unread(MIXED)).startswith("1 of 6 turns was in Spanish.")


def test_of_an_hour_mostly_in_spanish_nothing_is_coded() -> None:
    """The attack: two English turns must not stand for the hour."""
    mixed = (
        *SPANISH,
        SafeTurn(6, T, "What would you like to do about that at home?"),
        SafeTurn(7, C, "I want to sleep and to be left alone."),
    )
    assert not tally(mixed).coded
    assert english.said(english.unread(mixed)).startswith("Most of this hour was in Spanish (6 of 8 turns).")


def test_lengths_are_cues_in_any_language() -> None:
    """A short reply after a long turn needs no word list."""
    long = "y entonces lo que yo le digo es que no se puede con todo " * 6
    said = (C, "Pues la semana fue muy larga y no pude dormir nada de nada.")
    turns = hour(said, (T, "¿Y eso cómo fue?"), said, (T, long), (C, "Sí."))
    assert [moment.cue for moment in moments(turns)] == ["A short reply after a long turn"]


@pytest.mark.parametrize(
    "said",
    [
        ["Los Angeles.", "El Paso", "I moved from Los Angeles to El Paso."],
        ["No.", "No, no."],
        ["La la la."],
        ["My abuela used to say que sera, and I think that she was right about it."],
        ["José and María came, and we talked about the café."],
        [""],
    ],
)
def test_names_and_short_words_make_no_turn_spanish(said: list[str]) -> None:
    """Attacked with what English turns hold of Spanish."""
    assert set(turn_by_turn(said)) == {"en"}


def test_a_short_turn_goes_with_its_neighbour() -> None:
    """“Bien” tells nothing by itself."""
    assert turn_by_turn(["Bien.", "¿Y qué tal la semana?", "Okay.", "So what did you do with that?", "No."]) == (
        "es",
        "es",
        "es",
        "en",
        "en",
    )


def code(*rows: dict[str, object]) -> list[dict[str, object]]:
    """Lines through `handrail code`."""
    out = CliRunner().invoke(main, ["code"], input="\n".join(json.dumps(row) for row in rows)).output
    return [json.loads(line) for line in out.splitlines()]


def test_the_command_says_what_it_cannot_code() -> None:
    """A Spanish line gets a sentence and no code; the lines around it keep theirs, in order."""
    lines = code(
        {"id": 1, "speaker": "client", "text": "I want to quit."},
        {"id": 2, "speaker": "client", "text": "Usted no me entiende y esto no me sirve."},
        {"id": 3, "speaker": "client", "text": "Bien.", "before": [{"speaker": "therapist", "text": "¿Y qué tal la semana?"}]},
        {"id": 4, "speaker": "therapist", "text": "How so?"},
    )
    assert [(line["id"], line["code"]) for line in lines] == [(1, "change"), (2, None), (3, None), (4, "question")]
    assert [line.get("not_coded") for line in lines[1:3]] == [english.NOT_CODED] * 2
    assert set(lines[0]) == {"id", "code", "scores", "why"}
