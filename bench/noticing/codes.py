"""Talk codes against experts, where AnnoMI lies; no row of it was read in training.

HANDRAIL_DATA=... python bench/noticing/codes.py
"""

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from dialogues import not_here, rows

from handrail.noticing import codes
from handrail.papers.notice import Spoken

LOOKED_AT = 7
"""Every seventh conversation was looked at while the features were chosen; the figures that count are of the rest."""


def read(talk: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Conversation, speaker, the expert's code and ours."""
    before: dict[str, list[Spoken]] = defaultdict(list)
    found: list[tuple[str, str, str]] = []
    asked: list[codes.Utterance] = []
    for row in talk:
        said = before[row["conversation_id"]]
        gold = row["therapist_behaviour"] if row["speaker"] == "therapist" else row["client_talk"]
        if gold:
            asked.append(codes.Utterance(row["speaker"], row["text"], tuple(said[-2:])))
            found.append((row["conversation_id"], row["speaker"], gold))
        said.append(Spoken(row["speaker"], row["text"]))
    return [(*row, coded.code) for row, coded in zip(found, codes.codes(asked), strict=True)]


def macro(pairs: list[tuple[str, str]]) -> tuple[float, dict[str, float]]:
    """Macro-F1 and each class's."""
    scores = {}
    for name in sorted({gold for gold, _ in pairs}):
        hit = sum(gold == ours == name for gold, ours in pairs)
        both = sum((gold == name) + (ours == name) for gold, ours in pairs)
        scores[name] = 2 * hit / both if both else 0.0
    return sum(scores.values()) / len(scores), scores


def main() -> None:
    """The table."""
    found = list(rows("annomi/utterances.jsonl"))
    if not found:
        not_here("talk codes", "annomi/utterances.jsonl")
        return
    start = time.process_time()
    coded = read(found)
    seconds = time.process_time() - start
    looked_at = set(sorted({row[0] for row in coded})[::LOOKED_AT])
    for name, part in (
        ("all", coded),
        ("never looked at", [row for row in coded if row[0] not in looked_at]),
    ):
        for speaker in ("therapist", "client"):
            score, each = macro([(gold, ours) for _, who, gold, ours in part if who == speaker])
            print(
                f"{name:<16} {speaker:<10} macro-F1 {score:.3f}  "
                + "  ".join(f"{key} {value:.2f}" for key, value in each.items())
            )
    print(f"{len(coded) / seconds:.0f} utterances a second")


if __name__ == "__main__":
    main()
