"""What was said and is in no line: scribes' commonest fault is to leave out (handbook fact 18)."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from handrail.grounding.words.tokens import empty, words
from handrail.language.medicines import DRINKING, MEDICINES, SUBSTANCES
from handrail.language.others import Others
from handrail.language.withheld import Withheld
from handrail.papers.draft import Omission, Statement
from handrail.papers.kind import Kind
from handrail.papers.notice import Flag
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

MOST = 12
MOST_FLAGGED = 8
"""Passages about safety that are listed so long as others wait: a human sees each of those among the flags, too."""
MOST_LOOKED_AT = 5 * MOST
"""Passages from which those that are listed are chosen."""
SHORTEST, LONGEST = 5, 45
AN_ANSWER = 240
"""Characters of an answer that are offered whole."""
DENIES = re.compile(r"\b(?:no|not|never|none|nothing|nobody)\b|n['’]t\b", re.IGNORECASE)
_ASSENT = frozenset("yes yeah yep okay ok well right sure oh um uh and so".split())
_DIALS = frozenset("call calling ring text dial phone number line".split())
_DIALLED = re.compile(r"(?:\[Phone \d+\]|\d{3,}|(?:\d ){2,}\d)(?: (?:\[Phone \d+\]|\d{3,}))*")
"""A number to call: 988, "nine eight eight", [Phone 1]. A person, or twenty of something, is more than that."""
WEIGHTY = 2.5
"""What weighs more than this is listed even when it was said in three words."""
FLAGGED = 5.0
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
LATE = 0.93
_HARD_MOMENT = "A step for a hard moment, and no line rests on it."
_FOR_A_HARD_MOMENT = (
    r"\b(?:988|nine[ -]eight[ -]eight|911|nine[ -]one[ -]one|crisis (?:line|text|number|team)|hotline|samaritans|safety (?:plan|card)|emergency (?:room|department|number|line)|"
    r"(?:the )?(?-i:ER|A&E)|(?:lock|put|give|hand|get) (?:\w+ ){0,3}(?:pills|tablets|meds|medication|gun|knives|blades) (?:\w+ )?(?:up|away|to|over|out))\b"
)
WHY: tuple[tuple[float, str, re.Pattern[str]], ...] = tuple(
    (weight, why, re.compile(pattern, re.IGNORECASE))
    for weight, why, pattern in (
        (3.0, "Medication, and no line rests on it.", rf"\b(?:\d+ ?mg|milligrams?|medications?|meds|pills|tablets|prescri\w+|missed (?:it|a dose|two)|{MEDICINES})\b"),
        (2.7, _HARD_MOMENT, _FOR_A_HARD_MOMENT),
        (2.8, "Alcohol or another substance, and no line rests on it.", rf"\b(?:{DRINKING}|smok(?:ed|ing)|vap(?:ed|ing)|sober|relapsed|{SUBSTANCES})\b"),
        (2.6, "Violence or fear, and no line rests on it.", r"\b(?:hit me|hits me|afraid of (?:him|her)|abus\w+|assault\w*|police|threaten\w*)\b"),
        (2.3, "A bodily complaint, and no line rests on it.", r"\b(?:(?:my|the|her|his) (?:hands?|heart|chest|head|legs?|arms?|stomach|vision) (?:shakes?|is shaking|hurts?|races?|is racing|pounds?|goes numb)|dizzy|dizziness|nause\w+|vomit\w*|(?:always |so |very )?thirsty (?:all|the whole)|faint(?:ed|ing)|palpitations|tremors?|rash|libido|sex drive|the sex (?:thing|side)|blackouts?|blacked out)\b"),
        (2.2, "A loss or an event, and no line rests on it.", r"\b(?:died|funeral|passed away|miscarr\w+|pregnan\w+|divorc\w+|fired|laid off|evict\w+|arrested|hospital|accident|surgery|diagnosed)\b"),
        (1.8, "A person and an event that no line rests on.", r"\[[A-Z][^\]]+\](?:'s|’s)? (?:called|rang|said|told|came|left|moved|wants|asked|died|texted|visited)|\bmy (?:mom|mother|dad|father|sister|brother|son|daughter|husband|wife|boss|friend) (?:called|rang|told|left|moved|died|texted|came|asked|hit|yelled)\b"),
        (1.5, "Something the client means to do, and no line rests on it.", r"\b(?:i(?:'ll| will| am going to|'m going to) (?:call|write|tell|ask|go|try|stop|start|talk|quit|see|send|make)|i(?:'ve| have) decided)\b"),
        (1.2, "A change that no line rests on.", r"\b(?:for the first time|i stopped|i started|i quit|hasn't happened|since last (?:week|time))\b"),
    )
)  # fmt: skip

ASKED: tuple[tuple[float, str, re.Pattern[str]], ...] = tuple(
    (weight, why, re.compile(pattern, re.IGNORECASE))
    for weight, why, pattern in (
        (2.7, _HARD_MOMENT, _FOR_A_HARD_MOMENT),
        (2.6, "A word of the therapist's on medication, and no line rests on it.", rf"\b(?:stop|start|keep|take|skip|use|hold|halve|double|raise|lower|no)\b.{{0,40}}\b(?:{MEDICINES}|dose|tablets?|pills?|medications?)\b"),
        (2.3, "Something that was agreed or asked for, and no line rests on it.", r"\b(?:(?:we|you)(?:['’]ve| have)? agreed|(?:so|and|then) you(?:['’]ll| will|['’]re going to)? (?:call|tell|ring|text|write|ask|bring|take|keep|go|give|show|try|do|practi[sc]e)|you said you(?:['’]d| would|['’]ll)|the plan is|(?:so,? )?for (?:this|the next|the coming) (?:week|fortnight|two weeks)|to recap|i(?:['’]d| would) (?:like|want|ask) you to|i want you to|tell (?:dr|doctor|your (?:doctor|gp|husband|wife|partner|mother|mum|mom|sister|boss))|(?:you )?call (?:(?-i:[A-Z\[])|your|the|me\b|us\b)|before (?:we meet|next (?:time|week)))"),
    )
)  # fmt: skip
"""What a therapist's words may be, by which a note is poorer without them."""


def anyones(_: Omission) -> bool:
    """Whoever said it."""
    return True


def may_be_offered(kind: Kind, safe: SafeText, flagged: Collection[int] = ()) -> Callable[[Omission], bool]:
    """Whose words a paper may be offered: as in its lines, none that the client asked to keep out of it, a group note nobody else's or about them,
    a client's own paper only theirs (R7, R19). `flagged`: turns with words about safety."""
    withheld, otherwise = Withheld.of(safe, goes_out=kind.goes_out, flagged=flagged), _whose(kind, safe)
    return lambda left_out: not withheld.holds(left_out) and otherwise(left_out)


def _whose(kind: Kind, safe: SafeText) -> Callable[[Omission], bool]:
    if kind.one_person:
        others = Others.of(safe)
        return lambda left_out: (
            not (others.spoke(left_out) or others.are_named(left_out.quote) or others.may_be_meant(left_out))
        )
    if kind.audience == "client":
        own = {turn.index for turn in safe.turns if turn.role is Role.CLIENT}
        return lambda left_out: left_out.turn in own
    return anyones


def omissions(
    turns: Sequence[SafeTurn],
    kept: Collection[Statement],
    flags: Sequence[Flag],
    offered: Callable[[Omission], bool] = anyones,
) -> tuple[Omission, ...]:
    """At most a dozen passages that may be `offered`, the weightiest first, given in the order of the hour: what clients said, and of
    therapists what was agreed or asked for."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for statement in kept:
        for evidence in statement.evidence:
            covered.setdefault(evidence.turn, []).append((evidence.start, evidence.end))
    found: list[tuple[float, Omission]] = []
    texts = {turn.index: turn for turn in turns}
    for flag in flags:
        turn = texts[flag.turn]
        if turn.role is not Role.THERAPIST and not _touches(covered.get(flag.turn, ()), flag.start, flag.end):
            start, end = _sentence_around(turn.text, flag.start, flag.end)
            why = "Words about safety, and no line rests on them."
            found.append((FLAGGED, Omission(turn.index, start, end, turn.text[start:end], why)))
    found += [
        (FLAGGED, answer)
        for answer in _answers(turns, flags)
        if not _touches(covered.get(answer.turn, ()), answer.start, answer.end)
    ]
    for place, turn in enumerate(turns):
        rows = WHY if turn.role is not Role.THERAPIST else ASKED
        found += _of_turn(turn, rows, covered.get(turn.index, ()), late=place / max(len(turns) - 1, 1) > LATE)
    best: dict[tuple[int, int], tuple[float, Omission]] = {}
    for weight, omission in (pair for pair in found if offered(pair[1])):
        key = omission.turn, omission.start
        if key not in best or best[key][0] < weight:
            best[key] = weight, omission
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].turn))
    flagged = sum(weight >= FLAGGED for weight, _ in ranked)
    others = _each_once(ranked[flagged : flagged + MOST_LOOKED_AT], texts)
    chosen = [*ranked[: min(flagged, MOST_FLAGGED)], *others, *ranked[MOST_FLAGGED:flagged]][:MOST]
    return tuple(sorted((omission for _, omission in chosen), key=lambda omission: (omission.turn, omission.start)))


def _each_once(ranked: Sequence[tuple[float, Omission]], turns: Mapping[int, SafeTurn]) -> list[tuple[float, Omission]]:
    """These without what its speaker says in a longer one of them in the same words, or which names where to call and nothing else. The longer one
    stands where the weightier of them did."""
    said: list[tuple[int, Role, bool, str]] = []
    stands: dict[int, int] = {}
    spoken = [[word for word in words(omission.quote) if word not in _ASSENT] for _, omission in ranked]
    for place in sorted(range(len(ranked)), key=lambda place: -len(spoken[place])):
        omission, own = ranked[place][1], spoken[place]
        role, denies = turns[omission.turn].role, DENIES.search(omission.quote) is not None
        numbers = [word for word in own if not empty(word) and word not in _DIALS]
        bare = _DIALLED.fullmatch(" ".join(numbers)) is not None
        heard = [(at, before) for at, speaker, denied, before in said if speaker is role and denied is denies]
        longer = next(
            (at for at, before in heard if _in(own, before) or (bare and all(_in([one], before) for one in numbers))), None
        )
        if longer is None:
            stands[place] = place
            said.append((place, role, denies, f" {' '.join(own)} "))
        else:
            stands[longer] = min(stands[longer], place)
    return [ranked[place] for place in sorted(stands, key=lambda place: stands[place])]


def _in(own: Sequence[str], said: str) -> bool:
    return f" {' '.join(own)} " in said


def _answers(turns: Sequence[SafeTurn], flags: Sequence[Flag]) -> Iterator[Omission]:
    """What a client answered when a therapist asked about safety."""
    asked = {flag.turn for flag in flags}
    for turn, after in pairwise(turns):
        question = turn.role is Role.THERAPIST and turn.index in asked and "?" in turn.text
        if question and after.role in (Role.CLIENT, Role.CLIENT_2) and after.text.strip():
            spans = [_bounds(sentence) for sentence in SENTENCE.finditer(after.text) if sentence[0].strip()]
            start, end = spans[0][0], max((right for _, right in spans if right <= AN_ANSWER), default=spans[0][1])
            why = "An answer to a question about safety, and no line rests on it."
            yield Omission(after.index, start, end, after.text[start:end], why)


def _of_turn(
    turn: SafeTurn,
    rows: Sequence[tuple[float, str, re.Pattern[str]]],
    covered: Collection[tuple[int, int]],
    *,
    late: bool,
) -> list[tuple[float, Omission]]:
    found = []
    for sentence in SENTENCE.finditer(turn.text):
        start, end = _bounds(sentence)
        size = len(sentence[0].split())
        if not 3 <= size <= LONGEST or _touches(covered, start, end) or sentence[0].rstrip().endswith("?"):
            continue
        for weight, why, pattern in rows:
            if (size >= SHORTEST or weight > WEIGHTY) and pattern.search(sentence[0]):
                reason = f"{why} Said in the last minutes." if late else why
                found.append((weight + 0.6 * late, Omission(turn.index, start, end, turn.text[start:end], reason)))
                break
    return found


def _bounds(sentence: re.Match[str]) -> tuple[int, int]:
    left = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip(' ,;–—-"”'))
    return left, sentence.start() + len(sentence[0].rstrip())


def _touches(covered: Collection[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in covered)


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    for sentence in SENTENCE.finditer(text):
        if sentence.start() <= start < sentence.end():
            left, right = _bounds(sentence)
            return min(left, start), max(right, end)
    return start, end
