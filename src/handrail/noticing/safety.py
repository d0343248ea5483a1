"""Flags: words about safety, quoted with their context. A tag adds to a flag; it never hides one (R37)."""

import re
from collections.abc import Iterator, Sequence

from handrail.noticing.lexicon import IDIOMS, PATTERNS
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

WINDOW = 60
NEGATED = re.compile(
    r"\b(?:not|no|never|n't|dont|wont|cant|didnt|havent|wouldnt|isnt|haven't|without|nothing|nowhere near|no plans?)\b|n['’]t\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:used to|years? ago|back (?:then|when)|when i was|in (?:high school|college|19\d\d|20\d\d|my (?:teens|twenties))|at (?:fifteen|sixteen|seventeen|\d\d)|"
    r"as a (?:kid|child|teen\w*)|last (?:year|spring|summer|fall|winter)|once|long time|before)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(r"\b(?:if|would|could|might|what if|imagine|suppose|hypothetically)\b|['’]d\b", re.IGNORECASE)
THIRD = re.compile(
    r"\b(?:he|she|they|his|her|their|my (?:\w+ )?(?:brother|sister|friend|mother|father|mom|dad|cousin|uncle|aunt|son|daughter|husband|wife|partner|roommate|"
    r"coworker|neighbor|student|grandfather|grandmother)|a (?:guy|girl|woman|man|kid|friend)|somebody|someone|people)\b",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"\b(?:movie|film|show|book|song|lyrics?|episode|novel|netflix|podcast|news|game|character|story)\b", re.IGNORECASE
)
ANSWER_NO = re.compile(r"\s*(?:no+|nope|nah|never|not (?:really|at all)|god no|oh no)\b", re.IGNORECASE)
IDIOM_MAY_DROP = frozenset(
    {Safety.HARM_TO_OTHERS, Safety.LETHAL_MEANS_ACCESS, Safety.NSSI, Safety.MANIA_DANGER, Safety.IPV_COERCION}
)
REFLEXIVE = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|myself)\b", re.IGNORECASE)


def flags(turns: Sequence[SafeTurn]) -> tuple[Flag, ...]:
    """Every flag of a session in order; overlapping words of one category are flagged once."""
    found: list[Flag] = []
    for place, turn in enumerate(turns):
        before = turns[place - 1] if place else None
        found += _of_turn(turn, before)
    return tuple(found)


def _of_turn(turn: SafeTurn, before: SafeTurn | None) -> Iterator[Flag]:
    text = turn.text.replace("’", "'")
    spans: list[Flag] = []
    for category, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            context = _context(turn, text, match.start(), match.end(), before)
            if Context.IDIOM in context and category in IDIOM_MAY_DROP:
                continue  # "kill time" is no threat; the first six categories are shown even as idioms
            quote = turn.text[match.start() : match.end()]
            why = f"The words “{quote}” are on the list for {category.value.replace('_', ' ')}."
            spans.append(Flag(turn.index, match.start(), match.end(), quote, category, context, why))
    yield from sorted(spans, key=lambda flag: (flag.start, flag.category))


def _context(turn: SafeTurn, text: str, start: int, end: int, before: SafeTurn | None) -> tuple[Context, ...]:
    left, right = _clause(text, start, end)
    near, lead = text[left:right], text[left:start]
    tags = []
    if NEGATED.search(lead) or (before is not None and before.text.rstrip().endswith("?") and ANSWER_NO.match(text)):
        tags.append(Context.NEGATED)
    if PAST.search(near):
        tags.append(Context.PAST)
    if HYPOTHETICAL.search(lead):
        tags.append(Context.HYPOTHETICAL)
    if THIRD.search(lead) and not REFLEXIVE.search(lead + text[start:end]):
        tags.append(Context.THIRD_PERSON)
    if MEDIA.search(text[max(0, start - WINDOW) : end + WINDOW]):
        tags.append(Context.QUOTED_MEDIA)
    if any(idiom.start() < end and start < idiom.end() for idiom in IDIOMS.finditer(text, max(0, start - 40), end + 40)):
        tags.append(Context.IDIOM)
    if turn.role is Role.THERAPIST:
        tags.append(Context.THERAPIST_SPEECH)
    return tuple(tags)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around the words, within the window."""
    left, right = max(0, start - WINDOW), min(len(text), end + WINDOW)
    stop = max(text.rfind(mark, left, start) for mark in ".?!;")
    left = stop + 1 if stop >= 0 else left
    ends = [place for mark in ".?!;" if (place := text.find(mark, end, right)) >= 0]
    return left, min(ends, default=right)
