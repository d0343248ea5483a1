"""What words do to an appointment: they ask for another time, move it, take it back, or are of something else that was spoken of."""

import re

from handrail.backends.embedded.hour.moves import names_day_or_hour
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.linked import CLIENTS
from handrail.backends.embedded.words.text import COMMON, bag, is_no, is_yes, telling, words
from handrail.papers.transcript import Role

DAYS = re.compile(r"(?<!\bnot )(?<!\bnot on )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\[Date \d+\]", re.IGNORECASE)
WITH = re.compile(
    r"\b(?:psychiatrists?|doctor|dr|gp|nurse|dieti[ct]ian|social worker|group|class|clinic|dentist|physio\w*|ring|call|phone|hospital)\b",
    re.IGNORECASE,
)
"""With whom, or how, where it isn't the two in the room."""
_MOVES = re.compile(
    r"\b(?:actually|instead|rather|make (?:it|that)|(?:move|moved|change|changed|switch|push) (?:it|that|you|us|our)|sorry)\b|\bnot (?:on )?\w+day\b|\bno,",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:can['’]t|cannot|won['’]t|not (?:that|then|on|free)|doesn['’]t work|no good|busy|away)\b",
    re.IGNORECASE,
)
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)"
_DAY_OR_HOUR = rf"(?:(?:on|at|to|for|next|half|about) )*(?:\w+day|tomorrow|\[Date \d+\]|{_HOUR}|week)\b"
_NO_BEFORE = r"(?<!['’]t )(?<!not )(?<!able to )"
""" "I can't make it" asks for no other time."""
_ASKS_TO_MOVE = re.compile(
    rf"\b(?:(?:can|could|shall|should|might) (?:we|you|i|it) (?:(?:please|maybe|perhaps|just) )*"
    rf"(?:(?:make|do|say|be) (?:it\b|that\b|later\b|earlier\b|{_DAY_OR_HOUR})|(?:come|meet)\b|see (?:you|each other)\b|"
    rf"(?:move|change|switch|push) (?:it|that|us|to|(?:our|the|my) (?:session|appointment|meeting|hour|time))\b)|"
    rf"{_NO_BEFORE}\bmake it|(?:how|what) about {_DAY_OR_HOUR}|{_DAY_OR_HOUR} instead|instead {_DAY_OR_HOUR}|"
    rf"(?:anything|something|a (?:bit|little)) (?:later|earlier|sooner)|(?:another|a different|some other) (?:day|time|hour|slot))",
    re.IGNORECASE,
)
"""A client asks for another time, not for something on another day: "Could we do the letter on Wednesday?" """
_THINGS = (
    r"blood|tests?|scans?|x-?rays?|lab|scales|vaccin\w*|pills?|tablets?|medication|medicines?|dose|prescriptions?|letters?|forms?|colleague|specialist|"
    r"surgery|operation"
)
_ANOTHERS = re.compile(rf"\b(?:{_THINGS}|his|her|their|(?:he|she|they|who)(?:['’]ll| will| can)?)\b", re.IGNORECASE)
_ANOTHER_THING = re.compile(rf"\b(?:{_THINGS})\b", re.IGNORECASE)
_OF_A_TIME = re.compile(
    rf"{DAYS.pattern}|\b(?:{_HOUR}|week|later|earlier|sooner|another|other|different|times?|day|hour|free|there|here|online|video|phone|come|meet|see|next|again|back|sessions?|appointments?|sure)\b",
    re.IGNORECASE,
)
_SAYS_IT_MOVES = re.compile(
    r"\b(?:move|moved|change|changed|switch|push) (?:you|us|our|the session)\b|"
    r"\b(?:i|we)(?:['’]ll| will| can| could| shall)? (?:see|meet) (?:you|each|again|on|at|\w+day)\b|^(?:[^,]*, )?(?:see you|meet me|come)\b|\b(?:can|could|please|you) come\b|"
    r"\b(?:the|our|your next|next) (?:session|appointment|meeting|visit)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:make|move|moved|change|changed|switch|push) (?:it|that)\b|^\W*(?:it|that)(?:['’]s| is)\b", re.IGNORECASE
)
"""It is of what was spoken of last, whatever that was."""
_PLAIN = frozenset(
    "at on to it is be in the half past quarter o'clock noon then okay ok yes no so well better please that this not would works fine good me for us you "
    "next week morning afternoon evening same time day one two three four five six seven eight nine ten eleven twelve "
    "i've i i'm i'd say said meant mean let's do we how about and great perfect thirty fifteen".split()
)
"""Words beside a day and an hour that name nothing else."""
_NO_THINGS = (
    COMMON
    | _PLAIN
    | bag(
        "the and but for are was has had our his her its out all you can not don't thanks thank sorry afraid please lovely listen actually really mhm nope"
    )
)
"""Words that name nothing, and courtesies."""
_FEWEST_LETTERS = 3
_SETTLES = re.compile(
    rf"\b(?:{_HOUR}|\w+day)\b.* (?:then|it is|works)\b|^\W*(?:good|great|okay|ok|fine|perfect)\b", re.IGNORECASE
)
_TIMES = re.compile(rf"{DAYS.pattern}|\b{_HOUR}\b|\bhalf past\b|\bquarter (?:past|to)\b|\bthirty\b", re.IGNORECASE)
OFFERS = re.compile(r"\bor\b|\beither\b", re.IGNORECASE)
_THE_ONE = re.compile(r"(?<=day) one\b|\b(?:that|this) one\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:and|also|again|second|too|as well)\b", re.IGNORECASE)
"""What a second appointment is said with."""
_WHICH = r"(?:it|(?:that|this)(?=\W*$|[,.;])|next week|that (?:week|one|day)|(?:on )?\w+day|(?:the|our|my)(?: next)? (?:session|appointment|one))"
_COMES_NOT = re.compile(
    r"\bi(?:['’]m| am)? (?:can['’]t|cannot|can not|won['’]t|not (?:going to )?be able to)(?: be able to)? (?:come|make (?:it|that)|be here)\b"
    r"(?:(?P<bare>\W*$)| (?:at all|after all|then|tomorrow|that (?:day|week)|(?:on |next |this )?(?:\w+day|week)|to (?:the|our) (?:session|appointment))\b)|"
    r"(?P<back>\bi(?:['’]m not| am not| won['’]t be) coming (?:back|any ?more)\b(?! (?:to|for|from)\b))|"
    r"\bi(?:['’]m not| am not| won['’]t be) coming (?:in|then|that (?:day|week)|(?:on |next |this )?(?:\w+day|week))\b(?! (?:to|for|from)\b)|"
    rf"\bi(?:['’]ll)? (?:have|need|want) to (?:cancel|skip) {_WHICH}\b|"
    rf"\b(?:can|could) (?:we|i) (?:(?:please|maybe|just) )*(?:cancel|skip) {_WHICH}\b|"
    r"(?P<unsure>\bi (?:don['’]t think i(?:['’]ll| will)|might not|may not)(?: be)? com(?:e|ing) (?:back|any ?more|in|then|(?:on |next |this )?(?:\w+day|week))\b(?! (?:to|for|from)\b)|"
    r"\bi(?:['’]m| am|['’]ll be| will be) (?:away|on holiday|in hospital) (?:then|that (?:day|week)|next week|(?:on )?\w+day)\b)",
    re.IGNORECASE,
)
"""Not "I can't come to my sister's": that is no meeting of theirs."""
_NOT_SO = re.compile(r"\b(?:if|said|says?|told|last time)\b", re.IGNORECASE)
"""Asked in case, or said of another time or by somebody else."""
_SAYS_IT = re.compile(rf"{_NO_BEFORE}\b(?:make|move|change|cancel|skip) (?:it|that|this)\b", re.IGNORECASE)
_NAMES_IT = re.compile(r"\b(?:sessions?|appointments?|next week|that (?:day|week))\b", re.IGNORECASE)
_LEAVES_IT = re.compile(r"\b(?:leave|skip|cancel) (?:it|that)\b(?! (?:one|week)\b)", re.IGNORECASE)
_I_AM_AWAY = re.compile(
    r"\b(?:i['’]m|i am|i['’]ll be|i will be) (?:away|off|on leave|not here|on holiday) (?:then|that (?:day|week)|next week|(?:on )?\w+day)\b|"
    r"\b(?:we['’]re|we are|we['’]ll be) closed\b|"
    r"\bi (?:have|need) to cancel (?:it|that|our|us|the session)\b|\b(?:leave|skip|cancel) (?:it|that|our (?:next )?(?:session|appointment)|the session) (?:then|out|next week)\b|"
    r"\bwe(?:['’]ll| will| can)? (?:(?:just|have to) )*(?:skip|cancel) (?:it|that|that one|next week)(?=\W*$|,)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\b(?:oh|wait|actually|sorry|forgot|remembered?|closed|cancel|skip|leave (?!then\b))", re.IGNORECASE)
"""Beside a therapist's "I'm away next week": it comes up now, and the appointment is of that week. Without it, it may be of another: "in two weeks"."""
_SHORT = 13
_BRIEF = 20
"""Words of what takes an appointment back: why, and that it is."""


def days_of(text: str) -> frozenset[str]:
    """The days that it names, as they were said; none that was refused."""
    return frozenset(day.lower() for day in DAYS.findall(text))


def people(text: str) -> frozenset[str]:
    """With whom, or how, where it isn't the two in the room."""
    return frozenset(found.lower() for found in WITH.findall(text))


def chooses(answer: str, offer: str) -> bool:
    """Of several days, or hours, that were offered it names one and refuses none: "Friday, please." to "Monday at nine or Friday at noon"."""
    days, hours = days_of(offer), _times_of(offer)
    several = days if len(days) > 1 else hours - days
    named = _times_of(_THE_ONE.sub("", answer))
    open_ = "?" in answer or _DECLINES.search(answer) or not OFFERS.search(offer)
    return len(several) > 1 and len(several & named) == 1 and named <= hours and not open_


def _times_of(text: str) -> frozenset[str]:
    """Days and hours, as they were said."""
    return frozenset(time.lower() for time in _TIMES.findall(text))


def asks_to_move(text: str) -> bool:
    """A wish for another time of the meeting of those in the room."""
    return bool(_ASKS_TO_MOVE.search(text)) and not (_ANOTHERS.search(text) or WITH.search(text))


def asks_for_a_time(text: str) -> bool:
    """The same, and which: "Could we make it five?" """
    return asks_to_move(text) and bool(names_day_or_hour(text) or _TIMES.search(text))


def moves_the_meeting(said: Passage, old: frozenset[str] = frozenset()) -> bool:
    """It moves the meeting of those in the room, or one with the people it was with, and not a blood test or a tablet: when unsure, both stand."""
    text = said.text
    if not _MOVES.search(text) or _ANOTHERS.search(text) or not people(text) <= old:
        return False
    return _names_nothing_else(text) or bool(_SAYS_IT_MOVES.search(text) or _IT.search(text))


def moves_a_day(said: Passage) -> bool:
    """Few words of a therapist that name a new day or hour, and nothing else that might be moved."""
    short = said.role is Role.THERAPIST and not said.is_question and len(said.words) <= _SHORT
    return short and names_day_or_hour(said.text) and moves_the_meeting(said)


def settles_a_time(said: Passage, old: str) -> bool:
    """ "Half past five then.": few words of a therapist that name another time than the old one, and nothing else."""
    text = said.text
    named = _times_of(text)
    other = bool(named) and not named <= _times_of(old)
    plain = said.role is Role.THERAPIST and not said.is_question and _names_nothing_else(text)
    return other and plain and bool(_SETTLES.search(text))


def wants_another_time(said: Passage, old: frozenset[str], turn: int) -> bool:
    """A client asks for another time than that of the appointment in this turn, or says no to it."""
    answers = said.heard is not None and said.heard.turn == turn
    return said.role in CLIENTS and (
        asks_to_move(said.text) or _refuses(said.text, old, answers=answers) or (answers and is_no(said.turn_text))
    )


def declines(said: Passage, old: frozenset[str], new: Passage, turn: int) -> bool:
    """A no to the old day of that turn, or a client's wish for the new one; what they say of the old day alone, where no second meeting is said."""
    heard = said.role in CLIENTS and said.heard is not None and said.heard.turn == turn
    named = days_of(said.text)
    if _refuses(said.text, old, answers=heard):
        return True
    if said.role not in CLIENTS:
        return False
    if asks_to_move(said.text) and (named & days_of(new.text) or (heard and not named)):
        return True
    of_it_alone = heard and named and named <= old and bool(telling(words(DAYS.sub(" ", said.text))))
    return bool(of_it_alone) and not is_yes(said.turn_text) and not _BESIDE.search(new.text)


def _refuses(text: str, old: frozenset[str], *, answers: bool) -> bool:
    named = days_of(text)
    return bool(_DECLINES.search(text)) and bool(named & old or (answers and not named))


def comes_not(said: Passage, days: frozenset[str], *, answers: bool) -> bool:
    """A client takes an appointment of these days back, or asks to. Where it answers none, its words must say which; so must "skip it" and "not coming
    back" where they spoke of something else in the same breath: "He wants me home. I'm not coming back." """
    found = _COMES_NOT.search(said.text) if said.role in CLIENTS and not _NOT_SO.search(said.text) else None
    if found is None or not (answers or found["bare"] is None):
        return False
    named = bool(days_of(said.turn_text) & days or _NAMES_IT.search(said.text[found.start() :]))
    of_anything = is_of_it(said) or found["back"] is not None
    return named or not of_anything or not _leads_up(said, found)


def _leads_up(said: Passage, found: re.Match[str]) -> bool:
    """Something else was named before it in the same breath, and before any no."""
    no = _DECLINES.search(said.turn_text)
    return _names_a_thing(said.turn_text[: min(said.start + found.start(), no.start() if no is not None else said.end)])


def _names_a_thing(text: str) -> bool:
    return any(len(word) >= _FEWEST_LETTERS and word not in _NO_THINGS for word in words(DAYS.sub(" ", text)))


def surely_not(said: Passage, answer: Passage) -> bool:
    """They said so, of nothing else that they named before, or the answer does: "I'm away that week." "We'll skip that one." """
    found = _COMES_NOT.search(said.text)
    if found is None or found["unsure"] is not None or _leads_up(said, found):
        return bool(_I_AM_AWAY.search(answer.turn_text))
    return True


def is_of_it(said: Passage) -> bool:
    """ "Can we skip it?": it is of what was spoken of last."""
    return _SAYS_IT.search(said.text) is not None


def is_away(said: Passage, answered: str) -> bool:
    """A therapist takes an appointment back, with no new time. "We'll skip it" is of what was spoken of last, in the turn that is `answered` too: a diary,
    unless it was of a day."""
    if said.role is not Role.THERAPIST or said.is_question or len(said.words) > _BRIEF or not _I_AM_AWAY.search(said.text):
        return False
    before = f"{answered} {said.turn_text[: said.start]}"
    of_a_day = DAYS.search(before) or _NAMES_IT.search(before) or _I_AM_AWAY.search(_LEAVES_IT.sub(" ", said.text))
    if not of_a_day and _names_a_thing(before):
        return False
    return not names_day_or_hour(" ".join(_I_AM_AWAY.sub(" ", said.turn_text).split()))


def surely_away(said: Passage) -> bool:
    """And the appointment is of the time when they are."""
    return _ANNOUNCES.search(said.turn_text[: said.end]) is not None


def points(said: Passage) -> bool:
    """A therapist's "make it Monday", "that's on Monday at eight": only what was spoken of before shows whether a meeting is moved."""
    return (
        said.role is Role.THERAPIST
        and not said.is_question
        and len(said.words) <= _SHORT
        and bool(_IT.search(said.text) or (_MOVES.search(said.text) and _names_nothing_else(said.text)))
        and names_day_or_hour(said.text)
        and not _SAYS_IT_MOVES.search(said.text)
    )


def is_of_another(said: Passage, old: frozenset[str], new: frozenset[str]) -> bool:
    """What was said between an appointment and "make it Monday" is of something else: a tablet, a call, another day."""
    named = days_of(said.text)
    if named & old or asks_to_move(said.text) or _SAYS_IT_MOVES.search(said.text):
        return False
    if _ANOTHER_THING.search(said.text) or any(topic.name == "medication" for topic in said.topics) or named - new:
        return True
    return said.role in CLIENTS and said.is_question and not _OF_A_TIME.search(said.text)


def _names_nothing_else(text: str) -> bool:
    named = words(DAYS.sub(" ", _MOVES.sub(" ", WITH.sub(" ", text))))
    return all(word in _PLAIN or word.endswith("day") or word.isdigit() for word in named)
