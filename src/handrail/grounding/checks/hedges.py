"""What was only perhaps, not now, or not all: small words whose loss makes a statement too sure."""

import re
from collections.abc import Sequence

from handrail.grounding.checks.people import speaker
from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import Reading
from handrail.grounding.words.tokens import NUMBERS, content
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
    rf"\b(?:{'|'.join(NUMBERS)}|\d+) (?:hundred |thousand )?of (?:that|those|these|them|it)\b|"
    r"\bnot all\b|\bhalf\b|\bsome of\b|\bmost of\b|\bonly (?:some|part|a few|half)\b|\ball but\b|\bexcept\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\bif\b[^.?!;]{4,80}?,? (?:then )?(?:we|i)(?:'ll| will| can|'d| would| could) (?P<then>[^.?!;]+)", re.IGNORECASE
)
_DEPENDS = re.compile(
    r"\b(?:unless|when|once|depend\w*|condition\w*|provided|fallback|backup|otherwise|contingent|pending|in case|should|offer\w*|after|until)\b",
    re.IGNORECASE,
)
_FEWEST, _MOST = 2, 0.6
"""Words, and the share of a statement's, that stand behind the condition."""
_CERTAIN = re.compile(
    r"\b(?:is|was|are|were|feels|felt|remains) (?:\w+ly |quite |very )?(?:certain|sure|convinced|adamant|positive) (?:that|of|about|it|he|she|they|the|his|her|their|there)\b|"
    r"\bha[sd] no doubt\b|\bwithout (?:a |any )?doubt\b",
    re.IGNORECASE,
)
_AS_CERTAIN = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )\b(?:certain(?:ly)?|sure|positive|convinced|definitely|knows?|knew|no doubt|without a doubt|absolutely|swear|bet|(?:hundred|100) ?(?:percent|%)|obviously|of course|clearly|promise)\b",
    re.IGNORECASE,
)
"""Somebody was so sure that they said so."""


def _only_if(mine: set[str], heard: str) -> bool:
    """Most of a statement is what would be done on a condition: "If you get five nights, we'll bring it forward." """
    for found in _CONDITION.finditer(heard.replace("’", "'")):
        shared = len(mine & set(content(found["then"])))
        if shared >= _FEWEST and shared >= _MOST * len(mine):
            return True
    return False


def _later(mine: set[str], spoken: Sequence[Sentence]) -> bool:
    """The same was said without a condition, too."""
    plain = (one for one in spoken if not re.search(r"\bif\b", one.text, re.IGNORECASE))
    return any(len(mine & set(content(one.text))) >= _FEWEST for one in plain)


def lost(text: str, reading: Reading, spoken: Sequence[Sentence]) -> str:
    """Which small word the statement lost, or empty."""
    therapists = speaker(text)[0] is Role.THERAPIST
    whose = (one.text for one in spoken if (one.role is Role.THERAPIST) is therapists)
    if _CERTAIN.search(text) and not any(map(_AS_CERTAIN.search, whose)):
        return "it makes certain what was only possible"
    if _OPEN.search(text):
        return ""
    mine = set(content(text))
    if not _DEPENDS.search(text) and any(_only_if(mine, sentence.text) for sentence in spoken) and not _later(mine, spoken):
        return "it makes certain what was only possible"
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
        if _ALL.search(text) and _PART.search(heard) and not _ALL.search(heard):
            return "it says always or never where that was not said"
    turns = " ".join(sentence.text.replace("’", "'") for sentence in spoken if sentence.role is not Role.THERAPIST)
    if _GOES_ON.search(text) and _NO_MORE.search(turns) and not _GOES_ON.search(turns):
        return "it says that something goes on which ended"
    return ""
