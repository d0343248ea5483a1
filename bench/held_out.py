"""Drafts by weights that never saw what they are measured on: facts of our sessions in five folds, ROUGE on every fourth consultation.

Trains the weights six times (a minute); no file that ships is touched. What the reader in context says of a session is taken from
FOLDS/fold-0.json to fold-4.json, which `training/context/learn.py --fold` wrote (half an hour each); without, it is left out.
The reader that ships learned from no consultation that ROUGE is counted on. Grounding, which only strikes, learned from lines of all.

    HANDRAIL_DATA=... python bench/held_out.py [--quick] [FOLDS]
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

from handrail.backends.embedded.weight import score

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
    reader = "a reader of the other four" if held else "no reader, since no readings of the folds were given"
    print(f"== facts in {FOLDS} folds, by weights of the other four and {reader}")
    print(f"{100 * mean(covered.values()):.1f} % of {len(covered)} sessions; {told_of}")
    print(drafts.validity(walked))


def rouge(data: Sequence[made.Labelled], every: int) -> None:
    """ROUGE on consultations that neither they nor their twins taught."""
    found = {"ACI-Bench": dialogues.aci_bench(), "PriMock57": dialogues.primock57()}
    out = {one.group for some in found.values() for one in some[::LEFT_OUT]}
    with weights(made.train([one for one in data if one.dialogue.group not in out])):
        for name, some in found.items():
            if some:
                drafts.rouge(f"{name}, left out of the training", some, every)
            else:
                dialogues.not_here("ROUGE of drafts", name)


def main() -> None:
    """Both; a quick run leaves the five folds out."""
    quick, folders = "--quick" in sys.argv, [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if not dialogues.aci_bench():
        dialogues.not_here("drafts by weights that never saw what they are measured on", "consultation to train them on")
        return
    data = made.sources()
    consultations, sessions = ([one for one in data if (one.dialogue.group == OURS) is ours] for ours in (False, True))
    if not quick:
        facts(sessions, consultations, readings(folders[0] if folders else None))
    rouge(data, 4 * LEFT_OUT if quick else LEFT_OUT)


if __name__ == "__main__":
    main()
