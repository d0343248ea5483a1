"""Places in a text, joined where they overlap, that can be asked whether they touch another."""

from bisect import bisect_left
from collections.abc import Iterable


class Spans:
    """Sorted and apart, so that asking costs little however many there are.

    >>> Spans([(4, 9), (0, 2), (8, 12)]).touch(10, 20), Spans([(4, 9)]).touch(9, 20)
    (True, False)
    """

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
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
