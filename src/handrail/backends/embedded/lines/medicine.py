"""A dose, a stop, an effect: told with the name of the medicine that was said before, or nobody knows of which."""

import re
from dataclasses import replace

from handrail.backends.embedded.choice.reach import opener
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import quote
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.text import NUMBER
from handrail.language.medicines import MEDICINES
from handrail.papers.draft import Evidence

_NAMED = re.compile(MEDICINES, re.IGNORECASE)
_IT = re.compile(r"\b(?:it|them|one)\b", re.IGNORECASE)
_LEAVES_IT = re.compile(
    rf"\b(?:it|them|one|that|those)\b|\b{NUMBER}\b|\b(?:stopped|taking|took|missed|forgot|started)\b", re.IGNORECASE
)
""" "Twenty.", "I stopped that." """
_LONGEST = 42


def with_its_name(one: Asked) -> Evidence | None:
    """ "Fluoxetine, twenty. I've been on it since May.": the sentence before names it."""
    said, before = one.passage, one.before
    if before is None or not _leaves_it(one) or not _IT.search(said.text) or not _NAMED.search(before.text):
        return None
    return quote(said, _LONGEST, since=before.start)


def asked_of_it(one: Asked, longest: int) -> Passage | None:
    """The answer from its beginning, with what the therapist asked or said, where only that names it: "And the Xanax, are you still carrying that?"

    `longest`: words of that question. A therapist's own figures are left out, for they may have been set right, unless they are asked about.
    """
    begun = opener(one)
    if begun is None or not _leaves_it(one) or _NAMED.search(begun.turn_text):
        return None
    heard = one.passage.under or begun.heard
    if heard is None or not _NAMED.search(heard.turn_text):
        return None
    if len(begun.turn_text[begun.start : one.passage.end].split()) > _LONGEST:
        return None
    whole = replace(heard, start=0, end=len(heard.turn_text), text=heard.turn_text, previous=None)
    asked = next(
        (
            said
            for said in (heard, whole)
            if len(said.text.split()) <= longest
            and _NAMED.search(said.text)
            and (not FIGURE.search(said.text) or (said is heard and heard.is_question))
        ),
        None,
    )
    return None if asked is None else replace(begun, asked=asked)


def with_what_came_of_it(one: Asked) -> Evidence | None:
    """ "He gave me a water pill. I haven't started it.": a medicine isn't told without the sentence that says it wasn't taken."""
    said = one.passage
    if said.role not in CLIENTS or not (_NAMED.search(said.text) or _A_MEDICINE.search(said.text)):
        return None
    last = next((more for more in reversed(one.rest[:_SOON]) if _is_of_it(more)), None)
    return None if last is None else quote(said, _LONGEST, until=last.end)


def _is_of_it(more: Passage) -> bool:
    """It says that it was not taken, and names no other medicine."""
    return not more.is_question and _NOT_TAKEN.search(more.text) is not None and not _NAMED.search(more.text)


_SOON = 2
_A_MEDICINE = re.compile(
    r"\b(?:pills?|tablets?|patch(?:es)?|cream|ointment|drops|inhaler|spray|injections?|dose|meds|medication)\b", re.IGNORECASE
)
_NOT_TAKEN = re.compile(
    r"\b(?:(?:have|has|had|did|do|does)n['’]t|not|never) (?:\w+ ){0,2}?(?:start\w*|tak\w*|took|us\w+|pick\w*|fill\w*)\b|"
    r"\b(?:stopped|missed|skipped|ran out|forgot|quit|came off|run out|cut (?:it|them|one) in half)(?= (?:it|them|that|those|one|any|two|three|taking|a dose|doses|my (?:dose|pills|tablets|meds)|on|because|in|last|for|after|when|of (?:it|them))\b|\W*$)",
    re.IGNORECASE,
)


def _leaves_it(one: Asked) -> bool:
    """A client's words that may be of a medicine which they don't name."""
    said = one.passage
    return (
        said.role in CLIENTS and not one.scored.safety and not _NAMED.search(said.text) and bool(_LEAVES_IT.search(said.text))
    )
