"""What a chosen passage becomes: a text and its evidence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.text import LEAD, trimmed, words
from handrail.papers.draft import Evidence
from handrail.papers.transcript import Role


@dataclass(frozen=True, slots=True)
class Told:
    """A statement's text and evidence. `quoted` when its words are all the speaker's own.

    `frame` and `body` are its two halves ("Client reported that", "they wake at three") where others may be joined to it.
    """

    text: str
    evidence: tuple[Evidence, ...]
    quoted: bool = False
    frame: str = ""
    body: str = ""
    whole: bool = True
    """False: even so it needs what was said before."""
    others: tuple["Told", ...] = ()
    """Other forms of it: an answer without its question where it may stand so, a sentence with what was said in the same breath."""


def framed(frame: str, body: str, evidence: tuple[Evidence, ...], *, quoted: bool = False) -> Told:
    """A statement in two halves."""
    return Told(closed(f"{frame} {body}"), evidence, quoted, frame, body)


def quote(passage: Passage, longest: int = 60, *, since: int | None = None, until: int | None = None) -> Evidence | None:
    """The passage without fillers at its edges, as an address; None when nothing or too much is left.

    `since` and `until` widen it to more of its turn.
    """
    start = passage.start if since is None else since
    start, end = trimmed(passage.turn_text, start, passage.end if until is None else until)
    address = without_marks(passage.span(start, end))
    return address if 0 < len(address.quote.split()) <= longest else None


def heard(passage: Passage) -> Evidence:
    """The words a told sentence rests on: without the small words that opened it."""
    opener = LEAD.match(passage.text)
    address = passage.span(passage.start + opener.end(), passage.end) if opener else passage.evidence
    return address if address.quote else passage.evidence


def without_marks(address: Evidence) -> Evidence:
    """A quotation that is nothing but a quotation, without its own marks."""
    found = _ALL_QUOTED.match(address.quote)
    return address if found is None else Evidence(address.turn, address.start + 1, address.start + 1 + len(found[1]), found[1])


_ALL_QUOTED = re.compile(r"^[\"“]([^\"“”]+)[\"”]$")


def word_for_word(evidence: Sequence[Evidence], speaker: Callable[[int], str]) -> str:
    """Each speaker's words as they were said. `speaker`: who spoke in a turn."""
    said = groupby(evidence, lambda one: speaker(one.turn))
    return " ".join(closed(f"{who}: {'; '.join(marked(one.quote) for one in theirs)}") for who, theirs in said)


def in_turns(said: Sequence[Passage], who: Callable[[Role], str], opening: str = "", longest: int = 60) -> Told | None:
    """What was offered, what came back and what stands, in this order and each in its speaker's words; None where one of them can't be quoted."""
    pieces = [quote(one, longest) for one in said]
    told = [
        closed(f"{who(one.role)}: {marked(piece.quote)}") for one, piece in zip(said, pieces, strict=True) if piece is not None
    ]
    evidence = tuple(piece for piece in pieces if piece is not None)
    return Told(f"{opening}{' '.join(told)}", evidence, quoted=True) if len(evidence) == len(said) else None


def marked(text: str) -> str:
    """Between quotation marks, character by character as said."""
    return f"“{text}”"


def own_words(address: Evidence, fewest: int) -> Told | None:
    """A client's words quoted to them; None where they say too little, or where somebody else would seem to be meant."""
    if len(words(address.quote)) < fewest or confuses(address.quote):
        return None
    return Told(closed(f"You said: {marked(address.quote)}"), (address,), quoted=True)


def confuses(said: str) -> bool:
    """Within "You said: ..." a "you" or a "they" points at somebody else than it seems to."""
    return bool(_CONFUSING.search(said))


_CONFUSING = re.compile(r"[\"“”–]|\b(?:you|your|they|them)\b", re.IGNORECASE)
_NAME = re.compile(r"\[(?:Person|Town|School|Region) \d+\]")


def size(text: str) -> int:
    """Its words when names are back: most people and towns are called by one."""
    return len(_NAME.sub("name", text).split())


def closed(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.rstrip("”\"’')]").endswith((".", "!", "?")) else f"{text}."
