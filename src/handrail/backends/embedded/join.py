"""Neighbouring lines that read better as one: two sentences of one breath, a row of short answers."""

from collections.abc import Sequence
from dataclasses import replace

from handrail.backends.embedded.choose import Line
from handrail.papers.draft import Content

_LONGEST = 48
_MOST = 8
"""Pieces of evidence in one line."""
_NEAR = 6
"""Characters between two sentences of one breath."""
_BARE = (" said no.", " said yes.")


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines in order, some of them together."""
    done: list[Line] = []
    bare = -1
    for line in lines:
        at = bare if line.told.text.endswith(_BARE) and bare >= 0 else len(done) - 1
        text = _together(done[at], line) if done else None
        if text is None:
            done.append(line)
            at = len(done) - 1
        else:
            told = done[at].told
            done[at] = replace(done[at], told=replace(told, text=text, evidence=told.evidence + line.told.evidence))
        if line.told.text.endswith(_BARE):
            bare = at
    return done


def _together(first: Line, second: Line) -> str | None:
    one, two = first.told.text, second.told.text
    same = first.choice.section == second.choice.section and Content.SAFETY not in (first.choice.content, second.choice.content)
    if not same or len(one.split()) + len(two.split()) > _LONGEST or len(first.told.evidence) >= _MOST:
        return None
    if one.endswith(_BARE) and two.endswith(_BARE) and two.startswith("Asked "):
        return f"{one[:-1]}; asked {two[len('Asked ') :]}"
    before, after = first.told.evidence[-1], second.told.evidence[0]
    opening = one.split(" that ", 1)[0]
    alike = opening.endswith(" reported") and two.startswith(f"{opening} that ") and "“" not in one
    if alike and before.turn == after.turn and 0 <= after.start - before.end <= _NEAR:
        return f"{one[:-1]}, and that {two[len(opening) + len(' that ') :]}"
    return None
