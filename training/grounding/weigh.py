"""Fit how much each rule's doubt counts beside the judge, on sessions that the judge was not taught.

    PYTHONPATH=src python training/grounding/weigh.py SCORES.jsonl src/handrail/grounding/weights.json [--struck 0.17]

SCORES is what `judge.py --without ...` writes. Logistic regression by Newton's steps, pulled towards nothing; the line is then moved
so that `--struck` of the true statements would be struck, with turns cited and with turns that were looked for.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from handrail.grounding.weighed import features

PULL, LEAST, LIGHTEST = 1.0, 12, -0.1
"""How strongly weights are held near nothing; a rule seen fewer times shares the weight of `doubt`."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scores", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--struck", type=float, default=0.18)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.scores.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["how"] in ("cited", "searched", "changed", "drafted")]
    seen = Counter(row["rule"] for row in rows if row["rule"])
    names = ["line", "judge", "searched", "close", "agrees", "close doubt", "doubt"]
    names += sorted(rule for rule, many in seen.items() if many >= LEAST)
    table = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        parts = features(row["rule"], row["met"], row["agreeing"], row["score"], searched=row["how"] == "searched")
        for name, value in parts.items():
            table[at, names.index(name) if name in names else names.index("doubt")] = value
    good = np.array([float(row["good"]) for row in rows])
    weights = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - good) + PULL * weights * (np.arange(len(names)) > 0)
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + PULL * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
        weights[5:] = np.minimum(weights[5:], LIGHTEST)  # a doubt never speaks for a statement
    told = table @ weights
    cited = np.array([row["how"] == "cited" for row in rows])
    searched = table[:, 2] == 1
    weights[0] -= np.quantile(told[cited & (good == 1)], asked.struck)
    weights[2] += np.quantile(told[cited & (good == 1)], asked.struck) - np.quantile(told[searched & (good == 1)], asked.struck)
    told = table @ weights
    for how, mine in (("cited", cited), ("searched", searched)):
        struck, caught = np.mean(told[mine & (good == 1)] < 0), np.mean(told[mine & (good == 0)] < 0)
        print(f"{how}: {100 * struck:.1f} % of true struck, {100 * caught:.1f} % of wrong caught ({mine.sum()})")
    found = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    asked.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
