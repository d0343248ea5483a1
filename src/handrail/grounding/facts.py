"""Numbers, names, days, months and people: what a statement names must stand in what was said."""

import re
from collections.abc import Sequence

from handrail.grounding.index import Index, Sentence
from handrail.grounding.kin import HE, SHE, alike, kin_in
from handrail.grounding.quantities import DAYS, MONTHS, UNITS, quantities
from handrail.grounding.synonyms import expanded
from handrail.grounding.tokens import names, words

_MAY = re.compile(r"\b(?:in|since|until|by|last|this|next|during|of) May\b")


def facts(text: str, spoken: Sequence[Sentence], around: Sequence[Sentence], index: Index) -> str:
    """What a number, name, day or person in the statement is not, or empty."""
    heard = expanded(" \n ".join(sentence.text for sentence in spoken))
    full, theirs = expanded(text), [found for sentence in spoken for found in sentence.counts]
    for mine in quantities(full):
        if (
            UNITS.get(mine.unit, ("",))[0] == "dose"
            and not _CHANGE.search(text)
            and any(one.unit == mine.unit for one in theirs)
        ):
            theirs = [one for one in theirs if one.unit]
        if not any(mine.agrees(other) for other in theirs) and not _counted(mine.value, mine.unit, spoken):
            return "a number that these words do not hold"
    wider = " ".join(sentence.text for sentence in around)
    if {name for name in names(text) - names(wider) if not _SPEAKERS.match(name)}:
        return "a name that these words do not hold"
    held = _days(heard) | ({"saturday", "sunday"} if "weekend" in heard.lower() else set())
    if _days(full) - held:
        return "a day that these words do not hold"
    months = {word for word in words(full) if word in MONTHS} | ({"may"} if _MAY.search(text) else set())
    spoken_of = {word for word in words(heard) if word in MONTHS or word == "may"}
    if months - spoken_of and not (months == {"january"} and "year" in heard):
        return "a month that these words do not hold"
    return "a person whom these words do not mention" if _stranger(text, heard, wider, index) else ""


def anchors(text: str, spoken: Sequence[Sentence]) -> int:
    """How many of a statement's numbers, days and names stand in what was said: two tellings of one thing share them."""
    heard = expanded(" \n ".join(sentence.text for sentence in spoken))
    theirs = [found for sentence in spoken for found in sentence.counts]
    found = sum(any(mine.agrees(other) for other in theirs) for mine in quantities(expanded(text)))
    return (
        found
        + len(_days(expanded(text)) & _days(heard))
        + len({name for name in names(text) & names(heard) if not _SPEAKERS.match(name)})
    )


_CHANGE = re.compile(r"\b(?:may|might|could|raise|increase|up to|to|from|reduce|lower|offer\w*|consider\w*)\b", re.IGNORECASE)
_SPEAKERS = re.compile(r"\[(?:client|therapist|clinician)", re.IGNORECASE)
_DYADIC = frozenset({"partner", "husband", "wife", "parents"})


def _days(text: str) -> set[str]:
    return {day for word in words(text) if (day := word.removesuffix("s")) in DAYS}


def _stranger(text: str, heard: str, wider: str, index: Index) -> bool:
    """A relation that was not spoken of here, nor can be meant by a name or a pronoun that was."""
    known = kin_in(wider)
    for kind in kin_in(text):
        if any(alike(kind, other) for other in known) or (kind in _DYADIC and (index.two_clients or names(heard))):
            continue
        elsewhere = any(alike(kind, other) for other in index.kin)
        meant = names(heard) or re.search(r"\b(?:he|she|him|his|they|them)\b|\bher\b", heard, re.IGNORECASE)
        rivals = [
            other for other in known for gender in (HE, SHE) if other in gender and (kind in gender or kind not in HE | SHE)
        ]
        if not (elsewhere and meant and (not rivals or kind not in HE | SHE)):
            return True
    return False


def _counted(value: float, unit: str, spoken: Sequence[Sentence]) -> bool:
    """A number that stands in other words: "Thursday and Sunday" are two days, "another" a second."""
    return (
        value == 2.0
        and unit in ("times", "day", "night", "", "panic", "bouts")
        and any(
            re.search(r"\b(?:both|another|couple|twice|second)\b|\band\b", sentence.text, re.IGNORECASE) for sentence in spoken
        )
    )
