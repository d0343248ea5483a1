"""What a language model gets to read for one section: numbered passages, those that the built-in engine would use and their neighbours.

A model cites a passage by its number. The words of the citation are then exact by construction (R27, R28), and a small model need
not copy them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.papers.draft import Evidence, Said
from handrail.papers.kind import Section
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

_SHORTEST = 8
"""Words: a shorter turn goes along only as another's neighbour."""
_MARKS = 14
"""Characters around a passage: its number and who speaks."""
_MOST_CITED = 3
_ONE_PERSON = (Role.CLIENT, Role.THERAPIST)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Passages of a session in their order, numbered from 1."""

    shown: tuple[Passage, ...]

    def page(self) -> str:
        """As the model reads it, one passage a line. A line break inside a passage can't begin another line."""
        lines: list[str] = []
        for number, passage in enumerate(self.shown, start=1):
            if lines and passage.turn > self.shown[number - 2].turn + 1:
                lines.append("...")
            lines.append(f"{number} {passage.role.value.replace('_', ' ')}: {' '.join(passage.text.split())}")
        return "\n".join(lines)

    def cited(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """The addresses of the passages with these numbers; a number that is not there cites nothing."""
        known = [number for number in dict.fromkeys(numbers) if 0 < number <= len(self.shown)]
        return tuple(self.shown[number - 1].evidence for number in known[:_MOST_CITED])


def excerpt(section: Section, safe: SafeText, engine: Iterable[Said], characters: int) -> Excerpt:
    """At most so many characters for one section: the whole session where it fits, of a group this client's part (R13, R19)."""
    turns = [turn for turn in safe.turns if not section.one_person or turn.role in _ONE_PERSON]
    found = [passage for passage in passages(safe) if not section.one_person or passage.role in _ONE_PERSON]
    size: dict[int, int] = {}
    for passage in found:
        size[passage.turn] = size.get(passage.turn, 0) + len(passage.text) + _MARKS
    wanted = set(size) if sum(size.values()) <= characters else _turns(section, turns, list(engine), size, characters)
    return Excerpt(tuple(passage for passage in found if passage.turn in wanted))


def _turns(
    section: Section, turns: Sequence[SafeTurn], lines: Sequence[Said], size: dict[int, int], characters: int
) -> set[int]:
    """The engine's turns for this section first, then its turns for others, then what clients said at length, over the hour."""
    own = [one.turn for said in lines if said.section == section.name for one in said.evidence]
    others = [one.turn for said in lines if said.section != section.name for one in said.evidence]
    near = [turn + step for turn in own for step in (0, -1, 1)]
    chosen: set[int] = set()
    for turn in dict.fromkeys([*near, *others, *_telling(turns)]):
        if turn in size and size[turn] <= characters:
            chosen.add(turn)
            characters -= size[turn]
    return chosen


def _telling(turns: Sequence[SafeTurn]) -> list[int]:
    """Clients' turns, spread over the hour, long ones first within each stretch."""
    long = [turn for turn in turns if turn.role is not Role.THERAPIST and len(turn.text.split()) >= _SHORTEST]
    stretches = [long[start : start + 12] for start in range(0, len(long), 12)]
    ranked = [sorted(stretch, key=lambda turn: -len(turn.text)) for stretch in stretches]
    return [stretch[rank].index for rank in range(12) for stretch in ranked if rank < len(stretch)]
