"""How much of a statement its passages say: each word of it, weighed by how telling it is, met by the nearest word that was said."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.grounding.support.index import Index, Match
from handrail.grounding.support.reading import Reading

ENOUGH, ENOUGH_FOUND = 0.15, 0.26
"""Of turns that were cited, and of turns that we had to look for: looking finds the best of many, so it must meet more."""
ANCHOR, MOST_ANCHORS = 0.12, 2


@dataclass(frozen=True, slots=True)
class Support:
    """`score`: the share of its weight that is met, 0 to 1. `best`: each word's nearest match."""

    score: float
    best: Mapping[int, Match]


def support(reading: Reading, matched: Mapping[int, Mapping[int, Match]], index: Index, anchors: int = 0) -> Support:
    """Support of one sentence by the sentences it is held against. `anchors`: its numbers, days and names that stand there too."""
    best: dict[int, Match] = {}
    for found in matched.values():
        for mine, match in found.items():
            if mine not in best or best[mine].nearly < match.nearly:
                best[mine] = match
    counted = [(mine, index.weight(word.stem)) for mine, word in enumerate(reading.words) if not word.stem[0].isdigit()]
    total = sum(weight for _, weight in counted)
    if not total:
        return Support(1.0 if best else 0.0, best)
    score = sum(weight * best[mine].nearly for mine, weight in counted if mine in best) / total
    return Support(min(1.0, score + ANCHOR * min(anchors, MOST_ANCHORS)) if score > 0.1 else score, best)
