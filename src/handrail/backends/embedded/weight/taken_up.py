"""What was offered, what came back and what was taken up: "Every morning." "I could do the weekdays." "Weekdays then." The last of them holds.

It says little by itself, so it is told with what it is of; what was offered first no longer stands as a step.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from handrail.backends.embedded.hour.moves import Move, names_day_and_hour
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.measured import is_measured
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.text import COMMON, bag, is_no, words
from handrail.papers.transcript import Role

_FROM = 0.4
"""Of the hour: before it a figure said back is a figure, and no step."""
_LATE = 0.5
"""Before it, only a "then" shows that something was taken up."""
_ANSWERS = 3
"""Turns of clients between the offer and what was made of it."""
_SHORT = 13
"""Words of what takes something up."""
_OFFER, _ANSWER = 22, 20
"""Words that are quoted of an offer, and of each answer to it."""
_FEWEST_LETTERS = 3
_HALF = 0.5


def taken_up(found: Sequence[Asked]) -> list[Asked]:
    """The same, with what was taken up told upon what it is of, and the offers that it took the place of marked as such."""
    done = list(found)
    turns = [
        list(group) for _, group in groupby(range(len(done)), key=lambda at: (done[at].passage.turn, done[at].passage.role))
    ]
    _counter_offers(done, turns)
    for place, turn in enumerate(turns):
        at = next((at for at in turn[:2] if not NODS.match(done[at].passage.text)), None)
        between = _answers(done, turns[max(0, place - _ANSWERS) : place])
        if at is None or not between or place == len(between):
            continue
        offer = _offer(done, turns[place - len(between) - 1])
        answers = [done[one].passage for group in between for one in group]
        if offer is None or not _takes_up(done[at].passage, done[offer], answers):
            continue
        meets = bool(FIGURE.search(done[at].passage.text)) and (
            Move.MEETING in (done[at].move, done[offer].move) or names_day_and_hour(done[offer].passage.text)
        )
        said = _with_its_limit(done[at])
        whole = meets and names_day_and_hour(said.text)
        upon = () if whole else _offer_and_answers(done, offer, between, said)
        if not whole and not any(one.role in CLIENTS for one in upon):
            continue
        done[at] = replace(
            done[at], scored=replace(done[at].scored, passage=said), move=Move.MEETING if meets else Move.SETTLE, upon=upon
        )
        old = done[offer]
        if (whole or old.passage in upon) and not old.scored.safety:  # else it may say more than what was taken up
            done[offer] = replace(old, overtaken=True)
    return done


def _counter_offers(done: list[Asked], turns: Sequence[Sequence[int]]) -> None:
    """ "I'll mail it." "What about e-mail?" "E-mail, then.": what a client takes up of a therapist stands in the place of what they had promised, and
    what a therapist objects to stands with the objection: "I'll stop the tablets." "Please don't." "Okay." """
    for first, asks, takes in zip(turns, turns[1:], turns[2:], strict=False):
        promised = next((at for at in first if _PROMISED.search(done[at].passage.text)), None)
        said = _in_full([done[at].passage for at in takes])
        if promised is None or said.role not in CLIENTS or done[promised].passage.role is not said.role:
            continue
        before = done[promised].passage
        asked = _objection(before, [done[at].passage for at in asks], said) or _counter_offer(
            before, [done[at].passage for at in asks], said
        )
        if asked is not None:
            scored = replace(done[takes[0]].scored, passage=said)
            done[takes[0]] = replace(done[takes[0]], scored=scored, upon=(before, asked))
            for at in (promised, *(at for at in asks if _holds(asked, done[at].passage))):
                done[at] = replace(done[at], overtaken=True)


def _holds(whole: Passage, part: Passage) -> bool:
    """It is told within it: alone, "half a tablet, then none" would be of no tablet, and keep the three from being told."""
    return whole.start <= part.start and part.end <= whole.end


def _counter_offer(before: Passage, asks: Sequence[Passage], said: Passage) -> Passage | None:
    """The question that offers something else, which the client takes up."""
    asked = next((one for one in asks if one.is_question and _COUNTERS.search(one.text)), None)
    if asked is None or not _is_counter_offer(before, asked, said):
        return None
    new = _names(asked.text) - _names(before.text)
    takes = len(said.words) <= _SHORT and not said.is_question and _THEN.search(said.text) and _names(said.text) & new
    return asked if takes else None


def _objection(before: Passage, asks: Sequence[Passage], said: Passage) -> Passage | None:
    """What a therapist says against a promise right behind it, or to have less or more of it, unless the client holds on to it."""
    first = next((one for one in asks if _objects(before, one)), None)
    if before.place < _FROM or not _WILL_DO.search(before.text):
        return None
    if first is None or first.role is not Role.THERAPIST:
        return None
    whole = _in_full(asks[asks.index(first) :])
    keeps = (is_no(said.turn_text) and not _DONT.search(whole.text)) or said.is_question
    told = all(len(one.words) <= _ANSWER and not safety_words(one.text) for one in (before, whole, said))
    return whole if told and not (keeps or _BESIDE.search(said.text)) else None


def _in_full(turn: Sequence[Passage]) -> Passage:
    """As much of a turn from its first sentence on as is quoted of an answer."""
    first = turn[0]
    until = next((one for one in reversed(turn) if len(first.turn_text[first.start : one.end].split()) <= _ANSWER), first)
    return replace(first, end=until.end, text=first.turn_text[first.start : until.end])


def _objects(promised: Passage, said: Passage) -> bool:
    if _BESIDE.search(said.text) or _ASKS_OPENLY.match(said.text):
        return False
    does = _PROMISES_TO.search(promised.text)
    same = does is not None and does["what"].lower() in said.words
    other = _HOW_MUCH.search(_NAME.sub("", said.text)) or _WHEN.search(said.text)
    return bool(
        _OBJECTS.search(said.text)
        or _DONT.search(said.text)
        or (_COUNTERS.search(said.text) and other and (same or _HOW_MUCH.search(promised.text)))
    )


def _is_counter_offer(promised: Passage, offer: Passage, said: Passage) -> bool:
    """It is meant instead of the promise, and no second step beside it; all three can be told together, else the promise would be in no line."""
    together = (promised, offer, said)
    if offer.role is not Role.THERAPIST or any(len(one.words) > _ANSWER or safety_words(one.text) for one in together):
        return False
    if _BESIDE.search(offer.text) or _BESIDE.search(said.text):
        return False
    does = _PROMISED_TO.search(promised.text)
    same_way = does is not None and any(does["what"].lower() in word for word in _names(offer.text))
    return same_way or bool(_INSTEAD.search(offer.text) or _INSTEAD.search(said.text))


def _answers(found: Sequence[Asked], before: Sequence[list[int]]) -> list[list[int]]:
    """Of the few turns before, those of clients right before it, the earliest first."""
    near: list[list[int]] = []
    for turn in reversed(before):
        if found[turn[0]].passage.role not in CLIENTS:
            break
        near.insert(0, turn)
    return near


def _offer(found: Sequence[Asked], turn: Sequence[int]) -> int | None:
    """Which of a therapist's sentences offers something or asks for it: the last that does, else the last."""
    if found[turn[0]].passage.role is not Role.THERAPIST:
        return None
    return next((at for at in reversed(turn) if _offers(found[at])), turn[-1])


def _offers(one: Asked) -> bool:
    said = one.passage
    if _IN_THE_HOUR.match(said.tidied):
        return False
    if one.move in (Move.SUGGEST, Move.MEETING, Move.WILL, Move.RECAP) or is_measured(said.tidied):
        return True
    return said.is_question and bool(_ASKS_FOR.search(said.text)) and not _ASKS_HOW.search(said.text)


def _takes_up(said: Passage, offer: Asked, answers: Sequence[Passage]) -> bool:
    """A short sentence at the end of a turn's give and take, in the words of who answered."""
    if said.role is not Role.THERAPIST or said.is_question or said.place < _FROM or len(said.words) > _SHORT:
        return False
    named, theirs = _names(said.text), frozenset(word for one in answers for word in _names(one.text))
    shared = named & theirs
    proposed = any(_PROPOSES.search(one.text) and not one.is_bare for one in answers)
    if not shared or _STORY.search(said.text) or not (proposed or _offers(offer)):
        return False
    new = shared - _names(offer.passage.text)
    if _PAST.search(" ".join(one.text for one in answers if _names(one.text) & named)):
        return False
    if _THEN.search(said.text):
        return bool(new or proposed)
    if _ASKS_HOW.search(offer.passage.text):
        return False  # "How willing are you?" - "I'd say six."
    return (
        said.place > _LATE
        and bool(new)
        and len(shared) >= _HALF * len(named)
        and bool(_HOW_MUCH.search(_NAME.sub("", said.text)))
    )


def _names(text: str) -> frozenset[str]:
    """Its words that say what, when and how much."""
    plain = (part for word in words(_NAME.sub(" ", text)) for part in re.sub(r"['’]s$", "", word).split("-"))
    return frozenset(_NAME.findall(text)) | frozenset(
        word.removesuffix("s") for word in plain if len(word) >= _FEWEST_LETTERS and word not in COMMON and word not in _SMALL
    )


def _with_its_limit(one: Asked) -> Passage:
    """ "Friday, then. And not take another one." """
    said = one.passage
    more = one.rest[0] if one.rest else None
    if more is None or more.is_question or not _LIMITS.match(more.text) or len(more.words) > _SHORT:
        return said
    return replace(said, end=more.end, text=said.turn_text[said.start : more.end])


def _offer_and_answers(
    found: Sequence[Asked], offer: int, between: Sequence[Sequence[int]], said: Passage
) -> tuple[Passage, ...]:
    """The offer and what came back, as far as it is short; nothing that may not be told stands between two sentences of one turn."""
    first = found[offer].passage
    named = _names(said.text)
    answers = [_shortest([found[at].passage for at in turn], named) for turn in between]
    return (*((first,) if len(first.text.split()) <= _OFFER else ()), *(one for one in answers if one is not None))


def _shortest(turn: Sequence[Passage], named: frozenset[str]) -> Passage | None:
    """A turn as a whole if it is short, else its part that names what was taken up."""
    telling = [one for one in turn if _names(one.text) & named]
    for part in (turn, telling):
        if not telling:
            return None
        whole = replace(part[0], end=part[-1].end, text=part[0].turn_text[part[0].start : part[-1].end])
        if len(whole.text.split()) <= _ANSWER and len(whole.text) <= sum(len(one.text) + _GAP for one in part):
            return whole
    best = max(telling, key=lambda one: len(_names(one.text) & named))
    return best if len(best.words) <= _ANSWER else None


_GAP = 3
_NAME = re.compile(r"\[(?!Date)[A-Z][\w ]* \d+\]")
"""A surrogate; the number in it is none that was said."""
NODS = re.compile(
    r"\W*(?:ok|okay|good|great|right|all right|alright|fine|yes|yeah|mm+|lovely|perfect|sure|thank you)\W*$", re.IGNORECASE
)
"""A yes to what was said, and nothing of its own."""
_THEN = re.compile(
    r"\bthen\b|\bit is\b|\binstead\b|['’]s (?:fine|good|okay)\b|\b(?:fine|deal)\W*$|^(?:so|good|okay|ok|great),? you['’]ll\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(rf"{FIGURE.pattern}|\b\w+days?\b|\[Date", re.IGNORECASE)
_STORY = re.compile(
    r"^\W*i\b|\b(?:good)?bye\b|\b(?:again|too|now|you can|years?|after your)\b|\b(?:was|were|had|did|felt|thought|said|told|came|went|got|because|seems?|sounds?|feels?|when you|you(?:['’](?:re|ve|d)| are| have))\b"
    r"|\b(?:if|what|why|how)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:did|was|were|went|had(?! to be)|said|thought|felt|came|used to)\b", re.IGNORECASE)
_IN_THE_HOUR = re.compile(
    r"(?:(?:and|so|okay|now),? )*let['’]s (?:come|go|look|start|talk|see|stay|think|hear)\b", re.IGNORECASE
)
_ASKS_FOR = re.compile(
    r"\b(?:could|would|will|can|shall|might) (?:you|we|it|i|be)\b|\b(?:what if|how about|which days?|willing|small enough|good enough|by when|how (?:often|long|many))\b|\bwould .{1,24} work\b",
    re.IGNORECASE,
)
_ASKS_HOW = re.compile(
    r"\b(?:feel|say|tell|think|call it|be like|describe|imagine|rate|number|willing are|who (?:are|is)|being all)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:i['’]d (?:say|rather|do)|(?:i|we) could|i can(?! (?:not|hardly|feel|see|hear|remember|imagine|tell)\b)\b(?!['’]t)|(?:could|can) (?:we|you|it|i)|might it|let me|let['’]s|how about|what about|make it|i['’]ll|(?:i|we) won['’]t|instead)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\bi(?:['’]ll| will| can(?!not\b|['’]t| not\b)| could(?!n['’]t))\b", re.IGNORECASE)
_PROMISED_TO = re.compile(
    r"\bi(?:['’]ll| will| can| could) (?:(?:just|then|also|maybe|probably) )*(?P<what>\w{4,}) (?:it|that|this|them)\b",
    re.IGNORECASE,
)
_PROMISES_TO = re.compile(
    r"\bi(?:['’]ll| will| can| could) (?:(?:just|then|also|maybe|probably) )*(?P<what>\w{4,})\b", re.IGNORECASE
)
_WILL_DO = re.compile(
    r"\bi(?:['’]ll| will|['’]m going to)\b(?! (?:\w+ )?(?:never|always|be|have|feel|know|die|end|get|lose|think|see|want|need)\b)",
    re.IGNORECASE,
)
"""Something to be done, and not what is feared: "I'll never sleep again." """
_OBJECTS = re.compile(
    r"\b(?:instead|rather|too (?:much|often|many|long|soon|early|late)|(?:that['’]s|is) a lot|enough|not yet|hold off|i['’]d (?:wait|not))\b",
    re.IGNORECASE,
)
_DONT = re.compile(
    r"\b(?:don['’]t|do not)\b(?! (?:you|worry|forget|be|think|know|mind|have to|need to)\b)|\bi wouldn['’]t (?:do|try|start|stop|take|go|ring|call|text|write|tell|push|rush)\b",
    re.IGNORECASE,
)
_ASKS_OPENLY = re.compile(r"\W*(?:(?:and|so|but|okay),? )*(?:what|how|when|where|who|why)\b(?! about\b)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:mornings?|evenings?|nights?|noon|afternoons?|tomorrow|tonight|weeks?|weekends?)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:instead|rather)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:too(?! (?:much|often|many|long|soon|early|late)\b)|also|as well|and|both|plus|besides)\b", re.IGNORECASE
)
"""What a second step is said with: the first one stays."""
_COUNTERS = re.compile(
    r"\b(?:what|how) about\b|\binstead\b|\bwould .{2,24} (?:work|do)\b|\bcould (?:you|it|we)\b", re.IGNORECASE
)
_LIMITS = re.compile(r"(?:and|not|but|just|only) (?!(?:i|how|what|if|then|we)\b)", re.IGNORECASE)
_SMALL = bag(
    "the and then for not you are his her its has but can our let's it's fine all off out per any own too who how why she him yet now day"
)
