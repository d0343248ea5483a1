"""When: "used to" for "does", "will" for "has", what was asked for told as done."""

import re
from collections.abc import Mapping, Sequence

from handrail.grounding.support.index import Index, Match, Sentence
from handrail.grounding.support.nearest import SURE, answers, nearest, plain
from handrail.grounding.support.reading import DENIED, Reading
from handrail.grounding.words.medicines import DOSE
from handrail.grounding.words.quantities import quantities
from handrail.grounding.words.tokens import content
from handrail.papers.transcript import Role

_COMING = re.compile(
    r"\b(?:will|'ll|going to|gonna|next (?:week|month|time|year)|tomorrow|want to|wants to|hope to|plan to|might|could|would rather|rather wait)\b",
    re.IGNORECASE,
)
_COMES = re.compile(r"\b(?:will|going to|gonna|planning to|intends? to)\b|'ll\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:current(?:ly)?|now|still|continues?|takes?|drinks?|smokes?|uses?|has|have|is|are|sits?|runs?|goes|gets|does|wakes?|eats?|works?|sees?|lives?|thinks?|feels?|\w{3,}s)\b"
)
_BACK = re.compile(
    r"\b(?:used to|previous\w*|former\w*|past|history|ago|last|no longer|stopped|quit|discontinued|ceased|prior|once|was|were|had|did|drank|ran|took|in (?:college|school)|while (?:at|in)|been|any ?more|until|before|sober|since|\w{3,}ed|d/c|instead|decreas\w+|gone|down)\b",
    re.IGNORECASE,
)


_STILL = re.compile(r"\b(?:still|continues? to|keeps? on)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:was|were|had|did|\w{3,}ed)\b[^,.;]{0,80}\b(?:last (?:month|year|spring|summer|autumn|fall|winter|term)|years? ago|months? ago|back then|at the time)\b",
    re.IGNORECASE,
)
_EXPLICITLY_NOW = re.compile(
    r"\b(?:currently|presently|nowadays|these days|at present|now (?:on|takes|uses|works|lives|attends))\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:i|he|she|they|we|it) (?:was|were) (?:\w+ly )?(?:on|in|at|with|an?|the|\w+ing)\b", re.IGNORECASE)
_STILL_SO = re.compile(r"\b(?:now|still|since|again|today|is|are|am|has|have|been|currently)\b|'(?:m|s|re|ve)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:still|always|keeps?|every|since|now|not|never)\b|n't\b", re.IGNORECASE)


def tense(text: str, reading: Reading, best: Mapping[int, Match], index: Index) -> str:
    """Now for then: what used to be, what was stopped, what has not happened yet."""
    sentences = answers(nearest(best), index)[:1] if any(one.asks for one in nearest(best)) else nearest(best)
    if not sentences:
        return ""
    now = bool(_NOW.search(text.lower())) and not _BACK.search(text) and not any(word.said == DENIED for word in reading.words)
    if now and all((sentence.reading.used_to or sentence.reading.stopped) and not sentence.asks for sentence in sentences):
        return "it speaks of now where the words speak of the past"
    if _STILL.search(text) and all(_LONG_AGO.search(plain(one)) and not _GOES_ON.search(plain(one)) for one in sentences):
        return "it speaks of now where the words speak of the past"
    if (
        _EXPLICITLY_NOW.search(text)
        and not _BACK.search(_EXPLICITLY_NOW.sub(" ", text))
        and all(_WAS.search(plain(one)) and not _STILL_SO.search(plain(one)) for one in sentences)
    ):
        return "it speaks of now where the words speak of the past"
    ended = re.search(r"\b(?:no longer|stopped|quit|discontinued)\b", text, re.IGNORECASE)
    if ended and all(
        re.search(r"\bstill\b", plain(sentence), re.IGNORECASE) and not sentence.reading.stopped for sentence in sentences
    ):
        return "it says that something ended which goes on"
    done = re.search(
        r"^\W*(?:the )?(?:client|patient|pt) (?P<verb>had|has had|underwent|saw|started|began|took|called|moved|attended|completed|wrote|sold|bought)\b",
        text,
        re.IGNORECASE,
    )
    if (
        done
        and sum(match.nearly >= SURE for match in best.values()) >= 2
        and all(_COMING.search(sentence.text.replace("’", "'")) and not sentence.reading.past for sentence in sentences)
    ):
        return "it speaks of what has happened where the words speak of what may come"
    has = re.search(
        r"\b(?:has|have|had) (?:\w+ly |already )?(?:\w+ed|taken|given|told|spoken|gone|come|fallen|risen|begun|become|seen|met|made|written|left|sold|bought)\b",
        text,
    )
    if has and all(_COMES.search(plain(sentence)) and not sentence.reading.past for sentence in sentences):
        return "it speaks of what has happened where the words speak of what may come"
    used = re.search(r"\bused to\b|\bpreviously\b|\bformerly\b|\bin the past\b", text, re.IGNORECASE)
    if used and not any(
        sentence.reading.used_to or sentence.reading.stopped or sentence.reading.past for sentence in sentences
    ):
        return "it speaks of the past where the words speak of now"
    return ""


_ASKED_FOR = re.compile(
    r"\b(?:i'd (?:like|ask|want|suggest|encourage|love)|i would (?:like|ask|suggest)|would you (?:be willing|like|try)|could you|can you|could we|can we|let's|how about|"
    r"what about|why don't|you (?:could|might)|we (?:could|can|might|should)|try to|i want you to|for (?:this|next) week|maybe you|shall we)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|plans?|planned|agree\w*|to|should|could|might|may|homework|ask\w*|suggest\w*|propos\w*|invit\w*|encourag\w*|advis\w*|recommend\w*|was set|next|going|"
    r"intends?|consider\w*|willing|offer\w*|if|commit\w*|need\w*|want\w*|is|are|be|not|no|never)\b|n't\b",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"\b(?:has|have|had) (?:\w+ly )?\w+(?:ed|en|t|n|d|e)\b|\b\w{2,}ed\b|\b(?:went|took|told|wrote|did|said|sent|read|kept|spoke|met|saw|gave|made|left|ran|bought|sold|brought|began|ate)\b",
    re.IGNORECASE,
)


def asked_for(text: str, best: Mapping[int, Match]) -> str:
    """What a therapist only asked for, told as done by the client."""
    if _OF_THERAPIST.search(text) or _PLANNED.search(text) or not _WAS_DONE.search(text):
        return ""
    near = nearest(best)
    asked = bool(near) and all(one.role is Role.THERAPIST and _ASKED_FOR.search(plain(one)) for one in near)
    return "it speaks of what has happened where the words speak of what may come" if asked else ""


_OF_THERAPIST = re.compile(r"\b(?:therapist|clinician|counsell?or|writer)\b", re.IGNORECASE)
_LEAST_OF_A_DRUG = 6
"""Letters from which a word beside a dose may be a drug's name."""


def stopped_dose(text: str, spoken: Sequence[Sentence]) -> str:
    """A dose is told as taken now, of a drug that its own sentence says was stopped."""
    if not DOSE.search(text) or _BACK.search(text) or _PLANNED.search(text) or not _NOW.search(text.lower()):
        return ""
    drugs = {word for word in content(text) if len(word) >= _LEAST_OF_A_DRUG}
    stopped = any(one.role is not Role.THERAPIST and one.reading.stopped and drugs & set(content(one.text)) for one in spoken)
    return "it speaks of now where the words speak of the past" if stopped else ""


_CAME_FROM = re.compile(r"\bfrom (?:[\w.]+ ){1,6}?(?=to\b)", re.IGNORECASE)
_ONLY_WANTED = re.compile(
    r"\b(?:want\w*|talk\w* (?:about|of)|suggest\w*|offer\w*|think\w* (?:of|about)) (?:\w+ ){0,3}?"
    r"(?:go\w*|up\w*|mov\w*|put\w*|increas\w*|rais\w*|doubl\w*|bump\w*|start\w*)\b[^.?!;,]{0,40}",
    re.IGNORECASE,
)


_ONLY_TALKED_OF = re.compile(
    r"\b(?:may|might|could|would|discuss\w*|consider\w*|suggest\w*|if|plan\w*|propos\w*|recommend\w*|not|no|defer\w*|declin\w*)\b",
    re.IGNORECASE,
)


def other_dose(text: str, spoken: Sequence[Sentence]) -> str:
    """A dose is told as taken now that was only left behind ("from seven and a half to ..."), or as one that was ever taken though it was only wanted."""
    if not DOSE.search(text) or any(one.search(text) for one in (_CAME_FROM, _ONLY_WANTED, _ONLY_TALKED_OF)):
        return ""
    is_now = not _BACK.search(text) and bool(_NOW.search(text.lower()))
    told = {one.value for one in quantities(text) if one.unit in ("mg", "mcg")}
    said = {found.value for one in spoken for found in quantities(one.text)}
    for pattern, reason in (
        (_CAME_FROM, "it speaks of now where the words speak of the past"),
        (_ONLY_WANTED, "it makes certain what was only possible"),
    ):
        if pattern is _CAME_FROM and not is_now:
            continue
        elsewhere = said - {found.value for one in spoken for found in quantities(pattern.sub(" ; ", one.text))}
        if told & elsewhere:
            return reason
    return ""
