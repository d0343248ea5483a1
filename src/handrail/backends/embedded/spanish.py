"""Spanish: sessions that were held in it, and summaries for clients who read it.

Nothing is translated. What was said is quoted as it was said, in its own language, inside a fixed frame in the reader's: a program
that retells across languages would write words that nobody can hold against the session.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from handrail.backends.embedded import plain
from handrail.backends.embedded.headings import in_order, is_for_safety
from handrail.backends.embedded.home import blames_oneself, is_private
from handrail.backends.embedded.linked import Asked
from handrail.backends.embedded.moves import Move
from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.spanish_words import (
    ANOTHERS,
    ASKS_FURTHER,
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
    OPENER,
    PROPOSES,
    SAFETY,
    SUMS_UP,
    TAKES_BACK,
    TECHNIQUE,
    TOPICS,
)
from handrail.backends.embedded.told import Told, closed, marked, quote
from handrail.backends.embedded.why import reason
from handrail.papers.draft import Evidence, Said, Weight, Why
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.transcript import Role

_FEWEST, _LONGEST, _SHORTENED, _RECAP = 4, 45, 26, 34
"""Words of a passage; the last two for clients."""
_ONE_ANSWER, _QUESTION, _REPLY = 60, 36, 26
"""Words of a turn that is told whole where it is about safety; of a question before it; of what is answered to a proposal."""
_LEAST = 0.5
_ANSWER, _LENGTH = 0.4, 0.03
"""What a client answers to a question, and what takes more words, is worth a line before what does neither."""
_TO_KEEP = 2.0
"""What sums up what was agreed, the next appointment and what to do if it gets worse: worth a line before each piece of the rest."""
_HOUR, _AT = 1.0, re.compile(r"\ba las? \w+", re.IGNORECASE)
"""An appointment with its hour, before one without."""
_SHARE = 0.4
"""At most this part of a document's lines for a section that is not the client's own account."""
_SURE = 0.6
_CLIENTS = (Role.CLIENT, Role.CLIENT_2)
_YOU_SAID, _ASKED, _OF_MEETING = "Dijiste:", "Te preguntaron:", "Sobre la próxima cita:"
_PROPOSED, _SUMMED_UP, _THEY_SAID = "Tu terapeuta propuso:", "Tu terapeuta resumió:", "Tu terapeuta dijo:"
"""How a line opens for a client who reads Spanish."""
_INSTEAD = {
    Content.HOMEWORK: Content.REPORT, Content.GOAL: Content.REPORT, Content.RESPONSE: Content.REPORT, Content.PLAN: Content.REPORT,
    Content.INTERVENTION: Content.RESPONSE,
}  # fmt: skip


def line(content: Content, one: Asked) -> Told | None:
    """For a client who reads Spanish, from a session in English: what would be told to an English reader, in the words themselves."""
    told = plain.line(content, one)
    if told is None:
        return None
    evidence = told.evidence if told.quoted else (quote(one.passage, _SHORTENED) or told.evidence[0],)
    if not all(_stands(item.quote) for item in evidence):
        return None
    said = [closed(marked(item.quote)) for item in evidence]
    if evidence[0].turn != evidence[-1].turn:
        return Told(f"{_ASKED} {said[0]} {_YOU_SAID} {said[1]}", evidence, quoted=True)
    return Told(f"{_opening(one)} {' '.join(said)}", evidence, quoted=True)


def _opening(one: Asked) -> str:
    if one.move is Move.MEETING:
        return _OF_MEETING
    if one.move is Move.RECAP:
        return _SUMMED_UP
    if one.passage.role is Role.CLIENT:
        return _YOU_SAID
    return _PROPOSED if one.move is Move.SUGGEST else _THEY_SAID


@dataclass(frozen=True, slots=True)
class _Choice:
    """A passage of a Spanish session, what it is, and what speaks for it."""

    passage: Passage
    content: Content
    topics: tuple[tuple[str, str], ...]
    score: float
    section: Section


def lines(kind: Kind, found: Sequence[Passage]) -> list[Said]:
    """Statements for every AI section of a kind, from a session held in Spanish: quotations, the most telling first chosen."""
    sections = [section for section in kind.sections if section.author is Author.AI and section.content]
    about = frozenset(_about_safety(found))
    whole = _with_limits(found) if kind.voice is Voice.PLAIN else list(_answers_whole(found, about))
    weighed = [choice for passage in whole if (choice := _weigh(kind, sections, passage, passage.turn in about)) is not None]
    weighed.sort(key=lambda one: (one.content is not Content.SAFETY, -one.score, one.passage.turn))
    left = {section.name: max(2, round(kind.longest * _part(section))) for section in sections}
    chosen: list[_Choice] = []
    for one in weighed:
        if (
            len(chosen) < kind.longest
            and (left[one.section.name] > 0 or one.content is Content.SAFETY)
            and not _again(one, chosen)
        ):
            left[one.section.name] -= 1
            chosen.append(one)
    chosen.sort(key=lambda one: in_order(kind, one.section.name, one.content, one.passage.turn, one.passage.start))
    replies = {(one.asked.turn, one.asked.start): one for one in found if one.role in _CLIENTS and one.asked is not None}
    done = [(one, replies.get((one.passage.turn, one.passage.start))) for one in _joined(chosen)]
    return [said for one, reply in done if (said := _said(kind, one, reply)) is not None]


def _about_safety(found: Sequence[Passage]) -> Iterator[int]:
    """Turns in which clients speak of safety, answer when they are asked about it, or are asked on right after."""
    last = -_ASKED_ON - 1
    for one in found:
        if one.role in _CLIENTS and one.opens_turn:
            asked = one.under.turn_text if one.under is not None else ""
            if SAFETY.search(one.turn_text) or SAFETY.search(asked):
                last = one.turn
                yield one.turn
            elif one.turn - last <= _ASKED_ON and ASKS_FURTHER.search(asked):
                yield one.turn


def _answers_whole(found: Sequence[Passage], about: Collection[int]) -> Iterator[Passage]:
    """A client's turn about safety as one passage, unless it is long; so is what they say when they are asked for a wish."""
    for turn, own in groupby(found, key=lambda one: one.turn):
        said = list(own)
        first, last = said[0], said[-1]
        wished = first.role in _CLIENTS and first.asked is not None and ASKS_WISH.search(first.asked.text)
        size = len(first.turn_text.split())
        if not (turn in about and size <= _ONE_ANSWER) and not (wished and size <= _LONGEST):
            yield from said
        else:
            told = " ".join(one.tidied for one in said)
            yield replace(first, end=last.end, text=first.turn_text[first.start : last.end], tidied=told)


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


def _joined(chosen: Sequence[_Choice]) -> list[_Choice]:
    """Neighbouring sentences of one breath as one quotation."""
    done: list[_Choice] = []
    for one in chosen:
        last = done[-1] if done else None
        if last is not None and last.section == one.section and last.passage.turn == one.passage.turn and _near(last, one):
            wider = replace(last.passage, end=one.passage.end, text=one.passage.turn_text[last.passage.start : one.passage.end])
            done[-1] = replace(last, passage=wider, topics=tuple(dict.fromkeys((*last.topics, *one.topics))))
        else:
            done.append(one)
    return done


def _near(one: _Choice, other: _Choice) -> bool:
    size = len(one.passage.words) + len(other.passage.words)
    safety = Content.SAFETY in (one.content, other.content)
    return other.passage.start - one.passage.end <= 2 and size <= _SHORTENED and not safety


def _weigh(kind: Kind, sections: Sequence[Section], passage: Passage, of_safety: bool) -> _Choice | None:
    text = passage.text
    size = len(passage.words)
    whole = of_safety and passage.opens_turn and len(passage.turn_text.split()) <= _ONE_ANSWER
    content = Content.SAFETY if whole else _content(passage, to_quote=is_for_safety(kind))
    safety = content is Content.SAFETY
    if (
        content is None
        or size > (_ONE_ANSWER if safety else _LONGEST)
        or (not safety and (size < _FEWEST or CHAT.search(text)))
    ):
        return None
    if kind.voice is Voice.PLAIN and (size > (_RECAP if SUMS_UP.search(text) else _SHORTENED) or _stays(passage)):
        return None
    topics = tuple((name, hit[0]) for name, _, words in TOPICS if (hit := words.search(text)))
    score = sum(weight for name, weight, words in TOPICS if words.search(text)) - 0.02 * max(0, size - 20)
    score += _HOUR if content is Content.PLAN and MEETING.search(text) and _AT.search(text) else 0.0
    score += _TO_KEEP if content is Content.PLAN and any(cue.search(text) for cue in (SUMS_UP, MEETING, IN_CASE)) else 0.0
    score += 1.0 if content in (Content.PLAN, Content.GOAL, Content.HOMEWORK) else 0.0
    score += (_ANSWER if passage.asked is not None else 0.0) + _LENGTH * min(size, 15) if passage.role in _CLIENTS else 0.0
    section = _place(sections, content, [name for name, _ in topics])
    if section is None or (score < _LEAST and content is not Content.SAFETY):
        return None
    return _Choice(passage, content, topics, score, section)


def _stays(passage: Passage) -> bool:
    """It doesn't go home: another's words, what stands beside safety language or answers a question about it, what guilt tells."""
    asked = passage.under.turn_text if passage.under is not None else ""
    own = passage.role in (Role.CLIENT, Role.THERAPIST)
    blamed = passage.role is Role.CLIENT and (blames_oneself(passage.turn_text) or is_private(passage.text))
    return not own or blamed or bool(passage.beside_safety or SAFETY.search(passage.turn_text) or SAFETY.search(asked))


def _content(passage: Passage, *, to_quote: bool) -> Content | None:
    """What a passage does; None for a question, and for what a therapist says without doing anything."""
    text = passage.text
    if passage.role in _CLIENTS and (SAFETY.search(text) or (to_quote and passage.noticed)):
        return Content.SAFETY
    if text.rstrip("\"”’') ").endswith("?") or text.startswith("¿"):
        proposed = (MEETING.search(text) or _proposes(text)) and not ASKS_OPENLY.match(text)
        return Content.PLAN if passage.role is Role.THERAPIST and proposed else None
    if passage.role is Role.THERAPIST:
        if TAKES_BACK.search(text):
            return None
        if MEETING.search(text) or IN_CASE.search(text) or _proposes(text):
            return Content.PLAN
        return Content.INTERVENTION if TECHNIQUE.search(text) else None
    if passage.asked is not None and ASKS_WISH.search(passage.asked.text):
        return Content.GOAL
    for content, words in ((Content.HOMEWORK, HOMEWORK), (Content.PLAN, COMMITS), (Content.GOAL, GOALS)):
        if (found := words.search(text)) and not ANOTHERS.search(text, 0, found.start()):
            return content
    return Content.REPORT


def _proposes(text: str) -> bool:
    """For the time after the hour."""
    return bool(PROPOSES.search(text) or SUMS_UP.search(text)) and not IN_THE_HOUR.search(text)


def _place(sections: Sequence[Section], content: Content, topics: Sequence[str]) -> Section | None:
    """The section for it: one that is for its topics before one that is for any."""
    wanted: Content | None = content
    while wanted is not None:
        fitting = [
            section
            for section in sections
            if wanted in section.content and (not section.topics or set(section.topics) & set(topics))
        ]
        if fitting:
            return min(fitting, key=lambda section: (not section.topics, section.content.index(wanted)))
        wanted = _INSTEAD.get(wanted) if content is not Content.SAFETY else None
    return None


def _part(section: Section) -> float:
    return 0.7 if Content.REPORT in section.content else _SHARE


def _again(one: _Choice, chosen: Sequence[_Choice]) -> bool:
    mine = set(one.passage.words)
    if one.content is Content.SAFETY:  # a shorter "quiero morir" is not told by a longer "no me quiero morir"
        return any(mine == set(other.passage.words) for other in chosen)
    return any(len(mine & set(other.passage.words)) >= 0.6 * min(len(mine), len(other.passage.words)) for other in chosen)


def _said(kind: Kind, one: _Choice, reply: Passage | None) -> Said | None:
    """`reply`: what a client answered to this passage, where it asks."""
    address = _trimmed(one.passage)
    if (len(address.quote.split()) < 3 and one.content is not Content.SAFETY) or not _stands(address.quote):
        return None
    weights = tuple(Weight(words, 1.0) for _, words in one.topics[:6])
    told = reason(one.content, list(one.topics[:3]), weights)
    why = Why(
        f"{told.clinician} Quoted in Spanish, as it was said: nothing is translated.", told.client, weights, told.client_es
    )
    asked = _question(one) if kind.voice is Voice.CLINICAL else None
    if asked is not None:
        who = _frame(kind, one)
        text = f"Asked {marked(asked.quote)}, {who[:1].lower()}{who[1:]} {marked(address.quote)}"
        return Said(one.section.name, closed(text), (asked, address), _SURE, why)
    frame = _frame(kind, one)
    if kind.voice is Voice.CLINICAL and reply is not None and (answer := _answered(one, reply)) is not None:
        text = f"{frame} {marked(address.quote)} {_who(reply.role)} said: {marked(answer.quote)}"
        return Said(one.section.name, closed(text), (address, answer), _SURE, why)
    return Said(one.section.name, closed(f"{frame} {marked(address.quote)}"), (address,), _SURE, why)


def _answered(one: _Choice, reply: Passage) -> Evidence | None:
    """What a client said to a proposal that was a question; without it nobody knows what came of it."""
    if one.content is not Content.PLAN or one.passage.role is not Role.THERAPIST or not one.passage.text.rstrip().endswith("?"):
        return None
    answer = quote(reply, _REPLY, until=len(reply.turn_text)) or quote(reply, _REPLY)
    return answer if answer is not None and _stands(answer.quote) else None


def _question(one: _Choice) -> Evidence | None:
    """What an answer about safety, or one that names a wish, was asked with: in the therapist's words from that question on."""
    said = one.passage
    if one.content not in (Content.SAFETY, Content.GOAL) or not said.opens_turn or said.asked is None:
        return None
    asked = quote(said.asked, _QUESTION)
    return asked if asked is not None and _stands(asked.quote) else None


def _trimmed(passage: Passage) -> Evidence:
    """Without the small words that opened it."""
    opener = OPENER.match(passage.text)
    return passage.span(passage.start + (opener.end() if opener else 0), passage.end)


def _stands(words: str) -> bool:
    """It begins with a word, and no other quotation is open in it."""
    return (words[0].isalnum() or words[0] in "[¿¡") and not any(mark in words for mark in '"“”')


def _frame(kind: Kind, one: _Choice) -> str:
    meeting = one.passage.role is Role.THERAPIST and bool(MEETING.search(one.passage.text))
    proposed = one.passage.role is Role.THERAPIST and one.content is Content.PLAN
    if kind.voice is Voice.PLAIN and kind.language == "es":
        if meeting:
            return _OF_MEETING
        if one.passage.role in _CLIENTS:
            return _YOU_SAID
        return _SUMMED_UP if SUMS_UP.search(one.passage.text) else _PROPOSED if proposed else _THEY_SAID
    if kind.voice is Voice.PLAIN:
        if meeting:
            return "About your next meeting:"
        return "You said:" if one.passage.role in _CLIENTS else f"Your therapist {'proposed' if proposed else 'said'}:"
    if meeting:
        return "For the next meeting, therapist said:"
    return f"{_who(one.passage.role)} {'proposed' if proposed else 'said'}:"


def _who(role: Role) -> str:
    return {Role.CLIENT: "Client", Role.CLIENT_2: "Second client", Role.THERAPIST: "Therapist"}.get(
        role, "Another person present"
    )
