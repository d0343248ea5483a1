"""Write what `judge.py` trained as the file that is shipped: an ONNX graph with weights in 8 bits.

    PYTHONPATH=. python training/grounding/judge_out.py STATE.pt src/handrail/grounding/support/judge.onnx

Needs torch, numpy, onnx, onnxruntime, and the published weights only through STATE.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper
from training.graph import Graph

LAYERS, LONGEST = 6, 232
THEIRS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "mix": "attention.output.dense",
    "wide": "intermediate.dense", "narrow": "output.dense", "first": "attention.output.LayerNorm", "second": "output.LayerNorm",
}  # fmt: skip


def renamed(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """Weights under the names that the graph knows."""

    def called(name: str) -> str:
        first, *rest = name.split(".")
        if first == "layers":
            return f"encoder.layer.{rest[0]}.{THEIRS[rest[1]]}.{rest[2]}"
        return {"norm": f"embeddings.LayerNorm.{rest[0]}", "places": "embeddings.position_embeddings.weight"}.get(first, name)

    return {called(name): value.float().cpu().numpy() for name, value in state.items()}


def main(state: Path, out: Path) -> None:
    """Pieces and whose part each is in, log odds out."""
    w = renamed(torch.load(state, map_location="cpu"))
    g = Graph(w)
    seen = g.do("Add", [g.words(w["words.weight"]), g.placed(LONGEST)])
    seen = g.do("Add", [seen, g.do("Gather", [g.constant("types", w["types.weight"]), "whose"])])
    seen = g.encoder(g.norm(seen, "embeddings.LayerNorm"), LAYERS)
    along = g.constant("along", np.array([1]))
    first = g.do("Squeeze", [g.do("Gather", [seen, g.constant("zero", np.array([0]))], axis=1), along])
    told = g.do("Unsqueeze", [g.do("Cast", ["whose"], to=TensorProto.FLOAT), g.constant("last", np.array([2]))])
    summed = g.do("ReduceSum", [g.do("Mul", [seen, told]), along], keepdims=0)
    count = g.do("ReduceSum", [told, along], keepdims=0)
    both = g.do("Concat", [first, g.do("Div", [summed, count])], axis=-1)
    inner = g.do("Tanh", [g.line(both, "inner", called="to_inner")])
    score = g.line(inner, "head", called="to_head")
    g.nodes.append(helper.make_node("Squeeze", [score, along], ["score"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "n"]) for name in ("ids", "whose")]
    g.write(
        out, inputs, [helper.make_tensor_value_info("score", TensorProto.FLOAT, ["b"])], ["to_inner_MatMul", "to_head_MatMul"]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
