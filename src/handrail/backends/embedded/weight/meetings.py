"""Which appointments stand at the end of an hour: one that was moved no longer does, and two of different days, or with different people, both do."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handrail.backends.embedded.hour.moves import Move, names_day_and_hour, names_day_or_hour
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.weight.taken_up import NODS
from handrail.backends.embedded.words.text import telling, words
from handrail.papers.transcript import Role

_OFFERS = re.compile(r"\bor\b|\beither\b", re.IGNORECASE)
_DAYS = re.compile(r"(?<!\bnot )(?<!\bnot on )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\[Date \d+\]", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:psychiatrists?|doctor|dr|gp|nurse|dieti[ct]ian|social worker|group|class|clinic|dentist|physio\w*|ring|call|phone|hospital)\b",
    re.IGNORECASE,
)
"""With whom, or how, where it isn't the two in the room."""
_MEETS = re.compile(r"\b(?:sees?|meet|come|here|sessions?|appointments?|visit|same time)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:actually|instead|rather|make (?:it|that)|(?:move|moved|change|changed|switch|push) (?:it|that|you|us|our)|sorry)\b|\bnot (?:on )?\w+day\b|\bno,",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:can['’]t|cannot|won['’]t|not (?:that|then|on|free)|doesn['’]t work|no good|busy|away)\b",
    re.IGNORECASE,
)
_DAY_OR_HOUR = r"(?:(?:on|at|to|for|next|half|about) )*(?:\w+day|tomorrow|\[Date \d+\]|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|week)\b"
_ASKS_TO_MOVE = re.compile(
    rf"\b(?:(?:can|could|shall|should|might) (?:we|you|i|it) (?:(?:please|maybe|perhaps|just) )*"
    rf"(?:(?:make|do|say|be) (?:it\b|that\b|{_DAY_OR_HOUR})|(?:come|meet)\b|see (?:you|each other)\b|"
    rf"(?:move|change|switch|push) (?:it|that|us|to|(?:our|the|my) (?:session|appointment|meeting|hour|time))\b)|"
    rf"make it|(?:how|what) about {_DAY_OR_HOUR}|{_DAY_OR_HOUR} instead|instead {_DAY_OR_HOUR})",
    re.IGNORECASE,
)
"""A client asks for another time, not for something on another day: "Could we do the letter on Wednesday?" """
_ANOTHERS = re.compile(
    r"\b(?:blood|tests?|scans?|x-?rays?|lab|scales|vaccin\w*|pills?|tablets?|medication|medicines?|dose|prescriptions?|letters?|forms?|colleague|specialist|surgery|operation|"
    r"his|her|their|(?:he|she|they|who)(?:['’]ll| will| can)?)\b",
    re.IGNORECASE,
)
_MOVES_A_MEETING = re.compile(
    r"\bmake (?:it|that)\b|\b(?:move|moved|change|changed|switch|push) (?:it|that|you|us|our|the session)\b|"
    r"\b(?:i|we)(?:['’]ll| will| can| could| shall)? (?:see|meet) (?:you|each|again|on|at|\w+day)\b|^(?:[^,]*, )?(?:see you|meet me|come)\b|\b(?:can|could|please|you) come\b|"
    r"\b(?:the|our|your next|next) (?:session|appointment|meeting|visit)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "at on to it is be in the half past quarter o'clock noon then okay ok yes no so well better please that this not would works fine good me for us you "
    "next week morning afternoon evening same time day one two three four five six seven eight nine ten eleven twelve "
    "i've i i'm i'd say said meant mean let's do we how about and".split()
)
"""Words beside a day and an hour that name nothing else."""
_COMES_NOT = re.compile(
    r"\bi(?:['’]m| am)? (?:can['’]t|cannot|can not|won['’]t|not (?:going to )?be able to)(?: be able to)? (?:come|make (?:it|that)|be here)\b"
    r"(?:(?P<bare>\W*$)| (?:at all|after all|then|tomorrow|that (?:day|week)|(?:on |next |this )?(?:\w+day|week)|to (?:the|our) (?:session|appointment))\b)|"
    r"\bi(?:['’]ll)? (?:have|need|want) to cancel (?:it|that|next week|\w+day|(?:the|our) (?:session|appointment))\b",
    re.IGNORECASE,
)
"""Not "I can't come to my sister's": that is no meeting of theirs."""
_I_AM_AWAY = re.compile(
    r"\b(?:i['’]m|i am|i['’]ll be|i will be) (?:away|off|on leave|not here|on holiday) (?:then|that (?:day|week)|next week|(?:on )?\w+day)\b|"
    r"\bi (?:have|need) to cancel (?:it|that|our|us|the session)\b|\b(?:leave|skip|cancel) (?:it|that|our (?:next )?(?:session|appointment)|the session) (?:then|out|next week)\b",
    re.IGNORECASE,
)
_SOON = 6
"""Turns within which a few words move an appointment."""
_SHORT = 13
_ANSWERED = 2
"""Turns between an appointment and what is said to a client's answer."""
_LITTLE = 1
"""Telling words beside the day: with more of them it is work for the week."""


def settled(found: Sequence[Asked]) -> list[Asked]:
    """Two times to choose from are no appointment once one of them was named; what was settled stands until it is moved, told with what it moves."""
    done = _with_what_it_moves(found)
    last = max(
        (at for at, one in enumerate(done) if one.move is Move.MEETING and not _OFFERS.search(one.passage.text)), default=-1
    )
    standing: list[int] = []
    for at, one in enumerate(done):
        if not is_settled(one):
            continue
        for before in [before for before in standing if _takes_its_place(done, standing, before, at)]:
            standing.remove(before)
            said_again = _days(done[before]) <= _days(one) or len(_days(done[before])) > 1
            done[before] = replace(done[before], move=Move.TELL, overtaken=not said_again)
        standing.append(at)
    for at in standing[:-1]:
        if not _is_one_appointment(done[at]):
            done[at] = replace(done[at], move=Move.RECAP)
    return [
        replace(one, move=Move.TELL)
        if one.move is Move.MEETING and at not in standing and (standing or (at < last and _OFFERS.search(one.passage.text)))
        else one
        for at, one in enumerate(done)
    ]


def _is_one_appointment(one: Asked) -> bool:
    """One day, and words of somebody who is met, or none of anything else: "The bench with him on Friday at noon" is work for the week."""
    said = one.passage.text
    return len(_days(one)) <= 1 and bool(_MEETS.search(said) or _WITH.search(said) or len(_about(one)) <= _LITTLE)


def is_settled(one: Asked) -> bool:
    """A next meeting with its day and hour, or what took one up."""
    said = one.passage
    if one.move is not Move.MEETING or one.overtaken:
        return False
    open_ = _OFFERS.search(said.text) or (said.is_question and (one.reply is None or "?" in one.reply.turn_text))
    return bool(one.upon) or (not open_ and names_day_and_hour(said.text))


def _with_what_it_moves(found: Sequence[Asked]) -> list[Asked]:
    """ "Actually, make it Wednesday.": told upon the appointment that it moves, which no longer stands by itself. So is the yes to a client who asks it."""
    done = list(found)
    for at, one in enumerate(done):
        if is_settled(one):
            continue
        asks = _asks_another(done[:at], one.passage) or _cancels(done[:at], one.passage)
        if not (asks or _moves_a_day(one.passage) or _is_away(one.passage)):
            continue
        near = [before for before in range(at) if _is_before(done[before], one, asked=bool(asks))]
        if near:
            before = done[near[-1]]
            done[at] = replace(one, move=Move.MEETING, upon=(*before.upon, before.passage, *asks))
            done[near[-1]] = replace(before, overtaken=True)
    return done


def _is_before(old: Asked, one: Asked, *, asked: bool) -> bool:
    """An appointment that a few words right behind it may move."""
    stands = is_settled(old) or (asked and old.move is Move.MEETING and not old.overtaken)
    return stands and 0 <= one.passage.turn - old.passage.turn <= _SOON


def _asks_another(before: Sequence[Asked], said: Passage) -> tuple[Passage, ...]:
    """What a client asked for, to which these few words of a therapist are the yes: "Could we make it five?" """
    if said.role is not Role.THERAPIST or not said.opens_turn or not NODS.match(said.turn_text):
        return ()
    turn = [one.passage for one in before if one.passage.role in CLIENTS and one.passage.turn == said.turn - 1]
    return tuple(one for one in turn if one.is_question and _asks_to_move(one.text) and names_day_or_hour(one.text))


def _cancels(before: Sequence[Asked], said: Passage) -> tuple[Passage, ...]:
    """A client's words that they cannot come, to which this is the answer, with no new time: "I can't come at all." "We'll leave it then." """
    if said.role is not Role.THERAPIST or not said.opens_turn or "?" in said.turn_text or names_day_or_hour(said.turn_text):
        return ()
    turn = [one.passage for one in before if one.passage.role in CLIENTS and one.passage.turn == said.turn - 1]
    answers = any(is_settled(one) and one.passage.turn == said.turn - _ANSWERED for one in before)
    found = ((one, _COMES_NOT.search(one.text)) for one in turn if not one.is_question)
    return tuple(one for one, no in found if no and (answers or no["bare"] is None))[:1]


def _is_away(said: Passage) -> bool:
    """A therapist takes an appointment back, with no new time."""
    hours = " ".join(_I_AM_AWAY.sub(" ", said.turn_text).split())
    return (
        said.role is Role.THERAPIST
        and not said.is_question
        and len(said.words) <= _SHORT
        and bool(_I_AM_AWAY.search(said.text))
        and not names_day_or_hour(hours)
    )


def _asks_to_move(text: str) -> bool:
    return bool(_ASKS_TO_MOVE.search(text)) and not (_ANOTHERS.search(text) or _WITH.search(text))


def _moves_the_meeting(said: Passage, old: frozenset[str] = frozenset()) -> bool:
    """It moves the meeting of those in the room, or one with the people it was with, and not a blood test or a tablet: when unsure, both stand."""
    text = said.text
    if not _MOVES.search(text) or _ANOTHERS.search(text) or not _people(text) <= old:
        return False
    named = words(_DAYS.sub(" ", _MOVES.sub(" ", _WITH.sub(" ", text))))
    beside = {word for word in named if word not in _PLAIN and not word.endswith("day") and not word.isdigit()}
    return not beside or bool(_MOVES_A_MEETING.search(text))


def _moves_a_day(said: Passage) -> bool:
    """Few words of a therapist that name a new day or hour, and nothing else that might be moved."""
    return (
        said.role is Role.THERAPIST
        and not said.is_question
        and len(said.words) <= _SHORT
        and names_day_or_hour(said.text)
        and _moves_the_meeting(said)
    )


def _takes_its_place(found: Sequence[Asked], standing: Sequence[int], before: int, at: int) -> bool:
    """The later one is the earlier, said again or moved: by words that move it, after a no to it, or with nothing that tells them apart."""
    old, new = found[before], found[at]
    before_it = new.before if new.before is not None and not _DAYS.search(new.before.text) else None
    if _moves_the_meeting(new.passage, _with(old)) or (
        before_it is not None
        and _moves_the_meeting(before_it)
        and _with(new) <= _with(old)
        and not _ANOTHERS.search(new.passage.text)
    ):
        return before == max(standing, key=lambda one: (len(_about(found[one]) & _about(new)), one))
    if _with(new) <= _with(old) and any(_declines(one.passage, old, new) for one in found[before + 1 : at]):
        return True
    days = _days(old), _days(new)
    apart = all(days) and days[0].isdisjoint(days[1]) and _kinds(days[0]) == _kinds(days[1])
    return not apart and _with(old) == _with(new)


def _declines(said: Passage, old: Asked, new: Asked) -> bool:
    """A client's no to the old day, or their wish for the new one."""
    heard = said.heard is not None and said.heard.turn == old.passage.turn
    days = frozenset(day.lower() for day in _DAYS.findall(said.text))
    if said.role not in CLIENTS:
        return False
    if _DECLINES.search(said.text) and (days & _days(old) or (heard and not days)):
        return True
    return _asks_to_move(said.text) and bool(days & _days(new) or (heard and not days))


def _text(one: Asked) -> str:
    return " ".join(said.text for said in (*one.upon, one.passage))


def _days(one: Asked) -> frozenset[str]:
    """Of what was taken up, the last that were named."""
    named = [found for said in (one.passage, *reversed(one.upon)) if (found := _DAYS.findall(said.text))]
    return frozenset(day.lower() for day in named[0]) if named else frozenset()


def _kinds(days: frozenset[str]) -> set[bool]:
    return {day.startswith("[") for day in days}


def _with(one: Asked) -> frozenset[str]:
    return _people(_text(one))


def _people(text: str) -> frozenset[str]:
    return frozenset(found.lower() for found in _WITH.findall(text))


def _about(one: Asked) -> frozenset[str]:
    return telling(words(_DAYS.sub(" ", _text(one))))
