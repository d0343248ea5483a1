"""How much a note needs each sentence, read in its context: a small language model goes through the talk in windows of a few turns.

MiniLM's first layers (Apache-2.0) fitted on our own written sessions and on open consultations (`training/context`), in 8 bits, run by
onnxruntime. It sees what single words don't show: that a figure answers a question, that a story has its point here. It only weighs; it
writes nothing, and its say is one named weight beside the others. English only.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from handrail.backends.embedded.passages import Passage
from handrail.language import BEGIN, END, UNKNOWN, Pieces, Run, pieces, runner, trained
from handrail.papers.transcript import Role

LONGEST, LONGEST_SENTENCE = 192, 64
"""Word pieces of a window, and of a sentence; a longer one is read by its first."""
_BATCH = 8


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
        odds = [0.0] * len(found)
        for group in _groups(list(windows(found, said))):
            for window, row in zip(group, self._scores(group), strict=True):
                odds[window.first : window.end] = row[: window.end - window.first].tolist()
        return odds

    def _scores(self, group: Sequence[Window]) -> npt.NDArray[np.float32]:
        size, most = max(len(one.ids) for one in group), max(len(one.lies) for one in group)
        ids, whose = np.zeros((len(group), size), np.int64), np.zeros((len(group), size), np.int64)
        within = np.zeros((len(group), most, size), np.float32)
        for row, one in enumerate(group):
            ids[row, : len(one.ids)], whose[row, : len(one.whose)] = one.ids, one.whose
            for place, (start, end) in enumerate(one.lies):
                within[row, place, start:end] = 1
        return self._run({"ids": ids, "whose": whose, "within": within})

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


def _groups(all_: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Windows of like length together, so that little is padded."""
    alike = sorted(all_, key=lambda one: len(one.ids))
    yield from (alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH))


@cache
def shipped() -> Context:
    """The reader that Handrail ships, read on first use. A file that is not there or not whole is an error: nothing is drafted."""
    return Context(runner(trained(__package__, "context.onnx"), threads=2), pieces())
