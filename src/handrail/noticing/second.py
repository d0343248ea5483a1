"""A second opinion beside the lists: what the reader makes of each sentence of the session.

It adds sentences that hold no word of a list. Where it is nearly sure of everyday talk it takes back a list's finding; one of
the first six categories (handbook 3.9), of self-harm or of a past attempt is shown all the same, tagged `idiom`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from handrail.noticing import reader
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

ADDS, ADDS_LONG, LONG = 0.89, 0.96, 22
"""The share of all categories together from which a sentence is shown without a word of a list. It was taught short sentences, and
is less to be trusted with one of more than 22 words."""
ADDS_TOGETHER = 0.95
"""The same of two sentences read together: people say it in one and explain it in the next."""
DOUBTS = 0.5
"""The share of everyday talk from which a list's finding is taken back, or tagged as a figure of speech."""
FEWEST = 3
"""Words: shorter sentences are for the lists."""


class Opinion(NamedTuple):
    """`text[start:end]`: the share of everyday talk, and the category that leads the rest."""

    start: int
    end: int
    everyday: float
    category: str
    words: int = 0
    together: bool = False
    """Two sentences in a row."""

    @property
    def adds(self) -> bool:
        """Whether the sentence is shown though no list knows it."""
        if self.together:
            return self.everyday <= 1 - ADDS_TOGETHER
        return self.everyday <= 1 - (ADDS if self.words <= LONG else ADDS_LONG)


def opinions(turns: Sequence[SafeTurn], hit: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, list[Opinion]]:
    """Per turn what the reader was asked: sentences with a list's finding, and those of clients, alone and two in a row, that a first look
    picks."""
    asked: list[tuple[int, int, int, str, bool]] = []
    for turn in turns:
        places = sentences(turn.text)
        for start, end in places:
            part = turn.text[start:end]
            found = any(first < end and start < last for first, last in hit.get(turn.index, ()))
            own = turn.role is not Role.THERAPIST and len(part.split()) >= FEWEST
            if found or (own and reader.worth_reading(part)):
                asked.append((turn.index, start, end, part, False))
        for (start, _), (_, end) in pairwise(places) if turn.role is not Role.THERAPIST else ():
            if reader.worth_reading(turn.text[start:end]):
                asked.append((turn.index, start, end, turn.text[start:end], True))
    told: dict[int, list[Opinion]] = {}
    if asked:
        shares = reader.read([part for *_, part, _ in asked], ["safety"])["safety"]
        for (index, start, end, part, together), row in zip(asked, shares, strict=True):
            leads = reader.HEADS["safety"][1 + int(np.argmax(row[1:]))]
            told.setdefault(index, []).append(Opinion(start, end, float(row[0]), leads, len(part.split()), together))
    return told


def sentences(text: str) -> list[tuple[int, int]]:
    """The places of a text's sentences."""
    found, start = [], 0
    for end in [*(mark.start() for mark in reader.SENTENCES.finditer(text)), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            found.append((start, end))
        start = end
    return found
