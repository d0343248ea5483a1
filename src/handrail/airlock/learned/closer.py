"""The closer reader: a small language model (MiniLM) that reads again what the small network is not sure of.

The network is quick and looks a few words around; this one reads the whole stretch and knows more of the language. It runs in
onnxruntime, in 8 bits, only where the network sees at least a trace of an identifier, so that a session stays a matter of tenths
of a second. English only: in Spanish the network's word is the last.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from handrail.airlock.learned import network
from handrail.airlock.learned.network import LABELS, Network
from handrail.airlock.learned.traits import OF_PLACE, OF_WORD, Numbers, of_places, of_word
from handrail.airlock.page import Page, remembered
from handrail.language import BEGIN, END, Pieces, Run, pieces, runner, trained

TRACE = 0.003
"""The network's chance of an identifier from which a stretch is read again."""
SURE = 0.995
"""From this chance on the network is believed."""
REACH = 14
"""Words read to either side of such a word."""
LONGEST = 64
"""Words of one stretch; longer ones are read in parts."""
MOST_PIECES, MOST_OF_A_WORD = 150, 40
TOGETHER = 24
"""Stretches read in one go."""
FIRST_NUMBER = LABELS.index("ADDRESS")
STAYS = 0.5
"""From this chance on an address, a date or a number that the network sees stays one: it was shown more of them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `last`, not included, of a page, as the model takes them."""

    first: int
    last: int
    ids: list[int]
    starts: list[int]


class Closer:
    """Reads pages again where the network doubts."""

    def __init__(self, run: Run, known: Pieces, network: Network) -> None:
        self._run, self._pieces, self._network = run, known, network
        self._traits = remembered(self._of_word)

    def again(self, page: Page, chances: Numbers, doubted: Collection[int] = ()) -> Numbers:
        """The chances of a page, those around `doubted` words and words with a trace joined with what the closer reader says."""
        likely = 1 - chances[:, 0]
        traces = {*(likely > TRACE).nonzero()[0].tolist(), *doubted} - {*(likely > SURE).nonzero()[0].tolist()}
        stretches = [
            part for first, last in _around(sorted(traces), len(chances)) for part in self._stretches(page, first, last)
        ]
        if not stretches:
            return chances
        places = list(of_places(page))
        joined = chances.copy()
        alike: dict[tuple[object, ...], list[Stretch]] = {}
        for stretch in stretches:
            said = (*stretch.ids, *(tuple(columns) for columns in places[stretch.first : stretch.last]))
            alike.setdefault(said, []).append(stretch)
        once = sorted((same[0] for same in alike.values()), key=lambda stretch: len(stretch.ids))
        told: dict[int, Numbers] = {}
        for start in range(0, len(once), TOGETHER):
            some = once[start : start + TOGETHER]
            told.update(
                (id(stretch), read[stretch.starts]) for stretch, read in zip(some, self._read(page, places, some), strict=True)
            )
        for same in alike.values():
            for stretch in same:
                joined[stretch.first : stretch.last] = told[id(same[0])]
        kept = (chances[:, 1:].argmax(axis=1) + 1 >= FIRST_NUMBER) & (likely > STAYS) & (likely > 1 - joined[:, 0])
        joined[kept] = chances[kept]
        return joined

    def _stretches(self, page: Page, first: int, last: int) -> Iterable[Stretch]:
        while first < last:
            ids, starts, end = [BEGIN], [], first
            while end < last and end - first < LONGEST:
                cut = self._pieces.of(page.word(end))[:MOST_OF_A_WORD]
                if len(ids) + len(cut) >= MOST_PIECES:
                    break
                starts.append(len(ids))
                ids += cut
                end += 1
            yield Stretch(first, end, [*ids, END], starts)
            first = end

    def _read(self, page: Page, places: Sequence[list[int]], some: Sequence[Stretch]) -> Numbers:
        length = max(len(stretch.ids) for stretch in some)
        ids = np.zeros((len(some), length), dtype=np.int64)
        seen = np.zeros((len(some), length, OF_WORD + OF_PLACE), dtype=np.float32)
        for row, stretch in enumerate(some):
            ids[row, : len(stretch.ids)] = stretch.ids
            for index, at in zip(range(stretch.first, stretch.last), stretch.starts, strict=True):
                seen[row, at, :OF_WORD] = self._traits(page.word(index))
                seen[row, at, [OF_WORD + column for column in places[index]]] = 1
        return self._run({"ids": ids, "traits": seen})

    def _of_word(self, word: str) -> Numbers:
        return of_word(word, self._network.listed(word))


def _around(doubted: Iterable[int], length: int) -> Iterable[tuple[int, int]]:
    """Stretches around these words, those that touch joined."""
    first = last = 0
    for index in doubted:
        if last and index - REACH > last:
            yield first, last
            last = 0
        if not last:
            first = max(0, index - REACH)
        last = min(length, index + REACH + 1)
    if last:
        yield first, last


@cache
def shipped() -> Closer:
    """The closer reader that Handrail ships, read on first use. A file that is not there or not whole is an error: nothing leaves."""
    return Closer(runner(trained(__package__, "closer.onnx")), pieces(), network.shipped())
