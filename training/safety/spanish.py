"""Train the listener's ear for Spanish and write it: the shipped listener goes on over rows in Spanish, its word vectors with it.

    PYTHONPATH=.:src .venv-train/bin/python training/safety/spanish.py --out src/handrail/noticing/listener_es.onnx

It begins from `listener.onnx` as it is shipped, read back from its 8 bits. Prints how it does on the rows kept back.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

sys.path.append(str(Path(__file__).parent))

import learn
from lessons import TURNS, as_heard, kept_back, lessons_in_spanish, rows
from training.grounding.judge_out import THEIRS
from training.minilm import DEVICE, published

LISTENER = Path(__file__).parents[2] / "src" / "handrail" / "noticing" / "listener.onnx"


def shipped(file: Path = LISTENER) -> dict[str, torch.Tensor]:
    """The weights of a listener's file, in full."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(file).graph.initializer}

    def matrix(name: str) -> np.ndarray:
        if name in held:
            return held[name]
        scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"]
        return (held[f"{name}_quantized"].astype(np.float32) - zero.astype(np.float32)) * scale

    found = {"words.weight": matrix("words"), "head.weight": matrix("head.w").T, "head.bias": held["head.b"]}
    found |= {"norm.weight": held["embeddings.LayerNorm.s"], "norm.bias": held["embeddings.LayerNorm.t"]}
    places = published()
    found |= {"places.weight": places["places.weight"].numpy(), "types.weight": np.zeros((2, learn.WIDTH), np.float32)}
    found["places.weight"][: len(held["places"])] = held["places"]
    for layer in range(learn.LAYERS):
        at = f"encoder.layer.{layer}."
        three = np.split(matrix(f"{at}attention.self.w").T, 3), np.split(held[f"{at}attention.self.b"], 3)
        for name, weight, bias in zip(("query", "key", "value"), *three, strict=True):
            found |= {f"layers.{layer}.{name}.weight": weight, f"layers.{layer}.{name}.bias": bias}
        for name in ("mix", "wide", "narrow"):
            there = f"{at}{THEIRS[name]}"
            found |= {
                f"layers.{layer}.{name}.weight": matrix(f"{there}.w").T,
                f"layers.{layer}.{name}.bias": held[f"{there}.b"],
            }
        for name in ("first", "second"):
            there = f"{at}{THEIRS[name]}"
            found |= {f"layers.{layer}.{name}.weight": held[f"{there}.s"], f"layers.{layer}.{name}.bias": held[f"{there}.t"]}
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}


def report(net: learn.Net, pieces: Tokenizer) -> None:
    """On the rows kept back, and on the ordinary turns of an hour."""
    kept = [(row.category, row.text) for name in TURNS if "spanish" in name for row in rows(name) if kept_back(row.text)]
    hour = Path(__file__).parents[2] / "bench" / "noticing" / "spanish_hour.txt"
    said = [line for line in hour.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for title, form in (("as written", str), ("as heard", as_heard)):
        odds = learn.odds_of(net, [form(text) for _, text in kept], pieces)
        harm, none = (
            np.array([one for one, (label, _) in zip(odds, kept, strict=True) if (label != "none") is is_])
            for is_ in (True, False)
        )
        spoken = np.array(learn.odds_of(net, [form(text) for text in said], pieces))
        area = float(np.mean(none[None] < harm[:, None]))
        print(f"{title}: {len(harm)} with, {len(none)} without; area {area:.3f}")
        for share in (0.45, 0.6, 0.7, 0.8, 0.9, 0.95):
            line = np.log(share / (1 - share))
            told = (100 * float(np.mean(odds > line)) for odds in (harm, none, spoken))
            print("   above {:.2f}: {:.1f} % with, {:.1f} % without, {:.1f} % of an hour".format(share, *told), flush=True)


def main() -> None:
    """Fit, count before and after, write."""
    asked = learn.options(__doc__, steps=1500, rate=2e-4).parse_args()
    pieces, net = learn.begin(asked), learn.Net()
    net.load_state_dict(torch.load(asked.start, map_location="cpu") if asked.start else shipped())
    net.to(DEVICE)
    report(net, pieces)
    learn.fit(net, learn.made(lessons_in_spanish, pieces, asked), asked, learn.loss_of)
    report(net, pieces)
    learn.write(net, asked.out)


if __name__ == "__main__":
    main()
