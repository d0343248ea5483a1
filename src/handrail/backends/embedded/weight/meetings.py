"""Which appointments stand at the end of an hour: one that was moved no longer does, and two of different days, or with different people, both do."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handrail.backends.embedded.hour.moves import Move, names_day_and_hour, names_day_or_hour
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.weight.moving import (
    DAYS,
    OFFERS,
    WITH,
    asks_for_a_time,
    asks_to_move,
    chooses,
    comes_not,
    days_of,
    declines,
    is_away,
    is_of_another,
    is_of_it,
    moves_a_day,
    moves_the_meeting,
    people,
    points,
    settles_a_time,
    surely_away,
    surely_not,
    wants_another_time,
)
from handrail.backends.embedded.weight.taken_up import NODS
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.text import is_no, telling, words
from handrail.papers.transcript import Role

_MEETS = re.compile(r"\b(?:sees?|meet|come|here|sessions?|appointments?|visit|same time)\b", re.IGNORECASE)
_NO_MATTER = re.compile(r"\W*no (?:problem|worries|bother|matter)\b", re.IGNORECASE)
_SOON = 6
"""Turns within which a few words move an appointment."""
_ANSWERED = 2
"""Turns between an appointment and what is said to a client's answer."""
_FROM = 0.4
"""Of the hour: before it "make it Monday" settles nothing for the time after it."""
_LONGEST = 20
"""Words of what "make it Monday" is told with."""
_LITTLE = 1
"""Telling words beside the day: with more of them it is work for the week."""


def settled(found: Sequence[Asked]) -> list[Asked]:
    """Two times to choose from are no appointment once one of them was named; what was settled stands until it is moved, told with what it moves."""
    done = _with_what_it_moves(found)
    last = max(
        (at for at, one in enumerate(done) if one.move is Move.MEETING and not OFFERS.search(one.passage.text)), default=-1
    )
    standing: list[int] = []
    for at, one in enumerate(done):
        if not is_settled(one):
            continue
        for before in [before for before in standing if _takes_its_place(done, standing, before, at)]:
            standing.remove(before)
            said_again = _days(done[before]) <= _days(one) or len(_days(done[before])) > 1
            done[before] = replace(done[before], move=Move.TELL, overtaken=not said_again)
        for before, old in enumerate(done[:at]):
            if old.move is Move.CANCELLED and _days(one) and days_of(old.upon[0].text) == _days(one):
                done[before] = replace(old, move=Move.TELL, overtaken=True)  # it was agreed anew after all
        standing.append(at)
    for at in standing[:-1]:
        if not _is_one_appointment(done[at]):
            done[at] = replace(done[at], move=Move.RECAP)
    return [
        replace(one, move=Move.TELL)
        if one.move is Move.MEETING and at not in standing and (standing or (at < last and OFFERS.search(one.passage.text)))
        else one
        for at, one in enumerate(done)
    ]


def _is_one_appointment(one: Asked) -> bool:
    """One day, and words of somebody who is met, or none of anything else: "The bench with him on Friday at noon" is work for the week."""
    said = one.passage.text
    return len(_days(one)) <= 1 and bool(_MEETS.search(said) or WITH.search(said) or len(_about(one)) <= _LITTLE)


def is_settled(one: Asked) -> bool:
    """A next meeting with its day and hour, or what took one up."""
    said = one.passage
    if one.move is not Move.MEETING or one.overtaken:
        return False
    open_ = OFFERS.search(said.text) or (said.is_question and (one.reply is None or "?" in one.reply.turn_text))
    return bool(one.upon) or (not open_ and names_day_and_hour(said.text))


def _with_what_it_moves(found: Sequence[Asked]) -> list[Asked]:
    """ "Actually, make it Wednesday.": told upon the appointment that it moves, which no longer stands by itself. So is the yes to a client who asks it,
    and what cancels it; "make it Monday" after talk of the tablets is told upon that talk."""
    done = list(found)
    first = 0
    for at, one in enumerate(done):
        first = next(before for before in range(first, at + 1) if one.passage.turn - done[before].passage.turn <= _SOON)
        if of_it := _of_something_else(done[first : at + 1]):
            fits = all(len(said.words) <= _LONGEST and not safety_words(said.text) for said in of_it)
            done[at] = replace(one, move=Move.SETTLE if fits else Move.TELL, upon=of_it if fits else ())
            for before in (before for before in range(first, at) if fits and done[before].passage in of_it):
                changed = done[before].passage.role in CLIENTS and not done[before].passage.is_question
                done[before] = replace(done[before], overtaken=done[before].overtaken or changed)
            continue
        if is_settled(one):
            continue
        if (offer := next((before for before in range(first, at) if _chooses_of(done[before], one.passage)), None)) is not None:
            done[at] = _upon(one, done[offer], ())
            done[offer] = replace(done[offer], overtaken=True)
            continue
        asks, takes_back = _asks_another(done[first:at], one.passage), _cancels(done[first:at], one.passage)
        near = [before for before in range(first, at) if _is_before(done[before], asked=bool(asks or takes_back))]
        if near and _led_away(done, near[-1], (*asks, *takes_back)):
            continue
        if takes_back or is_away(one.passage, _answered(done[first:at], one.passage)):
            if (old := _cancelled(done, near, (*takes_back, one.passage))) is not None:
                sure = surely_not(takes_back[0], one.passage) if takes_back else surely_away(one.passage)
                told = replace(one, move=Move.CANCELLED, upon=(done[old].passage, *takes_back))
                done[at] = told if sure else _upon(one, done[old], takes_back)
                done[old] = replace(done[old], overtaken=True)
                for other in near:  # a no to this one is none to those beside it
                    reply = done[other].reply
                    if other != old and reply is not None and any(reply.turn == said.turn for said in takes_back):
                        done[other] = replace(done[other], reply=None)
        elif near and (asks or moves_a_day(one.passage) or _settles_a_time(done, near[-1], at)):
            done[at] = _upon(one, done[near[-1]], asks)
            done[near[-1]] = replace(done[near[-1]], overtaken=True)
    return done


def _upon(one: Asked, old: Asked, asks: tuple[Passage, ...]) -> Asked:
    return replace(one, move=Move.MEETING, upon=(*old.upon, old.passage, *asks))


def _chooses_of(old: Asked, said: Passage) -> bool:
    """A client names one of the times that were offered: the offer is told with it, and stands no longer by itself."""
    answers = said.role in CLIENTS and said.turn == old.passage.turn + 1
    return answers and old.move is Move.MEETING and not old.overtaken and chooses(said.text, old.passage.text)


def _answered(before: Sequence[Asked], said: Passage) -> str:
    """What was said in the turn right before."""
    return next((one.passage.turn_text for one in reversed(before) if one.passage.turn == said.turn - 1), "")


def _is_before(old: Asked, *, asked: bool) -> bool:
    """An appointment that a few words soon behind it may move."""
    return (is_settled(old) or (asked and old.move is Move.MEETING)) and not old.overtaken


def _led_away(found: Sequence[Asked], old: int, asks: Sequence[Passage]) -> bool:
    """A client's "can we skip it?" behind what a therapist said of something else than the appointment."""
    if not asks or not is_of_it(asks[0]) or days_of(asks[0].text) & _days(found[old]):
        return False
    after = [one.passage for one in found[old + 1 :] if one.passage.turn == asks[0].turn - 1]
    return any(telling(words(DAYS.sub(" ", said.text))) and not asks_to_move(said.text) for said in after)


def _of_something_else(near: Sequence[Asked]) -> tuple[Passage, ...]:
    """What was spoken of right before "make it Monday", where it was no meeting: with it the day is told, and no meeting is moved. `near`: the last few turns up to it."""
    *before, one = near
    said = one.passage
    if said.place < _FROM or not points(said):
        return ()
    old = next((one for one in reversed(before) if one.move is Move.MEETING), None)
    then, since = (_days(old), old.passage) if old is not None else (frozenset[str](), None)
    between = [
        one.passage for one in before if since is None or (one.passage.turn, one.passage.start) > (since.turn, since.start)
    ]
    new = days_of(said.text[: first.end()]) if (first := DAYS.search(said.text)) is not None else frozenset[str]()
    last = [one for one in between if one.turn == max(other.turn for other in between)]
    if any(days_of(one.text) & then or asks_to_move(one.text) for one in last):
        return ()
    of_it = [one for one in last if is_of_another(one, then, new)]
    if not of_it or of_it[0].turn == said.turn:
        return tuple(of_it[-1:])
    led = [one for one in between if one.turn == of_it[0].turn - 1 and is_of_another(one, then, new)]
    return (*led[-1:], of_it[-1])


def _settles_a_time(found: Sequence[Asked], old: int, at: int) -> bool:
    """ "Half past five then.", after a client who asked for another time than the old one, or said no to it."""
    turn, days = found[old].passage.turn, _days(found[old])
    wanted = any(wants_another_time(one.passage, days, turn) for one in found[old + 1 : at])
    return wanted and settles_a_time(found[at].passage, _text(found[old]))


def _asks_another(before: Sequence[Asked], said: Passage) -> tuple[Passage, ...]:
    """What a client asked for, to which these few words of a therapist are the yes: "Could we make it five?" """
    if said.role is not Role.THERAPIST or not said.opens_turn or not NODS.match(said.turn_text):
        return ()
    turn = [one.passage for one in before if one.passage.role in CLIENTS and one.passage.turn == said.turn - 1]
    return tuple(one for one in turn if one.is_question and asks_for_a_time(one.text))


def _cancels(before: Sequence[Asked], said: Passage) -> tuple[Passage, ...]:
    """A client's words that they cannot come, to which this is the answer, with no new time: "I can't come at all." "We'll leave it then." """
    if said.role is not Role.THERAPIST or not said.opens_turn or "?" in said.turn_text or names_day_or_hour(said.turn_text):
        return ()
    turn = [one.passage for one in before if one.passage.role in CLIENTS and one.passage.turn == said.turn - 1]
    answers = any(is_settled(one) and one.passage.turn == said.turn - _ANSWERED for one in before)
    asked = not is_no(said.turn_text) or _NO_MATTER.match(said.turn_text)
    if any(asks_to_move(one.text) for one in turn):
        return ()
    days = frozenset(day for one in before if is_settled(one) for day in _days(one))
    return tuple(one for one in turn if comes_not(one, days, answers=answers) and (asked or not one.is_question))[:1]


def _cancelled(found: Sequence[Asked], near: Sequence[int], said: Sequence[Passage]) -> int | None:
    """Which of them is taken back: that of the day that is named; else that which a client answers, or that of the two in the room."""
    named = frozenset(day for one in said for day in days_of(one.text))
    if named:
        return next((at for at in reversed(near) if _days(found[at]) & named or not _days(found[at])), None)
    answers = bool(near) and said[0].role in CLIENTS and found[near[-1]].passage.turn == said[0].turn - 1
    return near[-1] if answers else next((at for at in reversed(near) if not _with(found[at])), None)


def _takes_its_place(found: Sequence[Asked], standing: Sequence[int], before: int, at: int) -> bool:
    """The later one is the earlier, said again or moved: by words that move it, after a no to it, or with nothing that tells them apart."""
    old, new = found[before], found[at]
    before_it = new.before if new.before is not None and not DAYS.search(new.before.text) else None
    if moves_the_meeting(new.passage, _with(old)) or (
        before_it is not None
        and moves_the_meeting(before_it)
        and _with(new) <= _with(old)
        and not is_of_another(new.passage, _days(old), _days(new))
    ):
        return before == max(standing, key=lambda one: (len(_about(found[one]) & _about(new)), one))
    turn, between = old.passage.turn, found[before + 1 : at]
    if _with(new) <= _with(old) and any(declines(one.passage, _days(old), new.passage, turn) for one in between):
        return True
    days = _days(old), _days(new)
    apart = all(days) and days[0].isdisjoint(days[1]) and _kinds(days[0]) == _kinds(days[1])
    return not apart and _with(old) == _with(new)


def _text(one: Asked) -> str:
    return " ".join(said.text for said in (*one.upon, one.passage))


def _days(one: Asked) -> frozenset[str]:
    """Of what was taken up, the last that were named."""
    return next((found for said in (one.passage, *reversed(one.upon)) if (found := days_of(said.text))), frozenset())


def _kinds(days: frozenset[str]) -> set[bool]:
    return {day.startswith("[") for day in days}


def _with(one: Asked) -> frozenset[str]:
    return people(_text(one))


def _about(one: Asked) -> frozenset[str]:
    return telling(words(DAYS.sub(" ", _text(one))))
