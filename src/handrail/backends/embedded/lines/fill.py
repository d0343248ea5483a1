"""Filling a document: lines are chosen and joined, and what joining saved is room for more of them."""

import re
from collections.abc import Sequence

from handrail.backends.embedded.choice.choose import choose, drafted_sections, pool
from handrail.backends.embedded.choice.line import Line, Tell
from handrail.backends.embedded.choice.room import for_safety, room
from handrail.backends.embedded.hour.headings import in_order
from handrail.backends.embedded.hour.told import size
from handrail.backends.embedded.lines.join import joined
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import Asked
from handrail.backends.embedded.words.text import telling, words
from handrail.papers.kind import Content, Kind, Voice
from handrail.papers.style import Density

_ROUNDS = 12
_FEW = 2
"""Telling words of a line that may say again what another says; a shorter one may not."""
_NEGATED = re.compile(r"\b(?:no|not|never|none|nobody|nothing|without|denie[sd])\b|n['’]t\b", re.IGNORECASE)
_TURNS_IT = (FIGURE.findall, _NEGATED.findall, lambda text: text.partition("“")[0].split()[:1])
"""What makes another fact of the same words: figures, a no, and who says it."""
_VISIT = 1.05
"""Doctors' notes are longer, and say more of the body than of the talk."""
_WORTH = 3
"""Words: less room than this holds no further line."""


def filled(kind: Kind, found: Sequence[Asked], tell: Tell, density: Density, *, visit: bool = False) -> list[Line]:
    """The document's lines in their order; those of a medical `visit` may be longer."""
    open_ = pool(kind, found, tell)
    said = sum(len(one.passage.words) for one in found)
    most = room(kind, said, density) * (_VISIT if visit else 1.0)
    of_safety = most * for_safety(drafted_sections(kind))
    best: list[Line] = []
    spare, step, lines = 0.0, 0.0, kind.longest
    for _ in range(_ROUNDS):
        done = _finished(kind, choose(kind, open_, most + spare, lines, said=said, visit=visit))
        left = most - _words(done, of_safety)
        if left >= 0 and len(done) <= kind.longest:
            best, step, lines = done, left, lines + kind.longest - len(done)
        elif not best and left < 0 and kind.voice is Voice.CLINICAL:
            spare += left
            continue
        else:
            spare, step = spare - step, step / 2
        if step < _WORTH or kind.voice is not Voice.CLINICAL:
            break
        spare += step
    return best or done


def _words(lines: Sequence[Line], of_safety: float) -> float:
    """What they take of the room: of those about safety no more than their part."""
    about = sum(size(line.told.text) for line in lines if line.choice.content is Content.SAFETY)
    return min(about, of_safety) + sum(size(line.told.text) for line in lines if line.choice.content is not Content.SAFETY)


def _finished(kind: Kind, lines: list[Line]) -> list[Line]:
    order = {section.name: place for place, section in enumerate(kind.sections)}
    lines.sort(key=lambda one: (order[one.choice.section.name], one.key))
    done = joined(lines) if kind.voice is Voice.CLINICAL else lines
    return _once(sorted(done, key=lambda one: in_order(kind, one.choice.section.name, one.choice.content, *one.key)))


def _once(lines: Sequence[Line]) -> list[Line]:
    """Without a line that says in the same telling words what one before it in its section says: joined, two passages may become alike. Words about safety all stand."""
    kept: list[Line] = []
    for line in lines:
        about_safety = line.choice.content is Content.SAFETY or line.choice.one.scored.safety
        section = line.choice.section
        if about_safety or not any(_says_again(line.told.text, one.told.text) for one in kept if one.choice.section == section):
            kept.append(line)
    return kept


def _says_again(text: str, before: str) -> bool:
    mine, theirs = telling(words(text)), telling(words(before))
    return len(mine) > _FEW and mine == theirs and all(look(text) == look(before) for look in _TURNS_IT)
