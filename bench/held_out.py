"""Drafts by weights that never saw what they are measured on: facts of our sessions in five folds, ROUGE on every fourth consultation.

Trains the weights six times (a minute); no file that ships is touched. What the reader in context says of a session is taken from
FOLDS/fold-0.json to fold-4.json, which `training/context/learn.py --fold` wrote (half an hour each); without, it is left out.
The reader that ships learned from no consultation that ROUGE is counted on.

    HANDRAIL_DATA=... python bench/held_out.py [FOLDS]
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import dialogues
import drafts
import facts as must_know
from training import drafts as made

from handrail.backends.embedded import score

FOLDS, LEFT_OUT = 5, 4
OURS = "train"
FIRST_MADE, OLDER = 20, 44
"""Sessions that were looked at while the engine was made, and those that were there in its first versions."""


@contextmanager
def weights(table: Mapping[str, float]) -> Iterator[None]:
    """The engine with these weights."""
    shipped, score.weights = score.weights, lambda: table  # type: ignore[assignment]
    try:
        yield
    finally:
        score.weights = shipped


@contextmanager
def read(odds: Sequence[float] | None) -> Iterator[None]:
    """The engine with this reading of the talk; with none at all where there is none."""
    shipped = score.in_context
    score.in_context = lambda found: [0.0] * len(found) if odds is None else list(odds)
    try:
        yield
    finally:
        score.in_context = shipped


def readings(folder: Path | None) -> dict[str, list[float]]:
    """By session: what a reader said of it that had not learned from it."""
    found: dict[str, list[float]] = {}
    for path in sorted(folder.glob("fold-*.json")) if folder else ():
        found |= json.loads(path.read_text(encoding="utf-8"))
    return found


def facts(sessions: Sequence[made.Labelled], others: Sequence[made.Labelled], held: Mapping[str, list[float]]) -> None:
    """Each session drafted by weights, and read by a reader, of the other four folds."""
    known = must_know.sessions("train")
    covered, walked = dict[int, float](), list[drafts.Drafted]()
    for fold in range(FOLDS):
        table = made.train([*others, *(one for at, one in enumerate(sessions) if at % FOLDS != fold)])
        with weights(table):
            for at in range(fold, len(known), FOLDS):
                dialogue, told = known[at]
                if held and dialogue.id not in held:
                    continue
                with read(held.get(dialogue.id)):
                    walked.append(drafts.walk(dialogue, "dap"))
                covered[at] = mean(any(fact.told_in(line) for line in walked[-1].named) for fact in told)
    groups = {"first": (0, FIRST_MADE), "next": (FIRST_MADE, OLDER), "last": (OLDER, len(known))}
    shares = {name: [covered[at] for at in range(*ends) if at in covered] for name, ends in groups.items()}
    told_of = ", ".join(f"{name} {len(share)}: {100 * mean(share):.1f} %" for name, share in shares.items() if share)
    print(f"== facts in {FOLDS} folds: {100 * mean(covered.values()):.1f} % of {len(covered)} sessions; {told_of}")
    print(drafts.validity(walked))


if __name__ == "__main__":
    data = made.sources()
    consultations, sessions = ([one for one in data if (one.dialogue.group == OURS) is ours] for ours in (False, True))
    facts(sessions, consultations, readings(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    out = {one.group for found in (dialogues.aci_bench(), dialogues.primock57()) for one in found[::LEFT_OUT]}
    with weights(made.train([one for one in data if one.dialogue.group not in out])):
        drafts.rouge("ACI-Bench, left out of the training", dialogues.aci_bench(), quick=True)
        drafts.rouge("PriMock57, left out of the training", dialogues.primock57(), quick=True)
