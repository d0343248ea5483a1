"""What stands around a sentence: whether the other took it up, whether it comes again, how much was said in the same breath."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from handrail.backends.embedded.words.text import telling

_LATE = 0.85
_OFTEN = 3


class Sentence(Protocol):
    """As much of a passage as is looked at here."""

    @property
    def turn(self) -> int: ...  # noqa: D102
    @property
    def words(self) -> list[str]: ...  # noqa: D102
    @property
    def place(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Around:
    """Counts of telling words, and the size of the turn."""

    taken_up: int = 0
    """Said again in the next turn."""
    picks_up: int = 0
    """Said in the turn before, too."""
    at_the_end: int = 0
    """Said again when the hour was summed up."""
    often: int = 0
    once: int = 0
    turn_words: int = 0
    sentences: int = 1
    last: bool = True


ALONE = Around()
"""Nothing stands around it."""


def around(found: Sequence[Sentence]) -> list[Around]:
    """One for each sentence of a session, in order."""
    bags = [telling(one.words) for one in found]
    count = Counter(word for bag in bags for word in bag)
    late = {word for one, bag in zip(found, bags, strict=True) if one.place > _LATE for word in bag}
    turns = {turn: list(places) for turn, places in groupby(range(len(found)), key=lambda at: found[at].turn)}
    said = {turn: frozenset[str]().union(*(bags[at] for at in places)) for turn, places in turns.items()}
    size = {turn: sum(len(found[at].words) for at in places) for turn, places in turns.items()}
    nobody = frozenset[str]()
    return [
        Around(
            taken_up=len(bag & said.get(one.turn + 1, nobody)),
            picks_up=len(bag & said.get(one.turn - 1, nobody)),
            at_the_end=len(bag & late) if one.place <= _LATE else 0,
            often=sum(count[word] >= _OFTEN for word in bag),
            once=sum(count[word] == 1 for word in bag),
            turn_words=size[one.turn],
            sentences=len(turns[one.turn]),
            last=turns[one.turn][-1] == at,
        )
        for at, (one, bag) in enumerate(zip(found, bags, strict=True))
    ]
