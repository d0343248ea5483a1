"""Train the embedded engine's weights: which sentences a clinician's note needs. The same bytes every time.

From: ACI-Bench and PriMock57 (CC BY 4.0, consultations with their notes; a sentence is wanted when the greedy extractive
summary of the note takes it) and our own synthetic sessions in bench/sessions/train (wanted when it tells a must-know fact).
A logistic regression over `handrail.backends.embedded.weight.features`; features met in few dialogues are left out.

    python training/drafts.py            write weights.json
    python training/drafts.py --check    exit 1 unless it would be written as it is
    python bench/choice.py               the same features on sessions that were not trained on, beside others
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import dialogues
import facts
import numpy as np
from dialogues import Dialogue
from peers import WORD

from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.backends.embedded.weight.features import features
from handrail.papers.safe import SafeText, SafeTurn

TO = Path(__file__).resolve().parents[1] / "src/handrail/backends/embedded/weight/weights.json"
SHRINK, SMALLEST = 100.0, 0.03
STEPS, SOLVES, ENOUGH = 9, 90, 1e-6
DIALOGUES = 20
"""A feature of fewer dialogues is left out: what is left is how people talk, not whom they talk about."""
NOTE_WORDS = 450
SHARES = {"aci-bench": 1.0, "primock57": 0.5, "sessions": 9.0}
"""How much one sentence of each source counts."""
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
KEPT = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December Christmas Easter".split()
)


@dataclass(frozen=True)
class Labelled:
    """A dialogue's sentences as features, and which of them a note needs."""

    dialogue: Dialogue
    found: tuple[Passage, ...]
    rows: tuple[tuple[str, ...], ...]
    wanted: frozenset[int]
    share: float


def words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(WORD.findall(text.lower()))


def summary(texts: Sequence[str], note: str) -> frozenset[int]:
    """Sentences that a greedy extractive summary of the note takes: each adds most to the F of shared words."""
    reference, have, taken, size, hit = words(note), Counter[str](), set[int](), 0, 0
    bags, whole = [words(text) for text in texts], sum(words(note).values())
    while size <= NOTE_WORDS:
        best, at, gain = 2 * hit / max(1, size + whole) + 1e-9, -1, 0
        for place, bag in enumerate(bags):
            if place not in taken and bag:
                new = sum(min(count, max(0, reference[word] - have[word])) for word, count in bag.items())
                score = 2 * (hit + new) / (size + sum(bag.values()) + whole)
                if score > best:
                    best, at, gain = score, place, new
        if at < 0:
            break
        taken.add(at)
        hit, size = hit + gain, size + sum(bags[at].values())
        have.update(bags[at])
    return frozenset(taken)


def told(found: Sequence[Passage], known: Sequence[facts.Fact]) -> frozenset[int]:
    """Sentences that tell a must-know fact, alone or with one or two before them."""
    wanted: set[int] = set()
    for fact in known:
        for size in (1, 2, 3):
            hits = [
                at
                for at in range(size - 1, len(found))
                if fact.told_in(" ".join(passage.text for passage in found[at - size + 1 : at + 1]))
            ]
            if hits:
                wanted |= {at - back for at in hits for back in range(size)}
                break
    return frozenset(wanted)


def masked(passage: Passage) -> Passage:
    """As it comes out of the airlock: a name within a sentence is a surrogate."""
    return replace(passage, text=NAME.sub(lambda found: found[0] if found[0] in KEPT else "[Person 1]", passage.text))


def labelled(dialogue: Dialogue, share: float, known: Sequence[facts.Fact] = ()) -> Labelled:
    """One dialogue, ready to learn from."""
    turns = tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(dialogue.turns))
    found = passages(SafeText("training", turns, (), "none", b""))
    wanted = told(found, known) if known else summary([passage.text for passage in found], dialogue.note)
    return Labelled(
        dialogue, tuple(found), tuple(tuple(name for name, _ in features(masked(one))) for one in found), wanted, share
    )


def sources() -> list[Labelled]:
    """All that may train what ships."""
    found = [labelled(one, SHARES["aci-bench"]) for one in dialogues.aci_bench()]
    found += [labelled(one, SHARES["primock57"]) for one in dialogues.primock57()]
    return found + [labelled(one, SHARES["sessions"], known) for one, known in facts.sessions("train")]


def train(data: Sequence[Labelled]) -> dict[str, float]:
    """Weights by Newton's method, each step solved by conjugate gradients: no chance in it."""
    met = Counter(name for one in data for name in {name for row in one.rows for name in row})
    names = sorted(name for name, count in met.items() if count >= DIALOGUES)
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[name] for name in row if name in place] for one in data for row in one.rows]
    columns = np.fromiter((at for row in rows for at in row), np.int64)
    of_row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    wanted = np.array([float(at in one.wanted) for one in data for at in range(len(one.rows))])
    share = np.array([one.share for one in data for _ in one.rows])

    def odds(weights: np.ndarray) -> np.ndarray:
        return np.bincount(of_row, weights[columns], len(rows))

    def back(of_rows: np.ndarray) -> np.ndarray:
        return np.bincount(columns, of_rows[of_row], len(names))

    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-odds(weights)))
        bend = share * chance * (1 - chance)
        slope = back(share * (chance - wanted)) + SHRINK * weights
        weights -= solved(lambda way, bend=bend: back(bend * odds(way)) + SHRINK * way, slope)
    return {name: round(float(weights[at]), 2) for name, at in place.items() if abs(weights[at]) >= SMALLEST}


def solved(bent: Callable[[np.ndarray], np.ndarray], slope: np.ndarray) -> np.ndarray:
    """The way whose bend is this slope."""
    way, rest = np.zeros_like(slope), slope.copy()
    ahead, size = rest.copy(), float(rest @ rest)
    for _ in range(SOLVES):
        turned = bent(ahead)
        far = size / float(ahead @ turned)
        way, rest = way + far * ahead, rest - far * turned
        size, before = float(rest @ rest), size
        if size < ENOUGH:
            break
        ahead = rest + size / before * ahead
    return way


def written(weights: dict[str, float]) -> str:
    """As the file holds them."""
    return json.dumps(weights, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    if not dialogues.aci_bench():
        raise SystemExit(f"no data at {dialogues.DATA}; set HANDRAIL_DATA")
    made = written(train(sources()))
    if "--check" in sys.argv:
        raise SystemExit(made != TO.read_text(encoding="utf-8"))
    TO.write_text(made, encoding="utf-8")
    print(f"{len(json.loads(made))} weights")
