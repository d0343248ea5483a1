"""A "because" that nobody drew: both its sides must stand together in what was said, with a word that joins them."""

import re
from collections.abc import Sequence

from handrail.grounding.support.index import Index
from handrail.grounding.support.met import support
from handrail.grounding.support.reading import read
from handrail.grounding.support.weighed import ANOTHER_CAUSE, UNNAMED_CAUSE

_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|d/t|b/c|caused by|as a result of|resulting from|triggered by|led to|leads to|resulted in|owing to|attribut\w+ (?:\w+ )?to|"
    r"secondary to|brought on by|since (?:he|she|they|it|his|her|their))\b",
    re.IGNORECASE,
)
_BOND = re.compile(
    r"\b(?:because|'cause|cause|cuz|due|since|so|why|from|after|when|whenever|what if|in case|what happened|how come|got in the way|makes?|made|making|lets?|every time|means|reason)\b",
    re.IGNORECASE,
)
_HALF = 0.34
_SINCE_THEN = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|time|times|long|ever|first|best|sober|clean|once)\s*$",
    re.IGNORECASE,
)
"""Before "since she": a span of time, and no reason."""


_DRAWN = re.compile(r"\b(?:because|'cause|cuz|cause)\b", re.IGNORECASE)
_CLAIMED = re.compile(r"\b(?:because(?: of)?|due to|owing to|since (?:he|she|they|it|his|her|their))\b", re.IGNORECASE)


def another(text: str, index: Index, cited: Sequence[int]) -> str:
    """The sentence that holds the effect gives its own reason, and the one that is claimed isn't it."""
    found = _CLAIMED.search(text)
    if found is None:
        return ""
    effect, why = read(text[: found.start()]), read(text[found.end() :])
    numbers = {number for turn in cited for number in index.by_turn.get(turn, ())}
    if not (effect.words and why.words) or support(why, index.matches(why, numbers), index).score >= _HALF:
        return ""
    drawn = any(
        support(effect, {number: matched}, index).score >= _HALF and _DRAWN.search(index.sentences[number].text)
        for number, matched in index.matches(effect, numbers).items()
    )
    return ANOTHER_CAUSE if drawn else ""


def unnamed(text: str, index: Index, numbers: Sequence[int]) -> str:
    """The reason to strike a causal claim, or empty. `numbers` are the sentences it rests on."""
    found = _CAUSE.search(text)
    if found is None or (found[0].lower().startswith("since") and _SINCE_THEN.search(text[: found.start()])):
        return ""
    sides = [read(text[: found.start()]), read(text[found.end() :])]
    if not all(side.words for side in sides):
        return ""
    held = [index.matches(side, set(numbers)) for side in sides]
    for place, number in enumerate(numbers):
        stretch = [number, *(other for other in numbers[place + 1 : place + 3] if other - number <= 2)]
        said = " ".join(index.sentences[other].text for other in stretch)
        shares = []
        for side, matched in zip(sides, held, strict=True):
            total = sum(index.weight(word.stem) for word in side.words)
            got: dict[int, float] = {}
            for other in stretch:
                if index.sentences[other].asks and index.sentences[other].answer <= 0 and not index.spanish:
                    continue  # a guess that nobody said yes to; in Spanish a yes is not always heard
                for mine, match in matched.get(other, {}).items():
                    got[mine] = max(got.get(mine, 0.0), match.nearly * index.weight(side.words[mine].stem))
            shares.append(sum(got.values()) / total)
        if min(shares) >= _HALF and _BOND.search(said):
            return ""
    return UNNAMED_CAUSE
