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
    r"\b(?:can['’]t|cannot|won['’]t|not (?:that|then|on|free)|doesn['’]t work|no good|busy|away|instead|rather|(?:can|could) we|make it|how about|what about)\b",
    re.IGNORECASE,
)
_SOON = 6
"""Turns within which a few words move an appointment."""
_SHORT = 13
_LITTLE = 1
"""Telling words beside the day: with more of them something else is moved."""


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
        asks = () if is_settled(one) else _asks_another(done[:at], one.passage)
        if is_settled(one) or not (asks or _moves_a_day(one.passage)):
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
    return tuple(one for one in turn if one.is_question and _DECLINES.search(one.text) and names_day_or_hour(one.text))


def _moves_a_day(said: Passage) -> bool:
    """Few words of a therapist that name a new day or hour, and nothing else that might be moved."""
    beside = telling(words(_DAYS.sub(" ", _MOVES.sub(" ", said.text))))
    return (
        said.role is Role.THERAPIST
        and not said.is_question
        and len(said.words) <= _SHORT
        and bool(_MOVES.search(said.text))
        and names_day_or_hour(said.text)
        and len(beside) <= _LITTLE
    )


def _takes_its_place(found: Sequence[Asked], standing: Sequence[int], before: int, at: int) -> bool:
    """The later one is the earlier, said again or moved: by words that move it, after a no to it, or with nothing that tells them apart."""
    old, new = found[before], found[at]
    if _MOVES.search(_sentence_and_before(new)):
        return before == max(standing, key=lambda one: (len(_about(found[one]) & _about(new)), one))
    if any(_declines(one.passage, old) for one in found[before + 1 : at]):
        return True
    days = _days(old), _days(new)
    apart = all(days) and days[0].isdisjoint(days[1]) and _kinds(days[0]) == _kinds(days[1])
    return not apart and _with(old) == _with(new)


def _declines(said: Passage, old: Asked) -> bool:
    heard = said.heard is not None and said.heard.turn == old.passage.turn
    return said.role in CLIENTS and bool(_DECLINES.search(said.text)) and (heard or bool(_DAYS.search(said.text)))


def _sentence_and_before(one: Asked) -> str:
    return f"{one.before.text if one.before is not None and not _DAYS.search(one.before.text) else ''} {one.passage.text}"


def _text(one: Asked) -> str:
    return " ".join(said.text for said in (*one.upon, one.passage))


def _days(one: Asked) -> frozenset[str]:
    """Of what was taken up, the last that were named."""
    named = [found for said in (one.passage, *reversed(one.upon)) if (found := _DAYS.findall(said.text))]
    return frozenset(day.lower() for day in named[0]) if named else frozenset()


def _kinds(days: frozenset[str]) -> set[bool]:
    return {day.startswith("[") for day in days}


def _with(one: Asked) -> frozenset[str]:
    return frozenset(found.lower() for found in _WITH.findall(_text(one)))


def _about(one: Asked) -> frozenset[str]:
    return telling(words(_DAYS.sub(" ", _text(one))))
