"""Rules and judge together: one sum decides, and its parts can be read.

A rule's doubt counts by how often it was right on written sessions that neither had seen, the judge by its log odds;
`training/grounding/weigh.py` fits `weights.json` and draws the line. In close wording the rules come first. What is struck is shown,
never lost.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ALIKE, CLOSE, NEAR = 0.9, 0.6, 0.4
"""Shares of words met from which wording is alike, close, and near enough for numbers that agree to count."""
NUMBER = "a number that these words do not hold"
FIRM = {True: 2.2, False: 0.3}
CERTAIN = {True: 2.2, False: 1.5}
CONTRARY = {True: -2.5, False: -1.5}
AGREED = -3.2
"""Where wording is close, and most where it is alike (true), rules read well: the judge overrules their doubt only when it is this
firm, of a number this certain, and strikes what no rule doubts only when it is this sure of the contrary; surest where numbers, days or
names agree."""
LIKELY = 1.0
"""From here the judge may offer a turn that shares no telling word with a statement."""
CONFIRM: Mapping[str, str] = {
    "it affirms what was denied": "negation",
    "it denies what was affirmed": "negation",
    "someone else said this": "who said it",
    "these words speak of someone else": "who said it",
    "a person whom these words do not mention": "who said it",
    "a name that these words do not hold": "name",
    NUMBER: "number",
}
"""What a human confirms of a line that a rule doubted and the judge upheld."""


@cache
def weights() -> Mapping[str, float]:
    """By name; a rule without a weight of its own has that of `doubt`."""
    found: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return found


def features(doubt: str, met: float, agreeing: int, score: float, *, searched: bool) -> dict[str, float]:
    """What counts for one statement, by name: the judge's log odds, and the rule that doubts or that none does."""
    found = {"line": 1.0, "judge": score, "searched": float(searched)}
    if doubt:
        return found | {doubt: 1.0, "close doubt": float(met >= CLOSE)}
    return found | {"close": float(met >= CLOSE), "agrees": float(agreeing > 0)}


def stands(
    doubt: str, met: float, agreeing: int, score: float, *, searched: bool, by: Mapping[str, float] | None = None
) -> bool:
    """Whether a statement stands, all in all. `doubt`: the rule that it breaks, or nothing; `met`: the share of its words that were
    said; `agreeing`: how many of its numbers, days and names were; `score`: the judge's log odds; `by`: other weights than the
    shipped ones."""
    counts = by or weights()
    alike = met >= ALIKE
    if doubt == NUMBER:
        return score >= CERTAIN[alike]
    if doubt and met >= CLOSE:
        return score >= FIRM[alike]
    if not doubt and agreeing and met >= (CLOSE if searched else NEAR):
        return score >= AGREED
    if not doubt and met >= CLOSE:
        return score >= CONTRARY[alike]
    parts = features(doubt, met, agreeing, score, searched=searched)
    return sum(counts.get(name, counts["doubt"]) * value for name, value in parts.items()) >= 0
