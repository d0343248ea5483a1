"""Which passages a section needs: the best by weight, no repeats, spread over topics and over the hour."""

from collections.abc import Collection, Iterable, Sequence

from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.score import Scored

REPEAT, SAME_TOPIC, NEAR = 3.0, 0.45, 0.5
MOST_CANDIDATES = 400


def overlap(left: Scored, right: Scored) -> float:
    """Shared content words, of the smaller one's."""
    smaller = min(len(left.stems), len(right.stems))
    return len(left.stems & right.stems) / smaller if smaller else 0.0


def pick(candidates: Iterable[Scored], count: int, taken: Collection[Scored], least: float = 1.0) -> list[Scored]:
    """Greedy maximal marginal relevance (Carbonell & Goldstein 1998), in the order of the hour."""
    rest = sorted((item for item in candidates if item.total >= least), key=lambda item: -item.total)[:MOST_CANDIDATES]
    chosen: list[Scored] = []
    penalty = {id(item): _against(item, taken) for item in rest}
    while rest and len(chosen) < count:
        best = max(rest, key=lambda item: (item.total - penalty[id(item)], -item.passage.turn))
        if best.total - penalty[id(best)] < least:
            break
        rest.remove(best)
        chosen.append(best)
        for item in rest:
            penalty[id(item)] += _between(item, best)
    return sorted(chosen, key=lambda item: (item.passage.turn, item.passage.start))


def _against(item: Scored, taken: Collection[Scored]) -> float:
    return sum(_between(item, other) for other in taken)


def _between(item: Scored, other: Scored) -> float:
    shared = overlap(item, other)
    penalty = REPEAT * shared if shared > 0.5 else 0.0
    penalty += SAME_TOPIC * len(item.topics & other.topics) / max(len(item.topics), 1)
    if item.passage.turn == other.passage.turn:
        penalty += NEAR
        if item.passage.number == other.passage.number:
            penalty += 100.0
    return penalty


def with_neighbours(chosen: Scored, same_turn: Sequence[Scored], used: set[tuple[int, int]]) -> list[Passage]:
    """The passage with what it can't stand without: the sentence before a "that", the sentence that goes on."""
    place = next(index for index, item in enumerate(same_turn) if item is chosen)
    group = [chosen.passage]
    words = chosen.passage.words
    if place > 0 and words and words[0] in _NEEDS_BEFORE and _free(same_turn[place - 1], used) and len(words) < 30:
        group.insert(0, same_turn[place - 1].passage)
    if place + 1 < len(same_turn):
        after = same_turn[place + 1]
        length = sum(len(passage.words) for passage in group) + len(after.passage.words)
        if after.total > 0.8 and length <= 40 and _free(after, used) and not after.passage.asks:
            group.append(after.passage)
    return group


def _free(item: Scored, used: set[tuple[int, int]]) -> bool:
    return (item.passage.turn, item.passage.number) not in used and len(item.passage.words) >= 3


_NEEDS_BEFORE = frozenset("it it's that that's this he he's she she's they they're then which him her them".split())  # noqa: SIM905
