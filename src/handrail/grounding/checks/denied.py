""" "Denies X" may stand only where X was denied in words: a "no" to that question, or the client's own denial (R28)."""

import re
from collections.abc import Iterable, Sequence

from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import DENIED, read
from handrail.grounding.words.synonyms import near
from handrail.papers.transcript import Role

_AFTER = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|no|without(?= (?:any )?(?:suicidal |homicidal )?ideation))\s+(.+?)(?=[.;]|$|\b(?:but|though|although|yet|however|while)\b|\breports?\b|\bwhen asked\b|\band (?:reports?|states?|says?|described?)\b)",
    re.IGNORECASE,
)
_APART = re.compile(r",|/|\bor\b|\band\b|\bnor\b|&", re.IGNORECASE)
TOPICS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{asked})", re.IGNORECASE), re.compile(rf"\b(?:{said})", re.IGNORECASE))
    for asked, said in (
        (r"SI\b|suicid|thoughts? of (?:dying|ending)|(?:kill|hurt|harm)ing (?:self|(?:him|her|them|my)sel)|self[- ]harm|NSSI|SIB\b", r"suicid|kill(?:ing)? (?:my|your)self|(?:hurt|harm|cut)(?:ing)? (?:my|your)self|self[- ]harm|die\b|dying|dead|not (?:want(?:ing)? to )?(?:be here|wake up|be alive)|rather not wake|end(?:ing)? (?:it|my|your)|hurting her or yourself|or yourself|better off without"),
        (r"HI\b|homicid|harm(?:ing)? (?:to )?(?:others|anyone|someone)|(?:hurt|harm|kill)ing (?:others|anyone|someone|him\b|her\b|the)", r"homicid|(?:hurt|harm|kill)(?:ing)? (?:her|him|them|someone|anyone|others|people|anybody|somebody|the baby|(?:my|your) \w+)|violen"),
        (r"AVH|hallucinat|hearing voices|AH\b|VH\b|psychotic|voices", r"voices|hallucinat|see(?:ing)? things|hear(?:ing)? things|that others (?:don't|can't)"),
        (r"alcohol|etoh|drink", r"drink|drank|alcohol|beer|wine|booze|sober"), (r"substance|drugs?\b|illicit|drug use", r"drugs?\b|substance|using\b|\buse\b|cocaine|weed|cannabis|smok"),
        (r"cannabis|marijuana|thc|weed", r"cannabis|marijuana|weed|pot\b|thc|joint"), (r"side effects?", r"side effect|react"),
        (r"nightmares?|bad dreams?", r"nightmare|dream"), (r"panic", r"panic"), (r"access to|firearms?|guns?|weapons?|means", r"gun|firearm|weapon|pills|access"),
        (r"abuse|violence|IPV|unsafe at home", r"abus|violen|hit(?:s|ting)? (?:you|me)|afraid of|safe at home|hurt(?:s|ing)? (?:you|me)"),
        (r"intent|plan\b|plans\b", r"plan\b|intent|going to do"),
    )
)  # fmt: skip


_NEARLY, _HALF = 0.6, 0.3
"""What a word near in meaning counts beside the very word, and how much of what is denied must be met."""


def was_denied(own: str, spoken: Sequence[Sentence]) -> bool:
    """Every single thing in the list after "denies" was denied."""
    found = _AFTER.search(own.replace("’", "'"))
    if found is None:
        return True
    things = [part.strip() for part in _APART.split(found[1]) if re.search(r"\w{2}", part)]
    asked = [sentence for sentence in spoken if sentence.role is not Role.THERAPIST or sentence.asks]
    topical = [thing for thing in things if _topics(thing)]
    if not things:
        return True
    for thing in topical or [found[1]]:
        if not _one(thing, asked):
            return False
    rest = [thing for thing in things if thing not in topical] if topical else []
    return all(_one(thing, asked) for thing in rest if _names_something(thing, topical))


def _names_something(thing: str, topical: Sequence[str]) -> bool:
    """A part of the list that stands by itself, not the tail of the one before ("harming herself or the baby")."""
    return bool(topical) and len(read(thing).words) >= 2 and not re.match(r"(?:the|her|his|their|any)\b", thing)


def _topics(thing: str) -> list[re.Pattern[str]]:
    return [said for asked, said in TOPICS if asked.search(thing)]


def _one(thing: str, asked: Iterable[Sentence]) -> bool:
    topics = _topics(thing)
    if not topics:
        return _by_its_words(thing, asked)
    for sentence in asked:
        hit = any(topic.search(sentence.text.replace("’", "'")) for topic in topics)
        denied = (
            (sentence.asks and sentence.answer == DENIED)
            or any(word.said == DENIED for word in sentence.reading.words)
            or bool(re.match(r"\W*no\b", sentence.text, re.IGNORECASE))
        )
        if hit and denied and not (sentence.asks and sentence.answer > 0):
            return True
    return False


def _by_its_words(thing: str, asked: Iterable[Sentence]) -> bool:
    """Whether its words were said the other way round, and nowhere more of them as they stand: "easier not to wake up" denies no
    thought of not waking up.
    """
    wanted = [(word.stem, near(word.stem), word.said == DENIED) for word in read(thing).words]
    denied = affirmed = 0.0
    for sentence in asked:
        places = {word.stem: place for place, word in enumerate(sentence.reading.words)}
        met = turned = 0.0
        for stem, alike, own in wanted:
            place = places.get(stem, next((at for other, at in places.items() if other in alike), None))
            if place is not None:
                met += 1.0 if stem in places else _NEARLY
                turned += (sentence.said(place) == DENIED) is not own
        if turned:
            denied = max(denied, met)
        elif not sentence.asks:
            affirmed = max(affirmed, met)
    return denied >= max(_NEARLY, _HALF * len(wanted), affirmed)
