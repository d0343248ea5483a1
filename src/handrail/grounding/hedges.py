"""What was only perhaps, not now, or not all: small words whose loss makes a statement too sure."""

import re
from collections.abc import Sequence

from handrail.grounding.index import Sentence
from handrail.grounding.reading import Reading
from handrail.grounding.tokens import content
from handrail.papers.transcript import Role

_MAYBE = re.compile(r"\b(?:maybe|perhaps|possibly|mentally pencilled|in pencil)\b(?P<what>[^.;:!?]{0,45})", re.IGNORECASE)
_ABOUT = re.compile(
    r"^\s*(?:like |about |around )?(?:\d|a couple|a few|half an?|an hour|once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:might|may|maybe|perhaps|possib\w+|potential\w*|likely|probabl\w+|could|would|if|unsure|uncertain|undecided|tentativ\w+|hop\w+|consider\w*|thought|thinks?|suspect\w*|not|no|unclear|doubt\w*|open|suggest\w*|pencil\w*|a possib\w+)\b|n't\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:will|is|are|was|has|have|caused|because|due to|going to|definitely)\b", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(?:doesn't|don't|isn't|not|didn't) (?:\w+ )?(?:now|any ?more|any longer)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:still|continues to|remains)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(this|next) (week|month|year|term|time)\b", re.IGNORECASE)
_ALL = re.compile(r"\ball (?:of )?(?:the|his|her|their|it)\b|\bevery one of\b", re.IGNORECASE)
_PART = re.compile(
    r"\bnot all\b|\bhalf\b|\bsome of\b|\bmost of\b|\bonly (?:some|part|a few|half)\b|\ball but\b|\bexcept\b", re.IGNORECASE
)


def lost(text: str, reading: Reading, spoken: Sequence[Sentence]) -> str:
    """Which small word the statement lost, or empty."""
    if _OPEN.search(text):
        return ""
    mine = set(content(text))
    for sentence in spoken:
        heard = sentence.text.replace("’", "'")
        if sentence.role is Role.THERAPIST or sentence.asks or not mine & sentence.reading.stems():
            continue
        if _SURE.search(text) and any(
            not _ABOUT.match(found["what"]) and mine & set(content(found["what"])) for found in _MAYBE.finditer(heard)
        ):
            return "it makes certain what was only possible"
        if any(re.search(rf"\bnot {found[0]}\b", heard, re.IGNORECASE) for found in _SPAN.finditer(text)):
            return "it affirms what was denied"
        if _ALL.search(text) and _PART.search(heard):
            return "it says always or never where that was not said"
    turns = " ".join(sentence.text.replace("’", "'") for sentence in spoken if sentence.role is not Role.THERAPIST)
    if _GOES_ON.search(text) and _NO_MORE.search(turns) and not _GOES_ON.search(turns):
        return "it says that something goes on which ended"
    return ""
