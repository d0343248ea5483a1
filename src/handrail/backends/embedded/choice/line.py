"""A passage taken for a section, and what it became: what choosing weighs and joining puts together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from handrail.backends.embedded.choice.cover import Key
from handrail.backends.embedded.hour.told import Told, size
from handrail.backends.embedded.weight.linked import Asked
from handrail.papers.draft import Weight
from handrail.papers.kind import Content, Section

_SLICES = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage taken for one section, and all that spoke for it."""

    section: Section
    content: Content
    one: Asked
    weights: tuple[Weight, ...]

    @property
    def score(self) -> float:
        """All weights together."""
        return sum(weight.weight for weight in self.weights)


Tell = Callable[[Content, Asked], Told | None]
"""A passage as a line; what can't be said readably is passed over."""


@dataclass(frozen=True)
class Line:
    """A choice and what it became. What a greedy choice asks again and again is counted once."""

    choice: Choice
    told: Told
    beside: tuple[tuple[Key, float], ...] = ()
    """The other sentences that it holds, with the chance that a note needs each."""

    @cached_property
    def score(self) -> float:
        """All weights together."""
        return self.choice.score

    @cached_property
    def words(self) -> int:
        """Of the whole line."""
        return size(self.told.text)

    @cached_property
    def more_words(self) -> int:
        """Where it is joined to another of its turn."""
        return size(self.told.body) or self.words

    @cached_property
    def place(self) -> tuple[int, str]:
        """Lines of one turn and one frame read as one."""
        turn = self.choice.one.passage.turn
        return turn, f"{self.choice.section.name}/{self.told.frame}" if self.told.frame else f"/{self.key}"

    @cached_property
    def slice(self) -> int:
        """Which part of the hour it is from."""
        return int(self.choice.one.passage.place * _SLICES)

    @cached_property
    def key(self) -> Key:
        """Where its passage stands."""
        return self.choice.one.passage.turn, self.choice.one.passage.start

    @cached_property
    def turns(self) -> frozenset[int]:
        """Where its evidence stands."""
        return frozenset(one.turn for one in self.told.evidence)

    def within(self, other: "Line") -> bool:
        """What this line rests on last (an answer, not its question) is already in the other."""
        mine = self.told.evidence[-1]
        return any(mine.turn == one.turn and one.start <= mine.start and mine.end <= one.end for one in other.told.evidence)

    def overlaps(self, other: "Line") -> bool:
        """Most of what it rests on last is in the other, too."""
        mine = self.told.evidence[-1]
        shared = (min(mine.end, one.end) - max(mine.start, one.start) for one in other.told.evidence if one.turn == mine.turn)
        return any(2 * size > mine.end - mine.start for size in shared)
