"""How much a document may hold: its words and lines, and what part of them each section may have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handrail.backends.embedded.choice.line import Line
from handrail.papers.kind import Author, Content, Kind, Section
from handrail.papers.style import Density

_WORDS_A_LINE, _MOST_A_LINE = 16.3, 16.8
"""A document of 25 lines has about 407 words: some surrogates stand for longer names, and 420 are the most that it may have."""
_SHARE: Mapping[Density, float] = {Density.LEAN: 0.6, Density.STANDARD: 1.0, Density.FULL: 1.35}
_OF_TALK = 0.4
"""A note is never longer than this part of a session, and a few lines."""
_FEW_WORDS = 110
_OF_A_HEADING = 15
"""Words more for each heading that is for a part of life, as an intake has many."""
OVERHEAD = 3
"""Words that every line costs beside its own."""
_SHARES: Mapping[Content, float] = {
    Content.PLAN: 0.36,
    Content.INTERVENTION: 0.3,
    Content.OBSERVED: 0.45,
    Content.RESPONSE: 0.4,
    Content.GOAL: 0.3,
    Content.PROBLEM: 0.5,
    Content.THREAD: 0.5,
}
"""At most this part of the words for a section that begins with this content."""
_ACCOUNT = 0.6
"""At most this part for a section that holds the client's account, in a kind that has one for what the therapist did, too: what was done and what
came of it are what such a note is for."""
_AGREED = 0.6
"""At most this part for what was agreed, in a brief: it is read to take that up again."""
_STILL_PLANNED = 0.1
"""At least this part of a medical note or an intake for what was decided, however much was said about safety: all of that is told anyway."""
_DECIDED = 0.5
"""At most this part for the plan of a medical visit."""
_FOR_OTHERS = 0.25
"""At least this part of a brief's lines for what isn't about safety; all flags stand beside the lines anyway."""
_LONG, _ACCOUNT_OF_LONG = 10, 0.75
"""An hour of so many times the note's words has more account than a note can hold, and a plan that a reader must not miss."""
_BESIDE: Mapping[Content, float] = {Content.INTERVENTION: 0.22, Content.OBSERVED: 0.4}
"""At most this part of the words for a content that is not its section's own."""


@dataclass(slots=True)
class Room:
    """What is left of a document."""

    words: float
    lines: int
    sections: dict[str, float]
    beside: dict[tuple[str, Content], float]
    safety: float
    """What of the words is left for lines about safety; they may go on beyond it, at nobody else's cost."""
    others: int = 0
    """Lines that are kept for what was agreed and left open."""

    def takes(self, line: Line, cost: int) -> bool:
        """There is room for it; safety language always has some."""
        name, content = line.choice.section.name, line.choice.content
        if content is Content.SAFETY:
            return self.lines > self.others
        spare = OVERHEAD
        return (
            cost <= self.words
            and cost <= self.sections.get(name, self.words) + spare
            and cost <= self.beside.get((name, content), self.words) + spare
        )

    def take(self, line: Line, cost: int, *, new: bool) -> None:
        """Use some of it."""
        name, content = line.choice.section.name, line.choice.content
        self.lines -= new
        self.others -= new and self.others > 0 and content is not Content.SAFETY
        if content is Content.SAFETY:
            cost = min(cost, max(0, int(self.safety)))
            self.safety -= cost
        self.words -= cost
        if name in self.sections:
            self.sections[name] -= cost
        if (name, content) in self.beside:
            self.beside[name, content] -= cost

    @classmethod
    def of(cls, drafted: Sequence[Section], words: float, lines: int, *, said: int = 0, visit: bool = False) -> "Room":
        """All of it, before a line is taken; `said`: the hour's own words; `visit`: a doctor's, whose decisions are its plan."""
        first = {section.content[0] for section in drafted}
        shares = _shares(drafted, long=said > _LONG * words, visit=visit)
        return cls(
            words,
            lines,
            {name: words * share for name, share in shares.items()},
            {
                (section.name, content): words * share
                for section in drafted
                for content, share in _BESIDE.items()
                if content in section.content[1:]
            },
            words * for_safety(drafted),
            round(lines * _FOR_OTHERS) if for_safety(drafted) < 1 and _is_brief(first) else 0,
        )


def room(kind: Kind, said: int, density: Density) -> float:
    """Words for a document: by its kind's longest, never most of a short talk."""
    most = kind.longest * _WORDS_A_LINE
    headings = sum(bool(section.topics) and section.author is Author.AI for section in kind.sections)
    return min(most * _SHARE[density], _FEW_WORDS + _OF_A_HEADING * headings + _OF_TALK * said * _SHARE[density])


def for_safety(drafted: Sequence[Section]) -> float:
    """What part of the words lines about safety may have: where they and the plan each have a section of their own, not the plan's."""
    first = {section.content[0] for section in drafted}
    if not {Content.SAFETY, Content.PLAN} <= first:
        return 1.0
    return 1 - (_AGREED if _is_brief(first) else _STILL_PLANNED)


def _is_brief(first: set[Content]) -> bool:
    """It is read to take up again what was left open."""
    return Content.THREAD in first


def most_words(kind: Kind, density: Density) -> float:
    """Words that no document may exceed, whoever drafts it: only a full one may have more than the usual most."""
    return kind.longest * _MOST_A_LINE * max(1.0, _SHARE[density])


def _shares(drafted: Sequence[Section], *, long: bool, visit: bool) -> Mapping[str, float]:
    """What part of the words a section may have, by what it begins with; the client's account is one wherever it stands."""
    first = {section.content[0] for section in drafted}
    shares = dict(_SHARES)
    if _is_brief(first):
        shares[Content.PLAN] = _AGREED
    elif Content.INTERVENTION in first:
        accounts = {section.content[0] for section in drafted if Content.REPORT in section.content and not section.topics}
        shares |= dict.fromkeys(accounts, _ACCOUNT)
    elif long and Content.PLAN in first:
        shares[Content.REPORT] = _ACCOUNT_OF_LONG
    if visit:
        shares[Content.PLAN] = max(_DECIDED, shares[Content.PLAN])
    return {section.name: shares[section.content[0]] for section in drafted if section.content[0] in shares}
