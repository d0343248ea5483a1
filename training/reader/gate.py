"""The gate in the reader's file: a linear look at a sentence's mean word vector, so that most everyday talk need not be read.

Fitted on the rows of `rows.py`; its bias lets 98.5 % of the rows with safety language through. `learn.py` calls it last.
"""

from pathlib import Path

import numpy as np
from rows import everyday, kept_back, safety

from handrail.noticing import reader

ROUNDS, RATE, PASSES = 300, 4.0, 0.985


def vectors(w: reader.Weights, texts: list[str]) -> np.ndarray:
    """Mean word vectors, of length one."""
    return np.stack([reader.looked_at(w, reader.pieces(text)) for text in texts])


def add(data: Path, file: Path) -> None:
    """Fit, set the bias, write into the file."""
    w = reader.Weights(file.read_bytes())
    reader.weights = lambda: w  # type: ignore[assignment]
    harm = [row.text for row in safety() if row.label != "none"]
    plain = [row.text for row in safety() if row.label == "none"] + [row.text for row in everyday(data)[:12000:2]]
    seen, gold = vectors(w, [*harm, *plain]), np.r_[np.ones(len(harm)), np.zeros(len(plain))]
    pull = np.where(gold > 0, len(gold) / len(harm), len(gold) / len(plain)) / 2
    weight, bias = np.zeros(seen.shape[1]), 0.0
    for _ in range(ROUNDS):
        miss = pull * (1 / (1 + np.exp(-(seen @ weight * 10 + bias))) - gold)
        weight -= RATE * (seen.T @ miss) / len(gold)
        bias -= RATE * 0.1 * miss.mean()
    score = seen @ weight
    floor = np.quantile(score[: len(harm)], 1 - PASSES)
    new = vectors(w, [row.text for row in kept_back() if row.label != "none"]) @ weight
    print(
        f"gate: {len(harm)} rows with, {len(plain)} without; of the latter {100 * (score[len(harm) :] >= floor).mean():.0f} % go through"
    )
    print(f"gate: of {len(new)} rows kept back {100 * (new >= floor).mean():.1f} % go through")
    with np.load(file, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays |= {"gate": weight.astype(np.float32), "gate.floor": np.array(floor, np.float32)}
    np.savez_compressed(file, **arrays)
