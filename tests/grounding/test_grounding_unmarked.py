"""R27: speech without marks is read clause by clause, and a person by their title, their name or the word of their region."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.support.index import Index

TALK = """
T: [Person 1] did you tell your mother
C: not yet i see her on thursday i told mam i'd decide by then
T: and the tiles did you think about it again when you were home?
C: i said no in the summer now i think maybe maybe in january when the fair is over there's a man in [Town 2] who lends moulds i haven't called him
T: how was the fall
C: i take it some nights not when i've had wine i had one bad fall but that was in the garden not at night it was the dog
T: And the prazosin?
C: Dr. [Person 6] started me at one milligram and now I'm at two. [laughs] She's in [Town 8] now. We write on Sundays.
T: how sure are you from zero to ten
C: importance nine confidence um five maybe four no five cause of the nine days
"""
SAID = Grounds(session(TALK))


def doubt(text: str, *turns: int) -> str:
    """What the rules have against it."""
    seen = SAID.look(text, turns, searched=False)
    return seen.banned or seen.doubt


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("The dog caused a bad fall in the garden.", 5),
        ("Sees her on Thursday.", 1),
        ("A man in [Town 2] lends moulds, but the client has not called him.", 3),
    ],
)
def test_a_not_or_a_maybe_ends_with_its_clause(text: str, turn: int) -> None:
    """What was said in the next one stands as it was said."""
    assert doubt(text, turn) == ""


@pytest.mark.parametrize(
    ("text", "turn"),
    [("Has not had a fall.", 5), ("No man in [Town 2] lends moulds.", 3)],
)
def test_within_its_clause_it_counts(text: str, turn: int) -> None:
    """Attacked: each turns one round."""
    assert doubt(text, turn)


def test_a_question_without_marks_stays_one() -> None:
    """Its first half is no statement of the therapist's."""
    assert [one.asks for one in Index(SAID.turns).sentences_of(2)] == [True]


def test_a_named_doctor_is_the_doctor() -> None:
    """ "Dr. Burke" and "Burke" are one; attacked, another name is somebody else."""
    assert doubt("[Person 6] started prazosin at one milligram and he is now at two.", 7) == ""
    assert doubt("[Person 1] started him at one milligram.", 7)


def test_a_transcribers_mark_is_nobody() -> None:
    """ "[laughs]" does nothing."""
    assert doubt("[Person 6] is in [Town 8] now and they write on Sundays.", 7) == ""


def test_mam_is_a_mother_and_no_father() -> None:
    """Both."""
    assert doubt("He told his mother that he would decide by Thursday.", 1) == ""
    assert doubt("He told his father that he would decide by Thursday.", 1)


def test_a_number_taken_back_without_marks_is_gone() -> None:
    """The last one stands; attacked, the one before it doesn't."""
    assert doubt("Rates confidence at five.", 9) == ""
    assert doubt("Rates confidence at four.", 9)
