"""How a line of an hour held in Spanish reads: a fixed frame, and the words as they were said.

A promise stands with what it answers ("Le digo ese día."), a proposal with what was answered to it and what that came to.
"""

from dataclasses import dataclass

from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import Told, closed, in_turns, marked, quote
from handrail.backends.embedded.lines import plain
from handrail.backends.embedded.lines.home import may_be_repeated
from handrail.backends.embedded.lines.plans import cancelled
from handrail.backends.embedded.lines.why import reason
from handrail.backends.embedded.spanish.agreed import NOTHING, Came, is_settled, says_only_yes
from handrail.backends.embedded.spanish.words import MEETING, OPENER, SAYS_IT, SUMS_UP
from handrail.backends.embedded.weight.linked import Asked
from handrail.papers.draft import Evidence, Said, Weight, Why
from handrail.papers.kind import Content, Kind, Section, Voice
from handrail.papers.transcript import Role

SHORTENED = 26
"""Words of a passage for clients."""
_QUESTION, _REPLY = 36, 26
"""Words of a question before an answer; of what is answered to a proposal."""
_FEWEST = 3
_SURE = 0.6
_CLIENTS = (Role.CLIENT, Role.CLIENT_2)
_YOU_SAID, _ASKED, _OF_MEETING = "Dijiste:", "Te preguntaron:", "Sobre la próxima cita:"
_PROPOSED, _SUMMED_UP, _THEY_SAID = "Tu terapeuta propuso:", "Tu terapeuta resumió:", "Tu terapeuta dijo:"
_CANCELLED = "Se canceló una cita."
"""How a line opens for a client who reads Spanish."""
_KEEPS_ITS_QUESTION = (Content.SAFETY, Content.GOAL)


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage of a Spanish session, what it is, and what speaks for it."""

    passage: Passage
    content: Content
    topics: tuple[tuple[str, str], ...]
    score: float
    section: Section
    came: Came = NOTHING
    """What came of a proposal."""
    ahead: bool = False
    """It answers what a client will do."""
    cancelled: bool = False
    """An appointment that was taken back: only that is told, and by which words."""


def line(content: Content, one: Asked) -> Told | None:
    """For a client who reads Spanish, from a session in English: what would be told to an English reader, in the words themselves."""
    told = plain.line(content, one)
    if told is None:
        return None
    if content is Content.PLAN and one.upon:
        return _upon(one)
    evidence = told.evidence if told.quoted else (quote(one.passage, SHORTENED) or told.evidence[0],)
    if not all(_stands(item.quote) for item in evidence):
        return None
    said = [closed(marked(item.quote)) for item in evidence]
    if evidence[0].turn != evidence[-1].turn:
        return Told(f"{_ASKED} {said[0]} {_YOU_SAID} {said[1]}", evidence, quoted=True)
    return Told(f"{_opening(one)} {' '.join(said)}", evidence, quoted=True)


def _upon(one: Asked) -> Told | None:
    """What was taken up, moved or cancelled, behind what it is of: each in the words of who said it."""
    if one.move is Move.CANCELLED:
        return cancelled(one, _speaker, _CANCELLED)
    return in_turns((*one.upon, one.passage), _speaker, f"{_OF_MEETING[:-1]}. " if one.move is Move.MEETING else "")


def _speaker(role: Role) -> str:
    return (_THEY_SAID if role is Role.THERAPIST else _YOU_SAID)[:-1]


def _opening(one: Asked) -> str:
    if one.move is Move.MEETING:
        return _OF_MEETING
    if one.move is Move.RECAP:
        return _SUMMED_UP
    if one.passage.role is Role.CLIENT:
        return _YOU_SAID
    return _PROPOSED if one.move is Move.SUGGEST else _THEY_SAID


def said(kind: Kind, one: Choice) -> Said | None:
    """The statement for a choice; None where its words don't stand by themselves."""
    address = _trimmed(one.passage)
    if (len(address.quote.split()) < _FEWEST and one.content is not Content.SAFETY) or not _stands(address.quote):
        return None
    weights = tuple(Weight(words, 1.0) for _, words in one.topics[:6])
    told = reason(one.content, list(one.topics[:3]), weights)
    why = Why(
        f"{told.clinician} Quoted in Spanish, as it was said: nothing is translated.", told.client, weights, told.client_es
    )
    text, evidence = _with_question(kind, one, address) or _with_what_came(kind, one, address)
    return Said(one.section.name, closed(text), evidence, _SURE, why)


def _with_question(kind: Kind, one: Choice, address: Evidence) -> tuple[str, tuple[Evidence, ...]] | None:
    """An answer about safety, one that names a wish and one that says what will be done, behind what it was asked with."""
    passage, home = one.passage, kind.voice is Voice.PLAIN
    keeps = one.ahead or (not home and one.content in _KEEPS_ITS_QUESTION)
    if not keeps or passage.role not in _CLIENTS or not passage.opens_turn or passage.asked is None:
        return None
    asked = quote(passage.asked, SHORTENED if home else _QUESTION)
    asked = asked and _with_what_it_means(passage.asked, asked)
    if asked is None or not _stands(asked.quote) or (home and not may_be_repeated(asked.quote)):
        return None
    frame = _frame(kind, one)
    if frame == _YOU_SAID:
        text = f"{_ASKED} {closed(marked(asked.quote))} {frame} {marked(address.quote)}"
    else:
        text = f"Asked {marked(asked.quote)}, {frame[:1].lower()}{frame[1:]} {marked(address.quote)}"
    return text, (asked, address)


def _with_what_came(kind: Kind, one: Choice, address: Evidence) -> tuple[str, tuple[Evidence, ...]]:
    """A proposal that is a question, with its answer and what that came to; so an appointment of which something became; anything else alone."""
    evidence: tuple[Evidence, ...] = (_with_what_it_means(one.passage, address),)
    text = f"{_frame(kind, one)} {marked(evidence[0].quote)}"
    of_a_meeting = bool(MEETING.search(one.passage.text)) and one.came is not NOTHING
    if one.content is not Content.PLAN or one.passage.role is not Role.THERAPIST or not (is_asked(one.passage) or of_a_meeting):
        return text, evidence
    home = kind.voice is Voice.PLAIN
    if one.cancelled:
        text = _CANCELLED if kind.language == "es" and home else "An appointment was cancelled."
    for came in (one.came.reply, one.came.settled):
        if came is None:
            continue
        if home and is_asked(one.passage) and says_only_yes(came):
            break
        answer = (quote(came, _REPLY, until=len(came.turn_text)) if came.role in _CLIENTS else None) or quote(came, _REPLY)
        if answer is None or not _stands(answer.quote):
            break
        text = f"{closed(text)} {_who_said(kind, came.role)} {marked(answer.quote)}"
        evidence = (*evidence, answer)
    return text, evidence


def _with_what_it_means(question: Passage, address: Evidence) -> Evidence:
    """A question that says "lo" or "la", with the sentence before it: "Eso háblelo con la doctora. ¿Cuándo la ve?" """
    if question.previous is None or question.role is not Role.THERAPIST or not SAYS_IT.search(address.quote):
        return address
    wider = quote(question, SHORTENED, since=question.previous)
    return wider if wider is not None and _stands(wider.quote) else address


def is_asked(passage: Passage) -> bool:
    """A question, by its mark."""
    return passage.text.rstrip("\"”’') ").endswith("?")


def _trimmed(passage: Passage) -> Evidence:
    """Without the small words that opened it."""
    opener = OPENER.match(passage.text)
    return passage.span(passage.start + (opener.end() if opener else 0), passage.end)


def _stands(words: str) -> bool:
    """It begins with a word, and no other quotation is open in it."""
    return (words[0].isalnum() or words[0] in "[¿¡") and not any(mark in words for mark in '"“”')


def _frame(kind: Kind, one: Choice) -> str:
    passage = one.passage
    from_therapist = passage.role is Role.THERAPIST
    meeting = from_therapist and bool(MEETING.search(passage.text))
    proposed = from_therapist and one.content is Content.PLAN and not is_settled(passage)
    if meeting:
        by_language = _OF_MEETING if kind.language == "es" else "About your next meeting:"
        return by_language if kind.voice is Voice.PLAIN else "For the next meeting, therapist said:"
    if kind.voice is Voice.PLAIN and kind.language == "es":
        if from_therapist and (SUMS_UP.search(passage.text) or is_settled(passage)):
            return _SUMMED_UP
        return _PROPOSED if proposed else _who_said(kind, passage.role)
    if proposed:
        return "Your therapist proposed:" if kind.voice is Voice.PLAIN else "Therapist proposed:"
    return _who_said(kind, passage.role)


def _who_said(kind: Kind, role: Role) -> str:
    if kind.voice is Voice.PLAIN and kind.language == "es":
        return _YOU_SAID if role in _CLIENTS else _THEY_SAID
    if kind.voice is Voice.PLAIN:
        return "You said:" if role in _CLIENTS else "Your therapist said:"
    who = {Role.CLIENT: "Client", Role.CLIENT_2: "Second client", Role.THERAPIST: "Therapist"}
    return f"{who.get(role, 'Another person present')} said:"
