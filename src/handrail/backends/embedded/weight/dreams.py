"""What was dreamt: told as of a dream or not at all. "There was water coming up through the carpet" happened nowhere."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.linked import CLIENTS, Asked

_OPENS = re.compile(
    r"\bi (?:(?:also|actually|just) )?had (?:a|this|another) (?:\w+ ){0,2}?(?:dream|nightmare)\b(?! (?:job|team|house|come true|week|day|month|year|shift|with|at|of a|of being|that one day)\b)|\bi dream(?:t|ed) (?:that|i|of(?! (?:being|becoming|having)\b)|about)\b",
    re.IGNORECASE,
)
"""Somebody begins to tell one; how often they come is no telling."""
_OF_IT = re.compile(r"\bin (?:the|my|a|that) (?:dream|nightmare)s?\b|\bin dreams\b", re.IGNORECASE)
_AWAKE = re.compile(
    r"\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)|last week|since|(?:have|has)(?:n['’]t| not)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""A time of waking life: the telling of the dream is over."""
_ENDS = re.compile(r"\b(?:woke|wake|woken|waking) up\b|\bi woke\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\W*(?:tell me|go on|what happened|and then|what was it|mm+|yes|ok|okay|right|really)\b[^?]{0,24}\??\W*$", re.IGNORECASE
)
"""A therapist's turn that lets somebody go on telling."""
_ECHO = 7
"""Words of one that only says back what was told: "It's your turn to pay." """
_FAR = 8
"""Turns within which a dream is told."""


_BACK = re.compile(r"\bi(?:['’]m| am| was)(?: \w+){0,2}? back (?:in|at|on|up|there|with|inside)\b", re.IGNORECASE)
""" "Last night I was back in the old flat": with a waking behind it, a dream."""
_DREAMS = re.compile(r"\b(?:nightmares?|dream(?:s|t|ed|ing)?)\b", re.IGNORECASE)
_WOKE_FROM_IT = re.compile(
    r"\b(?:and|but|then|until|till) (?:then )?i (?:woke|wake)(?: up)?(?=\W*$|[.;,!?])|"
    r"\bi (?:woke|wake) up,? (?:soaked|sweating|screaming|shouting|crying|in a sweat|and (?:i was|i['’]m|my \w+ (?:was|were|is))\b)",
    re.IGNORECASE,
)
"""A waking that ends what is told; "I woke up in the hospital" does not."""
_FEWEST = 4


def dreamt(found: Sequence[Asked]) -> list[Asked]:
    """The same, with the sentence that says it was a dream on all that was told of it, until waking or another question."""
    done: list[Asked] = []
    dream: Passage | None = None
    woken = False
    unannounced = _unannounced(found)
    for at, one in enumerate(found):
        said = one.passage
        own = said.role in CLIENTS
        if own and _OPENS.search(said.text):
            dream, woken = said, False
        elif dream is not None and (
            woken or said.turn - dream.turn > _FAR or _leaves(said) or (own and _AWAKE.search(said.text))
        ):
            dream = None
        woken = dream is not None and own and _ENDS.search(said.text) is not None
        inside = dream is not None and own and said.role is dream.role and said is not dream
        here = own and _OF_IT.search(said.turn_text) is not None and not _AWAKE.search(said.text)
        here = here or at in unannounced
        done.append(replace(one, dream=(dream if inside and dream is not None else said) if inside or here else None))
    return done


def _unannounced(found: Sequence[Asked]) -> frozenset[int]:
    """Places of what is told up to a waking, in a turn that begins with being back somewhere or that both speak of as a dream. Where it may be about
    safety, only the first is sign enough."""
    turns = [list(group) for _, group in groupby(range(len(found)), key=lambda at: found[at].passage.turn)]
    dreams: set[int] = set()
    for place, turn in enumerate(turns):
        said = [found[at].passage for at in turn]
        woke = next((at for at, one in enumerate(said) if _WOKE_FROM_IT.search(one.text)), None)
        if woke is None or said[0].role not in CLIENTS:
            continue
        begins = next((at for at, one in enumerate(said[: woke + 1]) if _BACK.search(one.text)), None)
        near = (found[other[0]].passage.turn_text for other in turns[max(0, place - 1) : place + 2])
        if begins is None and any(map(_DREAMS.search, near)) and not any(found[at].scored.safety for at in turn):
            begins = next((at for at, one in enumerate(said[: woke + 1]) if _is_telling(one)), None)
        if begins is not None:
            dreams |= {at for at in turn[begins : woke + 1] if _is_telling(found[at].passage) or at == turn[begins]}
    return frozenset(dreams)


def _is_telling(said: Passage) -> bool:
    """More than how often it came, and of no time of waking life."""
    return len(said.words) >= _FEWEST and not _AWAKE.search(said.text) and not said.is_question


def _leaves(said: Passage) -> bool:
    """A therapist asks or says something of their own."""
    if said.role in CLIENTS or _GOES_ON.match(said.turn_text):
        return False
    return "?" in said.turn_text or len(said.turn_text.split()) > _ECHO
