"""Rules and judge together: one sum decides, and its parts can be read.

A rule's doubt counts by how often it was right on written sessions that neither had seen, the judge by its log odds;
`training/grounding/weigh.py` fits `weights.json` and draws the line. What is struck is shown, never lost.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ALIKE, CLOSE, NEAR = 0.9, 0.6, 0.4
"""Shares of words met from which wording is alike, close, and near enough for numbers that agree to count."""
NUMBER = "a number that these words do not hold"
ANOTHER_CAUSE = "another cause was named"
UNNAMED_CAUSE = "a cause that nobody named"
CLIENTS_DEED = "the client said that they did this themselves"
CERTAIN = 1.5
"""A doubted number, another cause or a client's deed told as a therapist's stands only where the judge is this sure of it, and never where the wording is alike; so does a cause
that nobody named, behind words that are close to what was said: most of such a line is true, and the judge is easily led."""
FIRM = {True: 2.45, False: 0.3}
"""Where wording is close, and most where it is alike (true), rules read well: the judge overrules their doubt only when this firm."""
CONTRARY = -2.1
"""A plain line that no rule doubts, in close wording, is struck only when the judge is this sure of the contrary."""
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
    """What counts for one statement, by name: the judge's log odds, how much of it was said, and the rule that doubts, if one does."""
    found = {"line": 1.0, "judge": score, "searched": float(searched)}
    found |= {"met": met, "alike": float(met >= ALIKE), "agrees": float(agreeing > 0)}
    return found | {doubt: 1.0, "close doubt": float(met >= CLOSE)} if doubt else found


def stands(
    doubt: str, met: float, agreeing: int, score: float, *, searched: bool, by: Mapping[str, float] | None = None
) -> bool:
    """Whether a statement stands, all in all. `doubt`: the rule that it breaks, or nothing; `met`: the share of its words that were
    said; `agreeing`: how many of its numbers, days and names were; `score`: the judge's log odds; `by`: other weights than the
    shipped ones."""
    alike = met >= ALIKE
    if doubt in (NUMBER, ANOTHER_CAUSE, CLIENTS_DEED):
        return not alike and score >= CERTAIN
    if doubt == UNNAMED_CAUSE and NEAR <= met < ALIKE:
        return score >= (CERTAIN if met >= CLOSE else FIRM[False])
    if doubt and met >= CLOSE:
        return score >= FIRM[alike]
    agreed = alike or (agreeing > 0 and met >= NEAR)
    if not doubt and (agreed or met >= CLOSE):
        return score >= CONTRARY
    counts = by or weights()
    parts = features(doubt, met, agreeing, score, searched=searched)
    return sum(counts.get(name, counts["doubt"]) * value for name, value in parts.items()) >= 0
