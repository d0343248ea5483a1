"""A few words that say nothing alone ("Forty.", "Three nights."): quoted with what was said right before them, or right after."""

import re
from collections.abc import Callable

from handrail.backends.embedded.choice.reach import FEWEST, SAYS_IT_BEST, answer_end
from handrail.backends.embedded.hour.moves import is_chat
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.questions import asks_nothing
from handrail.backends.embedded.hour.told import Told, closed, marked, quote
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.text import noise, only_figures, words
from handrail.papers.draft import Evidence
from handrail.papers.transcript import Role

NOISIEST = 0.18
"""Share of fillers from which nobody can read a quotation."""
_WIDEST = 32
_BROKEN_OFF = re.compile(r"\b(?:i|we|he|she|they|the|a|my|of|and|or|because)\W*$", re.IGNORECASE)


def snippet(one: Asked, opening: Callable[[Role], str]) -> Told | None:
    """The words of both, to the letter; `opening` says how a speaker's quotation begins. None where even so they say nothing."""
    if one.passage.is_question or noise(one.passage.text) > NOISIEST:
        return None
    return _exchange(one, opening) or _breath(one, opening)


def _exchange(one: Asked, opening: Callable[[Role], str]) -> Told | None:
    answer = quote(one.passage, SAYS_IT_BEST, until=answer_end(one)) or quote(one.passage, SAYS_IT_BEST)
    return None if answer is None else exchange(one.passage, answer, opening)


def exchange(said: Passage, answer: Evidence, opening: Callable[[Role], str]) -> Told | None:
    """ "Therapist: “The thought on the bridge.” Client: “Forty. Maybe forty-five.”": an answer behind what the therapist had just said."""
    heard = said.heard
    if heard is None or said.role not in CLIENTS or heard.role is not Role.THERAPIST or is_chat(heard) or asks_nothing(heard):
        return None
    first = quote(heard, SAYS_IT_BEST)
    if first is None:
        return None
    text = f"{opening(heard.role)}: {marked(first.quote)} {opening(said.role)}: {marked(answer.quote)}"
    return Told(closed(text), (first, answer), quoted=True)


def _breath(one: Asked, opening: Callable[[Role], str]) -> Told | None:
    """ "Therapist: “Before the walk, three. After it, five.”" """
    said, after = one.passage, _spoken(one.rest[0] if one.rest else None)
    before = _spoken(one.before)
    for start, end in ((before.start if before else said.start, said.end), (said.start, after.end if after else said.end)):
        wide = quote(said, _WIDEST, since=start, until=end)
        if wide is None or only_figures(words(wide.quote)) or _BROKEN_OFF.search(wide.quote):
            continue
        if len(words(wide.quote)) >= FEWEST and noise(wide.quote) <= NOISIEST:
            return Told(closed(f"{opening(said.role)}: {marked(wide.quote)}"), (wide,), quoted=True)
    return None


def _spoken(beside: Passage | None) -> Passage | None:
    """No question."""
    return None if beside is None or beside.is_question else beside
