"""How much a note needs each sentence, read in its context: a small language model goes through the talk in windows of a few turns.

MiniLM's first layers (Apache-2.0) fitted on our own written sessions and on open consultations (`training/context`), in 8 bits, run by
onnxruntime. It sees what single words don't show: that a figure answers a question, that a story has its point here. It only weighs; it
writes nothing, and its say is one named weight beside the others. English only.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from handrail.backends.embedded.hour.passages import Passage
from handrail.language import BEGIN, END, UNKNOWN, Pieces, Run, pieces, runner, trained
from handrail.papers.transcript import Role

LONGEST, LONGEST_SENTENCE = 192, 64
"""Word pieces of a window, and of a sentence; a longer one is read by its first."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first` up to `end` as pieces, whose each is, and where each sentence lies."""

    first: int
    end: int
    ids: list[int]
    whose: list[int]
    lies: list[tuple[int, int]]


class Context:
    """Reads a whole talk."""

    def __init__(self, run: Run, known: Pieces) -> None:
        self._run, self._pieces = run, known

    def read(self, found: Sequence[Passage]) -> list[float]:
        """Log odds that a note needs it, for each passage of a session in order."""
        said = [self._cut(one.text) for one in found]
        # in 8 bits what stands beside a window would change how it is read, so each is read alone
        with ThreadPoolExecutor(2) as pool:
            return [odds for row in pool.map(self._scores, windows(found, said)) for odds in row]

    def _scores(self, window: Window) -> list[float]:
        within = np.zeros((1, len(window.lies), len(window.ids)), np.float32)
        for place, (start, end) in enumerate(window.lies):
            within[0, place, start:end] = 1
        ids, whose = np.array([window.ids], np.int64), np.array([window.whose], np.int64)
        odds: list[float] = self._run({"ids": ids, "whose": whose, "within": within})[0].tolist()
        return odds

    def _cut(self, text: str) -> list[int]:
        plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
        bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
        return [piece for word in bare.split() for piece in self._pieces.of(word)][:LONGEST_SENTENCE] or [UNKNOWN]


def windows(found: Sequence[Passage], said: Sequence[Sequence[int]]) -> Iterator[Window]:
    """Stretches of whole sentences, one after the other; a mark stands where a turn ends. Overlapping ones read no better."""
    first = 0
    while first < len(found):
        end, size = first, 2
        while end < len(found) and (size + len(said[end]) + 1 <= LONGEST or end == first):
            size += len(said[end]) + 1
            end += 1
        yield _window(found, said, first, end)
        first = end


def _window(found: Sequence[Passage], said: Sequence[Sequence[int]], first: int, end: int) -> Window:
    ids, whose, lies = [BEGIN], [_whose(found[first])], list[tuple[int, int]]()
    for at in range(first, end):
        if at > first and found[at].turn != found[at - 1].turn:
            ids.append(END)
            whose.append(_whose(found[at]))
        lies.append((len(ids), len(ids) + len(said[at])))
        ids += said[at]
        whose += [_whose(found[at])] * len(said[at])
    return Window(first, end, [*ids, END], [*whose, whose[-1]], lies)


def _whose(one: Passage) -> int:
    return int(one.role is Role.THERAPIST)


@cache
def shipped() -> Context:
    """The reader that Handrail ships, read on first use. A file that is not there or not whole is an error: nothing is drafted."""
    return Context(runner(trained(__package__, "context.onnx"), threads=1), pieces())
