"""What was named in the hour: the agenda, homework given and reported, and the goals of the plan, each quoted."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from handrail.noticing.phrases import Finder, parse, plain, tokens
from handrail.papers.notice import Named
from handrail.papers.safe import SafeTurn

MOST = 4
"""Of each, the first so many: a page, not a transcript."""
SHORTEST = 5
"""Letters of a goal's word that count; shorter ones are in every sentence."""
COMMON = frozenset("about after again every other their there these thing things think those through where which while would could should "
                   "weeks times being doing going having feels feeling people without within before".split())  # fmt: skip


@cache
def _finder() -> Finder:
    return Finder(parse((resources.files("handrail.noticing") / "words" / "en_named.txt").read_text("utf-8")))


def named(turns: Sequence[SafeTurn], goals: Mapping[str, str] | None = None) -> tuple[Named, ...]:
    """Agenda, homework and goals in the order of the hour. `goals`: each goal's name and its words."""
    found: list[Named] = []
    counts: dict[str, int] = {}
    stems = {name: _stems(words) for name, words in (goals or {}).items()}
    for turn in turns:
        words = tokens(turn.text)
        seen: set[str] = set()
        for hit in _finder().find(words):
            if hit.name not in seen and counts.get(hit.name, 0) < MOST:
                seen.add(hit.name)
                counts[hit.name] = counts.get(hit.name, 0) + 1
                found.append(Named(hit.name, turn.index, hit.start, hit.end, turn.text[hit.start : hit.end]))
        for name, wanted in stems.items():
            touched = [token for token in words if token.word[:SHORTEST] in wanted and len(token.word) >= SHORTEST]
            if len({token.word[:SHORTEST] for token in touched}) >= min(2, len(wanted)) and counts.get(name, 0) < MOST:
                counts[name] = counts.get(name, 0) + 1
                start, end = touched[0].start, touched[-1].end
                found.append(Named(f"goal: {name}", turn.index, start, end, turn.text[start:end]))
    return tuple(found)


def _stems(words: str) -> set[str]:
    heard = [plain(word) for word in words.replace("-", " ").split()]
    return {word[:SHORTEST] for word in heard if len(word) >= SHORTEST and word.isalpha() and word not in COMMON}
