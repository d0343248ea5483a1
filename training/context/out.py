"""Write what `learn.py` trained as the file that is shipped: an ONNX graph with weights in 8 bits.

    PYTHONPATH=. python training/context/out.py STATE.pt src/handrail/backends/embedded/weight/context.onnx

Needs torch, numpy, onnx, onnxruntime, and the published weights only through STATE.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper
from training.graph import Graph
from training.grounding.judge_out import renamed

LONGEST = 256


def main(state: Path, out: Path) -> None:
    """Pieces, whose they are and which sentence each belongs to; log odds of every sentence out."""
    w = renamed(torch.load(state, map_location="cpu"))
    layers = 1 + max(int(name.split(".")[2]) for name in w if name.startswith("encoder.layer."))
    w["head.weight"], w["head.bias"] = w["head.weight"][:1], w["head.bias"][:1]
    g = Graph(w)
    seen = g.do("Add", [g.words(w["words.weight"]), g.placed(LONGEST)])
    seen = g.do("Add", [seen, g.do("Gather", [g.constant("types", w["types.weight"]), "whose"])])
    seen = g.encoder(g.norm(seen, "embeddings.LayerNorm"), layers)
    telling = g.do("Transpose", [g.line(seen, "gate", called="to_gate")], perm=[0, 2, 1])
    outside = g.do("Mul", [g.do("Sub", ["within", g.constant("full", np.float32(1))]), g.constant("away", np.float32(1e4))])
    share = g.do("Softmax", [g.do("Add", [telling, outside])], axis=-1)
    sentences = g.do("MatMul", [share, seen])
    inner = g.do("Tanh", [g.line(sentences, "inner", called="to_inner")])
    score = g.line(inner, "head", called="to_head")
    g.nodes.append(helper.make_node("Squeeze", [score, g.constant("last", np.array([2]))], ["score"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "n"]) for name in ("ids", "whose")]
    inputs.append(helper.make_tensor_value_info("within", TensorProto.FLOAT, ["b", "s", "n"]))
    outputs = [helper.make_tensor_value_info("score", TensorProto.FLOAT, ["b", "s"])]
    g.write(out, inputs, outputs, [f"to_{name}_MatMul" for name in ("gate", "inner", "head")])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
