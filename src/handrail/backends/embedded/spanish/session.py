"""Spanish: sessions that were held in it, and summaries for clients who read it.

Nothing is translated. What was said is quoted as it was said, in its own language, inside a fixed frame in the reader's: a program
that retells across languages would write words that nobody can hold against the session.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handrail.backends.embedded.hour.headings import in_order, is_for_safety, meets
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.lines.home import blames_oneself, is_private
from handrail.backends.embedded.spanish.agreed import (
    CLIENTS,
    LONGEST,
    NOTHING,
    Came,
    came_of,
    is_settled,
    refuses,
    says_ahead,
)
from handrail.backends.embedded.spanish.meetings import Meetings, meetings
from handrail.backends.embedded.spanish.told import SHORTENED, Choice, is_asked, said
from handrail.backends.embedded.spanish.words import (
    ANOTHERS,
    ASKS_FURTHER,
    ASKS_HOW_IT_WENT,
    ASKS_OPENLY,
    ASKS_WISH,
    CHAT,
    COMMITS,
    GOALS,
    HOMEWORK,
    IN_CASE,
    IN_THE_HOUR,
    LIMITS,
    MEETING,
    PROPOSES,
    SAFETY,
    STEPS,
    SUMS_UP,
    TAKES_BACK,
    TECHNIQUE,
    TOPICS,
)
from handrail.papers.draft import Said
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.transcript import Role

_FEWEST, _RECAP = 4, 34
"""Words of a passage; of a summing-up for clients."""
_ONE_ANSWER = 60
"""Words of a turn that is told whole where it is about safety."""
_LEAST = 0.5
_ANSWER, _LENGTH = 0.4, 0.03
"""What a client answers to a question, and what takes more words, is worth a line before what does neither."""
_TO_KEEP = 2.0
"""What sums up what was agreed, the next appointment and what to do if it gets worse: worth a line before each piece of the rest."""
_PROMISED = 1.0
"""What a client answers that they will do."""
_HOUR, _AT = 1.0, re.compile(r"\ba las? \w+", re.IGNORECASE)
"""An appointment with its hour, before one without."""
_SHARE = 0.4
"""At most this part of a document's lines for a section that is not the client's own account."""
_INSTEAD = {
    Content.HOMEWORK: Content.REPORT, Content.GOAL: Content.REPORT, Content.RESPONSE: Content.REPORT, Content.PLAN: Content.REPORT,
    Content.INTERVENTION: Content.RESPONSE,
}  # fmt: skip


def lines(kind: Kind, found: Sequence[Passage]) -> list[Said]:
    """Statements for every AI section of a kind, from a session held in Spanish: quotations, the most telling first chosen."""
    sections = [section for section in kind.sections if section.author is Author.AI and section.content]
    home = kind.voice is Voice.PLAIN
    about, ahead = frozenset(_about_safety(found)), frozenset(says_ahead(found))
    met = meetings(found)
    read = _Reading(kind, sections, about, ahead, {**came_of(found), **met.came}, met)
    whole = _answers_whole(found, frozenset() if home else about, ahead, SHORTENED if home else LONGEST)
    weighed = [
        choice
        for passage in (_with_limits(list(whole)) if home else whole)
        if not met.is_told_elsewhere(passage) and (choice := _weigh(read, passage)) is not None
    ]
    weighed.sort(key=lambda one: (_place_in_line(one, about), -one.score, one.passage.turn))
    left = {section.name: max(2, round(kind.longest * _part(section))) for section in sections}
    chosen: list[Choice] = []
    for one in weighed:
        if (
            len(chosen) < kind.longest
            and (left[one.section.name] > 0 or one.content is Content.SAFETY)
            and not _again(one, chosen)
        ):
            left[one.section.name] -= 1
            chosen.append(one)
    chosen.sort(key=lambda one: in_order(kind, one.section.name, one.content, one.passage.turn, one.passage.start))
    return [line for one in _joined(chosen) if (line := said(kind, one)) is not None]


def _place_in_line(one: Choice, about: Collection[int]) -> int:
    """Words about safety come first; what only the listener took for them, behind what was agreed: it was taught little Spanish."""
    if one.content is not Content.SAFETY:
        return 1 if one.content in (Content.PLAN, Content.GOAL, Content.HOMEWORK) else 3
    guessed = one.passage.only_guessed and one.passage.turn not in about and not SAFETY.search(one.passage.text)
    return 2 if guessed else 0


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a passage is weighed by: the document, and what the whole hour says of its turns."""

    kind: Kind
    sections: Sequence[Section]
    about: frozenset[int]
    """Turns about safety."""
    ahead: frozenset[int]
    """Turns in which a client says what they will do."""
    came: Mapping[tuple[int, int], Came]
    met: Meetings

    def is_settled_elsewhere(self, passage: Passage) -> bool:
        """It sums up the answer to a question, and is told with both."""
        return is_settled(passage) and any(
            one.settled is not None and (one.settled.turn, one.settled.start) == (passage.turn, passage.start)
            for one in self._proposed()
        )

    def _proposed(self) -> Iterator[Came]:
        for came in self.came.values():
            asked = None if came.reply is None else came.reply.asked
            if asked is not None and asked.role is Role.THERAPIST and _is_proposal(asked):
                yield came


def _about_safety(found: Sequence[Passage]) -> Iterator[int]:
    """Turns in which clients speak of safety, answer when they are asked about it, or are asked on right after."""
    last = -_ASKED_ON - 1
    for one in found:
        if one.role in CLIENTS and one.opens_turn:
            asked = one.under.turn_text if one.under is not None else ""
            if SAFETY.search(one.turn_text) or SAFETY.search(asked):
                last = one.turn
                yield one.turn
            elif one.turn - last <= _ASKED_ON and ASKS_FURTHER.search(asked):
                yield one.turn


def _answers_whole(found: Sequence[Passage], about: Collection[int], ahead: Collection[int], longest: int) -> Iterator[Passage]:
    """A client's turn about safety as one passage, unless it is long; so is what they answer when asked for a wish or what they will do."""
    for turn, own in groupby(found, key=lambda one: one.turn):
        told = list(own)
        first, last = told[0], told[-1]
        wished = first.role in CLIENTS and first.asked is not None and ASKS_WISH.search(first.asked.text)
        size = len(first.turn_text.split())
        if not (turn in about and size <= _ONE_ANSWER) and not ((wished or turn in ahead) and size <= longest):
            yield from told
        else:
            tidied = " ".join(one.tidied for one in told)
            yield replace(first, end=last.end, text=first.turn_text[first.start : last.end], tidied=tidied)


_ASKED_ON = 2
"""Turns from an answer to the next one."""


def _with_limits(found: Sequence[Passage]) -> list[Passage]:
    """A client's promise as one with the sentence behind it that limits it: "Voy a bajar a dos. Pero a partir del lunes." """
    done: list[Passage] = []
    for one in found:
        last = done[-1] if done and done[-1].turn == one.turn else None
        if last is not None and last.role is Role.CLIENT and COMMITS.search(last.text) and LIMITS.match(one.text):
            done[-1] = replace(
                last, end=one.end, text=one.turn_text[last.start : one.end], tidied=f"{last.tidied} {one.tidied}"
            )
        else:
            done.append(one)
    return done


def _joined(chosen: Sequence[Choice]) -> list[Choice]:
    """Neighbouring sentences of one breath as one quotation."""
    done: list[Choice] = []
    for one in chosen:
        last = done[-1] if done else None
        if last is not None and last.section == one.section and last.passage.turn == one.passage.turn and _near(last, one):
            wider = replace(last.passage, end=one.passage.end, text=one.passage.turn_text[last.passage.start : one.passage.end])
            done[-1] = replace(last, passage=wider, topics=tuple(dict.fromkeys((*last.topics, *one.topics))))
        else:
            done.append(one)
    return done


def _near(one: Choice, other: Choice) -> bool:
    size = len(one.passage.words) + len(other.passage.words)
    safety = Content.SAFETY in (one.content, other.content)
    return other.passage.start - one.passage.end <= 2 and size <= SHORTENED and not safety


def _weigh(read: _Reading, passage: Passage) -> Choice | None:
    kind, text = read.kind, passage.text
    size = len(passage.words)
    whole = passage.turn in read.about and passage.opens_turn and len(passage.turn_text.split()) <= _ONE_ANSWER
    content = Content.SAFETY if whole else _content(passage, read.ahead, to_quote=is_for_safety(kind))
    safety = content is Content.SAFETY
    if (
        content is None
        or size > (_ONE_ANSWER if safety else LONGEST)
        or (not safety and ((size < _FEWEST and not is_settled(passage)) or (CHAT.search(text) and not _says_when(text))))
        or read.is_settled_elsewhere(passage)
    ):
        return None
    came = read.came.get((passage.turn, passage.start), NOTHING)
    cancelled = (passage.turn, passage.start) in read.met.cancelled
    with_its_no = (passage.turn, passage.start) in read.met.came
    if kind.voice is Voice.PLAIN and not _goes_home(passage, size, came, with_its_no=with_its_no):
        return None
    topics = tuple((name, hit[0]) for name, _, words in TOPICS if (hit := words.search(text)))
    score = sum(weight for name, weight, words in TOPICS if words.search(text)) - 0.02 * max(0, size - 20)
    score += _HOUR if content is Content.PLAN and _says_when(text) else 0.0
    kept = any(cue.search(text) for cue in (SUMS_UP, MEETING, IN_CASE)) or is_settled(passage) or came.settled is not None
    score += _TO_KEEP if content is Content.PLAN and kept else 0.0
    score += 1.0 if content in (Content.PLAN, Content.GOAL, Content.HOMEWORK) else 0.0
    ahead = passage.turn in read.ahead and content is Content.PLAN
    score += _PROMISED if ahead else 0.0
    score += (_ANSWER if passage.asked is not None else 0.0) + _LENGTH * min(size, 15) if passage.role in CLIENTS else 0.0
    section = _place(read.sections, content, passage)
    if section is None or (score < _LEAST and content is not Content.SAFETY):
        return None
    return Choice(passage, content, topics, score, section, came, ahead, cancelled)


def _says_when(text: str) -> bool:
    return bool(MEETING.search(text) and _AT.search(text))


def _goes_home(passage: Passage, size: int, came: Came, *, with_its_no: bool) -> bool:
    """Short, nothing that stays, and no proposal whose answer says otherwise and must stay."""
    if size > (_RECAP if SUMS_UP.search(passage.text) else SHORTENED) or _stays(passage):
        return False
    reply = came.reply
    if reply is None or passage.role is not Role.THERAPIST or not refuses(reply):
        return True
    return (with_its_no or not MEETING.search(passage.text)) and not _stays(reply)


def _stays(passage: Passage) -> bool:
    """It doesn't go home: another's words, what stands beside safety language or answers a question about it, what guilt tells."""
    asked = passage.under.turn_text if passage.under is not None else ""
    own = passage.role in (Role.CLIENT, Role.THERAPIST)
    blamed = passage.role is Role.CLIENT and (blames_oneself(passage.turn_text) or is_private(passage.text))
    return not own or blamed or bool(passage.beside_safety or SAFETY.search(passage.turn_text) or SAFETY.search(asked))


def _content(passage: Passage, ahead: Collection[int], *, to_quote: bool) -> Content | None:
    """What a passage does; None for a question, and for what a therapist says without doing anything."""
    text = passage.text
    ahead_alone = passage.turn in ahead and passage.opens_turn and passage.only_guessed
    if passage.role in CLIENTS and (SAFETY.search(text) or (to_quote and passage.noticed and not ahead_alone)):
        return Content.SAFETY
    if text.rstrip("\"”’') ").endswith("?") or text.startswith("¿"):
        return Content.PLAN if passage.role is Role.THERAPIST and _is_proposal(passage) else None
    if passage.role is Role.THERAPIST:
        if TAKES_BACK.search(text):
            return None
        if MEETING.search(text) or IN_CASE.search(text) or _proposes(text) or is_settled(passage):
            return Content.PLAN
        return Content.INTERVENTION if TECHNIQUE.search(text) else None
    if passage.under is not None and is_asked(passage.under) and MEETING.search(passage.under.text):
        return None  # it is told with the appointment that it answers
    if passage.asked is not None and ASKS_WISH.search(passage.asked.text):
        return Content.GOAL
    if passage.turn in ahead and passage.opens_turn:
        return Content.PLAN
    for content, words in ((Content.HOMEWORK, HOMEWORK), (Content.PLAN, COMMITS), (Content.GOAL, GOALS)):
        if (found := words.search(text)) and not ANOTHERS.search(text, 0, found.start()):
            return content
    return Content.REPORT


def _is_proposal(question: Passage) -> bool:
    """A question that proposes something, and asks neither openly nor how it went."""
    text = question.text
    asks = ASKS_OPENLY.match(text) or ASKS_HOW_IT_WENT.match(text)
    return bool(MEETING.search(text) or _proposes(text)) and not asks


def _proposes(text: str) -> bool:
    """For the time after the hour."""
    return bool(PROPOSES.search(text) or SUMS_UP.search(text)) and not IN_THE_HOUR.search(text)


def _place(sections: Sequence[Section], content: Content, passage: Passage) -> Section | None:
    """The section for it: one that is for what it is about before one that is for anything."""
    own = _touches(passage.text, TOPICS)
    question = passage.asked or passage.under
    asked = frozenset[str]() if question is None else _touches(question.text, TOPICS) | _touches(question.text, STEPS)
    wanted: Content | None = content
    while wanted is not None:
        fitting = [
            (section, met)
            for section in sections
            if wanted in section.content and (met := meets(section, passage, own, asked=asked))
        ]
        if fitting:
            return min(fitting, key=lambda one: (not one[0].topics, one[0].content.index(wanted), -one[1]))[0]
        wanted = _INSTEAD.get(wanted) if content is not Content.SAFETY else None
    return None


def _touches(text: str, lists: Sequence[tuple[str, *tuple[float, ...], re.Pattern[str]]]) -> frozenset[str]:
    return frozenset(one[0] for one in lists if one[-1].search(text))


def _part(section: Section) -> float:
    return 0.7 if Content.REPORT in section.content else _SHARE


_OF_A_PROPOSAL = frozenset(("qué", "le", "te", "les", "parece", "si", "y", "para", "esta", "semana"))
"""Two proposals that share these don't propose the same."""


def _again(one: Choice, chosen: Sequence[Choice]) -> bool:
    mine = set(one.passage.words)
    if one.content is Content.SAFETY:  # a shorter "quiero morir" is not told by a longer "no me quiero morir"
        return any(mine == set(other.passage.words) for other in chosen)
    mine -= _OF_A_PROPOSAL
    others = (set(other.passage.words) - _OF_A_PROPOSAL for other in chosen)
    return any(len(mine & other) >= 0.6 * min(len(mine), len(other)) > 0 for other in others)
