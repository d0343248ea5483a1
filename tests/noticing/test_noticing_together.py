"""R37: what is said in one sentence and explained in the next is read together, and shown once."""

from handrail import noticing
from handrail.noticing import second
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role


def turn(text, role=Role.CLIENT):
    """One turn."""
    return SafeTurn(0, role, text)


def shares(monkeypatch, by_text):
    """A reader that takes these texts for a plan, and all else for everyday talk."""

    def read(texts, heads):
        rows = second.np.zeros((len(texts), len(second.reader.HEADS["safety"])), second.np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 1 - by_text.get(text, 0.0)
            row[second.reader.HEADS["safety"].index("plan")] = by_text.get(text, 0.0)
        return {"safety": rows}

    monkeypatch.setattr(second.reader, "worth_reading", lambda _: True)
    monkeypatch.setattr(second.reader, "read", read)


def test_two_sentences_say_what_neither_does(monkeypatch):
    """The flag quotes both."""
    shares(monkeypatch, {"I gave the dog to Anna. She asked for how long.": 0.97})
    found = noticing.flags((turn("It rained all day. I gave the dog to Anna. She asked for how long."),))
    assert [flag.quote for flag in found] == ["I gave the dog to Anna. She asked for how long."]


def test_a_sentence_that_is_shown_is_not_shown_again_with_its_neighbour(monkeypatch):
    """One flag for one thing said."""
    shares(monkeypatch, {"I gave the dog to Anna.": 0.97, "I gave the dog to Anna. She asked for how long.": 0.99})
    found = noticing.flags((turn("I gave the dog to Anna. She asked for how long."),))
    assert [flag.quote for flag in found] == ["I gave the dog to Anna."]


def test_two_sentences_of_a_therapist_are_not_read_together(monkeypatch):
    """Flags of the reader are the client's words."""
    shares(monkeypatch, {"I gave the dog to Anna. She asked for how long.": 0.99})
    assert noticing.flags((turn("I gave the dog to Anna. She asked for how long.", Role.THERAPIST),)) == ()
