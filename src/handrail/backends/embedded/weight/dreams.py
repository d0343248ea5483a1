"""What was dreamt: told as of a dream or not at all. "There was water coming up through the carpet" happened nowhere."""

import re
from collections.abc import Sequence
from dataclasses import replace

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


def dreamt(found: Sequence[Asked]) -> list[Asked]:
    """The same, with the sentence that says it was a dream on all that was told of it, until waking or another question."""
    done: list[Asked] = []
    dream: Passage | None = None
    woken = False
    turns = {one.passage.turn: one.passage.turn_text for one in found}
    of_it = {turn for turn, text in turns.items() if _OF_IT.search(text)}
    for one in found:
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
        here = own and said.turn in of_it and not _AWAKE.search(said.text)
        done.append(replace(one, dream=(dream if inside and dream is not None else said) if inside or here else None))
    return done


def _leaves(said: Passage) -> bool:
    """A therapist asks or says something of their own."""
    if said.role in CLIENTS or _GOES_ON.match(said.turn_text):
        return False
    return "?" in said.turn_text or len(said.turn_text.split()) > _ECHO
