"""Grammatical persons: what "I" said becomes what "they" said. Words in quotation marks are never touched.

"They" takes the verb that "I" and "you" take, save for to be, so that a shift never has to conjugate.

>>> retold("I wake at three and my sister calls me.", THEY)
'they wake at three and their sister calls them.'
"""

import re
from collections.abc import Callable

from handrail.backends.embedded.words.text import bag

THEY, YOU = 0, 1
_ADVERB = r"(?:\w+ly|just|also|still|never|always|even|so|too|kind of|sort of|already|almost|now|sometimes|often)"
_BE = re.compile(rf"\bi((?: {_ADVERB})*) (?:am|was)(n't)?\b", re.IGNORECASE)
_BE_TURNED = re.compile(r"\b(am|was)(n't)? i\b", re.IGNORECASE)
_AND_WAS = re.compile(r"\b(they|you)\b([^.;,]*?) (and|but|or) was\b")
_WITH_ME = re.compile(
    r"(?:^|(?<=, )|(?<=when )|(?<=that )|(?<=but )|(?<=and )|(?<=because ))(?:(my \w+|\[[^\]]+\]) and (?:i|me)|(?:me|i) and (my \w+|\[[^\]]+\]))(?= (?:\w+ed|are|were|have|had|do|did|don't|didn't|"
    r"went|got|both|always|never|just)\b)",
    re.IGNORECASE,
)
"""My sister and I."""
_KIN = (
    r"(?:(?:own|old|best|ex|little|big|older|younger) )*(?:mum|mam|mom|ma|mother|dad|da|father|sister|brother|son|daughter|wife|husband|missus|partner|"
    r"girlfriend|boyfriend|nan|nana|nanna|gran|grandma|grandad|granddad|auntie|aunt|uncle|cousin|mate|mates|kids|kid|lad|lass|lads|bairn|boss|manager|neighbour)\b"
)
_GOODS = (
    r"(?:(?:own|new|old|bad|good) )*(?:head|back|knees?|legs?|arms?|hands?|chest|heart|stomach|belly|foot|feet|eyes|hair|face|teeth|neck|throat|mind|job|work|house|"
    r"flat|room|car|van|phone|bed|tea|dinner|breakfast|tablets|meds|pills|money|wages|keys|coat|bag|name|life|self)\b"
)
_DIALECT = re.compile(rf"(?P<before>\b[\w']+ )?\bme (?=(?P<whose>{_KIN})|{_GOODS})", re.IGNORECASE)
"""In much of Britain and Ireland "me dad" is "my dad"."""
_GIVES = bag(
    "told tell tells telling gave give gives giving given asked ask asks showed show shows bought buy buys made make makes making got get gets getting "
    "sent send sends let lets help helps helped taught offered owe owes owed lent cost costs cooked brought bring brings left leaves promised promise paid "
    "pay pays saved found took takes called call calls drove"
)
_MESELF = re.compile(r"\bme(?:self|sel|sen)\b", re.IGNORECASE)
_I = (
    (re.compile(r"\bi'm\b", re.IGNORECASE), "they're", "you're"),
    (re.compile(r"\bi\b(?!\.)", re.IGNORECASE), "they", "you"),
    (re.compile(r"\bmyself\b", re.IGNORECASE), "themselves", "yourself"),
    (re.compile(r"\bmy\b", re.IGNORECASE), "their", "your"),
    (re.compile(r"\bmine\b", re.IGNORECASE), "theirs", "yours"),
    (re.compile(r"\bme\b", re.IGNORECASE), "them", "you"),
)
_WE = (
    (re.compile(r"\bwe both\b", re.IGNORECASE), "both"),
    (re.compile(r"\bwe\b", re.IGNORECASE), "they"),
    (re.compile(r"\bourselves\b", re.IGNORECASE), "themselves"),
    (re.compile(r"\bours\b", re.IGNORECASE), "theirs"),
    (re.compile(r"\bour\b", re.IGNORECASE), "their"),
    (re.compile(r"\bus\b", re.IGNORECASE), "them"),
)
_TO_THERAPIST = re.compile(
    r"\byou(?='d| would)? (asked|told|said|gave|showed|suggested|mentioned|sent|taught|wrote|explained|drew|'d)\b|"
    r"\b(?:told|asked|texted|rang|called|showed|tell|ask|text|ring|call|email|show) you\b",
    re.IGNORECASE,
)
_BEFORE_OBJECT = bag(
    "to for with of about from on at by behind beside around near let make makes made see sees saw tell tells told "
    "ask asks asked help helps helped give gives gave want wants get got gets call calls called hear hears heard have "
    "remind reminds refer send put start keep show bring took take takes thank leave left hurt hurts hit bother "
    "bothers bothering know love miss between than"
)
_YOU_OBJECT = re.compile(
    rf"\b({'|'.join(sorted(_BEFORE_OBJECT))}) you\b(?!'| (?:are|were|can|could|will|would|have|had|do|did|know|want|need|feel|"
    rf"think|said|go|get|take|notice|try|start)\b)",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(let|make|makes|made|help|helps|helped) you\b", re.IGNORECASE)
_AFTER_OBJECT = bag(
    "a an the some any more this that these those your his her my to on in for with back up out off down through "
    "again today tomorrow about by at from as or but if when because so into until over how what where why whether "
    "here there soon after before"
)
_YOU_LAST = re.compile(rf"\byou(?=\s*(?:[.,;:?!]|$)| (?:{'|'.join(sorted(_AFTER_OBJECT))})\b)", re.IGNORECASE)
_YOU = (
    (re.compile(r"\byourself\b", re.IGNORECASE), "themselves"),
    (re.compile(r"\byours\b", re.IGNORECASE), "theirs"),
    (re.compile(r"\byour\b", re.IGNORECASE), "their"),
    (re.compile(r"\b(?:both of you|you (?:two|both))\b", re.IGNORECASE), "they both"),
    (re.compile(r"\byou\b", re.IGNORECASE), "they"),
)
_MARKED = re.compile(r"“[^”]*”")


def retold(text: str, person: int) -> str:
    """First person to third (`THEY`) or second (`YOU`), outside quotation marks, on written-down text."""
    return _outside(text, lambda piece: _first(piece, person))


def you_to_they(text: str) -> str:
    """Second person to third, outside quotation marks."""
    return _outside(text, _second)


def whose_is_unclear(text: str) -> bool:
    """ "She gave me tea", "he told me mam": whether "me" is "my" there can't be told."""
    return any(found["whose"] and _given(found) for found in _DIALECT.finditer(text))


def _given(found: re.Match[str]) -> bool:
    return (found["before"] or "").strip().lower() in _GIVES


def _standard(text: str) -> str:
    return _MESELF.sub("myself", _DIALECT.sub(lambda m: m[0] if _given(m) else f"{m['before'] or ''}my ", text))


def speaks_to_therapist(text: str) -> bool:
    """ "You asked me": the only "you" that is surely the therapist."""
    return bool(_TO_THERAPIST.search(text))


def name_therapist(text: str) -> str:
    """That "you" by its name."""
    return _TO_THERAPIST.sub(lambda m: re.sub(r"\byou\b", "the therapist", m[0], flags=re.IGNORECASE), text)


def _outside(text: str, change: Callable[[str], str]) -> str:
    done, at = [], 0
    for marked in _MARKED.finditer(text):
        done += [change(text[at : marked.start()]), marked[0]]
        at = marked.end()
    done.append(change(text[at:]))
    return "".join(done)


def _first(text: str, person: int) -> str:
    subject = ("they", "you")[person]
    text = _standard(text)
    text = _WITH_ME.sub(lambda m: f"{subject} and {m[1] or m[2]}", text)
    text = _BE.sub(lambda m: f"{subject}{m[1]} {'were' if 'was' in m[0].lower() else 'are'}{m[2] or ''}", text)
    text = _BE_TURNED.sub(lambda m: f"{'were' if m[1].lower() == 'was' else 'are'}{m[2] or ''} {subject}", text)
    for pattern, *shifted in _I:
        text = pattern.sub(shifted[person], text)
    if person == THEY:
        for pattern, they in _WE:
            text = pattern.sub(they, text)
    return _AND_WAS.sub(r"\1\2 \3 were", text)


def _second(text: str) -> str:
    text = _YOU_OBJECT.sub(r"\1 them", _CAUSED.sub(r"\1 them", text))
    text = _YOU_LAST.sub("them", text)
    for pattern, shifted in _YOU:
        text = pattern.sub(shifted, text)
    return text
