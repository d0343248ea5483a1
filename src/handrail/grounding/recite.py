"""A line whose writer may have cited the wrong passages: held against those, and against the ones that say it best.

Small language models write what was said and cite the passage beside it. The line then stands, with the right words under it; a line
that no words of the session hold stays struck.
"""

import re
from collections.abc import Sequence

from handrail.grounding.grounds import Grounds, Verdict
from handrail.grounding.words.tokens import content
from handrail.papers.draft import Evidence

HALF = 0.5
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def recited(grounds: Grounds, text: str, evidence: Sequence[Evidence]) -> Verdict:
    """The verdict with the passages that hold the line's own words: its writer's where they do, else those that are found."""
    own = grounds.judge(text, evidence) if evidence else Verdict(False, "it cites nothing", "R27")
    if own.kept and _holds(text, evidence):
        return own
    found = grounds.check(text, None)
    if found.kept and found.evidence and _holds(text, found.evidence):
        found = grounds.judge(text, found.evidence)
        if found.kept:
            return found
    return own if not own.kept else Verdict(False, "the words that it cites do not say it", "R27", tuple(evidence))


def _holds(text: str, evidence: Sequence[Evidence]) -> bool:
    """Half of what the line says stands in the very words that are quoted, and more of each sentence behind the first: nothing rides along."""
    quoted = set(content(" ".join(one.quote for one in evidence)))
    first, *more = (set(content(sentence)) for sentence in _SENTENCE.split(text))
    return len(first & quoted) >= HALF * len(first) and all(len(mine & quoted) > HALF * len(mine) for mine in more if mine)
