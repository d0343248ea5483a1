"""The listener: a small language model that reads a whole turn and gives each of its sentences the odds of safety language.

Six layers of all-MiniLM-L6-v2 (Apache-2.0), fitted on rows written for Handrail and on openly licensed dialogue (`training/safety`), in
8 bits, run by onnxruntime; Spanish has its own. A sentence is read among its neighbours: people hint at it in one and make it clear in the next. It quotes a
sentence and rates nobody (R36, R37).

>>> [text[start:end] for text in ["It rained. I stayed in."] for start, end in sentences(text)]
['It rained.', 'I stayed in.']
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from handrail.language import BEGIN, END, Pieces, Run, pieces, runner, trained
from handrail.papers.notice import Safety

CLASSES = ("none", *(one.value for one in Safety))
MARKS = re.compile(r"(?<=[.?!…])([\"”')]*)\s+")
LONGEST_SENTENCE, PART = 32, 18
"""Words: a longer run without a mark, as a recogniser writes, is read in parts of about so many."""
FILES = {"en": "listener.onnx", "es": "listener_es.onnx"}
"""One file for each language: the second is the first, gone on over rows in Spanish."""
WINDOW = 128
"""Word pieces that are read at once."""
Numbers = NDArray[np.float32]


class Heard(NamedTuple):
    """`text[start:end]`, the log odds that it holds safety language, and the category that leads."""

    start: int
    end: int
    odds: float
    category: str


class _Window(NamedTuple):
    turn: int
    ids: tuple[int, ...]
    of: list[int]
    """For each piece the sentence that it is of, -1 for the marks around."""
    places: list[tuple[int, int]]


def sentences(text: str) -> list[tuple[int, int]]:
    """The places of a text's sentences; of a long run without marks, of its parts."""
    found, start = [], 0
    for mark in [*MARKS.finditer(text), None]:
        end = mark.end(1) if mark else len(text)
        words = [(word.start() + start, word.end() + start) for word in re.finditer(r"\S+", text[start:end])]
        if words:
            parts = ceil(len(words) / PART) if len(words) > LONGEST_SENTENCE else 1
            size = ceil(len(words) / parts)
            found += [(some[0][0], some[-1][1]) for at in range(0, len(words), size) if (some := words[at : at + size])]
        start = mark.end() if mark else end
    return found


class Listener:
    """Reads turns."""

    def __init__(self, run: Run, known: Pieces) -> None:
        self._run, self._pieces = run, known

    def listen(self, texts: Sequence[str]) -> list[list[Heard]]:
        """For each turn its sentences in order."""
        windows = [window for turn, text in enumerate(texts) for window in self._windows(turn, text)]
        told: list[dict[tuple[int, int], Heard]] = [{} for _ in texts]
        # in 8 bits what stands beside a turn would change how it is read, so each is read alone; the same words are read once
        apart = list(dict.fromkeys(window.ids for window in windows))
        with ThreadPoolExecutor(2) as pool:
            read = dict(zip(apart, pool.map(self._read, apart), strict=True))
        for window in windows:
            for heard in _pooled(window, read[window.ids]):
                known = told[window.turn].get((heard.start, heard.end))
                if known is None or heard.odds > known.odds:
                    told[window.turn][heard.start, heard.end] = heard
        return [sorted(one.values()) for one in told]

    def _read(self, ids: tuple[int, ...]) -> Numbers:
        scores: Numbers = self._run({"ids": np.array([ids], np.int64)})[0]
        return scores

    def _windows(self, turn: int, text: str) -> Iterator[_Window]:
        """As many sentences as a window holds; the next one begins with the last of these."""
        held: list[tuple[tuple[int, int], list[int]]] = []
        size = 0
        for start, end in sentences(text):
            own = cut(text[start:end], self._pieces)[: WINDOW - 2]
            if held and size + len(own) > WINDOW - 2:
                yield _window(turn, held)
                last = held[-1]
                held = [last] if len(last[1]) + len(own) <= WINDOW - 2 else []
                size = sum(len(one) for _, one in held)
            held.append(((start, end), own))
            size += len(own)
        if held:
            yield _window(turn, held)


def cut(text: str, known: Pieces) -> list[int]:
    """A text as word pieces, in small letters and without accents."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return [piece for word in bare.split() for piece in known.of(word)]


@cache
def shipped(language: str = "en") -> Listener:
    """The listener that Handrail ships for a language, read on first use. A file that is not there or not whole is an error: no AI goes on."""
    return Listener(runner(trained(__package__, FILES[language]), threads=1), pieces())


def _window(turn: int, held: Sequence[tuple[tuple[int, int], list[int]]]) -> _Window:
    ids, of = [BEGIN], [-1]
    for place, (_, cut) in enumerate(held):
        ids += cut
        of += [place] * len(cut)
    return _Window(turn, (*ids, END), [*of, -1], [span for span, _ in held])


def _pooled(window: _Window, scores: Numbers) -> Iterator[Heard]:
    """The mean of a sentence's pieces."""
    of = np.array(window.of)
    for place, (start, end) in enumerate(window.places):
        mean = scores[of == place].mean(0)
        rest = mean[1:]
        most = float(rest.max())
        odds = most + float(np.log(np.exp(rest - most).sum())) - float(mean[0])
        yield Heard(start, end, odds, CLASSES[1 + int(rest.argmax())])
