"""The listener that reads an answer with what was said before it: "Key's on my belt." tells nothing without the question.

A file of its own, begun from the listener (`training/safety/exchanges.py`): MiniLM's six layers in 8 bits. It reads a client's few words that
follow a therapist's turn, and gives their odds of safety language. It quotes and rates nobody (R36, R37). English only.

>>> ids, whose, own = joined([(True, [7, 8])], [9])
>>> ids[1:4], whose[1:4], own.index(True)
([7, 8, 102], [1, 1, 1], 4)
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np

from handrail.language import BEGIN, END, Pieces, Run, pieces, runner, trained
from handrail.noticing.answers import says_only_how_often
from handrail.noticing.listener import CLASSES, cut
from handrail.noticing.tongues import languages
from handrail.papers.notice import Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

BEFORE = 5
"""Turns before an answer that are read with it."""
WINDOW = 64
"""Word pieces that are read at once, the answer's and as many before it as there is room for. It learnt with twice as many; with these it finds more."""
HALF = 0.5
FEW = 20
"""Words: a longer turn says by itself what it is about."""
SHOWN = 0.5
NEEDS_MORE: Mapping[str, float] = {
    Safety.PASSIVE_IDEATION: 0.75,
    Safety.ACTIVE_IDEATION: 0.75,
    Safety.METHOD: 0.85,
    Safety.INTENT: 0.9,
    Safety.HOPELESS_BURDEN_TRAPPED: 0.96,
    Safety.HARM_TO_OTHERS: 0.7,
    Safety.CHILD_ABUSE_NEGLECT: 0.65,
    Safety.IPV_COERCION: 0.55,
    Safety.TRAFFICKING: 0.95,
    Safety.URGENT_HELP: 0.95,
    Safety.OVERDOSE: 0.9,
    Safety.MANIA_DANGER: 0.97,
}
"""From which share an answer is shown; what people also say of small things, or of a drink, needs more."""
EVERYDAY = 0.3
"""Below this share the question makes an answer everyday talk: few words that were marked without the question are not shown."""
OF_ONESELF = frozenset({Safety.PASSIVE_IDEATION, Safety.NSSI, Safety.HOPELESS_BURDEN_TRAPPED})
DETAILS = frozenset(
    {
        Safety.ACTIVE_IDEATION,
        Safety.METHOD,
        Safety.INTENT,
        Safety.PLAN,
        Safety.PREPARATORY,
        Safety.PAST_ATTEMPT,
        Safety.LETHAL_MEANS_ACCESS,
    }
)
"""A way, a day, a key, a time before ("Only the once.") say what they mean only where suicide or self-harm was spoken of a moment ago."""


class Answer(NamedTuple):
    """What was heard in an answer: the share of safety language, 0 to 1, and the category that leads."""

    share: float
    category: Safety

    @property
    def begins(self) -> bool:
        """It is about suicide or self-harm, as far as it goes: what comes next may be a detail of it."""
        return self.category in OF_ONESELF and self.share >= HALF

    @property
    def everyday(self) -> bool:
        """With the question before it, it is about something else."""
        return self.share < EVERYDAY

    def shown(self, *, about_it: bool) -> bool:
        """Whether the answer is flagged. `about_it`: suicide or self-harm was spoken of a moment ago."""
        alone = self.category in DETAILS and not about_it
        return not alone and self.share >= NEEDS_MORE.get(self.category, SHOWN)


class Exchanges:
    """Reads answers."""

    def __init__(self, run: Run, known: Pieces) -> None:
        self._run, self._pieces = run, known

    def listen(self, turns: Sequence[SafeTurn]) -> dict[int, Answer]:
        """By a turn's index what was heard in it. Turns that are not read are not there."""
        asked = list(answers(turns))
        with ThreadPoolExecutor(2) as pool:
            return dict(zip((before[-1].index for before in asked), pool.map(self._read, asked), strict=True))

    def _read(self, said: Sequence[SafeTurn]) -> Answer:
        *before, own = said
        ids, whose, mine = joined(
            [(turn.role is Role.THERAPIST, cut(turn.text, self._pieces)) for turn in before], cut(own.text, self._pieces)
        )
        if not any(mine):
            return Answer(0.0, Safety.URGENT_HELP)  # marks alone, of no word
        scores = self._run({"ids": np.array([ids], np.int64), "whose": np.array([whose], np.int64)})[0]
        mean = scores[np.array(mine)].mean(0)
        rest = mean[1:]
        odds = float(np.logaddexp.reduce(rest)) - float(mean[0])
        return Answer(1 / (1 + exp(-odds)), Safety(CLASSES[1 + int(rest.argmax())]))


def answers(turns: Sequence[SafeTurn]) -> Iterator[Sequence[SafeTurn]]:
    """Each of a client's turns of few words that answers a therapist's question, last, with the turns before it. Where no question has its
    mark, as a recogniser writes, each that follows a therapist's turn. A mere "Most nights." is for the lists: here it was heard as a
    partner's violence behind a question about bees."""
    marked = any("?" in turn.text for turn in turns if turn.role is Role.THERAPIST)
    for place, turn in enumerate(turns):
        before = turns[place - 1] if place else turn
        follows = before.role is Role.THERAPIST and turn.role is not Role.THERAPIST and ("?" in before.text or not marked)
        says_something = follows and 0 < len(turn.text.split()) <= FEW and not says_only_how_often(turn.text)
        if says_something and languages(turn.text) != ("es",):
            yield turns[max(0, place - BEFORE) : place + 1]


def joined(
    before: Sequence[tuple[bool, Sequence[int]]], own: Sequence[int], window: int = WINDOW
) -> tuple[list[int], list[int], list[bool]]:
    """Pieces, for each whether a therapist said it (1) and whether it is the answer's. `before`: turns in order, a therapist's marked.

    What was said longest ago falls out first; of a long answer its end does.
    """
    own = own[: window // 2]
    said = [(piece, int(asks)) for asks, pieces_ in before for piece in (*pieces_, END)][-(window - 2 - len(own)) :]
    ids = [BEGIN, *(piece for piece, _ in said), *own, END]
    whose = [0, *(asks for _, asks in said), *(0 for _ in own), 0]
    return ids, whose, [False] * (1 + len(said)) + [True] * len(own) + [False]


@cache
def shipped() -> Exchanges:
    """The one that Handrail ships, read on first use. A file that is not there or not whole is an error: no AI goes on."""
    return Exchanges(runner(trained(__package__, "exchanges.onnx"), threads=1), pieces())
