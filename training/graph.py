"""MiniLM as an ONNX graph, built node by node with numpy and onnx alone, and written in 8 bits."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HEADS, WIDTH = 12, 384
Weights = dict[str, np.ndarray]


class Graph:
    """Nodes and constants as they are added."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
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

    def line(self, values: str, name: str, called: str = "") -> str:
        """A linear layer by the name of its weight and bias."""
        product = self.do("MatMul", [values, self.constant(name + ".w", self.weights[name + ".weight"].T)], called)
        return self.do("Add", [product, self.constant(name + ".b", self.weights[name + ".bias"])])

    def norm(self, values: str, name: str) -> str:
        """Layer normalisation."""
        scale = self.constant(name + ".s", self.weights[name + ".weight"])
        shift = self.constant(name + ".t", self.weights[name + ".bias"])
        return self.do("LayerNormalization", [values, scale, shift], epsilon=1e-12)

    def placed(self, longest: int) -> str:
        """The vectors of the places of `ids`."""
        length = self.do(
            "Slice", [self.do("Shape", ["ids"]), self.constant("one", np.array([1])), self.constant("two", np.array([2]))]
        )
        places = self.constant("places", self.weights["embeddings.position_embeddings.weight"][:longest])
        return self.do("Slice", [places, self.constant("start", np.array([0])), length])

    def words(self, words: np.ndarray) -> str:
        """The word vectors of `ids`."""
        return self.do("Gather", [self.constant("words", words), "ids"])

    def encoder(self, seen: str, layers: int) -> str:
        """All layers over what is seen; piece 0 is padding."""
        apart, whole = (
            self.constant("apart", np.array([0, 0, HEADS, WIDTH // HEADS])),
            self.constant("whole", np.array([0, 0, WIDTH])),
        )
        scale = self.constant("scale", np.float32((WIDTH // HEADS) ** -0.5))
        padding = self.do("Cast", [self.do("Equal", ["ids", self.constant("none", np.array(0))])], to=TensorProto.FLOAT)
        masked = self.do("Mul", [padding, self.constant("far", np.float32(-1e9))])
        masked = self.do("Unsqueeze", [masked, self.constant("axes", np.array([1, 2]))])
        for layer in range(layers):
            at = f"encoder.layer.{layer}."
            for part in ("weight", "bias"):  # asked in one product, not in three
                asked = [self.weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                self.weights[f"{at}attention.self.{part}"] = np.concatenate(asked)
            parts = self.split(self.line(seen, f"{at}attention.self"), 3)
            query, key, value = (self.do("Reshape", [part, apart]) for part in parts)
            query, value = (self.do("Transpose", [one], perm=[0, 2, 1, 3]) for one in (query, value))
            look = self.do("Mul", [self.do("MatMul", [query, self.do("Transpose", [key], perm=[0, 2, 3, 1])]), scale])
            look = self.do("Softmax", [self.do("Add", [look, masked])], axis=-1)
            found = self.do("Reshape", [self.do("Transpose", [self.do("MatMul", [look, value])], perm=[0, 2, 1, 3]), whole])
            mixed = self.line(found, at + "attention.output.dense")
            seen = self.norm(self.do("Add", [seen, mixed]), at + "attention.output.LayerNorm")
            inner = self.line(self.do("Gelu", [self.line(seen, at + "intermediate.dense")]), at + "output.dense")
            seen = self.norm(self.do("Add", [seen, inner]), at + "output.LayerNorm")
        return seen

    def write(
        self, out: Path, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto], precise: list[str]
    ) -> None:
        """The graph in 8 bits; the nodes named in `precise` stay in full."""
        made = helper.make_graph(self.nodes, out.stem, inputs, outputs, self.constants)
        plain = out.with_suffix(".fp32.onnx")
        onnx.save(helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10), plain)
        quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=precise)
        plain.unlink()
