"""Places in a text that can be asked which of them touch another. Asking costs little however many there are."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate


class Spans:
    """Joined where they overlap: sorted and apart.

    >>> Spans([(4, 9), (0, 2), (8, 12)]).touch(10, 20), Spans([(4, 9)]).touch(9, 20)
    (True, False)
    """

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        self._apart: list[tuple[int, int]] = []
        for start, end in sorted(places):
            if self._apart and start < self._apart[-1][1]:
                self._apart[-1] = (self._apart[-1][0], max(end, self._apart[-1][1]))
            else:
                self._apart.append((start, end))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with `[start:end]`."""
        at = bisect_left(self._apart, (end,))
        return at > 0 and self._apart[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        """One more place, which touches none of them."""
        insort(self._apart, (start, end))


class Across:
    """Places that may overlap, in the order in which they begin.

    >>> list(Across([(0, 4), (2, 3), (5, 9)]).touching(3, 6))
    [2, 0]
    """

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        self._places = places
        self._reach = list(accumulate((end for _, end in places), max))

    def touching(self, start: int, end: int) -> Iterator[int]:
        """The numbers of those that share a character with `[start:end]`: from its end back as far as any of them reaches."""
        at = bisect_left(self._places, (end,)) - 1
        while at >= 0 and self._reach[at] > start:
            if self._places[at][1] > start:
                yield at
            at -= 1
