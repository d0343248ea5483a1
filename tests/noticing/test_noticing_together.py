"""R37: what is said in one sentence and explained in the next is read together, and shown once."""

import math

from handrail import noticing
from handrail.noticing import listener, second
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

JUST_TOO_FEW = math.log(second.ADDS["plan"] / (1 - second.ADDS["plan"])) - 0.01
"""Log odds of a sentence that is not shown alone."""


def turn(text, role=Role.CLIENT):
    """One turn."""
    return SafeTurn(0, role, text)


def odds(monkeypatch, by_text):
    """A listener that gives these sentences log odds of a plan, and takes all else for everyday talk."""

    class Fake:
        def listen(self, texts):
            return [
                [
                    listener.Heard(start, end, by_text.get(text[start:end], -9.0), "plan")
                    for start, end in listener.sentences(text)
                ]
                for text in texts
            ]

    monkeypatch.setattr(listener, "shipped", lambda _: Fake())


def test_two_sentences_say_what_neither_does(monkeypatch):
    """The flag quotes both."""
    odds(monkeypatch, {"I gave the dog to Anna.": JUST_TOO_FEW, "She asked for how long.": JUST_TOO_FEW})
    found = noticing.flags((turn("It rained all day. I gave the dog to Anna. She asked for how long."),))
    assert [flag.quote for flag in found] == ["I gave the dog to Anna. She asked for how long."]


def test_a_sentence_that_is_shown_is_not_shown_again_with_its_neighbour(monkeypatch):
    """One flag for one thing said."""
    odds(monkeypatch, {"I gave the dog to Anna.": 9.0, "She asked for how long.": JUST_TOO_FEW})
    found = noticing.flags((turn("I gave the dog to Anna. She asked for how long."),))
    assert [flag.quote for flag in found] == ["I gave the dog to Anna."]


def test_two_sentences_of_a_therapist_are_not_read_together(monkeypatch):
    """Flags of the reader are the client's words."""
    odds(monkeypatch, {"I gave the dog to Anna.": JUST_TOO_FEW, "She asked for how long.": JUST_TOO_FEW})
    assert noticing.flags((turn("I gave the dog to Anna. She asked for how long.", Role.THERAPIST),)) == ()
