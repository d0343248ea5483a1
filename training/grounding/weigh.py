"""Fit how much each rule's doubt counts beside the judge, on sessions that the judge was not taught.

    PYTHONPATH=src python training/grounding/weigh.py UNSEEN.jsonl src/handrail/grounding/support/weights.json [--struck 0.18]

UNSEEN is what `unseen.py` writes. Logistic regression by Newton's steps, pulled towards nothing; the line is then moved so that
`--struck` of all true statements would be struck, those counted that rules alone decide, with turns cited and with turns looked for.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from handrail.grounding.support.weighed import features, stands

Row = dict[str, Any]
SHARED = slice(3, 6)
"""The places of what a statement has in common with what was said."""
PULL, LEAST, LIGHTEST = 1.0, 12, -0.1
"""How strongly weights are held near nothing; a rule seen fewer times shares the weight of `doubt`."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scores", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--struck", type=float, default=0.18)
    asked = parser.parse_args()
    told = [json.loads(line) for line in asked.scores.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in told if not row["banned"] and row["score"] is not None]
    seen = Counter(row["rule"] for row in rows if row["rule"])
    names = ["line", "judge", "searched", "met", "alike", "agrees", "close doubt", "doubt"]
    names += sorted(rule for rule, many in seen.items() if many >= LEAST)
    table = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        parts = features(row["rule"], row["met"], row["agreeing"], row["score"], searched=row["how"] == "searched")
        for name, value in parts.items():
            table[at, names.index(name) if name in names else names.index("doubt")] = value
    good = np.array([float(row["good"]) for row in rows])
    weights, doubts = np.zeros(len(names)), names.index("close doubt")
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - good) + PULL * weights * (np.arange(len(names)) > 0)
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + PULL * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
        weights[doubts:] = np.minimum(weights[doubts:], LIGHTEST)  # a doubt never speaks for a statement
        weights[SHARED] = np.maximum(weights[SHARED], 0)  # nor what was said against it
    found = {name: float(weight) for name, weight in zip(names, weights, strict=True)}
    for how, name in (("cited", "line"), ("searched", "searched")):
        mine = [row for row in told if row["how"] == how]
        drawn(found, name, mine, asked.struck)
        print(
            f"{how}: {100 * struck(found, mine, True):.1f} % of true struck, {100 * struck(found, mine, False):.1f} % of wrong caught"
        )
    text = json.dumps({name: round(weight, 3) for name, weight in found.items()}, indent=1)
    asked.out.write_text(text + "\n", encoding="utf-8")


def struck(by: Mapping[str, float], rows: Sequence[Row], good: bool) -> float:
    """Of the true or the wrong ones, the share that would be struck."""
    return float(np.mean([not kept(row, by) for row in rows if row["good"] is good]))


def kept(row: Row, by: Mapping[str, float]) -> bool:
    """As grounding decides."""
    if row["banned"]:
        return False
    if row["score"] is None:
        return not row["rule"]
    return stands(row["rule"], row["met"], row["agreeing"], row["score"], searched=row["how"] == "searched", by=by)


def drawn(by: dict[str, float], name: str, rows: Sequence[Row], asked: float) -> None:
    """Move one weight so that `asked` of the true ones are struck, as near as it goes."""
    low, high = by[name] - 6, by[name] + 6
    for _ in range(30):
        by[name] = (low + high) / 2
        if struck(by, rows, True) > asked:
            low = by[name]
        else:
            high = by[name]
    by[name] = high


if __name__ == "__main__":
    main()
