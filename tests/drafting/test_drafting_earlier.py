"""What became of an agreement: found by words in common, and only where they are surely about it."""

import doctest

import pytest

from handrail.drafting import earlier
from handrail.drafting.earlier import told_of
from handrail.papers.transcript import Role, Turn

TALK = (
    (Role.THERAPIST, "You were going to fill in the panic diary every evening. How did that go?"),
    (Role.CLIENT, "On five days out of seven. I left it on the Friday."),
    (Role.THERAPIST, "And how is your sister?"),
    (Role.CLIENT, "She rang about the move and about my tablets."),
)
HOUR = [Turn(index, role, text) for index, (role, text) in enumerate(TALK)]
DIARY = "Client will fill in the panic diary every evening."


def test_it_works() -> None:
    """The answer is found by its question."""
    assert told_of(DIARY, [(3,), (1,)], HOUR) == 1
    assert doctest.testmod(earlier).failed == 0


def test_one_word_in_common_is_chance() -> None:
    """ "The move" alone doesn't make it the agreement about the move."""
    assert told_of("Call the landlord about the move and the deposit.", [(3,)], HOUR) is None


def test_an_agreement_of_one_telling_word_needs_only_that() -> None:
    """ "The diary." """
    assert told_of("The diary.", [(1,)], HOUR) == 0


def test_the_therapist_alone_reports_nothing() -> None:
    """R28: what the therapist asks tells not what became of it."""
    assert told_of(DIARY, [(0,)], HOUR) is None


def test_nothing_agreed_and_nothing_cited() -> None:
    """No words, no lines, a place that no turn has: no answer, no fault."""
    assert told_of("", [(1,)], HOUR) is None
    assert told_of(DIARY, [], HOUR) is None
    assert told_of(DIARY, [(99,)], HOUR) is None


@pytest.mark.parametrize(
    "agreed",
    [
        "Twenty minutes on Sundays, back steps, no spreadsheet.",
        "Wednesday at the pool: thirty minutes on money. Sunday stays for the puzzle.",
    ],
)
def test_a_day_and_a_number_of_minutes_are_no_agreement(agreed: str) -> None:
    """Attacked: every plan has some, and an hour that names others tells nothing of this one."""
    hour = (
        Turn(0, Role.THERAPIST, "Last time you said thirty minutes on Wednesday, and twenty on Sunday."),
        Turn(1, Role.CLIENT, "I'd worked sixteen hours at the depot."),
    )
    assert told_of(agreed, [(1,)], hour) is None


def test_what_was_said_two_turns_before_is_not_answered() -> None:
    """An answer belongs to the question right before it."""
    hour = (
        Turn(0, Role.THERAPIST, "Did you fill in the panic diary?"),
        Turn(1, Role.CLIENT_2, "I saw it on the table."),
        Turn(2, Role.CLIENT, "I'd worked at the depot."),
    )
    assert told_of("Fill in the panic diary every evening.", [(2,)], hour) is None
