"""Which turns a model with a small window gets to see for a section: those that the built-in engine would use, and their neighbours."""

from collections.abc import Iterable, Sequence

from handrail.papers.draft import Said, Section
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_SHORTEST = 8
"""Words: a shorter turn goes along only as another's neighbour."""


def turns_for(section: Section, turns: Sequence[SafeTurn], engine: Iterable[Said], characters: int) -> list[SafeTurn]:
    """At most so many characters of turns, in their order: all of them where they fit."""
    if sum(len(turn.text) for turn in turns) <= characters:
        return list(turns)
    lines = list(engine)
    own = [one.turn for said in lines if said.section == section.name for one in said.evidence]
    others = [one.turn for said in lines if said.section != section.name for one in said.evidence]
    place_of = {turn.index: place for place, turn in enumerate(turns)}
    wanted = [*_with_neighbours(own, place_of), *(place_of[turn] for turn in others if turn in place_of), *_telling(turns)]
    chosen: set[int] = set()
    left = characters
    for place in dict.fromkeys(wanted):
        if 0 <= place < len(turns) and len(turns[place].text) <= left:
            chosen.add(place)
            left -= len(turns[place].text)
    if not chosen and turns:
        longest = max(turns, key=lambda turn: len(turn.text) if turn.role is not Role.THERAPIST else 0)
        return [longest]
    return [turns[place] for place in sorted(chosen)]


def _with_neighbours(turns: Iterable[int], place_of: dict[int, int]) -> list[int]:
    return [place_of[turn] + near for turn in turns if turn in place_of for near in (0, -1, 1)]


def _telling(turns: Sequence[SafeTurn]) -> list[int]:
    """Clients' turns, spread over the hour, long ones first within each stretch."""
    places = [
        place for place, turn in enumerate(turns) if turn.role is not Role.THERAPIST and len(turn.text.split()) >= _SHORTEST
    ]
    stretches = [places[start : start + 12] for start in range(0, len(places), 12)]
    ranked = [sorted(stretch, key=lambda place: -len(turns[place].text)) for stretch in stretches]
    return [stretch[rank] for rank in range(12) for stretch in ranked if rank < len(stretch)]
