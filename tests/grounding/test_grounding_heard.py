"""R27, R36: numbers are one thing in words and in figures, a feeling may be told as denied, and what shares no word may still be found."""

import pytest
from grounding_session import check, session

from handrail.grounding import Grounds
from handrail.grounding.support import entailment
from handrail.grounding.words.figures import figures

TALK = """
T: And the evenings, how are they with your husband?
C: He says I'm grumpy, and I told him that's tired, that's not worried.
T: Do you feel guilty about it?
C: No. I used to be ashamed of how it looked. I go up at half twelve and I'm off by one, twenty-five minutes.
T: Okay.
"""
SAID = Grounds(session(TALK))


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("twenty-five minutes", "25 minutes"),
        ("a hundred and ten pounds", "110 pounds"),
        ("£1,200 twice", "£1200 2 times"),
        ("3x a week", "3 times a week"),
        ("1 of the seven", "one of the 7"),
        ("[Person 1] and [Date 2]", "[Person 1] and [Date 2]"),
    ],
)
def test_a_number_is_read_as_a_figure(spoken, written):
    """However it is written, the judge sees the same."""
    assert figures(spoken) == written
    assert figures(written) == written


def test_words_and_figures_are_one_to_the_judge():
    """Neither form tells true from wrong."""
    judge = entailment.shipped()
    assert judge.score("client: Twenty-five minutes.", "It takes 25 minutes.") == judge.score(
        "client: 25 minutes.", "It takes twenty-five minutes."
    )


@pytest.mark.parametrize(
    "text", ["She is tired, not worried.", "She told her husband that she is not worried.", "Does not feel guilty."]
)
def test_a_feeling_that_was_denied_may_be_told_as_denied(text):
    """R36: the client said no to it, in their own words or to a question."""
    assert SAID.look(text, [1, 3], searched=False).banned == ""


@pytest.mark.parametrize(
    "text", ["She is worried.", "She feels guilty.", "She is not jealous.", "She is not ashamed of how it looks, and jealous."]
)
def test_a_feeling_that_nobody_named_stays_struck(text):
    """R36, attacked: a "no" opens nothing but itself."""
    assert not SAID.check(text, [1, 3]).kept


def test_what_shares_no_word_is_looked_for_by_the_judge(monkeypatch):
    """In a short session the turn that it thinks likest, of those that tell anything; it still has to stand."""
    monkeypatch.setattr(entailment.Judge, "score", lambda _, passage, statement: 4.0 if "grumpy" in passage else -4.0)
    assert SAID.search("Bad-tempered, according to Farouk.") == []
    assert SAID.found("Bad-tempered, according to Farouk.") in ([0], [1])
    assert SAID.found("He called it “plain rudeness”.") == []


@pytest.mark.parametrize("text", ["Client bought a sailing boat in Portugal.", "Farouk won a raffle in Norway."])
def test_what_nobody_said_is_not_found(text):
    """R27, attacked: looking harder finds no support for what is invented."""
    assert not SAID.check(text, None).kept
    assert not check(text).kept
