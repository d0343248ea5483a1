"""From which share each category is shown without a word of a list: chosen on rows kept back, and on AnnoMI's counts, not its words.

    PYTHONPATH=src python training/safety/thresholds.py --data DIR

For each category the share that finds most for what it flags wrongly: one AnnoMI client turn counts as MANY rows, a near miss as NEAR. What a
category lacks in rows it borrows from all of them together. Prints what `noticing/second.py` holds, but for eight, moved by hand where rows
and AnnoMI turns allowed: urgent help and overdose up, by which AnnoMI's share stays below 1.5 %, six others down.
"""

import argparse
import json
from collections import defaultdict
from math import log
from pathlib import Path

from lessons import as_heard, turns

from handrail.noticing import listener, safety, second

SHARES = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96)
MANY, NEAR, BORROWED = 16.0, 0.5, 0.5
Odds = dict[str, list[float]]


def by_category(texts: list[str]) -> Odds:
    """Of texts in which the lists alone flag nothing, the best sentence's odds under its category."""
    found: Odds = defaultdict(list)
    for text, heard in zip(texts, listener.shipped().listen(texts), strict=True):
        best = max(
            (one for one in heard if len(text[one.start : one.end].split()) >= second.FEWEST),
            key=lambda one: one.odds,
            default=None,
        )
        if best and not safety.list_finds(text):
            found[best.category].append(best.odds)
    return found


def above(odds: Odds, category: str, line: float) -> float:
    """How many a threshold lets through, with what is borrowed."""
    own = sum(one > line for one in odds[category])
    every = sum(one > line for some in odds.values() for one in some)
    return own + BORROWED * every / len(listener.CLASSES)


def main() -> None:
    """Choose and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    path = parser.parse_args().data / "annomi" / "utterances.jsonl"
    kept = [(label, form(text)) for label, text in turns(kept=True) for form in (str, as_heard)]
    harm = by_category([text for label, text in kept if label != "none"])
    near = by_category([text for label, text in kept if label == "none"])
    spoken = by_category([row["text"] for row in map(json.loads, path.open(encoding="utf-8")) if row["speaker"] == "client"])

    def worth(category: str, share: float) -> tuple[float, float]:
        line = log(share / (1 - share))
        wrong = MANY * above(spoken, category, line) + NEAR * above(near, category, line)
        return above(harm, category, line) - wrong, share

    print({category: max(SHARES, key=lambda share: worth(category, share)) for category in listener.CLASSES[1:]})


if __name__ == "__main__":
    main()
