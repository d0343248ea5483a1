"""Whom a sentence's first "she" or "he" means, where the words before it leave only one person.

>>> sole("My daughter [Daughter] came on Sunday.").own
'their daughter [Daughter]'
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handrail.backends.embedded.hour.passages import Passage
from handrail.papers.draft import Evidence
from handrail.papers.transcript import Role

_SHE = "mum|mom|mother|sister|wife|daughter|girlfriend|nan|nana|gran|grandma|grandmother|aunt|auntie|niece|ex-wife|mother-in-law|stepmum|stepmother"
_HE = (
    "dad|father|brother|husband|son|boyfriend|grandad|granddad|grandfather|grandpa|uncle|nephew|ex-husband|father-in-law|stepdad|"
    "stepfather|brother-in-law|landlord"
)
_EITHER = (
    "boss|manager|supervisor|partner|friend|mate|flatmate|housemate|neighbour|neighbor|colleague|doctor|gp|midwife|teacher|cousin|ex|"
    "psychiatrist|physio|social worker|solicitor|nurse|health visitor|tutor|coach|head teacher|care coordinator"
)
_PERSON = re.compile(
    rf"\b(?P<whose>my|your|the|a|our) (?:(?:older|younger|big|little|best|eldest|youngest|new|line) )?(?:(?P<she>{_SHE})|(?P<he>{_HE})|"
    rf"(?P<either>{_EITHER}))\b(?!['’]s)(?: (?P<name>\[[A-Z][^\]]*\]))?|(?P<alone>\[[A-Z][^\]]*\])(?!['’]s)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:he|she|him|they|them|we|us|both|parents|people|everybody|everyone|kids|children|boys|girls|and (?:i|me))\b",
    re.IGNORECASE,
)
_STARTS = re.compile(r"^(?P<who>she|he)(?P<rest>'s|'ll| )", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:\d|st|nd|rd|th|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"first|second|third|fourth|monday|tuesday|wednesday|thursday|friday|saturday|sunday|twent\w+|thirt\w+)\b",
    re.IGNORECASE,
)
_BACK = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody spoken of: `own` is how a note about the client calls them; `gender` "she", "he" or "" where the word tells none."""

    own: str
    gender: str
    start: int
    end: int


def sole(text: str) -> Person | None:
    """The one person whom a sentence speaks of; None for nobody and for several."""
    found = [one for one in _PERSON.finditer(text) if not (one["alone"] and _NO_PERSON.search(one["alone"]))]
    if len(found) != 1:
        return None
    one = found[0]
    gender = "she" if one["she"] else "he" if one["he"] else ""
    whose = (one["whose"] or "").lower()
    own = one[0] if not whose else f"{'their' if whose in ('my', 'your', 'our') else whose}{one[0][len(whose) :]}"
    return Person(own, gender, one.start(), one.end())


def meant(text: str, before: Iterable[Passage]) -> tuple[str, Evidence] | None:
    """A person for the "she" or "he" that this text begins with, and where they were named; `before`: the nearest sentence first."""
    pronoun = _STARTS.match(text)
    if pronoun is None:
        return None
    for back, said in enumerate(before):
        if back == _BACK or said.role not in (Role.CLIENT, Role.THERAPIST):
            return None
        named = list(_PERSON.finditer(said.text))
        if not named:
            if _OTHERS.search(said.text) and not re.search(rf"\b{pronoun['who']}\b", said.text, re.IGNORECASE):
                return None
            continue
        person = sole(said.text)
        if person is None or person.gender not in ("", pronoun["who"].lower()) or _OTHERS.search(said.text[: person.start]):
            return None
        return person.own, said.span(said.start + person.start, said.start + person.end)
    return None


def resolved(text: str, own: str) -> str:
    """The sentence with that person in the pronoun's place."""
    found = _STARTS.match(text)
    if found is None:
        return text
    rest = {"'s": "'s", "'ll": " will"}.get(found["rest"], " ")
    return f"{own}{rest}{text[found.end() :]}"
