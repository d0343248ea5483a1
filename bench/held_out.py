"""Drafts by weights that never saw what they are measured on: facts of our sessions in five folds, ROUGE on every fourth consultation.

Trains six times (a minute); the file that ships is not touched.

    HANDRAIL_DATA=... python bench/held_out.py
"""

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
FIRST_MADE = 20
"""Sessions that were looked at while the engine was made; the later ones were only learned from."""


@contextmanager
def weights(table: Mapping[str, float]) -> Iterator[None]:
    """The engine with these weights."""
    shipped, score.weights = score.weights, lambda: table  # type: ignore[assignment]
    try:
        yield
    finally:
        score.weights = shipped


def facts(sessions: Sequence[made.Labelled], others: Sequence[made.Labelled]) -> None:
    """Each session drafted by weights of the other four folds."""
    known = must_know.sessions("train")
    covered, walked = dict[int, float](), list[drafts.Drafted]()
    for fold in range(FOLDS):
        table = made.train([*others, *(one for at, one in enumerate(sessions) if at % FOLDS != fold)])
        with weights(table):
            for at in range(fold, len(known), FOLDS):
                dialogue, told = known[at]
                walked.append(drafts.walk(dialogue, "dap"))
                covered[at] = mean(any(fact.told_in(line) for line in walked[-1].named) for fact in told)
    first, later = ([share for at, share in covered.items() if (at < FIRST_MADE) is early] for early in (True, False))
    print(
        f"== facts in {FOLDS} folds: {100 * mean(covered.values()):.1f} % of {len(known)} sessions; first {FIRST_MADE} {100 * mean(first):.1f} %, later {100 * mean(later):.1f} %"
    )
    print(drafts.validity(walked))


if __name__ == "__main__":
    data = made.sources()
    consultations, sessions = ([one for one in data if (one.dialogue.group == OURS) is ours] for ours in (False, True))
    facts(sessions, consultations)
    out = {one.group for found in (dialogues.aci_bench(), dialogues.primock57()) for one in found[::LEFT_OUT]}
    with weights(made.train([one for one in data if one.dialogue.group not in out])):
        drafts.rouge("ACI-Bench, left out of the training", dialogues.aci_bench(), quick=True)
        drafts.rouge("PriMock57, left out of the training", dialogues.primock57(), quick=True)
