"""The listener: it reads whole turns, places its sentences exactly, and is the very file that was measured (R30, R37)."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.language import files, pieces, trained
from handrail.noticing import listener
from handrail.noticing.listener import CLASSES, WINDOW, Listener, sentences
from handrail.papers.errors import Tampered

LONG = "We went to the market and had tea. " * 120


class Shown:
    """A model that remembers what it was shown and scores every piece alike."""

    def __init__(self) -> None:
        self.ids: list[list[int]] = []

    def __call__(self, inputs):
        self.ids += inputs["ids"].tolist()
        return np.zeros((1, inputs["ids"].shape[1], len(CLASSES)), np.float32)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab.?! \n\t\"'é…")), max_size=200))
def test_sentences_hold_every_word_once(text: str) -> None:
    """In order, no two over each other, nothing but space between them."""
    places = sentences(text)
    assert [word for start, end in places for word in text[start:end].split()] == text.split()
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


def test_speech_without_marks_is_read_in_parts() -> None:
    """A recogniser's hundred words are not one sentence."""
    text = "and then we went home " * 20
    assert [len(text[start:end].split()) for start, end in sentences(text)] == [17, 17, 17, 17, 17, 15]


def test_a_long_turn_is_read_whole_in_windows() -> None:
    """Every sentence once in the answer, no window longer than the model was taught."""
    shown = Shown()
    (heard,) = Listener(shown, pieces()).listen([LONG])
    assert [(one.start, one.end) for one in heard] == sentences(LONG)
    assert len(shown.ids) > 1
    assert max(map(len, shown.ids)) <= WINDOW


def test_a_window_begins_with_the_last_sentence_of_the_one_before() -> None:
    """So that no sentence is read without what led to it."""
    shown = Shown()
    text = " ".join(f"{'word ' * 20}{name}." for name in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
    Listener(shown, pieces()).listen([text])
    last = [ids[-23:-1] for ids in shown.ids[:-1]]
    assert last == [ids[1 : 1 + len(end)] for ids, end in zip(shown.ids[1:], last, strict=True)]


def test_nothing_is_nothing() -> None:
    """An empty turn has no sentence."""
    assert Listener(Shown(), pieces()).listen(["", " \n"]) == [[], []]


def test_another_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: a listener that was exchanged on disk says nothing; it is an error."""
    monkeypatch.setattr(files, "pinned", lambda package: {"listener.onnx": "0" * 64})
    with pytest.raises(Tampered, match=r"listener\.onnx"):
        trained(listener.__package__, "listener.onnx")
