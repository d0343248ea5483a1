"""Choosing: the best passages for each section, no two alike, over all topics and the whole hour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handrail.backends.embedded.fit import Asked, fit
from handrail.backends.embedded.moves import Move
from handrail.backends.embedded.score import content_words
from handrail.backends.embedded.text import is_bare
from handrail.backends.embedded.told import Told
from handrail.papers.draft import Author, Content, Kind, Section, Weight

_SLICES = 6
_NEW_TOPIC, _NEW_SLICE = 0.7, 0.4
_ALIKE = 0.6
_FEW = 3
"""Two sentences that share fewer telling words don't repeat each other."""
_POOL = 300
_LEAST = 1.2
_BARE_ANSWERS = 8
"""Yes and no to a symptom: told several in a line, so they cost little room."""
_ORDER = (
    Content.SAFETY,
    Content.PLAN,
    Content.GOAL,
    Content.HOMEWORK,
    Content.THREAD,
    Content.OBSERVED,
    Content.INTERVENTION,
    Content.PROBLEM,
    Content.REPORT,
    Content.RESPONSE,
    Content.JUDGEMENT,
)
"""What is rare in a session chooses first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage taken for one section, and all that spoke for it."""

    section: Section
    content: Content
    one: Asked
    weights: tuple[Weight, ...]

    @property
    def score(self) -> float:
        """All weights together."""
        return sum(weight.weight for weight in self.weights)


def room(section: Section, said: int, longest: int) -> int:
    """Lines for a section: more in a longer session. A 50-minute hour (about 7,500 words) gets 12 of data and 6 of plan."""
    first = section.content[0]
    if first is Content.SAFETY:
        return longest
    if longest <= _SHORT_DOCUMENT:
        return max(2, min(6, 2 + said // 150))
    if first is Content.PLAN:
        return max(2, min(6, 4 + said // 600))
    if Content.REPORT in section.content:
        return max(3, min(14, 6 + said // 100))
    return max(2, min(6, 2 + said // 300))


_SHORT_DOCUMENT = 12


Tell = Callable[[Content, Asked], Told | None]
"""A passage as a line; what can't be said readably is passed over."""


@dataclass(frozen=True, slots=True)
class Line:
    """A choice and what it became."""

    choice: Choice
    told: Told

    def covers(self, told: Told) -> bool:
        """All that the other line rests on is already in this one, or the other way round."""
        return _within(told, self.told) or _within(self.told, told)


def _within(inner: Told, outer: Told) -> bool:
    return all(
        any(mine.turn == one.turn and mine.start < one.end and one.start < mine.end for mine in outer.evidence)
        for one in inner.evidence[-1:]
    )


def choose(kind: Kind, found: Sequence[Asked], tell: Tell) -> list[Line]:
    """Lines for every AI section of a kind, each used once, within `kind.longest`."""
    said = sum(len(one.passage.words) for one in found)
    drafted = [section for section in kind.sections if section.author is Author.AI and section.content]
    left = {section.name: room(section, said, kind.longest) for section in drafted}
    jobs = sorted(
        ((content, section) for section in drafted for content in section.content), key=lambda job: _ORDER.index(job[0])
    )
    taken: list[Line] = []
    used: set[tuple[int, int]] = set()
    for content, section in jobs:
        pool = _pool(content, section, found, used)
        bare = [choice for choice in pool if is_bare(choice.one.passage.text)]
        picked = _pick(
            [choice for choice in pool if choice not in bare],
            _share(content, section, left[section.name], kind.longest),
            taken,
            tell,
        )
        taken += picked
        used |= {(line.choice.one.passage.turn, line.choice.one.passage.start) for line in picked}
        left[section.name] = max(0, left[section.name] - len(picked))
        if content is section.content[0]:
            taken += _pick(bare, _BARE_ANSWERS, taken, tell)
    return taken


def _share(content: Content, section: Section, left: int, longest: int) -> int:
    """A section's first content may fill it, the others get a part; safety language is never crowded out."""
    if content is Content.SAFETY:
        return longest // 2
    if content is section.content[0]:
        return left
    return min(left, 2 if content is Content.INTERVENTION else max(2, left // 3))


def _pool(content: Content, section: Section, found: Sequence[Asked], used: set[tuple[int, int]]) -> list[Choice]:
    pool = []
    for one in found:
        if (one.passage.turn, one.passage.start) in used or (one.scored.safety and content is not Content.SAFETY):
            continue
        if section.topics and not any(topic.name in section.topics for topic in one.scored.topics):
            continue
        if content is Content.INTERVENTION and section.content[0] is not content and one.move is Move.ASK:
            continue  # a question belongs to its answer, unless the section is about what was asked
        if weight := fit(content, one):
            choice = Choice(section, content, one, (*one.scored.weights, weight))
            if choice.score >= _LEAST or content is Content.SAFETY:
                pool.append(choice)
    return sorted(pool, key=lambda choice: (-choice.score, choice.one.passage.turn, choice.one.passage.start))[:_POOL]


def _pick(pool: list[Choice], room_left: int, before: Sequence[Line], tell: Tell) -> list[Line]:
    """Greedy: the best next one, less what it repeats, plus what it adds (maximal marginal relevance)."""
    bags = [content_words(choice.one.passage) for choice in pool]
    likeness = [0.0] * len(pool)
    for line in before:
        _note(likeness, bags, content_words(line.choice.one.passage))
    open_ = set(range(len(pool)))
    topics: set[str] = set()
    slices: set[int] = set()
    picked: list[Line] = []
    while open_ and len(picked) < room_left:
        best = max(open_, key=lambda at: (_gain(pool[at], likeness[at], topics, slices), -at))
        open_.discard(best)
        told = tell(pool[best].content, pool[best].one) if likeness[best] < _alike(pool[best]) else None
        again = pool[best].one.move is Move.MEETING and any(line.choice.one.move is Move.MEETING for line in picked)
        if told is None or again or any(line.covers(told) for line in (*before, *picked)):
            continue
        picked.append(Line(pool[best], told))
        topics |= {topic.name for topic in pool[best].one.scored.topics}
        slices.add(int(pool[best].one.passage.place * _SLICES))
        _note(likeness, bags, bags[best])
    return picked


def _alike(choice: Choice) -> float:
    return 2.0 if choice.content is Content.SAFETY else _ALIKE


def _gain(choice: Choice, alike: float, topics: set[str], slices: set[int]) -> float:
    new = sum(1 for topic in choice.one.scored.topics if topic.name not in topics)
    elsewhere = int(choice.one.passage.place * _SLICES) not in slices
    return choice.score * (1 - alike) + _NEW_TOPIC * min(new, 2) + _NEW_SLICE * elsewhere


def _note(likeness: list[float], bags: list[frozenset[str]], bag: frozenset[str]) -> None:
    for at, other in enumerate(bags):
        shared = len(bag & other)
        if shared >= _FEW or (shared and bag == other):
            likeness[at] = max(likeness[at], shared / min(len(bag), len(other)))


def at_most(lines: Sequence[Line], longest: int) -> list[Line]:
    """So many lines and no more, in their order: safety language stays, then what scored highest."""
    ranked = sorted(lines, key=lambda line: (line.choice.content is not Content.SAFETY, -line.choice.score))
    kept = {id(line) for line in ranked[:longest]}
    return [line for line in lines if id(line) in kept]
