"""Words as pieces of a fixed list, the way MiniLM was taught: the longest piece that fits, then the next."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from handrail.language.files import trained

PART = re.compile(r"[^\W_]+|\S")
UNKNOWN, BEGIN, END = 100, 101, 102
LONGEST = 60
"""Letters of a part beyond which it is no word."""
KEPT = 50_000


class Pieces:
    """The list, and words that were cut before."""

    def __init__(self, listed: Sequence[str]) -> None:
        self._ids = {piece: place for place, piece in enumerate(listed)}
        self.of = lru_cache(maxsize=KEPT)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The pieces of a folded word; at least one."""
        found: list[int] = []
        for part in PART.findall(word):
            found += self._cut(part)
        return tuple(found) or (UNKNOWN,)

    def _cut(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [UNKNOWN]
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and (part[start:end] if start == 0 else f"##{part[start:end]}") not in self._ids:
                end -= 1
            if end == start:
                return [UNKNOWN]
            found.append(self._ids[part[start:end] if start == 0 else f"##{part[start:end]}"])
            start = end
        return found


@cache
def shipped() -> Pieces:
    """MiniLM's own list."""
    return Pieces(trained(__package__, "pieces.txt").decode().splitlines())
