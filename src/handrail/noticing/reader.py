"""The reader: a small sentence encoder that gives each sentence a share of every class of two questions.

`therapist` and `client`: what kind of talk it is. Four lower layers of all-MiniLM-L6-v2 (Apache-2.0), fitted on our own sentences
(`training/reader`), in 8 bits, run by numpy alone. A second opinion beside the linear models: it codes talk, and rates nobody (R36).

>>> pieces("I can't go on, okay?")[1:-1] == pieces("i can ' t go on , okay ?")[1:-1]
True
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from handrail.language import BEGIN, END, Pieces

HEADS: Mapping[str, tuple[str, ...]] = {
    "therapist": ("question", "reflection", "therapist_input", "other"),
    "client": ("change", "neutral", "sustain"),
}
SENTENCES = re.compile(r"(?<=[.?!…])\s+")
LONGEST = 44
"""Word pieces of a sentence that are read; of a longer one, its end: people come to the point last."""
LOOKS, BATCH = 12, 24
Numbers = NDArray[np.float32]


class Weights:
    """The matrices by name, unpacked; word vectors stay in 8 bits."""

    def __init__(self, packed: bytes) -> None:
        with np.load(BytesIO(packed), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        words = arrays.pop("pieces").tobytes().decode().split("\n")
        self.pieces = Pieces(words)
        self.words, self.scale = arrays.pop("words"), arrays.pop("words.scale")
        self.of: dict[str, Numbers] = {}
        for name, array in arrays.items():
            if not name.endswith(".scale"):
                scale = arrays.get(f"{name}.scale")
                whole = array.astype(np.float32) if scale is None else array * scale.astype(np.float32)[:, None]
                self.of[name] = np.ascontiguousarray(whole.T) if scale is not None else whole
        self.layers = 1 + max(int(name.split(".")[2]) for name in self.of if name.startswith("encoder"))


@cache
def weights() -> Weights:
    """The shipped weights, read when they are first needed."""
    return Weights((resources.files("handrail.noticing") / "models" / "reader.npz").read_bytes())


def pieces(text: str) -> list[int]:
    """The numbers of a text's word pieces, between the marks of its beginning and end."""
    known = weights().pieces
    folded = "".join(mark for mark in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(mark))
    found: list[int] = []
    for word in folded.replace("’", "'").replace("_", " ").split():
        found += known.of(word)
    return [BEGIN, *found[-(LONGEST - 2) :], END]


def read(texts: Sequence[str], heads: Sequence[str] = tuple(HEADS)) -> dict[str, Numbers]:
    """For each question one row a text: the share of each of its classes."""
    w = weights()
    coded = [pieces(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda place: len(coded[place]))
    found = {head: np.zeros((len(texts), len(HEADS[head])), np.float32) for head in heads}

    def some(group: Sequence[int]) -> None:
        ids = np.zeros((len(group), len(coded[group[-1]])), np.int64)
        for row, place in enumerate(group):
            ids[row, : len(coded[place])] = coded[place]
        mean = _encoded(w, ids)
        for head in heads:
            found[head][list(group)] = _shares(mean @ w.of[f"{head}.weight"] + w.of[f"{head}.bias"])

    # numpy's own threads wait for one another longer than they work; two batches side by side do not
    with threadpool_limits(limits=1, user_api="blas"), ThreadPoolExecutor(2) as pool:
        list(pool.map(some, (order[at : at + BATCH] for at in range(0, len(order), BATCH))))
    return found


def _encoded(w: Weights, ids: NDArray[np.int64]) -> Numbers:
    many, size = ids.shape
    mask = (ids > 0).astype(np.float32)
    seen = w.words[ids] * w.scale[ids].astype(np.float32)[..., None] + w.of["places"][:size]
    seen = _normed(w, seen.reshape(many * size, -1), "embeddings.LayerNorm")
    hidden = ((1 - mask) * -1e9)[:, None, None, :]
    width = seen.shape[1]
    for layer in range(w.layers):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            _line(w, seen, f"{name}.attention.self.{part}").reshape(many, size, LOOKS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        look = _shares(query @ key.transpose(0, 1, 3, 2) / np.float32((width / LOOKS) ** 0.5) + hidden)
        mixed = (look @ value).transpose(0, 2, 1, 3).reshape(many * size, width)
        seen = _normed(w, seen + _line(w, mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        wide = _line(w, seen, f"{name}.intermediate.dense")
        wide *= 0.5 * (1 + np.tanh(np.float32(0.79788456) * wide * (1 + np.float32(0.044715) * wide * wide)))
        seen = _normed(w, seen + _line(w, wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    whole = seen.reshape(many, size, width) * mask[..., None]
    mean: Numbers = whole.sum(1) / mask.sum(1, keepdims=True)
    return mean


def _line(w: Weights, values: Numbers, name: str) -> Numbers:
    made: Numbers = values @ w.of[f"{name}.weight"] + w.of[f"{name}.bias"]
    return made


def _normed(w: Weights, values: Numbers, name: str) -> Numbers:
    centred = values - values.mean(-1, keepdims=True)
    scaled: Numbers = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return scaled * w.of[f"{name}.weight"] + w.of[f"{name}.bias"]


def _shares(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Numbers = raised / raised.sum(-1, keepdims=True)
    return shares
