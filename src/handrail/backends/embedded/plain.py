"""Lines for the client to keep: second person, short sentences, easy words."""

import re

from handrail.backends.embedded.fit import Asked
from handrail.backends.embedded.moves import Move
from handrail.backends.embedded.plans import accepted, plan
from handrail.backends.embedded.protocol import OF_A_LAST_HOUR, OF_A_SET
from handrail.backends.embedded.safety import asks_of_safety
from handrail.backends.embedded.speech import is_elliptical, to_you
from handrail.backends.embedded.text import words
from handrail.backends.embedded.told import Told, closed, marked, quote
from handrail.language.medicines import DRINKING, SUBSTANCES
from handrail.papers.draft import Evidence
from handrail.papers.kind import Content
from handrail.papers.transcript import Role

_MOST_WORDS = 18
_MOST_AGREED = 24
"""What was agreed stands with its condition, an answer of a last hour with what belongs to it."""
_FEWEST, _FEWEST_AGREED = 6, 3
_OPENING = 4
"""Words of "Your therapist summed up"."""
_CONFUSING = re.compile(r"[\"“”–]|\b(?:you|your|they|them)\b", re.IGNORECASE)
"""Within "You said: ..." these point at somebody else than they seem to."""
_HIGHEST_GRADE, _HIGHEST_AGREED = 7.0, 8.0
_BELIEVED = re.compile(
    r"\bi(?:['’]d| had| have|['’]ve)? (?:had it (?:in my (?:head|mind) )?that|told myself|keep telling myself|believed)\b|\bit(?:['’]s| is| was) (?:all )?my fault\b",
    re.IGNORECASE,
)
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|ed|es)$")


def line(content: Content, one: Asked) -> Told | None:
    """The statement for one chosen passage; None where it can't be said in short and easy words."""
    wide = content is Content.PLAN or bool(one.passage.answers & OF_A_LAST_HOUR)
    told = _agreed(one) if content is Content.PLAN else _talked(one)
    return told if told is not None and is_easy(told.text, *((_MOST_AGREED, _HIGHEST_AGREED) if wide else ())) else None


def is_easy(text: str, most: int = _MOST_WORDS, highest: float = _HIGHEST_GRADE) -> bool:
    """At most 18 words, and a Flesch-Kincaid grade of 7 or less for this one sentence; what was agreed may be a little harder."""
    said = words(text)
    return len(said) <= most and 0.39 * len(said) + 11.8 * sum(map(_syllables, said)) / max(1, len(said)) - 15.59 <= highest


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(word)) - (1 if len(word) > 3 and _SILENT.search(word) else 0))


def _talked(one: Asked) -> Told | None:
    said = one.passage
    if said.role is not Role.CLIENT or said.beside_safety or (said.under and asks_of_safety(said.under.turn_text)):
        return None  # what stands beside safety language, or answers a question about it, doesn't go home without it
    if _BELIEVED.search(said.text):
        return None  # nor does what was believed, and what guilt told, go home as if it were so
    if said.answers & OF_A_SET:
        return None  # nor what came up while a memory was worked on
    if said.answers & OF_A_LAST_HOUR and (_NOTHING.match(said.text) or _DRUGS.search(said.text)):
        return None
    if said.answers & OF_A_LAST_HOUR and (answer := _answer(one)):
        return answer
    if not one.scored.topics:
        return None  # "You looked up Switzerland" tells nobody why
    if not is_elliptical(said.text) and (told := to_you(said.text)):
        return Told(closed(f"You said that {told}"), (said.evidence,))
    address = quote(said, _MOST_WORDS - 2)
    if address is None or len(words(address.quote)) < _FEWEST or _CONFUSING.search(address.quote):
        return None
    return Told(closed(f"You said: {marked(address.quote)}"), (address,), quoted=True)


def _answer(one: Asked) -> Told | None:
    """What a client answers to a last hour's questions, in their own words, as many sentences as stay short."""
    said = one.passage
    wide = (
        quote(said, _MOST_AGREED - _OPENING, since=since, until=more.end)
        for since in (0, said.start)
        for more in reversed((said, *one.rest))
    )
    address = next((found for found in wide if found is not None), None)
    if (
        address is None
        or _NOTHING.match(address.quote)
        or _DRUGS.search(address.quote)
        or len(words(address.quote)) < _FEWEST_AGREED
        or _CONFUSING.search(address.quote)
    ):
        return None
    return Told(closed(f"You said: {marked(address.quote)}"), (address,), quoted=True)


_NOTHING = re.compile(r"(?:well|um|uh|honestly)?,? ?(?:nothing|none|no|not (?:really|much)|nobody)\b", re.IGNORECASE)
_DRUGS = re.compile(rf"\b(?:{SUBSTANCES}|{DRINKING})\b", re.IGNORECASE)
"""What helps and holds is written with a client; neither "nothing" nor a drink is put into their plan by a program."""


def _agreed(one: Asked) -> Told | None:
    """What the client will do, what both will do, what the therapist will do."""
    told = plan(one)
    if told is None:
        return None
    text = told.text
    if one.move is Move.MEETING:
        address = told.evidence[0]
        return Told(closed(f"About your next meeting: {marked(address.quote)}"), (address,), quoted=True)
    if one.move is Move.RECAP:
        return _summed_up(one)
    if one.passage.role is Role.CLIENT:
        return (
            Told(_second_person(text.replace("Client will", "You will", 1)), told.evidence)
            if text.startswith("Client will")
            else None
        )
    if one.passage.role is not Role.THERAPIST:
        return None  # what a partner means to do is theirs to take home
    opening = "You will" if accepted(one) and text.startswith("Therapist asked client to") else "Your therapist asked you to"
    text = text.replace("Therapist asked client to", opening, 1).replace(
        "Therapist and client agreed to", "You both agreed to", 1
    )
    text = re.sub(r"^Therapist (proposed|will|said|suggested|recommended|advised|encouraged)", r"Your therapist \1", text)
    yes = accepted(one)
    evidence = (*told.evidence, yes) if yes and opening == "You will" and yes not in told.evidence else told.evidence
    return Told(_second_person(text), evidence)


def _summed_up(one: Asked) -> Told | None:
    """One sentence of a summing-up, or as many whole parts of it as stay short. A condition is never cut from what it is for, words from
    their correction ("check the eight, sorry, check the two") or a step from what must not be done with it."""
    said, after = one.passage, one.rest[0] if one.rest else None
    warned = after is not None and bool(_WARNS.match(after.text))
    address = quote(said, until=after.end if warned and after is not None else None)
    if address is None or _CORRECTED.match(said.turn_text, said.end):
        return None
    called = _CALLED.match(address.quote)
    start, whole = called.end() if called else 0, len(address.quote)
    ends = [
        part.start()
        for part in _PART.finditer(address.quote)
        if len(address.quote[start : part.start()].split()) <= _MOST_AGREED - _OPENING
    ]
    end = max(ends, default=0)
    if end < whole and (warned or _IF.search(address.quote[start:]) or _CORRECTED.search(address.quote)):
        return None
    part = Evidence(address.turn, address.start + start, address.start + end, address.quote[start:end])
    if len(words(part.quote)) < _FEWEST_AGREED:
        return None
    return Told(closed(f"Your therapist summed up: {marked(part.quote)}"), (part,), quoted=True)


_PART = re.compile(r"[,;.]|$")
_CALLED = re.compile(r"^(?:and |so |okay |ok )?\[[^\[\]]+\], +", re.IGNORECASE)
"""Whom it is said to."""
_WARNS = re.compile(r"(?:and )?(?:never|don['’]t|do not|only|not)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|when|unless|until|in case|as long as|only)\b", re.IGNORECASE)
_CORRECTED = re.compile(r"[,.;–—-] *(?:sorry|no|not|i mean|actually|or rather|wait|scratch that)\b", re.IGNORECASE)
_THIRD = (
    (re.compile(r"\bthey're\b"), "you're"),
    (re.compile(r"\b(?:they|them|client)\b"), "you"),
    (re.compile(r"\btheirs\b"), "yours"),
    (re.compile(r"\btheir\b"), "your"),
    (re.compile(r"\bthemselves\b"), "yourself"),
)


def _second_person(text: str) -> str:
    for pattern, shifted in _THIRD:
        text = pattern.sub(shifted, text)
    return text
