"""Names that are written otherwise but sound or look nearly the same."""

import re
from collections.abc import Mapping
from string import ascii_lowercase
from typing import TypeVar

Value = TypeVar("Value")
SAME_SOUND = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("^(?:kn|gn|pn)", "n"), ("^wr", "r"), ("^x", "s"), ("ph", "f"), ("ough|gh", ""), ("tch|ch|sh|tsch", "x"), ("ck|q|c(?![eiy])", "k"),
        ("[cz]", "s"), ("dg|j", "g"), ("v", "f"), ("^(?:y|i)", "i"), ("^[eo]", "a"), ("(?<=.)[aeiouyhw]", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """A key that names with the same sound share: consonants as they sound, vowels dropped after the first letter.

    >>> sound("catherine") == sound("kathryn"), sound("shawn") == sound("sean")
    (True, False)
    """
    for pattern, letter in SAME_SOUND:
        word = pattern.sub(letter, word)
    return word


def one_letter_off(word: str, names: Mapping[str, Value]) -> Value | None:
    """What a name that differs by one letter left out, added, changed or swapped stands for; None when there is none.

    >>> one_letter_off("marria", {"maria": 1}), one_letter_off("mario", {"maria": 1})
    (1, 1)
    """
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in splits:
        if right and left + right[1:] in names and len(word) > 5:
            return names[left + right[1:]]
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in names:
            return names[left + right[1] + right[0] + right[2:]]
        for letter in ascii_lowercase:
            if right and left + letter + right[1:] in names:
                return names[left + letter + right[1:]]
            if left + letter + right in names:
                return names[left + letter + right]
    return None
