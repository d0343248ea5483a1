"""What was agreed in an hour held in Spanish: where clients say what they will do, and what came of a proposal.

A proposal alone is only half of it: "todos los días" was answered with "puedo cuatro días", and summed up as "cuatro días, entonces".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.spanish.words import ASKS_AHEAD, COMMITS, POINTS, REFUSES, SETTLES, YES
from handrail.papers.transcript import Role

LONGEST = 45
"""Words of a turn that is told whole with the question it answers."""
_ASKED_ON, _SCRAP = 2, 4
"""Turns from such an answer to the next one; words of a question that goes on about it ("¿Sola o acompañada?")."""
CLIENTS = (Role.CLIENT, Role.CLIENT_2)


@dataclass(frozen=True, slots=True)
class Came:
    """What a client answered to a proposal, and how the therapist then summed it up."""

    reply: Passage | None = None
    settled: Passage | None = None


NOTHING = Came()


def says_ahead(found: Sequence[Passage]) -> Iterator[int]:
    """Turns in which clients answer what they will do, or promise something that only the question names: "Se lo voy a decir esta noche." """
    last = -_ASKED_ON - 1
    for one in found:
        if one.role not in CLIENTS or not one.opens_turn or one.under is None or len(one.turn_text.split()) > LONGEST:
            continue
        asked = one.under
        goes_on = one.turn - last <= _ASKED_ON and len(asked.words) <= _SCRAP
        if refuses(one) and not COMMITS.search(one.turn_text):
            continue
        if ASKS_AHEAD.search(asked.text) or goes_on:
            last = one.turn
            yield one.turn
        elif POINTS.search(one.turn_text):
            yield one.turn


def came_of(found: Sequence[Passage]) -> dict[tuple[int, int], Came]:
    """By the place of each question of a therapist, what was answered to it and how that was summed up."""
    settled = {one.heard.turn: one for one in found if is_settled(one) and one.heard is not None}
    return {
        (one.asked.turn, one.asked.start): Came(one, settled.get(one.turn))
        for one in found
        if one.role in CLIENTS and one.asked is not None
    }


def is_settled(one: Passage) -> bool:
    """A therapist takes up what a client just said they could do: "Cuatro días, entonces." """
    heard = one.heard
    return one.role is Role.THERAPIST and heard is not None and heard.role in CLIENTS and bool(SETTLES.match(one.text))


def refuses(reply: Passage) -> bool:
    """A no, or something else in its place."""
    return bool(REFUSES.search(reply.turn_text))


def says_only_yes(reply: Passage) -> bool:
    """It adds nothing to what was proposed."""
    return bool(YES.fullmatch(reply.turn_text.strip())) and not refuses(reply)
