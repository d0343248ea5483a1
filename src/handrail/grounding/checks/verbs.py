"""Verbs of telling and knowing, which the frame of a report hides: "told his wife" is wrong where "I haven't told her" was said."""

import re
from collections.abc import Sequence

from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import BOUNDARY, DENIED, UNCLEAR, Reading
from handrail.grounding.words.tokens import content, stem, words

_FORMS = {
    "tell": "tell tells told telling inform informed disclosed disclose", "ask": "ask asks asked asking",
    "talk": "talk talks talked speak speaks spoke spoken", "say": "say says said", "know": "know knows knew aware",
    "answer": "answer answered replied reply", "agree": "agree agrees agreed", "mention": "mention mentioned",
}  # fmt: skip
_VERB = {word: verb for verb, line in _FORMS.items() for word in line.split()}
_WORDS = "|".join(sorted(_VERB, key=len, reverse=True))
_NO = r"(?:\w+n't|not|never|nobody|no one|without|neither|hardly|yet to)"
_DENIED = re.compile(
    rf"\b{_NO}\b(?:\s+(?:even|really|actually|yet|ever|have|been|to|want to|wanna|\w+ly))*\s+(?P<verb>{_WORDS})\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"(?:\b(?:will|would|could|can|might|may|going to|gonna|want to|plan to|have to|need to|should|let me)|'ll|'d)\s+(?:\w+ly\s+)?(?P<verb>{_WORDS})\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\W*(?:the )?(?:client|patient|pt|he|she|they)\b(?!['’]s)\s+(?:has |have |had |already |then |also )*(?P<verb>told|asked|talked|spoke|spoken|informed|disclosed|knows|knew|answered|replied|mentioned)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:\[[^\]]+\]|(?:his|her|their|the|client['’]s) \w+)\s+(?P<verb>knows|knew|is aware)\b(?P<rest>.*)", re.IGNORECASE
)
_ANY_NO = re.compile(rf"\b{_NO}\b|\bden(?:y|ies|ied)\b", re.IGNORECASE)
_WHOM = re.compile(r"^\s*(?:to |with )?(?:\[|his|her|him|them|their|the|that|about|dr)\b|^\s*\[", re.IGNORECASE)


def denied(text: str, reading: Reading, spoken: Sequence[Sentence]) -> str:
    """The statement says that somebody told, asked or knew, and the words nearest to it say that they did not, or not yet."""
    found = _TOLD.match(text) or _OTHER.match(text)
    if found is None or _ANY_NO.search(text) or not _WHOM.match(found["rest"]):
        return ""
    verb = _VERB[found["verb"].lower().removeprefix("is ")]
    mine = reading.stems() - {stem(verb)}
    no = yes = later = -1
    for sentence in spoken:
        heard = sentence.text.replace("’", "'")
        shared = len(mine & sentence.reading.stems())
        uses = [one for one in re.findall(rf"\b({_WORDS})\b", heard, re.IGNORECASE) if _VERB[one.lower()] == verb]
        if not uses or sentence.asks:
            continue
        if any(_VERB[one["verb"].lower()] == verb for one in _DENIED.finditer(heard)):
            no = max(no, shared)
        elif any(_VERB[one["verb"].lower()] == verb for one in _OPEN.finditer(heard)):
            later = max(later, shared)
        else:
            yes = max(yes, shared)
    if no > yes or (no == yes >= 0 and no > 0):
        return "it affirms what was denied"
    return (
        "it speaks of what has happened where the words speak of what may come"
        if later > yes and found["verb"].lower() != "knows"
        else ""
    )


_BEFORE_MAIN = re.compile(
    r"^\W*(?:(?:(?:the )?(?:client|patient|pt|he|she|they)|\[[^\]]+\]|(?:his|her|their|the) [\w-]+)(?!['’]s)\s+)?"
    r"(?:(?:has|have|had|is|was|also|already|then|now|still|\w+ly)\s+)*(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_NO_VERB = frozenset("reports reported said says stated to been a the in on at of was is has had have are be being".split())
_TURNS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|neither|denie\w*|refus\w*|declin\w*|unable|unaware|fail\w*)\b|n't\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|no one|neither)|\w+n't)(?:\s+(?:really|even|actually|ever|yet|been|to|\w+ly))*$"
)
_REACH = 3


def undone(text: str, spoken: Sequence[Sentence]) -> str:
    """A statement's own main verb stands straight after a "not", or in a question answered no, and nowhere as nearly without."""
    found = _BEFORE_MAIN.match(text)
    if found is None or found["verb"].lower() in _NO_VERB or _TURNS.search(text.replace("’", "'")):
        return ""
    verb = stem(found["verb"].lower())
    mine = set(content(text)) - {verb}
    no = yes = 0
    for sentence in spoken:
        if sentence.asks and sentence.answer == UNCLEAR:
            continue
        clauses = [words(clause) for clause in BOUNDARY.split(sentence.text)]
        uses = [(clause, place) for clause in clauses for place, word in enumerate(clause) if stem(word) == verb]
        for clause, place in uses:
            denied = bool(_NOT_SO.search(" ".join(clause[max(0, place - _REACH) : place])))
            shared = 1 + len(mine & (sentence.reading.stems() if len(uses) == 1 else set(map(stem, clause))))
            if sentence.answer == DENIED if sentence.asks else denied:
                no = max(no, shared)
            else:
                yes = max(yes, shared)
    return "it affirms what was denied" if (no > 1 and no >= yes) or no > yes else ""
