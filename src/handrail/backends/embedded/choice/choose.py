"""Choosing: what matters most for its words, no two alike, over all sections, within a document's words and lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handrail.backends.embedded.choice.cover import Key, Sentences, chance
from handrail.backends.embedded.choice.fit import fit, fit_own, says_when_we_meet
from handrail.backends.embedded.choice.line import Choice, Line, Tell
from handrail.backends.embedded.choice.room import OVERHEAD, Room
from handrail.backends.embedded.hour.headings import FIRST, is_of_a_subject, meets
from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.told import Told
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import Asked
from handrail.backends.embedded.weight.meetings import is_settled
from handrail.backends.embedded.weight.score import content_words
from handrail.backends.embedded.words.idiom import is_of_the_paper
from handrail.backends.embedded.words.text import telling, words
from handrail.papers.draft import Weight
from handrail.papers.kind import Author, Content, Kind, Section
from handrail.papers.transcript import Role

_POOL = 180
_LEAST = -3.2
"""Log-odds: below this a line isn't worth its reader's time, however empty the note."""
_STEEP = 0.5
"""How much a line's length counts against it."""
_BESIDES = 0.8
"""What else a line holds counts for so much of what it is there for."""
_ALIKE = 0.55
_FEW = 2
"""Two sentences that share fewer telling words don't repeat each other."""
_SMALL_BAG = 3
""" "Four days" of one thing are not four days of another."""
_IDENTIFIES = re.compile(
    r"(?: (?:on|at|of|to|from|by|in|is|number))*\s*\[(?:Street address|Phone|E-mail|Web address|User name|ID) \d+\]",
    re.IGNORECASE,
)
"""No note needs a street, a telephone or a claim's number: as little as does (45 CFR 164.502(b))."""
_STUMP = re.compile(
    r"(?:[:;]|\b(?:reported|said|that))\s*(?:[,.;]|['’](?:s|re|ve|d|ll)\b|(?:is|are|was|were|has|had|will|would)\b)"
)
"""Nothing is left between two marks, or before the verb: it said little else, or of nobody."""
_SAYS_MORE = 4
"""Telling words."""
_ORDER = (
    Content.SAFETY,
    Content.PLAN,
    Content.GOAL,
    Content.HOMEWORK,
    Content.THREAD,
    Content.OBSERVED,
    Content.INTERVENTION,
    Content.PROBLEM,
    Content.RESPONSE,
    Content.REPORT,
    Content.JUDGEMENT,
)
"""What is rarer in a session comes first where a passage would do for several."""
_TELLING = 1
"""Telling words of a line; a figure is one that tells enough."""
_BRIEF = frozenset((Content.SAFETY, Content.PLAN, Content.HOMEWORK))
_BREATH = 0.5
"""What was said in the same breath often belongs to it."""
_ELSEWHERE = 0.6
"""A plan may name what the account named."""
_NEW_SLICE = 0.25
_FIRST_OF_TOPIC = 2.0
"""A heading for a part of life that was spoken of is not left empty for the tenth line of another."""


def pool(kind: Kind, found: Sequence[Asked], tell: Tell) -> list[Line]:
    """Every passage that could stand in the document, told in each of its forms, the best few hundred of them."""
    said = Sentences(found)
    return [
        Line(choice, form, said.beside((choice.one.passage.turn, choice.one.passage.start), form))
        for choice in _pool(drafted_sections(kind), found)
        for form in _forms(choice, tell(choice.content, choice.one))
    ]


def _forms(choice: Choice, told: Told | None) -> tuple[Told, ...]:
    """What was said about safety keeps its question, and its place and number if it names one; no other line does."""
    if told is None:
        return ()
    if choice.content is Content.SAFETY:
        return (told,)
    return tuple(shorter for form in (told, *told.others) if (shorter := _without_numbers(form)) is not None)


def _without_numbers(form: Told) -> Told | None:
    """Retold, without the street or number in it; quoted, only where it says more than that."""
    if not _IDENTIFIES.search(form.text):
        return form
    if not form.quoted:
        text = _IDENTIFIES.sub("", form.text)
        return None if _STUMP.search(text) else replace(form, text=text, body=_IDENTIFIES.sub("", form.body))
    return form if len(telling(words(_IDENTIFIES.sub("", form.text)))) >= _SAYS_MORE else None


def choose(kind: Kind, open_: Sequence[Line], words: float, lines: int, *, said: int = 0, visit: bool = False) -> list[Line]:
    """Lines for every AI section of a kind, each passage used once, within so many words and lines; `said`: the hour's own words; `visit`: a doctor's."""
    drafted = drafted_sections(kind)
    left = Room.of(drafted, words, lines, said=said, visit=visit)
    return _greedy(open_, left)


def drafted_sections(kind: Kind) -> list[Section]:
    """The sections that AI drafts from talk."""
    return [section for section in kind.sections if section.author is Author.AI and section.content]


def _pool(drafted: Sequence[Section], found: Sequence[Asked]) -> list[Choice]:
    """Each passage in the section where it serves best; the best few hundred of them."""
    choices = []
    doing = any(section.content[0] is Content.INTERVENTION for section in drafted)
    for one in found:
        fits = [
            Choice(section, content, one, weights)
            for section in drafted
            for content in section.content
            if meets(section, one.passage)
            and not (section.content[0] is Content.PROBLEM and _is_no_problem(one))
            and not (one.scored.answers_safety and content is not Content.SAFETY)
            and not (doing and content is Content.OBSERVED and not _is_score(one))
            and (weights := _weights(section, content, one))
            and bool(one.scored.safety) == (content is Content.SAFETY)
            and (one.move is not Move.ASK or content is section.content[0] or content is Content.SAFETY)
        ]
        if not fits:
            continue
        best = min(fits, key=_place)
        if (
            one.passage.asked is None
            and best.content not in _BRIEF
            and len(content_words(one.passage)) < _TELLING
            and not FIGURE.search(one.passage.text)
        ):
            continue
        if best.score >= _LEAST or best.content is Content.SAFETY:
            choices.append(best)
    choices.sort(key=lambda choice: (choice.content is not Content.SAFETY, -choice.score))
    return choices[:_POOL]


def _is_no_problem(one: Asked) -> bool:
    """Talk of the paper itself, or of when to meet."""
    return is_of_the_paper(one.passage.text) or (one.passage.role is not Role.THERAPIST and says_when_we_meet(one.passage))


def _is_score(one: Asked) -> bool:
    """A measure said aloud: where a kind has a section for what the therapist did, nothing else of theirs stands elsewhere."""
    return any(topic.name == "measures" for topic in one.scored.topics)


def _weights(section: Section, content: Content, one: Asked) -> tuple[Weight, ...] | None:
    """What speaks for a passage there; None where it has no place."""
    if content is section.content[0]:
        return fit_own(content, one)
    weight = fit(content, one)
    return None if weight is None else (*one.scored.weights, weight)


def _place(choice: Choice) -> tuple[bool, bool, int, bool, int]:
    """Lower is better: what has a place of its own, then the section for its subject, then by what is rarer."""
    section, content = choice.section, choice.content
    subject = content not in FIRST and is_of_a_subject(section)
    wish = content is Content.PLAN and _is_wish(choice.one)
    order = _ORDER.index(Content.GOAL) + 1 if wish else _ORDER.index(content)
    return content not in FIRST, not subject, order, not section.topics, -meets(section, choice.one.passage)


def _is_wish(one: Asked) -> bool:
    """It answers what they hope for: "I want to try church again" is a goal before it is a plan."""
    return one.passage.role is not Role.THERAPIST and "wished" in one.passage.asked_about


def _greedy(pool: Sequence[Line], left: Room) -> list[Line]:
    """The best next one for its words, less what it repeats, until the room is full."""
    bags = [content_words(line.choice.one.passage) for line in pool]
    alike = [0.0] * len(pool)
    open_ = list(range(len(pool)))
    taken: dict[Key, Line] = {}
    told: set[Key] = set()
    turns: set[tuple[int, str]] = set()
    slices: set[int] = set()
    begun: set[str] = set()

    def cost(line: Line) -> int:
        return line.more_words if line.place in turns else line.words

    def fits(at: int) -> bool:
        line = pool[at]
        free = left.takes(line, cost(line)) and (left.lines > 0 or line.place in turns)
        return free and alike[at] < _limit(line) and not _again(line, taken)

    while left.words > 0:
        ranked = sorted(open_, key=lambda at: (-_gain(pool[at], alike[at], told, turns, slices, begun), at))
        best = next(filter(fits, ranked), None)
        if best is None and not left.sections:
            break
        if best is None:
            left.sections, left.beside = {}, {}
            continue
        line = pool[best]
        left.take(line, cost(line), new=line.place not in turns)
        taken[line.key] = line
        told |= {line.key, *(key for key, _ in line.beside)}
        turns.add(line.place)
        slices.add(line.slice)
        begun.add(line.choice.section.name)
        for at in open_:
            near = 1.0 if pool[at].choice.section == line.choice.section else _ELSEWHERE
            alike[at] = max(alike[at], near * _likeness(bags[best], bags[at]))
        open_ = [at for at in open_ if at != best and _may_follow(pool[at], line, alike[at], left)]
    only_meeting = all(line.choice.one.move is Move.MEETING for line in taken.values())
    return [] if only_meeting else list(taken.values())


def _again(line: Line, taken: Mapping[Key, Line]) -> bool:
    meetings = [other.choice.one for other in taken.values() if other.choice.one.move is Move.MEETING]
    one = line.choice.one
    second = one.move is Move.MEETING and bool(meetings) and not all(map(is_settled, (one, *meetings)))
    return second or any(_repeats(line, other) for other in taken.values())


def _repeats(line: Line, other: Line) -> bool:
    if line.turns.isdisjoint(other.turns):
        return False
    shares = other.within(line) or line.overlaps(other)
    return line.within(other) or (shares and (not line.told.body or other.told.quoted))


def _may_follow(line: Line, taken: Line, alike: float, left: Room) -> bool:
    """Not yet told, and there may be room: what can't be taken now never can."""
    if line.choice.content is Content.SAFETY:
        return True
    return min(line.words, line.more_words) <= left.words and alike < _limit(line) and not _repeats(line, taken)


def _limit(line: Line) -> float:
    return 2.0 if line.choice.content is Content.SAFETY else _ALIKE


def _gain(line: Line, alike: float, told: set[Key], turns: set[tuple[int, str]], slices: set[int], begun: set[str]) -> float:
    """What a reader would learn from it that isn't told yet, for its words."""
    if line.choice.content is Content.SAFETY:
        return 10.0 + line.score
    joins = bool(line.told.body) and line.place in turns
    words = (line.more_words if joins else line.words) + OVERHEAD
    section = line.choice.section
    first = bool(section.topics) and section.name not in begun
    elsewhere = (_BREATH if joins else 0.0) + _NEW_SLICE * (line.slice not in slices) + _FIRST_OF_TOPIC * first
    own = 0.0 if line.key in told else chance(line.score + elsewhere)
    besides = sum(worth for key, worth in line.beside if key not in told)
    return float((1 - alike * 0.8) * (own + _BESIDES * besides) / words**_STEEP)


def _likeness(bag: frozenset[str], other: frozenset[str]) -> float:
    shared = len(bag & other)
    if shared < _FEW and not (shared and bag == other):
        return 0.0
    return shared / max(_SMALL_BAG, min(len(bag), len(other)))
