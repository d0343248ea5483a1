"""Which sentences a line holds beside its own, and how likely a note needs each: what it tells for its words."""

import math
from collections import defaultdict
from collections.abc import Sequence

from handrail.backends.embedded.hour.told import Told
from handrail.backends.embedded.weight.linked import Asked

Key = tuple[int, int]
"""Where a sentence stands: its turn and its first character."""


class Sentences:
    """All of a session, by their places."""

    def __init__(self, found: Sequence[Asked]) -> None:
        self._of_turn: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        for one in found:
            self._of_turn[one.passage.turn].append((one.passage.start, one.passage.end, chance(one.scored.score)))

    def beside(self, own: Key, told: Told) -> tuple[tuple[Key, float], ...]:
        """Each other sentence that lies for the most part in a line's evidence, with the chance that a note needs it."""
        held = {
            (address.turn, start): worth
            for address in told.evidence
            for start, end, worth in self._of_turn[address.turn]
            if 2 * (min(end, address.end) - max(start, address.start)) > end - start
        }
        return tuple((key, worth) for key, worth in held.items() if key != own)


def chance(odds: float) -> float:
    """Of log-odds."""
    return 1 / (1 + math.exp(-odds))
