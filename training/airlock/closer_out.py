"""Write what `closer.py` trained as the file that is shipped: an ONNX graph with weights in 8 bits, and the word pieces beside it.

python -m training.airlock.closer_out STATE.npz FOLDER
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from handrail.airlock.learned.network import LABELS
from training.airlock.closer import FOLDER, HEADS, LAYERS, TRAITS, WIDTH, published

LONGEST = 160
"""Pieces that the graph can place; the reader asks for fewer."""
PRECISE = ("traits", "head")
"""Small products that stay in full precision."""


class Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """A named constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def do(self, kind: str, inputs: list[str], name: str = "", **settings: object) -> str:
        """One step; its output's name."""
        made = name or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [made], name=f"{made}_{kind}", **settings))
        return made

    def split(self, values: str, count: int) -> list[str]:
        """The last axis in equal parts."""
        made = [f"{values}_{part}" for part in range(count)]
        self.nodes.append(helper.make_node("Split", [values], made, name=f"{values}_Split", axis=-1, num_outputs=count))
        return made


def graph(w: dict[str, np.ndarray], words: np.ndarray) -> onnx.ModelProto:
    """Pieces and traits in, chances out, for several stretches at once; piece 0 is padding."""
    g = Graph()
    for at in (f"encoder.layer.{layer}.attention.self" for layer in range(LAYERS)):  # asked in one product, not in three
        for part in ("weight", "bias"):
            w[f"{at}.{part}"] = np.concatenate([w[f"{at}.{name}.{part}"] for name in ("query", "key", "value")])

    def line(values: str, name: str) -> str:
        product = g.do("MatMul", [values, g.constant(name + ".w", w[name + ".weight"].T)])
        return g.do("Add", [product, g.constant(name + ".b", w[name + ".bias"])])

    def norm(values: str, name: str) -> str:
        scale, shift = g.constant(name + ".s", w[name + ".weight"]), g.constant(name + ".t", w[name + ".bias"])
        return g.do("LayerNormalization", [values, scale, shift], epsilon=1e-12)

    apart, whole = g.constant("apart", np.array([0, 0, HEADS, WIDTH // HEADS])), g.constant("whole", np.array([0, 0, WIDTH]))
    scale = g.constant("scale", np.float32((WIDTH // HEADS) ** -0.5))
    padding = g.do("Cast", [g.do("Equal", ["ids", g.constant("none", np.array(0))])], to=TensorProto.FLOAT)
    masked = g.do("Mul", [padding, g.constant("far", np.float32(-1e9))])
    masked = g.do("Unsqueeze", [masked, g.constant("axes", np.array([1, 2]))])
    places = w["embeddings.position_embeddings.weight"][:LONGEST] + w["embeddings.token_type_embeddings.weight"][0]
    length = g.do("Slice", [g.do("Shape", ["ids"]), g.constant("one", np.array([1])), g.constant("two", np.array([2]))])
    placed = g.do("Slice", [g.constant("places", places), g.constant("start", np.array([0])), length])
    seen = g.do("Add", [g.do("Gather", [g.constant("words", words), "ids"]), placed])
    traits = g.do("MatMul", ["traits", g.constant("traits.w", w["traits"])], name="from_traits")
    seen = norm(g.do("Add", [seen, traits]), "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        asked = line(seen, f"{at}attention.self")
        query, key, value = (g.do("Reshape", [part, apart]) for part in g.split(asked, 3))
        query, value = (g.do("Transpose", [one], perm=[0, 2, 1, 3]) for one in (query, value))
        look = g.do("Mul", [g.do("MatMul", [query, g.do("Transpose", [key], perm=[0, 2, 3, 1])]), scale])
        look = g.do("Softmax", [g.do("Add", [look, masked])], axis=-1)
        found = g.do("Reshape", [g.do("Transpose", [g.do("MatMul", [look, value])], perm=[0, 2, 1, 3]), whole])
        seen = norm(g.do("Add", [seen, line(found, at + "attention.output.dense")]), at + "attention.output.LayerNorm")
        inner = line(g.do("Gelu", [line(seen, at + "intermediate.dense")]), at + "output.dense")
        seen = norm(g.do("Add", [seen, inner]), at + "output.LayerNorm")
    scores = g.do(
        "Add", [g.do("MatMul", [seen, g.constant("head.w", w["head"])], name="to_labels"), g.constant("head.b", w["head_bias"])]
    )
    g.nodes.append(helper.make_node("Softmax", [scores], ["chances"], axis=-1))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["b", "n"]),
        helper.make_tensor_value_info("traits", TensorProto.FLOAT, ["b", "n", TRAITS]),
    ]
    outputs = [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["b", "n", len(LABELS)])]
    made = helper.make_graph(g.nodes, "closer", inputs, outputs, g.constants)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def main(state: Path, folder: Path) -> None:
    """The graph in 8 bits as closer.onnx, the pieces as pieces.txt."""
    stored = np.load(state)
    w = {name.removeprefix("w/"): stored[name] for name in stored.files if name.startswith("w/")}
    plain = state.with_suffix(".fp32.onnx")
    onnx.save(graph(w, published()["embeddings.word_embeddings.weight"]), plain)
    quantize_dynamic(
        plain,
        folder / "closer.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=["from_traits_MatMul", "to_labels_MatMul"],
    )
    (folder / "pieces.txt").write_bytes(next(FOLDER.rglob("vocab.txt")).read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
