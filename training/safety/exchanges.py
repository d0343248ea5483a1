"""Train the listener that reads an answer with what was said before it, and write it.

    PYTHONPATH=.:src .venv-train/bin/python training/safety/exchanges.py --out src/handrail/noticing/listener_asked.onnx

It begins from `listener.onnx` as it is shipped, read back from its 8 bits, and goes on over `exchanges_*.txt`: "Key's on my belt." is safety language
only by what was asked. The row's odds are those of the answer's pieces alone. Prints how it does on the stretches kept to choose by.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

sys.path.append(str(Path(__file__).parent))

import learn
from lessons import ROOT, _cut, _worn, as_heard, older, turns
from spanish import shipped
from training.graph import Graph
from training.grounding.judge_out import renamed
from training.minilm import DEVICE, WIDTH, Encoder, dropped, published

from handrail import noticing
from handrail.noticing import exchanges
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

sys.path.append(str(ROOT / "bench" / "noticing"))

from stretches import Said, stretches

CHOOSING = "exchanges_choose.txt"
HARM, PLAIN, TALK, ROW, ASIDE = 0.28, 0.3, 0.2, 0.12, 0.1
"""Shares of the lessons: answers with safety language, other answers of the stretches, turns of whole hours, single rows with any talk before
them, and any talk behind a disclosure."""
NEAR = 6
"""Turns around a flag of an hour that are not taken for ordinary."""
HEARD = 0.3
LEARNT = 128
"""Word pieces of a lesson."""
KINDS = 0.35


class Lesson(NamedTuple):
    """A class, what was said before, and the answer."""

    label: str
    before: Sequence[tuple[bool, str]]
    """Whether the therapist said it, and the words."""
    own: str


class Net(Encoder):
    """From pieces, and whether a therapist said them, to scores of each piece."""

    def __init__(self) -> None:
        super().__init__(learn.LAYERS)
        self.head = nn.Linear(WIDTH, len(learn.CLASSES))

    def forward(self, ids: Tensor, types: Tensor, drop: float = 0.1) -> Tensor:
        """Row, piece, class."""
        return self.head(dropped(self.read(ids, types, drop), drop, self.training))


def of_stretch(said: Sequence[Said]) -> Iterator[Lesson]:
    """Each of a client's turns that follows a therapist's."""
    for at, one in enumerate(said):
        if at and not one.therapist and said[at - 1].therapist:
            yield Lesson(
                one.label, [(other.therapist, other.text) for other in said[max(0, at - exchanges.BEFORE) : at]], one.text
            )


@cache
def talk() -> list[Lesson]:
    """Turns of our own hours, far from all that the lists or the listener know."""
    found: list[Lesson] = []
    for path in sorted((ROOT / "bench" / "sessions" / "train").glob("*.txt"))[::2]:
        lines = [line for line in path.read_text("utf-8").partition("== must know")[0].splitlines() if line[1:3] == ": "]
        said = [Said(line[0] == "T", "none", line[3:]) for line in lines]
        roles = [Role.THERAPIST if one.therapist else Role.CLIENT for one in said]
        safe = tuple(SafeTurn(at, role, one.text) for at, (role, one) in enumerate(zip(roles, said, strict=True)))
        flagged = [flag.turn for flag in noticing.flags(safe)]
        for at, one in enumerate(said):
            touchy = any(older.TOUCHY.search(other.text) for other in said[max(0, at - NEAR) : at + 1])
            if (
                at
                and not one.therapist
                and said[at - 1].therapist
                and not touchy
                and all(abs(at - turn) > NEAR for turn in flagged)
            ):
                found.append(
                    Lesson(
                        "none", [(other.therapist, other.text) for other in said[max(0, at - exchanges.BEFORE) : at]], one.text
                    )
                )
    return found


def lessons(seed: int) -> Iterator[Lesson]:
    """Without end."""
    dice = random.Random(seed)
    told = [
        one
        for path in sorted(Path(__file__).parent.glob("exchanges_*.txt"))
        if path.name != CHOOSING
        for said in stretches(path)
        for one in of_stretch(said)
    ]
    harm, plain = ([one for one in told if (one.label != "none") is is_] for is_ in (True, False))
    ordinary, single = talk(), turns(kept=False)
    while True:
        kind = dice.random()
        if kind < HARM:
            one = dice.choice(harm)
        elif kind < HARM + PLAIN:
            one = dice.choice(plain)
        elif kind < HARM + PLAIN + TALK:
            one = dice.choice(ordinary)
        elif kind < HARM + PLAIN + TALK + ROW:
            label, text = dice.choice(single)
            one = Lesson(label, dice.choice(ordinary).before, text)
        else:
            one = Lesson("none", dice.choice(harm).before, dice.choice(ordinary).own)
            if len(one.own.split()) < 8:  # few words may answer anything
                continue
        before = one.before[-dice.choice((1, 2, 3, 3, 4, 5, 5, 5)) :]
        own = " ".join(_cut(_worn(one.own, dice)))
        if dice.random() < HEARD:
            before, own = [(asks, as_heard(text)) for asks, text in before], as_heard(own)
        yield Lesson(one.label, before, own)


def coded(lesson: Lesson, pieces: Tokenizer) -> tuple[list[int], list[int], list[bool], int]:
    """Pieces, whether a therapist said them, whether they are the answer's, the class."""
    said = [(asks, pieces.encode(text, add_special_tokens=False).ids) for asks, text in lesson.before]
    ids, types, own = exchanges.joined(said, pieces.encode(lesson.own, add_special_tokens=False).ids, LEARNT)
    return ids, types, own, learn.CLASSES.index(lesson.label)


def block(rows: Sequence[tuple[list[int], list[int], list[bool], int]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The same, padded."""
    size = max(len(row[0]) for row in rows)
    ids, types = torch.zeros(2, len(rows), size, dtype=torch.long)
    own = torch.zeros(len(rows), size)
    for at, (mine, whose, answer, _) in enumerate(rows):
        ids[at, : len(mine)], types[at, : len(mine)], own[at, : len(mine)] = (
            torch.tensor(mine),
            torch.tensor(whose),
            torch.tensor(answer).float(),
        )
    return ids, types, own, torch.tensor([row[3] for row in rows])


def scores(net: Net, ids: Tensor, types: Tensor, own: Tensor) -> Tensor:
    """Row, class: the mean of the answer's pieces."""
    return torch.einsum("bnc,bn->bc", net(ids, types).float(), own) / own.sum(1, keepdim=True).clamp(min=1)


def batches(pieces: Tokenizer, seed: int, size: int) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Lessons of like length together."""
    dice, told = random.Random(seed), lessons(seed)
    while True:
        some = sorted((coded(next(told), pieces) for _ in range(size * learn.GROUPS)), key=lambda row: len(row[0]))
        groups = [some[at : at + size] for at in range(0, len(some), size)]
        dice.shuffle(groups)
        yield from map(block, groups)


def loss_of(net: Net, rows: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    """Whether the answer holds safety language, and which category."""
    ids, types, own, gold = (one.to(DEVICE) for one in rows)
    with torch.autocast(DEVICE, torch.bfloat16):
        told = scores(net, ids, types, own)
    harm = gold > 0
    odds = torch.logsumexp(told[:, 1:], -1) - told[:, 0]
    total = functional.binary_cross_entropy_with_logits(odds, learn.SOFT + (1 - 2 * learn.SOFT) * harm.float())
    if harm.any():
        kinds = torch.log_softmax(told[harm][:, 1:], -1)
        total = total - KINDS * (0.95 * kinds.gather(1, gold[harm][:, None] - 1).squeeze(1) + 0.05 * kinds.mean(1)).sum() / len(
            gold
        )
    return total


def report(net: Net, pieces: Tokenizer) -> None:
    """On the stretches kept to choose by, and on every second hour that is not learnt."""
    net.eval()
    told = [one for said in stretches(Path(__file__).parent / CHOOSING) for one in of_stretch(said)]
    for title, form in (("as written", str), ("as heard", as_heard)):
        found: dict[bool, list[float]] = {True: [], False: []}
        for one in told:
            row = coded(Lesson(one.label, [(asks, form(text)) for asks, text in one.before], form(one.own)), pieces)
            with torch.no_grad():
                said = scores(net, *block([row])[:3])[0]
            found[one.label != "none"].append(float(torch.logsumexp(said[1:], 0) - said[0]))
        harm, none = np.array(found[True]), np.array(found[False])
        print(f"{title}: {len(harm)} with, {len(none)} without; area {np.mean(none[None] < harm[:, None]):.3f}")
        for share in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
            line = np.log(share / (1 - share))
            print(
                f"   above {share:.2f}: {100 * np.mean(harm > line):.1f} % with, {100 * np.mean(none > line):.1f} % without",
                flush=True,
            )


def write(net: Net, out: Path) -> None:
    """An ONNX graph with weights in 8 bits; scores of each piece come out."""
    w = renamed(net.state_dict())
    g = Graph(w)
    seen = g.do("Add", [g.words(w["words.weight"]), g.placed(LEARNT + 8)])
    seen = g.do("Add", [seen, g.do("Gather", [g.constant("types", w["types.weight"]), "whose"])])
    seen = g.encoder(g.norm(seen, "embeddings.LayerNorm"), learn.LAYERS)
    g.line(seen, "head", called="to_head")
    g.nodes[-1].output[0] = "scores"
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "n"]) for name in ("ids", "whose")]
    g.write(
        out,
        inputs,
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["b", "n", len(learn.CLASSES)])],
        ["to_head_MatMul"],
    )


def main() -> None:
    """Fit, count before and after, write."""
    asked = learn.options(__doc__, steps=2400, rate=2e-4).parse_args()
    pieces, net = learn.begin(asked), Net()
    start = torch.load(asked.start, map_location="cpu") if asked.start else shipped()
    if not asked.start:  # the listener was taught one type, and holds it in its places
        kinds = published()["types.weight"]
        start["types.weight"] = torch.stack([torch.zeros_like(kinds[0]), kinds[1] - kinds[0]])
    net.load_state_dict(start)
    net.words.weight.requires_grad_(False)
    net.to(DEVICE)
    report(net, pieces)
    learn.fit(net, batches(pieces, asked.seed, asked.batch), asked, loss_of)
    report(net, pieces)
    write(net, asked.out)


if __name__ == "__main__":
    main()
