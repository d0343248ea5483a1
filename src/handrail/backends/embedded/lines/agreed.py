"""What was agreed, told to the client: what they will do and within which limits, what both will, when they meet, what to do if it gets worse.

Nothing is cut from what it hangs on. A promise stands with the "not on Friday" behind it, a summing-up in short parts with none left out
between them, an appointment with its hour; what can't be said whole and short is not said.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handrail.backends.embedded.choice.ahead import IN_CASE
from handrail.backends.embedded.hour.moves import Move, move, names_day_and_hour
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import Told, closed, in_turns, marked, own_words, quote
from handrail.backends.embedded.lines.home import blames_oneself, is_thought
from handrail.backends.embedded.lines.plans import accepted, cancelled, no_to, plan
from handrail.backends.embedded.weight.linked import Asked
from handrail.backends.embedded.weight.taken_back import takes_back
from handrail.backends.embedded.words.clauses import breaks_off
from handrail.backends.embedded.words.idiom import is_no_plan
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.scope import leaves_speech_open
from handrail.backends.embedded.words.text import is_no, telling, words
from handrail.papers.draft import Evidence, Weight
from handrail.papers.transcript import Role

MOST = 26
"""Words of one sentence, which stands with its condition."""
_FRAME = 3
_MEETING, _PIECE, _SUMMED_UP = 18, 14, 45
"""Words of an appointment, of a sentence or a part of one in a summing-up, and of all those parts together."""
_FEWEST = 3


def agreed(one: Asked) -> Told | None:
    """A line to the client for something that was agreed; None where it is another's, or can't be said whole."""
    said = one.passage
    if one.upon:
        return _taken_up(one)
    if one.move is Move.MEETING:
        return _meeting(one)
    if one.move is Move.RECAP:
        return _summed_up(one)
    if said.role is Role.CLIENT:
        return _promised(one)
    if said.role is not Role.THERAPIST or not (said.for_two or _took_up(one)):
        return None  # what a partner means to do, or is asked to, is theirs to take home
    told = plan(one)
    return _in_case(said) if told is None else _by_therapist(one, told)


def to_keep(found: Iterable[Asked]) -> list[Asked]:
    """What to do if it gets worse is a suggestion, and worth a line on a page to keep, whatever else was said."""
    return [_kept(one) if one.passage.role is Role.THERAPIST and IN_CASE.match(one.passage.tidied) else one for one in found]


def _kept(one: Asked) -> Asked:
    scored = replace(one.scored, weights=(*one.scored.weights, _WORTH), score=one.scored.score + _WORTH.weight)
    return replace(one, scored=scored, move=Move.SUGGEST)


_WORTH = Weight("what to do if it gets worse", 3.0)


def _took_up(one: Asked) -> bool:
    """Of several who might have been meant, this client answered."""
    return one.reply is not None and one.reply.role is Role.CLIENT


def _by_therapist(one: Asked, told: Told) -> Told:
    yes, text = accepted(one), told.text
    asked = "Therapist asked client to"
    opening = "You will" if yes and text.startswith(asked) else "Your therapist asked you to"
    text = text.replace(asked, opening, 1).replace("Therapist and client agreed to", "You both agreed to", 1)
    text = re.sub(r"^Therapist (proposed|will|said|suggested|recommended|advised|encouraged)", r"Your therapist \1", text)
    evidence = (*told.evidence, yes) if yes and opening == "You will" and yes not in told.evidence else told.evidence
    return Told(_second_person(text), evidence)


def _taken_up(one: Asked) -> Told | None:
    """What was taken up or decided, behind what it is of; a partner's part in it is theirs to take home."""
    said = (*one.upon, one.passage)
    if any(more.role not in (Role.THERAPIST, Role.CLIENT) for more in said) or any(safety_words(more.text) for more in said):
        return None
    if one.move is Move.CANCELLED:
        return cancelled(one, _who, "Your appointment{} was cancelled.")
    return in_turns(said, _who, "About your next meeting. " if one.move is Move.MEETING else "", MOST - _FRAME)


def _who(role: Role) -> str:
    return "Your therapist" if role is Role.THERAPIST else "You"


def _meeting(one: Asked) -> Told | None:
    """The next appointment, with its day and hour where they come in the next sentence. A "no" to it leaves it open."""
    if one.reply is not None and (is_no(one.reply.text) or _REFUSES.search(one.reply.text)):
        return None
    rest = () if names_day_and_hour(one.passage.text) else one.rest[:1]
    more = next((more for more in rest if not more.is_question and _WHEN.search(more.text)), one.passage)
    address = quote(one.passage, _MEETING, until=more.end) or quote(one.passage, _MEETING)
    goodbye = None if address is None else _FAREWELL.search(address.quote)
    if address is None or (goodbye and not _WHEN.search(_DAY.sub("", address.quote[goodbye.end() :]))):
        return None
    return Told(closed(f"About your next meeting: {marked(address.quote)}"), (address,), quoted=True)


_REFUSES = re.compile(
    r"\b(?:can['’]t|cannot|couldn['’]t|won['’]t|not (?:that|then|on)|doesn['’]t work|no good|busy|instead)\b", re.IGNORECASE
)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_FAREWELL = re.compile(r"\bsee you\b", re.IGNORECASE)
"""With no hour in it, it is a goodbye."""
_WHEN = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+(?:eenth|ieth)|(?:twenty |thirty )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"tenth|eleventh|twelfth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|noon|same time)\b",
    re.IGNORECASE,
)


def _promised(one: Asked) -> Told | None:
    """What a client will do: told to them, or in their own words; with the limit that comes right behind it in their own words."""
    said, told = one.passage, plan(one)
    will = _WILL.match(said.tidied)
    if will is None or is_thought(one) or blames_oneself(said.text) or breaks_off(said.text) or any(map(_withdraws, one.rest)):
        return None
    what = will["what"]
    if is_no_plan(what) or _NO_WORK.match(what) or leaves_speech_open(said.turn_text[: said.start]):
        return None
    last = _limit(one, vague=not telling(words(what)) or bool(_VAGUE.match(what)))
    if told is not None and told.text.startswith("Client will") and last is said:
        return Told(_second_person(told.text.replace("Client will", "You will", 1)), told.evidence)
    address = None if last is None else quote(said, MOST - _FRAME, until=last.end)
    return None if address is None else own_words(address, _FEWEST + 1)


def _withdraws(more: Passage) -> bool:
    """ "No." by itself, or what takes back the sentence before it."""
    return takes_back(more.text) or (more.is_bare and is_no(more.text))


def _limit(one: Asked, *, vague: bool) -> Passage | None:
    """The sentence to which a promise goes on: its limit, or what says of "I'll do the two" which two; None where nothing does."""
    found = [one.passage] if not vague else []
    for more in one.rest:
        if more.is_question or not (_LIMITS.match(more.text) or vague):
            break
        if _LIMITS.match(more.text) or telling(more.words):
            found.append(more)
    return found[-1] if found else None


_WILL = re.compile(
    r"(?:(?:and|so|then|but|okay|yeah|yes|well|(?:from|on) \w+|tomorrow|tonight)[, ]+)*i(?:['’]ll| will| am going to|['’]m going to) (?P<what>.+)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:\w+\W+){1,3}(?:it|that|this|them)\W*$", re.IGNORECASE)
""" "Call about it"."""
_NO_WORK = re.compile(
    r"(?:probably|maybe|perhaps|possibly|likely|try and see|see|think|be (?:honest|fine|okay|back|there)|go (?:first|next)|say|tell you|start|go)\b(?=\W*$)|"
    r"(?:probably|maybe|perhaps|possibly|likely|have (?:had|been|\w+ed))\b|.*\bnow\W*$",
    re.IGNORECASE,
)
"""No promise, or one for the next minute."""
_LIMITS = re.compile(
    r"\W*(?:and |but )?(?:not|no|only|just|except|unless|until|if|when|once|twice|every|from|before|after|at|for|with|without|one|two|three|half|then)\b(?! (?:i|we)\b)|"
    r"\W*(?:and |but )?(?:(?:on |by )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the weekend)|tonight|tomorrow|this (?:week|weekend|evening|afternoon))\b(?!,? (?:i|we|you|he|she|they|it|my|the|there)\b)",
    re.IGNORECASE,
)
"""Of what was just promised: when, how often, and when not."""


def _in_case(said: Passage) -> Told | None:
    """What a therapist says to do if something comes: in their words, with both halves."""
    address = quote(said, MOST - _FRAME) if _IF.match(said.tidied) and not said.is_question else None
    return None if address is None else Told(closed(f"Your therapist said: {marked(address.quote)}"), (address,), quoted=True)


_IF = re.compile(r"(?:(?:and|so|but|now|okay)[, ]+)*(?:if|when|as soon as|in case) ", re.IGNORECASE)


def _summed_up(one: Asked) -> Told | None:
    """A summing-up with what is said in the same breath, in parts that stay short. A condition is never cut from what it is for, words from
    their correction ("check the eight, sorry, check the two") or a step from what must not be done with it."""
    said = one.passage
    if no_to(one) is not None:
        return None
    before = [more for more in reversed(one.earlier) if more.turn == said.turn]
    begun = next((place for place, more in enumerate(before) if move(more) is Move.RECAP), len(before))
    if any(part.end >= said.end for part in _parts([*before[begun:], said, *one.rest]) if begun < len(before)):
        return None  # it is told from its beginning
    parts = _parts([said, *one.rest])
    if sum(len(words(part.quote)) for part in parts) < _FEWEST:
        return None
    told = " ".join(closed(marked(part.quote)) for part in parts)
    return Told(f"Your therapist summed up: {told}", tuple(parts), quoted=True)


def _parts(breath: Sequence[Passage]) -> list[Evidence]:
    """As many of its sentences as may be read at once; none where the first can't be, or where a warning would be lost."""
    parts: list[Evidence] = []
    for place, said in enumerate(breath):
        if said.is_question or safety_words(said.text):
            break
        pieces = _pieces(said)
        if not pieces or sum(len(piece.quote.split()) for piece in (*parts, *pieces)) > _SUMMED_UP:
            return [] if any(_WARNS.match(lost.text) for lost in breath[place:]) else parts
        if parts and not said.turn_text[parts[-1].end : pieces[0].start].strip() and parts[-1].quote[-1].isalnum():
            pieces[0] = said.span(parts.pop().start, pieces[0].end)  # a recogniser's sentence that was cut in two
        parts += pieces
    return parts


def _pieces(said: Passage) -> list[Evidence]:
    """A sentence as a whole if it is short, else cut at its commas; nothing where a cut would part what belongs together."""
    called = _CALLED.match(said.text)
    begin = said.start + (called.end() if called else 0)
    whole = quote(said, since=begin)
    if whole is None or any(mark in whole.quote for mark in '"“”'):
        return []
    opens_if = bool(_OPENS_IF.search(whole.quote))
    if _CORRECTED.search(whole.quote) or _CORRECTED.match(said.turn_text, said.end):
        return []
    if opens_if or len(whole.quote.split()) <= _PIECE:
        return [whole]
    found: list[Evidence | None] = []
    last = begin
    for comma in (*(found.start() for found in _COMMA.finditer(said.turn_text, begin, said.end)), said.end):
        if last > begin and len(said.turn_text[begin:comma].split()) > _PIECE:
            found.append(quote(said, since=begin, until=last))
            begin = last
        last = comma
    found.append(quote(said, since=begin))
    return [piece for piece in found if piece is not None] if all(found) else []


_COMMA = re.compile(r"[,;]")
_CALLED = re.compile(r"^(?:and |so |okay |ok )?\[[^\[\]]+\], +", re.IGNORECASE)
"""Whom it is said to."""
_WARNS = re.compile(r"(?:and )?(?:never|don['’]t|do not|only|not)\b", re.IGNORECASE)
_OPENS_IF = re.compile(r"(?:^|[,;:] *)(?:and |but |so |then )?(?:if|when|unless|in case|as long as|once|only)\b", re.IGNORECASE)
_CORRECTED = re.compile(
    r"[,.;–—-] *(?:sorry|no(?=,)|no (?:wait|not|sorry)|i mean|actually|or rather|wait|scratch that|make (?:it|that))\b",
    re.IGNORECASE,
)
_THIRD = (
    (re.compile(r"\bthey're\b"), "you're"),
    (re.compile(r"\b(?:they|them|client)\b"), "you"),
    (re.compile(r"\btheirs\b"), "yours"),
    (re.compile(r"\btheir\b"), "your"),
    (re.compile(r"\bthemselves\b"), "yourself"),
)


def _second_person(text: str) -> str:
    for pattern, shifted in _THIRD:
        text = pattern.sub(shifted, text)
    return text
