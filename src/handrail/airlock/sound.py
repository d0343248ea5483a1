"""Names that are written otherwise but sound or look nearly the same."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")
SAME_SOUND = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("^(?:kn|gn|pn)", "n"), ("^wr", "r"), ("^x", "s"), ("x", "ks"), ("ph", "f"), ("ough|gh(?!e?r$)", ""), ("tch|ch|sh|tsch", "x"),
        ("ck|q|c(?![eiy])", "k"), ("[cz]", "s"), ("dg|j", "g"), ("v", "f"), ("^(?:y|i)", "i"), ("^[eo]", "a"), ("(?<=.)[aeiouyhw]", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
LONGEST = 24
"""Letters of the longest word that is compared: what keeps hostile text cheap."""
SOUND_LETTERS = 3
"""Letters that a sound must have to tell one name from another; two are enough where the names begin alike."""


def sound(word: str) -> str:
    """A key that names with the same sound share: consonants as they sound, vowels dropped after the first letter.

    >>> sound("catherine") == sound("kathryn"), sound("shawn") == sound("sean")
    (True, False)
    """
    for pattern, letter in SAME_SOUND:
        word = pattern.sub(letter, word)
    return word


def allowed(length: int) -> int:
    """How many letters may be wrong in a name of that length."""
    return 0 if length < 3 else 1 if length < 7 else 2


def edits(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed or swapped with a neighbour, up to `most`; more is `most + 1`.

    >>> edits("maria", "mraia", 2), edits("okafor", "ocafore", 2), edits("maria", "joseph", 2)
    (1, 2, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        here = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before_last[column - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return most + 1
        before_last, last = last, here
    return last[-1]


def near(word: str, name: str) -> bool:
    """True when `word` may be a mishearing of `name`.

    >>> near("freight", "frieght"), near("mia", "mya"), near("price", "rice")
    (True, True, False)
    """
    if word == name:
        return True
    most = allowed(min(len(word), len(name)))
    if len(word) > LONGEST or not most:
        return False
    if edits(word, name, most) <= most:
        return len(name) > 5 or word[0] == name[0]
    key = sound(name)
    return sound(word) == key and (len(key) >= SOUND_LETTERS or (len(key) == 2 and word[0] == name[0]))


class Alike(Generic[Value]):
    """Finds names that a word may be a mishearing of, by the letters left when some are dropped, and by sound."""

    def __init__(self, names: Mapping[str, Value]) -> None:
        self._names = names
        self._dropped: dict[str, set[str]] = {}
        self._sounds: dict[str, str] = {}
        for name in names:
            for left in dropped(name, allowed(len(name))):
                self._dropped.setdefault(left, set()).add(name)
            if len(name) > 2:
                self._sounds.setdefault(sound(name), name)
        self._met: dict[str, str] = {}

    def find(self, word: str) -> Value | None:
        """What the nearest name stands for; None when none is near."""
        if not 2 < len(word) <= LONGEST or not self._names:
            return None
        if word not in self._met:
            self._met[word] = self._nearest(word)
        return self._names.get(self._met[word])

    def _nearest(self, word: str) -> str:
        candidates = {name for left in dropped(word, allowed(len(word))) for name in self._dropped.get(left, ())}
        close = sorted((edits(word, name, 2), name) for name in candidates if near(word, name))
        if close:
            return close[0][1]
        key = sound(word)
        name = self._sounds.get(key, "")
        return name if len(key) >= SOUND_LETTERS or (len(key) == 2 and name[:1] == word[:1]) else ""


def dropped(word: str, most: int) -> Iterator[str]:
    """The word, and what is left of it without one or two letters."""
    left, seen = [word], {word}
    yield word
    for _ in range(most):
        left = [part[:place] + part[place + 1 :] for part in left for place in range(len(part))]
        left = [part for part in dict.fromkeys(left) if part not in seen]
        seen.update(left)
        yield from left
