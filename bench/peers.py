"""Baselines for notes, each cut at the same number of words: copy, lead, longest sentences, TextRank."""

import re
from collections import Counter
from math import log

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"\w+")


def sentences(turns: list[str]) -> list[str]:
    """Sentences of all turns in order."""
    return [found[0].strip() for turn in turns for found in SENTENCE.finditer(turn) if len(found[0].split()) > 1]


def cut(parts: list[str], words: int) -> str:
    """Parts as lines, cut after so many words."""
    lines, left = [], words
    for part in parts:
        said = part.split()[:left]
        left -= len(said)
        lines.append(" ".join(said))
        if left <= 0:
            break
    return "\n".join(lines)


def copy(turns: list[str], words: int) -> str:
    """The whole transcript."""
    return cut(turns, 10**9)


def lead(turns: list[str], words: int) -> str:
    """The beginning."""
    return cut(turns, words)


def longest(turns: list[str], words: int) -> str:
    """The longest sentences, in order."""
    return _in_order(sentences(turns), lambda text: len(text.split()), words)


def longest_turns(turns: list[str], words: int) -> str:
    """The twenty longest turns, whole."""
    return cut(sorted(turns, key=lambda text: -len(text.split()))[:20], 10**9)


def textrank(turns: list[str], words: int) -> str:
    """Sentences central in the graph of shared words (Mihalcea and Tarau 2004), in order."""
    found = sentences(turns)
    bags = [Counter(word for word in WORD.findall(text.lower()) if len(word) > 3) for text in found]
    links: list[dict[int, float]] = [{} for _ in found]
    for one, bag in enumerate(bags):
        for two in range(one):
            shared = len(bag.keys() & bags[two].keys())
            size = log(len(bag) + 1) + log(len(bags[two]) + 1)
            if shared and size:
                links[one][two] = links[two][one] = shared / size
    ranks = [1.0] * len(found)
    for _ in range(20):
        ranks = [
            0.15 + 0.85 * sum(weight * ranks[other] / sum(links[other].values()) for other, weight in mine.items())
            for mine in links
        ]
    order = {text: ranks[at] for at, text in enumerate(found)}
    return _in_order(found, lambda text: order[text], words)


def _in_order(found: list[str], worth: object, words: int) -> str:
    taken, left = set(), words
    for at in sorted(range(len(found)), key=lambda at: -worth(found[at])):  # type: ignore[operator]
        if left <= 0:
            break
        taken.add(at)
        left -= len(found[at].split())
    return cut([found[at] for at in sorted(taken)], words)


PEERS = {"copy": copy, "lead": lead, "TextRank": textrank, "longest sentences": longest}
