"""The listener that reads an answer with what was said before it: "Key's on my belt." tells nothing without the question.

A file of its own, begun from the listener (`training/safety/exchanges.py`): MiniLM's six layers in 8 bits. It reads a client's few words that
follow a therapist's turn, and gives their odds of safety language. It quotes and rates nobody (R36, R37). English only.

>>> ids, whose, own = joined([(True, [7, 8])], [9])
>>> ids[1:4], whose[1:4], own.index(True)
([7, 8, 102], [1, 1, 1], 4)
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import exp

import numpy as np

from handrail.language import BEGIN, END, Pieces, Run, pieces, runner, trained
from handrail.noticing.listener import CLASSES, cut
from handrail.noticing.tongues import languages
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

BEFORE = 5
"""Turns before an answer that are read with it."""
WINDOW, OF_THE_ANSWER = 128, 48
"""Word pieces that are read at once; of these, at most so many of the answer. What was said longest ago falls out first."""
FEW = 30
"""Words: a longer turn says by itself what it is about."""


class Exchanges:
    """Reads answers."""

    def __init__(self, run: Run, known: Pieces) -> None:
        self._run, self._pieces = run, known

    def listen(self, turns: Sequence[SafeTurn]) -> dict[int, tuple[float, str]]:
        """By a turn's index: the share of safety language, 0 to 1, and the category that leads. Turns that are not read are not there."""
        asked = list(answers(turns))
        with ThreadPoolExecutor(2) as pool:
            return dict(zip((before[-1].index for before in asked), pool.map(self._read, asked), strict=True))

    def _read(self, said: Sequence[SafeTurn]) -> tuple[float, str]:
        *before, own = said
        ids, whose, mine = joined(
            [(turn.role is Role.THERAPIST, cut(turn.text, self._pieces)) for turn in before], cut(own.text, self._pieces)
        )
        scores = self._run({"ids": np.array([ids], np.int64), "whose": np.array([whose], np.int64)})[0]
        mean = scores[np.array(mine)].mean(0)
        rest = mean[1:]
        odds = float(np.logaddexp.reduce(rest)) - float(mean[0])
        return 1 / (1 + exp(-odds)), CLASSES[1 + int(rest.argmax())]


def answers(turns: Sequence[SafeTurn]) -> Iterator[Sequence[SafeTurn]]:
    """Each of a client's turns of few words that follows a therapist's, last, with the turns before it."""
    for place, turn in enumerate(turns):
        follows = place > 0 and turns[place - 1].role is Role.THERAPIST and turn.role is not Role.THERAPIST
        if follows and 0 < len(turn.text.split()) <= FEW and languages(turn.text) != ("es",):
            yield turns[max(0, place - BEFORE) : place + 1]


def joined(before: Sequence[tuple[bool, Sequence[int]]], own: Sequence[int]) -> tuple[list[int], list[int], list[bool]]:
    """Pieces, for each whether a therapist said it (1) and whether it is the answer's. `before`: turns in order, a therapist's marked."""
    own = own[:OF_THE_ANSWER]
    said = [(piece, int(asks)) for asks, pieces_ in before for piece in (*pieces_, END)][-(WINDOW - 2 - len(own)) :]
    ids = [BEGIN, *(piece for piece, _ in said), *own, END]
    whose = [0, *(asks for _, asks in said), *(0 for _ in own), 0]
    return ids, whose, [False] * (1 + len(said)) + [True] * len(own) + [False]


@cache
def shipped() -> Exchanges:
    """The one that Handrail ships, read on first use. A file that is not there or not whole is an error: no AI goes on."""
    return Exchanges(runner(trained(__package__, "exchanges.onnx"), threads=1), pieces())
