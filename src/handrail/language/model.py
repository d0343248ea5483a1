"""A trained graph as a function."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

SLOWER = ("SkipLayerNormFusion",)
"""What onnxruntime fuses to no gain: a sum and its normalising apart take a seventh of the time on a processor."""

Run = Callable[[Mapping[str, npt.NDArray[Any]]], npt.NDArray[np.float32]]
"""Inputs by name in, the graph's one output out."""


def runner(model: str | bytes, threads: int = 1) -> Run:
    """A model, by its path or its bytes."""
    import onnxruntime  # noqa: PLC0415 (a web process that reads no session stays 30 MB smaller without it)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)

    def run(inputs: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
        told: npt.NDArray[np.float32] = session.run(None, dict(inputs))[0]
        return told

    return run
