"""Write what `closer.py` trained as the file that is shipped: an ONNX graph with weights in 8 bits.

python -m training.airlock.closer_out STATE.npz FOLDER
"""

import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from handrail.airlock.learned.network import LABELS
from training.airlock.closer import LAYERS, TRAITS, published
from training.graph import Graph, Weights

LONGEST = 160
"""Pieces that the graph can place; the reader asks for fewer."""


def graph(w: Weights, words: np.ndarray) -> Graph:
    """Pieces and traits in, chances out, for several stretches at once."""
    w["embeddings.position_embeddings.weight"] = (
        w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
    )
    g = Graph(w)
    placed = g.placed(LONGEST)
    seen = g.do("Add", [g.words(words), placed])
    traits = g.do("MatMul", ["traits", g.constant("traits.w", w["traits"])], name="from_traits")
    seen = g.encoder(g.norm(g.do("Add", [seen, traits]), "embeddings.LayerNorm"), LAYERS)
    scores = g.do(
        "Add", [g.do("MatMul", [seen, g.constant("head.w", w["head"])], name="to_labels"), g.constant("head.b", w["head_bias"])]
    )
    g.nodes.append(helper.make_node("Softmax", [scores], ["chances"], axis=-1))
    return g


def main(state: Path, folder: Path) -> None:
    """The graph in 8 bits as closer.onnx."""
    stored = np.load(state)
    w = {name.removeprefix("w/"): stored[name] for name in stored.files if name.startswith("w/")}
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["b", "n"]),
        helper.make_tensor_value_info("traits", TensorProto.FLOAT, ["b", "n", TRAITS]),
    ]
    outputs = [helper.make_tensor_value_info("chances", TensorProto.FLOAT, ["b", "n", len(LABELS)])]
    made = graph(w, published()["embeddings.word_embeddings.weight"])
    made.write(folder / "closer.onnx", inputs, outputs, ["from_traits_MatMul", "to_labels_MatMul"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
