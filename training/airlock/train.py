"""Train the network of the airlock and write its weights. `training/README.md` says how; JAX is needed here and nowhere else.

HANDRAIL_DATA=... python -m training.airlock.train OUT.npz [--seed 1] [--epochs 6] [--stop 4] [--rows 80000]
"""

import argparse
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from handrail.airlock.learned.network import LABELS, REACH
from handrail.airlock.learned.traits import BUCKETS, GRAMS, LEVELS, LISTS, OF_PLACE, OF_WORD, grams, of_places, of_word
from handrail.airlock.page import Page, fold
from training.airlock import gazetteers, make, real

WORDS, LETTERS, WIDTH = 48, 48, 112
LENGTHS = (12, 24, 48, 96, 192)
TOKENS_A_STEP = 4096
SEEN_OFTEN, MOSTLY_NAME = 4, 0.6
IGNORED = -1


def lexicon() -> tuple[np.ndarray, np.ndarray]:
    """Hashes of listed words in order, and their packed levels, two bits a list."""
    levels: dict[str, list[int]] = {}

    def note(word: str, place: int, level: int) -> None:
        row = levels.setdefault(fold(word), [0] * len(LISTS))
        row[place] = max(row[place], level)

    for name, bearers in gazetteers.first_counts().items():
        note(name, 0, 3 if bearers > 40_000 else 2 if bearers > 3_000 else 1)
    for name, share in gazetteers.last_counts().items():
        note(name, 1, 3 if share > 0.008 else 2 if share > 0.001 else 1)
    for name, (people, here) in gazetteers.town_counts().items():
        parts = fold(name).replace("-", " ").split()
        if len(parts) == 1:
            note(name, 2, 3 if people > (150_000 if here else 1_000_000) else 2 if here or people > 150_000 else 1)
        for part in parts if len(parts) > 1 else ():
            note(part, 3, 1)
    packed = {
        zlib.crc32(word.encode()): sum(level << 2 * place for place, level in enumerate(row)) for word, row in levels.items()
    }
    keys = sorted(packed)
    return np.array(keys, dtype=np.uint32), np.array([packed[key] for key in keys], dtype=np.uint8)


def listed(hashes: np.ndarray, levels: np.ndarray, word: str) -> tuple[int, ...]:
    """A word's levels."""
    key = np.uint32(zlib.crc32(word.encode("utf-8", "surrogatepass")))
    place = int(np.searchsorted(hashes, key))
    packed = int(levels[place]) if place < len(hashes) and hashes[place] == key else 0
    return tuple(packed >> 2 * at & LEVELS for at in range(len(LISTS)))


class Tokens:
    """Rows as numbers: word types, columns of place, labels."""

    def __init__(self) -> None:
        self.types: dict[str, int] = {"": 0}
        self.seen: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []

    def add(self, row: make.Row) -> None:
        """One row, cut where it is longer than the longest batch."""
        page = Page(row.text)
        if not page.tokens:
            return
        labels = self._labels(page, row)
        words = [self.types.setdefault(token.folded, len(self.types)) for token in page.tokens]
        for token, label in zip(page.tokens, labels, strict=True):
            self.seen[token.folded] += 1
            self.named[token.folded] += label > 0
        places = np.zeros((len(words), OF_PLACE), dtype=np.int8)
        for at, columns in enumerate(of_places(page)):
            places[at, columns] = 1
        for start in range(0, len(words), LENGTHS[-1]):
            end = start + LENGTHS[-1]
            self.rows.append(
                (np.array(words[start:end], dtype=np.int32), places[start:end], np.array(labels[start:end], dtype=np.int8))
            )

    @staticmethod
    def _labels(page: Page, row: make.Row) -> list[int]:
        labels, place = [], 0
        spans = sorted(row.spans)
        for token in page.tokens:
            while place < len(spans) and spans[place][1] <= token.start:
                place += 1
            inside = place < len(spans) and spans[place][0] < token.end
            label = spans[place][2] if inside else ""
            labels.append(IGNORED if label == "?" else LABELS.index(label))
        return labels


def tables(tokens: Tokens, hashes: np.ndarray, levels: np.ndarray) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """The vocabulary, and per word type its row there, its letter groups and its traits."""
    often = [
        word
        for word, count in tokens.seen.items()
        if word and count >= SEEN_OFTEN and tokens.named[word] / count < MOSTLY_NAME and "\n" not in word
    ]
    vocabulary = sorted(often, key=lambda word: (-tokens.seen[word], word))
    place = {word: at + 1 for at, word in enumerate(vocabulary)}
    ids = np.array([place.get(word, 0) for word in tokens.types], dtype=np.int32)
    letters = np.zeros((len(tokens.types), GRAMS), dtype=np.int32)
    traits = np.zeros((len(tokens.types), OF_WORD), dtype=np.float32)
    for at, word in enumerate(tokens.types):
        found = grams(word)
        letters[at, : len(found)] = found
        traits[at] = of_word(word, listed(hashes, levels, word)) if word else 0
    return vocabulary, ids, letters, traits


def batches(tokens: Tokens, random: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Shuffled rows of like length, padded."""
    by_length: dict[int, list[int]] = {length: [] for length in LENGTHS}
    for at, row in enumerate(tokens.rows):
        by_length[next(length for length in LENGTHS if len(row[0]) <= length)].append(at)
    plan = []
    for length, members in by_length.items():
        size = TOKENS_A_STEP // length
        order = random.permutation(members)
        plan += [(length, order[start : start + size]) for start in range(0, len(order) - size + 1, size)]
    for place in random.permutation(len(plan)):
        length, members = plan[place]
        words = np.zeros((len(members), length), dtype=np.int32)
        places = np.zeros((len(members), length, OF_PLACE), dtype=np.int8)
        labels = np.full((len(members), length), IGNORED, dtype=np.int8)
        for at, member in enumerate(members):
            one, two, three = tokens.rows[member]
            words[at, : len(one)], places[at, : len(one)], labels[at, : len(one)] = one, two, three
        yield words, places, labels


def fresh(vocabulary: int, seed: int) -> dict[str, jnp.ndarray]:
    """Weights to begin with."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 16))

    def drawn(rows: int, columns: int, scale: float) -> jnp.ndarray:
        return jax.random.normal(next(keys), (rows, columns)) * scale

    entering = WORDS + LETTERS + OF_WORD + OF_PLACE
    weights = {
        "words": drawn(vocabulary + 1, WORDS, 0.1),
        "grams": drawn(BUCKETS, LETTERS, 0.1),
        "enter": drawn(entering, WIDTH, (2 / entering) ** 0.5),
        "enter_bias": jnp.zeros(WIDTH),
    }
    for layer in range(len(REACH)):
        weights[f"layer{layer}"] = drawn(3 * WIDTH, WIDTH, (1 / (3 * WIDTH)) ** 0.5)
        weights[f"layer{layer}_bias"] = jnp.zeros(WIDTH)
    return weights | {"leave": drawn(WIDTH, len(LABELS), 0.05), "leave_bias": jnp.zeros(len(LABELS))}


def forward(
    weights: dict[str, jnp.ndarray], inputs: tuple[jnp.ndarray, ...], real_token: jnp.ndarray, key: jnp.ndarray | None
) -> jnp.ndarray:
    """Scores per token. With a key, words, lists and units drop out at random."""
    ids, letters, traits, places = inputs
    keys = iter(jax.random.split(key, 12)) if key is not None else None

    def drop(values: jnp.ndarray, share: float, shape: tuple[int, ...] | None = None, scaled: bool = True) -> jnp.ndarray:
        if keys is None:
            return values
        kept = jax.random.bernoulli(next(keys), 1 - share, shape or values.shape)
        return values * kept / (1 - share) if scaled else values * kept

    some = letters > 0
    spelled = (weights["grams"][letters] * some[..., None]).sum(axis=2) / jnp.maximum(some.sum(axis=2, keepdims=True), 1)
    whole = weights["words"][drop(ids, 0.12, scaled=False)]
    lists = drop(traits[..., 26:], 0.12, (*traits.shape[:2], 1), scaled=False)
    entered = jnp.concatenate((whole, spelled, traits[..., :26], lists, places), axis=2)
    seen = jax.nn.relu(entered @ weights["enter"] + weights["enter_bias"]) * real_token
    seen = drop(seen, 0.15)
    for layer, reach in enumerate(REACH):
        padded = jnp.pad(seen, ((0, 0), (reach, reach), (0, 0)))
        around = jnp.concatenate((padded[:, : seen.shape[1]], seen, padded[:, 2 * reach :]), axis=2)
        seen = (seen + drop(jax.nn.relu(around @ weights[f"layer{layer}"] + weights[f"layer{layer}_bias"]), 0.1)) * real_token
    return seen @ weights["leave"] + weights["leave_bias"]


def loss(weights, inputs, labels, key):
    """Mean cross-entropy over tokens that count."""
    real_token = (inputs[2].sum(axis=2, keepdims=True) > 0).astype(jnp.float32)
    scores = jax.nn.log_softmax(forward(weights, inputs, real_token, key))
    right = jnp.take_along_axis(scores, jnp.maximum(labels, 0)[..., None], axis=2)[..., 0]
    counts = (labels >= 0) * real_token[..., 0]
    return -(right * counts).sum() / jnp.maximum(counts.sum(), 1)


@jax.jit
def step(state, tables_, batch, key, rate):
    """One step of Adam with a little decay."""
    weights, first, second, count = state
    words, places, labels = batch
    inputs = (tables_[0][words], tables_[1][words], tables_[2][words], places.astype(jnp.float32))
    value, slope = jax.value_and_grad(loss)(weights, inputs, labels, key)
    norm = jnp.sqrt(sum((part**2).sum() for part in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda part: part * jnp.minimum(1.0, 1.0 / (norm + 1e-9)), slope)
    count += 1
    first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slope)
    second = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new**2, second, slope)
    weights = jax.tree.map(
        lambda value_, one, two: (
            value_ - rate * (one / (1 - 0.9**count) / (jnp.sqrt(two / (1 - 0.999**count)) + 1e-8) + 1e-3 * value_)
        ),
        weights,
        first,
        second,
    )
    return (weights, first, second, count), value


def corpus(rows: int, seed: int) -> Iterator[make.Row]:
    """Everything that the network learns from."""
    yield from make.rows(seed, rows)
    yield from real.english(seed)
    yield from real.spanish(False)


def train(out: Path, seed: int, epochs: int, rows: int, stop: int = 0) -> None:
    """Read, train, write. The pace slows towards the last of `epochs`; `stop` ends earlier."""
    hashes, levels = lexicon()
    tokens = Tokens()
    for row in corpus(rows, seed):
        tokens.add(row)
    vocabulary, *of_types = tables(tokens, hashes, levels)
    print(
        f"{len(tokens.rows)} rows, {sum(tokens.seen.values())} words, {len(tokens.types)} types, {len(vocabulary)} in the vocabulary",
        flush=True,
    )
    tables_ = tuple(jnp.asarray(table) for table in of_types)
    weights = fresh(len(vocabulary), seed)
    zero = jax.tree.map(jnp.zeros_like, weights)
    state = (weights, zero, zero, jnp.zeros(()))
    random, key = np.random.default_rng(seed), jax.random.PRNGKey(seed + 1)
    per_epoch = sum(1 for _ in batches(tokens, np.random.default_rng(0)))
    done, total = 0, per_epoch * epochs
    for epoch in range(stop or epochs):
        started, losses = time.time(), []
        for batch in batches(tokens, random):
            key, one = jax.random.split(key)
            rate = 2e-3 * min(1.0, (done + 1) / 300) * max(0.02, 1 - done / total)
            state, value = step(state, tables_, batch, one, rate)
            losses.append(value)
            done += 1
        print(f"epoch {epoch + 1}: loss {float(jnp.stack(losses).mean()):.4f}, {time.time() - started:.0f} s", flush=True)
        save(out, state[0], vocabulary, hashes, levels)


def save(out: Path, weights: dict[str, jnp.ndarray], vocabulary: list[str], hashes: np.ndarray, levels: np.ndarray) -> None:
    """Weights in half precision, with vocabulary and lists."""
    arrays = {name: np.asarray(value, dtype=np.float16) for name, value in weights.items()}
    packed = np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8)
    with out.open("wb") as file:
        np.savez(file, vocabulary=packed, hashes=hashes, levels=levels, **arrays)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rows", type=int, default=80_000)
    parser.add_argument("--stop", type=int, default=0)
    given = parser.parse_args()
    train(given.out, given.seed, given.epochs, given.rows, given.stop)
