"""What is not to be written down is known by its common ways, with its turns; the client's own diary and other papers are not it (R19)."""

import time

import pytest

from handrail.language.unwritten import asks_not_to_write, unwritten
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


def held(*said: str) -> frozenset[int]:
    """Turns that no paper holds, of a talk that begins with the client."""
    return unwritten(tuple(SafeTurn(at, (Role.CLIENT, Role.THERAPIST)[at % 2], text) for at, text in enumerate(said)))


@pytest.mark.parametrize(
    "asked",
    [
        "I'd rather not have that written down.",
        "I'd rather it stayed out of my notes.",
        "I'd rather that didn't get written down.",
        "I don't want that to go in my notes.",
        "I don't want my husband in the notes.",
        "I don't want anything about the affair written down.",
        "Please don't make a note of that.",
        "Oh, don't write that down.",
        "You don't have to write that down, do you?",
        "Can you not put that in the notes?",
        "Can you keep my dad out of the notes?",
        "That should not be written down.",
        "I'd like that kept out of the notes.",
        "This is off the record.",
        "We had a night together, and I'd rather you didn't note it.",
        "No lo escribas.",
        "Prefiero que eso no quede escrito.",
        "That's a figure of speech, don't write it down.",
    ],
)
def test_it_is_known_by_its_common_ways(asked: str) -> None:
    """Each is a wish, an order or a rule, with writing or the record in it."""
    assert asks_not_to_write(asked)


@pytest.mark.parametrize(
    "said",
    [
        "I didn't write it down, I forgot the diary.",
        "I'd rather not write it every day.",
        "I get home, don't write it down, and then it's gone.",
        "My boss said, don't write that down.",
        "Don't write it down, I tell myself.",
        "I'd rather not be put on more tablets.",
        "I'd rather you didn't put me on medication.",
        "I don't want her put in a home.",
        "It shouldn't be in my head all day long.",
        "My boss told me off the record that they are closing the shop.",
        "My husband would rather it wasn't put on Facebook.",
        "I'd rather you didn't put it in the letter.",
        "Mi jefe no escribe nada.",
    ],
)
def test_other_words_of_writing_and_wishing_are_not_it(said: str) -> None:
    """Attacked: what is told of a diary, tablets or a letter stays in the note."""
    assert not asks_not_to_write(said)


def test_the_turn_that_says_what_it_is_about_is_held() -> None:
    """Alone: nothing around it."""
    assert held("I slept well.", "And?", "I kissed her. Please don't write that down.", "I see.", "We ate.") == {2}


@pytest.mark.parametrize(
    "asked",
    [
        "Please don't write that down.",
        "I mean, I'd rather you didn't write that down.",
        "Oh God, I'd rather you didn't write it down.",
    ],
)
def test_a_wish_by_itself_is_of_what_was_said_before(asked: str) -> None:
    """Fillers before it say nothing."""
    assert held("I kissed her.", "You did.", asked) == {0, 1, 2}


def test_an_announced_confidence_is_held_as_long_as_it_is_said_not_to_be_written() -> None:
    """ "There's something, but": it comes behind, and goes on behind the therapist's word."""
    told = held(
        "I slept well.", "And?", "There's something, but I'd rather you didn't write it down.", "Okay, go on.", "I have been seeing another woman.",
        "I won't write it down.", "She is pregnant.", "How is work?", "Work is fine.",
    )  # fmt: skip
    assert told == {2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    "part", ["I'd rather ", "don't want that ", "please, ", "my a b ", "the the the ", "I don't want anything about "]
)
def test_hostile_text_is_read_in_no_time(part: str) -> None:
    """Long runs of what a pattern might try again and again."""
    started = time.process_time()
    asks_not_to_write(part * 5_000)
    assert time.process_time() - started < 1.0
