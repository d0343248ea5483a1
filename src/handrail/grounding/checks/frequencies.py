"""How often: "always" for "sometimes"."""

import re
from collections.abc import Mapping

from handrail.grounding.support.index import Index, Match
from handrail.grounding.support.nearest import answers, nearest, plain
from handrail.grounding.support.reading import frequency
from handrail.grounding.words.tokens import NUMBERS


def often(text: str, best: Mapping[int, Match], index: Index) -> str:
    """ "Always" for "sometimes"."""
    every = re.search(r"\bevery (?!other\b)(\w+)", text, re.IGNORECASE)
    if every and any(
        re.search(rf"\b(?:every other|alternate) {re.escape(every[1])}", plain(match.sentence), re.IGNORECASE)
        for match in best.values()
    ):
        return "it says always or never where that was not said"
    level = frequency(_RATE.sub(" ", _EVERY_SO_OFTEN.sub(" ", text)))
    near = nearest(best)
    own = _OF_THERAPIST.match(text) and not any(sentence.asks for sentence in near)
    sentences = near if own else answers(near, index) or near
    if level != 4 or not sentences or (_SAVE.search(text) and any(_SAVE.search(plain(one)) for one in sentences)):
        return ""
    if not _EXCEPT.search(text) and any(
        _EXCEPT.search(plain(one)) for sentence in sentences for one in index.sentences_of(sentence.turn)
    ):
        return "it says always or never where that was not said"
    heard = [frequency(_EVERY_SO_OFTEN.sub(" ", plain(sentence))) for sentence in sentences]
    every_time = [one for one, much in zip(sentences, heard, strict=True) if much == 4]
    if every_time and all(_BEFORE_THAT.search(plain(one)) for one in every_time) and not _PAST.search(text):
        return "it speaks of now where the words speak of the past"
    if 4 in heard or (3 in heard and _NEARLY.search(text)):
        return ""
    place = _EVERYONE.search(text)
    if place and any(re.search(rf"\b(?:whole|entire) {place[1]}\b", plain(one), re.IGNORECASE) for one in sentences):
        return ""
    if re.search(r"\bnever\b", text, re.IGNORECASE) and any(_EVER.search(plain(sentence)) for sentence in sentences):
        return ""
    return "it says always or never where that was not said"


_OF_THERAPIST = re.compile(r"^\W*(?:the )?(?:therapist|clinician|counsell?or|writer)\b", re.IGNORECASE)
"""What a therapist told is held against their own words: a dose "once a day" needs no client to say it again."""
_SAVE = re.compile(r"\b(?:except|apart from|save for|other than|but not|bar)\b", re.IGNORECASE)
"""What is told with its exception is no "always", where an exception was named."""
_BEFORE_THAT = re.compile(
    r"^\W*before(?: that| then| this)?,? (?:it|i|he|she|they|we) (?:was|were|had|would|used)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|before|previously|formerly|used|until|from|down|earlier|prior|\w+ed)\b", re.IGNORECASE
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for| when| that)?|apart from|bar the|(?:only|just|but) (?:the )?once|but one|save for)\b",
    re.IGNORECASE,
)
"""Said anywhere in the turn, it takes the "every" from what stands beside it."""
_EVERYONE = re.compile(r"\b(?:everyone|everybody) (?:on|in|at) (?:the|his|her|their) (\w+)", re.IGNORECASE)
"""Everyone on the floor is the whole floor."""
_NEARLY = re.compile(r"\b(?:nearly|almost|most|much of)\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:ever|at all|not once|in (?:years|months)|since|don't|doesn't|won't|nobody|no)\b", re.IGNORECASE)


_EVERY_SO_OFTEN = re.compile(
    r"\bevery (?:two|three|four|\d+|other)\b|\bevery (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE
)
_RATE = re.compile(
    rf"\b(?:once|twice|(?:{'|'.join(NUMBERS)}|\d+)(?: \w+){{0,2}}) (?:a|per|each) (?:day|night)\b", re.IGNORECASE
)
"""Neither is an "always"."""
