"""The second look, by another method than the recognizers': plain text against plain text, no tokens, no context.

It reads what is about to leave and asks four questions: is a known or met name still there, an at sign in a word, seven digits in a
row, seven digits said in a row? One yes and nothing leaves.

KNOWN GAP: a name that is an everyday word ("Will") can't be looked for without context, so only the recognizers look for it.
"""

import re
from collections.abc import Iterable, Sequence

from handrail.airlock.page import common, fold
from handrail.airlock.recognizers.known import NOT_PARTS
from handrail.airlock.surrogates import SHAPE
from handrail.papers.safe import Entity, Label

AT = re.compile(r"\w@\w|(?<!\w)@[a-z]")
NOT_YEARS = r"(?!(?:19|20)\d\d\b)"
DIGITS = re.compile(r"\d(?:[ ().-]{0,3}\d){6}")
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
SAID = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
SAID_IN_A_ROW = re.compile(rf"\b(?:(?:{SAID}) ){{6}}(?:{SAID})\b")
COUNTING = re.compile("(?:zero )?one two three four five six seven|two three four five six seven eight")
WORDS = re.compile(r"[^\W_]+")
BRACKET = " | "


def still_there(texts: Sequence[str], entities: Iterable[Entity]) -> tuple[int, ...]:
    """The turns whose outgoing text still holds something, by number."""
    forms = _forms(entities)
    return tuple(turn for turn, text in enumerate(texts) if _holds(SHAPE.sub(BRACKET, text), forms))


def _holds(text: str, forms: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    words = WORDS.findall(fold(text))
    plain = f" {' '.join(words)} "
    alone, together = forms
    if not alone.isdisjoint(words) or any(form in plain for form in together):
        return True
    if AT.search(text) or DIGITS.search(YEARS.sub(BRACKET, text)):
        return True
    return any(not COUNTING.match(found.group()) for found in SAID_IN_A_ROW.finditer(plain))


def _forms(entities: Iterable[Entity]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words, and phrases with a space at either end."""
    alone: set[str] = set()
    together: set[str] = set()
    for entity in entities:
        if entity.label in (Label.DATE, Label.AGE):
            continue
        for form in entity.forms:
            words = WORDS.findall(fold(form))
            if len(words) > 1:
                together.add(f" {' '.join(words)} ")
            for word in words if entity.label is Label.PERSON or len(words) == 1 else ():
                if len(word) > 2 and word.isalpha() and not common(word) and word not in NOT_PARTS:
                    alone.add(word)
    return frozenset(alone), tuple(together)
