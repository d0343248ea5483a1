"""A promise that its client takes back turns later: "I'll email the teacher." ... "I'd better not email her." It is told with that, and never alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.safety import safety_words

_SOON = 10
"""Turns within which a promise is taken back."""
_FROM = 0.4
"""Of the hour: what is said before it is no plan for the time after it."""
_LONGEST = 22
_PROMISES = re.compile(
    r"\bi(?:['’]ll| will|['’]m going to| am going to) (?:(?:just|then|also|probably|maybe) )*(?P<what>\w{3,})\b(?P<whom>.*)",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\bi(?: won['’]t| will not|['’]m not going to| am not going to|['’]d (?:better|rather) not| better not| don['’]t want to) (?P<what>\w{3,})\b(?P<whom>.*)",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\b(?:it|that|this|them|him|her)\b", re.IGNORECASE)
_A_THING = re.compile(r"\b(?:your|my|the|an?|another) ([^\W\d_]{3,})|\[[A-Z][\w ]*\]", re.IGNORECASE)
_PLAIN = frozenset("the and for with from this that then now yet after all any more".split())


def withdrawn(found: Sequence[Asked]) -> list[Asked]:
    """The same, with what takes a promise back told upon it."""
    done = list(found)
    for at, one in enumerate(done):
        said = one.passage
        no = _TAKES_BACK.search(said.text) if said.role in CLIENTS and said.place > _FROM and not one.upon else None
        if no is None or said.is_question or len(said.words) > _LONGEST or safety_words(said.text):
            continue
        old = next((before for before in _soon_before(done, at) if _is_of(done, before, at, no)), None)
        if old is not None:
            done[at] = replace(one, upon=(done[old].passage,))
            done[old] = replace(done[old], overtaken=True)
    return done


def _soon_before(found: Sequence[Asked], at: int) -> Iterator[int]:
    """The places of the last few turns, the nearest first."""
    turn = found[at].passage.turn
    return takewhile(lambda before: turn - found[before].passage.turn <= _SOON, reversed(range(at)))


def _is_of(found: Sequence[Asked], old: int, at: int, no: re.Match[str]) -> bool:
    """The same client promised to do this, and to or with the same. "Them" is what was named last: after "your wife?" no promise to a doctor."""
    said, one = found[old].passage, found[at].passage
    stands = said.role is one.role and not (found[old].upon or found[old].overtaken)
    promised = _PROMISES.search(said.text) if stands else None
    fits = said.place > _FROM and len(said.words) <= _LONGEST
    if promised is None or not fits or promised["what"].lower() != no["what"].lower() or safety_words(said.text):
        return False
    if _words(no["whom"]) & _words(promised["whom"]):
        return True
    if _words(no["whom"]) and not _ONE_OF_THEM.search(no["whom"]):
        return False
    own = _words(said.text)
    named = (thing[1] or thing[0] for more in found[old + 1 : at] for thing in _A_THING.finditer(more.passage.text))
    return all(thing.lower() in own for thing in named)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{3,}", text.lower())) - _PLAIN
