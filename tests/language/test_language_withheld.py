"""What a client asked to keep out of a letter is known wherever the hour names it; what was allowed stays free."""

import pytest

from handrail.language.withheld import Withheld
from handrail.papers.draft import Evidence
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

HOUR = (
    (Role.CLIENT, "My back hurts and I sleep three hours."),
    (Role.THERAPIST, "May the clinic know about your brother?"),
    (Role.CLIENT, "{}"),
    (Role.THERAPIST, "And the tablets?"),
    (Role.CLIENT, "My brother came on Sunday. They can have the tablets."),
)


def held(refusal: str) -> set[int]:
    """Turns of which the first sentence is held back after this answer."""
    turns = tuple(SafeTurn(at, role, text.format(refusal)) for at, (role, text) in enumerate(HOUR))
    withheld = Withheld.of(SafeText("x", turns, (), "rules", b""))
    return {turn.index for turn in turns if withheld.holds(Evidence(turn.index, 0, 9, turn.text.partition(".")[0]))}


@pytest.mark.parametrize(
    "refusal",
    [
        "No. I don't want that in there.",
        "Leave him out of it.",
        "No, please don't mention that.",
        "Not about my brother, no.",
        "That stays between us.",
        "I'd rather not have it in the letter.",
    ],
)
def test_a_refusal_holds_back_its_question_and_every_place_that_names_it(refusal: str) -> None:
    """R7: what was asked, what was answered, and the brother two turns on; the back pain is free."""
    assert {1, 2, 4} <= held(refusal) and 0 not in held(refusal)


@pytest.mark.parametrize(
    "answer", ["Yes, that's fine.", "Yes, put it in the letter.", "I don't want to see him.", "I left him there."]
)
def test_a_yes_and_talk_of_other_things_hold_back_nothing(answer: str) -> None:
    """Attacked: "I don't want" is not yet a refusal of the letter."""
    assert not held(answer)


@pytest.mark.parametrize(
    ("said", "is_held"), [("I cry at night.", True), ("I cried on Monday.", True), ("The cream helps.", False)]
)
def test_what_was_refused_is_held_back_in_every_form(said: str, is_held: bool) -> None:
    """ "Don't put the crying in the letter" holds "I cried", and no word that only begins so."""
    told = ((Role.CLIENT, said), (Role.CLIENT, "Please don't put the crying in the letter."))
    turns = tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(told))
    withheld = Withheld.of(SafeText("x", turns, (), "rules", b""))
    assert withheld.holds(Evidence(0, 0, len(said), said)) is is_held
