"""The closer reader: where it reads, that it reads every doubtful word once, and that nothing leaves without it."""

import numpy as np
import pytest
from airlock_house import masked, out, session

from handrail.airlock.learned import closer, network
from handrail.airlock.page import Page
from handrail.language import Pieces, pieces
from handrail.papers.errors import AirlockRefused

PLAIN = "so how did that feel when you noticed it again"


class Reader(closer.Closer):
    """A closer reader whose model says nothing, and that remembers what it was shown."""

    def __init__(self):
        self.shown = []
        super().__init__(self._nothing, pieces(), network.shipped())

    def _nothing(self, inputs):
        ids = inputs["ids"]
        self.shown.append(ids)
        chances = np.zeros((*ids.shape, len(network.LABELS)), dtype=np.float32)
        chances[..., 0] = 1
        return chances


def nothing(page):
    """Chances of a network that sees nothing."""
    chances = np.zeros((len(page.tokens), len(network.LABELS)), dtype=np.float32)
    chances[:, 0] = 1
    return chances


def test_talk_without_a_trace_is_not_read_again():
    """The model costs nothing there."""
    reader, page = Reader(), Page(PLAIN)
    reader.again(page, nothing(page))
    assert reader.shown == []


def test_a_doubted_word_is_read_with_the_words_around():
    """As far as it looks, and no further."""
    reader, page = Reader(), Page("one two three " * 100)
    reader.again(page, nothing(page), [150])
    assert [(ids[0] > 0).sum() for ids in reader.shown] == [2 * closer.REACH + 1 + 2]


def test_each_word_of_a_long_turn_is_read_once():
    """In stretches that the model can hold, in one go as far as they fit."""
    said = [f"zu{first}{second}ko" for first in "abcdefghijklmnopqrstuvwxyz" for second in "abcdefghijklmnopqrstuvwxyz"]
    reader, page = Reader(), Page(" ".join(said))
    reader.again(page, nothing(page), range(len(said)))
    assert sum((ids > 0).sum() - 2 * len(ids) for ids in reader.shown) == sum(len(pieces().of(word)) for word in said)
    assert max(ids.shape[1] for ids in reader.shown) <= closer.MOST_PIECES


def test_what_is_said_again_and_again_is_read_once():
    """Hostile text can't buy time with it."""
    reader, page = Reader(), Page("zuberiko " * 10_000)
    reader.again(page, nothing(page), range(10_000))
    assert sum(len(ids) for ids in reader.shown) <= 3


def test_its_word_replaces_the_networks():
    """Where it reads, what the network took for a name is one no more."""
    page = Page("i told keisha about it")
    chances = nothing(page)
    chances[2] = [0.4, 0.6, *[0] * (len(network.LABELS) - 2)]
    assert Reader().again(page, chances)[2, 0] > 0.9


def test_numbers_and_addresses_stay_with_the_network():
    """It may find more of them, and take none away."""
    page, kind = Page("at kettle five"), network.LABELS.index("ADDRESS")
    chances = nothing(page)
    chances[1, [0, kind]] = 0.3, 0.7
    assert Reader().again(page, chances)[1, kind] == np.float32(0.7)


def test_a_word_is_cut_into_the_longest_pieces():
    """As MiniLM was taught."""
    pieces = Pieces(["[PAD]", "un", "##able", "##ab", "-", "unit"])
    assert [pieces.of(word) for word in ("unable", "un-unit", "unit", "zu")] == [(1, 2), (1, 4, 5), (5,), (100,)]


def test_nothing_leaves_without_it(monkeypatch):
    """A file that is missing or broken stops everything; the network alone would hide less than it promises."""

    def broken():
        raise OSError("no such file")

    monkeypatch.setattr(closer, "shipped", broken)
    with pytest.raises(AirlockRefused, match="recognizer of names failed"):
        out(session("Hello."))


def test_two_threads_find_what_one_finds():
    """The turns are shared between threads: each keeps its own."""
    texts = [f"I told Keisha about {place} things and she drove to Tacoma." for place in range(40)]
    assert [turn.text for turn in out(session(*texts)).safe.turns] == [masked(text) for text in texts]
