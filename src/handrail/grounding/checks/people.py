"""Who: who said it, who did it, and of whom it is told. "Mother" is not "sister", and what the sister lost the client did not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handrail.grounding.support.index import Match, Sentence
from handrail.grounding.words.kin import HE, SHE, alike, kin_in, kin_of
from handrail.grounding.words.kin import NAMED as _WORD
from handrail.papers.transcript import Role

SPEAKER = re.compile(
    r"^\W*(?:(?:in session|during (?:the )?session|today|when asked|asked [^,]{3,60}|at times|for homework|reportedly)[, ]+)?(?:the )?"
    r"(?P<who>second client|client 2|client|patient|pt|ct|you|therapist|your therapist|clinician|counsellor|counselor|writer|provider|another person present)"
    r"(?P<own>['’]s)?\b",
    re.IGNORECASE,
)
_OF = {
    "therapist": Role.THERAPIST, "your therapist": Role.THERAPIST, "clinician": Role.THERAPIST, "counsellor": Role.THERAPIST,
    "counselor": Role.THERAPIST, "writer": Role.THERAPIST, "provider": Role.THERAPIST, "second client": Role.CLIENT_2,
    "client 2": Role.CLIENT_2, "another person present": Role.OTHER,
}  # fmt: skip
_PROPOSING = re.compile(
    r"^\W*(?:\w+ )?(?:suggest\w*|propos\w*|recommend\w*|asked (?:whether|if|about|how|what)|advis\w*|encourag\w*|introduc\w*|reflect\w*|taught|teach\w*)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:\w+ )?(?:asked (?:to|for|that)|requested|offered|remarked|commented|pointed out|set|invited|said that|wonder(?:s|ed)|"
    r"(?:put|puts) forward|(?:brought|brings) up|(?:came|comes) up with|float(?:s|ed)|rais(?:es|ed) the|volunteer(?:s|ed)|was the (?:first|one) to)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|got|gets|has been)\s+(?:\w+ly\s+)?\w+(?:ed|en|ade|ven|old|ent|ught)\b|\b(?:received|heard|learned|found out|told by|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a text: a kind of relation with or without a surrogate, a surrogate, or a speaker's role; the rest is empty."""

    kin: str = ""
    name: str = ""
    role: Role | None = None
    third: bool = False
    """Somebody else, but no telling who."""


def speaker(text: str) -> tuple[Role | None, str]:
    """Whose words or deeds a statement reports by its first words, and what follows; None when it does not say."""
    named = re.match(r"^\W*\[(client(?: 2)?|therapist|clinician)\](?!['’]s)", text, re.IGNORECASE)
    if named:
        return _OF.get(named[1].lower(), Role.CLIENT), text[named.end() :]
    found = SPEAKER.match(text)
    if found is None or found["own"]:
        return None, text
    return _OF.get(found["who"].lower(), Role.CLIENT), text[found.end() :]


def asks(rest: str) -> bool:
    """What follows the speaker says that they asked for it, offered it or remarked on it."""
    return bool(_ASKING.match(rest))


def passive(text: str) -> bool:
    """Something is told to have been done to its subject."""
    return bool(_PASSIVE.search(text))


def proposes(rest: str) -> bool:
    """What follows the speaker says that they were the one to propose it."""
    return bool(_PROPOSING.match(rest))


def subject(text: str) -> Person:
    """The one whom a statement's main clause is about."""
    if (role := speaker(text)[0]) is not None and re.match(r"\W*\[", text):
        return Person(role=role)
    found = SPEAKER.match(text)
    rest = text
    if found and not found["own"]:
        inner = re.match(r"\W*\w+(?:\s\w+)?\s+that\s+(.{0,60})", text[found.end() :], re.IGNORECASE)
        told = _first(inner[1]) if inner else Person()
        return told if told.kin or told.name else Person(role=_OF.get(found["who"].lower(), Role.CLIENT))
    if found:
        rest = text[found.end() :]
    return _first(rest)


_BARE = re.compile(r"^\W*(?:he|she|they)\b(?!['’]s\b)", re.IGNORECASE)


def bare_pronoun(text: str) -> bool:
    """A statement that begins with "he" or "she" alone: in a note of one client's hour, the client."""
    return bool(_BARE.match(text))


def _first(text: str) -> Person:
    for place, word in enumerate(_WORD.findall(text)[:4]):
        if is_name(word) and not kin_of(word):
            return Person(name=word)
        if kind := kin_of(word):
            after = _WORD.findall(text)[place + 1 : place + 2]
            return Person(kin=kin_of(after[0]) if after and kin_of(after[0]) and word.lower().endswith("s") else kind)
        if word.lower() in ("he", "she", "they") and place:
            break
    return Person()


def doer(match: Match, before: Sequence[Sentence]) -> Person:
    """Who does what a matched word says: the nearest subject before it in its sentence, pronouns looked up in what came before."""
    sentence = match.sentence
    reading = sentence.reading
    head = reading.text[: reading.words[match.theirs].place]
    clause = _CLAUSE.split(head)
    for part in reversed(clause):
        found = _WORD.findall(part)
        for place in range(len(found) - 1, max(-1, len(found) - 1 - _REACH), -1):
            person = _person(
                found[place], sentence, before, found[:place] if part is clause[0] else [*_WORD.findall(head)][:-1]
            )
            possessive = found[place].lower().endswith(("'s", "’s"))
            if person is not None and not possessive and not (place and _object_of(found[place - 1])):
                named = next((word for word in found[place + 1 : place + 2] if is_name(word)), "")
                named = named or _presented(person, sentence, before)
                return replace(person, name=named) if person.kin and named else person
    return Person()


_PRESENTED = re.compile(
    r"\b(?:he|she|they)(?:['’](?:s|re)| is| are| was) (?:my|our) (?:\w+ ){0,2}?(?P<kin>\w+)\b", re.IGNORECASE
)


def _presented(person: Person, sentence: Sentence, before: Sequence[Sentence]) -> str:
    """The name in "[Person 3] was in. He's my flatmate": who was named just before is that relation; empty where it isn't so."""
    told = any(kin_of(found["kin"]) == person.kin for found in _PRESENTED.finditer(sentence.text)) if person.kin else False
    names = {word for word in _WORD.findall(before[-1].text) if is_name(word)} if told and before else set()
    return names.pop() if len(names) == 1 else ""


_CLAUSE = re.compile(r"[,;:!?]|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)\.|\b(?:but|because|when|if|so|although|while)\b")
_REACH = 4
"""A subject further away than so many words may belong to another verb."""


def _object_of(word: str) -> bool:
    return word.lower() in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    "to with of for about from at by on in told asked called saw hit tell ask call see than like gave give let make made help".split()
)
_I = frozenset("i i'm i've i'd i'll we we're we've we'd we'll im ive".split())
_YOU = frozenset("you you're you've you'd you'll".split())
_PRONOUN = {"he": HE, "he's": HE, "he'd": HE, "he'll": HE, "she": SHE, "she's": SHE, "she'd": SHE, "she'll": SHE}


def _person(word: str, sentence: Sentence, before: Sequence[Sentence], earlier: Sequence[str]) -> Person | None:
    low = word.lower().replace("’", "'")
    if low in _I:
        return Person(role=sentence.role)
    if low in _YOU:
        return Person(role=Role.CLIENT if sentence.role is Role.THERAPIST else Role.THERAPIST)
    if low in _PRONOUN:
        return _looked_up(_PRONOUN[low], [*(_WORD.findall(one.text) for one in before), list(earlier)])
    if low in ("they", "they're", "they've", "they'd"):
        return Person()
    if kind := kin_of(word):
        return Person(kin=kind)
    return Person(name=word) if is_name(word) else None


def is_name(word: str) -> bool:
    """A surrogate; a transcriber's mark ("[laughs]") begins with a small letter."""
    return word[:1] == "[" and word[1:2].isupper()


def _looked_up(gender: frozenset[str], before: Sequence[Sequence[str]]) -> Person:
    """The last relation of this gender; a name or a boss may come between, and then there is no telling."""
    for sentence in reversed(before):
        for word in reversed(sentence):
            kind = kin_of(word)
            if kind in gender:
                return Person(kin=kind)
            if is_name(word) or (kind and kind not in HE | SHE):
                return Person(third=True)
    return Person(third=True)


_OTHER_NAME = re.compile(r"\[(?!client|therapist|clinician)", re.IGNORECASE)


def differ(mine: Person, theirs: Person, text: str, *, exact: bool = False) -> bool:
    """A statement tells of one person what was said of another, whom it does not mention at all."""
    if _PASSIVE.search(text):
        return False
    if mine.kin:
        if theirs.kin:
            return not alike(mine.kin, theirs.kin) and not any(alike(theirs.kin, kind) for kind in kin_in(text))
        return False
    if mine.name:
        if theirs.name:
            return theirs.name != mine.name and theirs.name not in text
        return bool(theirs.kin) and not any(alike(theirs.kin, kind) for kind in kin_in(text))
    if mine.role in (Role.CLIENT, Role.CLIENT_2):
        if theirs.third and exact and not kin_in(text) and not _OTHER_NAME.search(text):
            return True
        return bool(theirs.kin) and not any(alike(theirs.kin, kind) for kind in kin_in(text))
    return False
