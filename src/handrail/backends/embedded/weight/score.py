"""How much a passage matters for a note: a linear model of what it shows, and one weight of a small model that reads it in its context.
The weights that are added here are what `why` tells.

`weights.json` is made by `training/drafts.py` (log-odds, one per feature of `features.py`), the reader by `training/context`. Nothing
else is learned anywhere.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from handrail.backends.embedded.hour.passages import NO_SUBJECT, Passage
from handrail.backends.embedded.weight.context import shipped
from handrail.backends.embedded.weight.features import features
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.text import is_no, telling
from handrail.backends.embedded.words.topics import Topic
from handrail.language.further import STILL_ABOUT_IT, asks_if_still, asks_what_holds, follows_up, goes_on
from handrail.papers.draft import Weight
from handrail.papers.transcript import Role

NOTICED = 1.0
"""Log-odds where noticing heard something about safety."""
TAKEN_UP = 0.6
"""Log-odds for each word that takes up what was agreed before."""
_MOST_TAKEN_UP = 3
_HANGS = re.compile(r"\W*(?:not|never|only|since|until|because)\b", re.IGNORECASE)
""" "No. Not since my sister found out." """
_NEXT = 2
"""Turns from a question about safety to the one after its answer."""
SHOWN, READ = 0.62, 0.83
"""How much what a sentence shows and what was read in its context count beside each other: fitted on sessions that neither had seen."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with the reasons for and against it."""

    passage: Passage
    topics: dict[Topic, str]
    weights: tuple[Weight, ...]
    safety: str
    score: float
    """All weights together: log-odds that a note needs it."""
    answers_safety: bool = False
    """It answers a question about safety, and goes on with nothing else: it is told with that question or nowhere."""


def scored(found: Sequence[Passage], agreed: frozenset[str] = frozenset(), *, to_quote: bool = False) -> list[Scored]:
    """Every passage weighed: twice the talk takes twice the time.

    `agreed`: words of earlier agreements, which make a passage more worth telling. `to_quote`: there is a place for all that noticing
    heard about safety.
    """
    with ThreadPoolExecutor(1) as aside:  # the reader computes outside of Python's lock
        reading = aside.submit(in_context, found)
        about = list(_about_safety(found, to_quote=to_quote))
        asked = {_place(passage) for passage, safety in zip(found, about, strict=True) if safety}
        shown = [_shown(passage) for passage in found]
        read = reading.result()
    return [
        replace(
            _weigh(passage, agreed, own, odds, safety), answers_safety=_place(passage.under) in asked and _only_answers(passage)
        )
        for passage, own, odds, safety in zip(found, shown, read, about, strict=True)
    ]


def _place(said: Passage | None) -> tuple[int, int] | None:
    return None if said is None else (said.turn, said.start)


def _only_answers(said: Passage) -> bool:
    """A client's answer, or words that go on with it: all of it where some is about safety, else what names nothing else or hangs on the no."""
    goes_on_ = said.opens_turn or said.beside_safety or _HANGS.match(said.text) or not said.about - NO_SUBJECT
    return said.role in (Role.CLIENT, Role.CLIENT_2) and bool(goes_on_)


def _about_safety(found: Sequence[Passage], *, to_quote: bool) -> Iterator[str]:
    """Of each passage its words about safety, if it has any; soon after some, a question for a plan, for means or for what would help is about them, too."""
    last, asked = -STILL_ABOUT_IT, -STILL_ABOUT_IT
    answers: list[str] = []
    for passage in found:
        words = safety_words(passage.text) or (passage.noticed if to_quote else "")
        if passage.role is not Role.THERAPIST:
            denied = passage.opens_turn and is_no(passage.text)
            last = passage.turn if (words or passage.turn - asked == 1) and not denied else last
            answers = [*answers, passage.text] if passage.turn - asked == 1 else []
        elif words:
            asked = passage.turn
        elif (
            (answers and passage.turn - asked == _NEXT and goes_on(passage.text, " ".join(answers)))
            or (passage.turn - last < STILL_ABOUT_IT and (follows_up(passage.text) or asks_what_holds(passage.text)))
            or (passage.turn - last < _NEXT and asks_if_still(passage.text))
        ):
            words = passage.text
            asked = passage.turn
        yield words


def in_context(found: Sequence[Passage]) -> list[float]:
    """Log-odds of each passage by the reader of contexts."""
    return shipped().read(found)


def content_words(passage: Passage) -> frozenset[str]:
    """Its telling words: what two passages share when they say the same."""
    return telling(passage.words)


@cache
def weights() -> Mapping[str, float]:
    """The trained weights, by feature name."""
    loaded: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return loaded


def _shown(passage: Passage) -> tuple[Weight, ...]:
    table = weights()
    return tuple(Weight(words, SHOWN * table[name]) for name, words in features(passage) if name in table)


def _weigh(passage: Passage, agreed: frozenset[str], shown: tuple[Weight, ...], odds: float, safety: str) -> Scored:
    found = (*shown, Weight("read in its context", READ * odds))
    if passage.noticed:
        found += (Weight(f"noticed: {passage.noticed}", NOTICED),)
    if taken_up := sorted(agreed.intersection(passage.words))[:_MOST_TAKEN_UP]:
        found += (Weight(f"agreed before: {', '.join(taken_up)}", TAKEN_UP * len(taken_up)),)
    topics = dict(passage.topics)
    if passage.asked is not None:
        topics = {**passage.asked.topics, **topics}
    return Scored(passage, topics, found, safety, sum(weight.weight for weight in found))
