"""Entailment: how surely a passage says what a statement says, by a small language model that reads the two side by side.

MiniLM (Apache-2.0) fitted on our own written sessions and statements (`training/grounding`), in 8 bits, run by onnxruntime. It reads
what lists of words can't: who did what to whom, a plan told as done, a refusal told as a yes. It only judges; it writes nothing.
English only: in a Spanish session the rules decide alone.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np

from handrail.grounding.words.figures import figures
from handrail.language import BEGIN, END, Pieces, Run, pieces, runner, trained

MOST_OF_PASSAGE, MOST_OF_STATEMENT = 160, 60
"""Word pieces that are read; of a longer passage the end, where speakers come to the point."""


class Judge:
    """Reads a passage and a statement."""

    def __init__(self, run: Run, known: Pieces) -> None:
        self._run, self._pieces = run, known

    def support(self, passages: Sequence[str], statement: str) -> float:
        """Of the first passage; where others follow, its mean with the best of them: a long passage blurs what one turn says."""
        whole, *apart = [self.score(passage, statement) for passage in passages]
        return (whole + max(apart)) / 2 if apart else whole

    def score(self, passage: str, statement: str) -> float:
        """Log odds that the passage supports the statement: above 0 it does, by the model alone."""
        said = self._cut(passage)[-MOST_OF_PASSAGE:]
        told = self._cut(statement)[:MOST_OF_STATEMENT]
        ids = [BEGIN, *said, END, *told, END]
        whose = [0] * (len(said) + 2) + [1] * (len(told) + 1)
        return float(self._run({"ids": np.array([ids], np.int64), "whose": np.array([whose], np.int64)})[0])

    def _cut(self, text: str) -> list[int]:
        whole = figures(text).lower().replace("’", "'").replace(" n't", "n't")  # some transcripts cut "don't" in two
        plain = unicodedata.normalize("NFD", whole)
        bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
        return [piece for word in bare.split() for piece in self._pieces.of(word)]


@cache
def shipped() -> Judge:
    """The judge that Handrail ships, read on first use. A file that is not there or not whole is an error: nothing is drafted."""
    return Judge(runner(trained(__package__, "judge.onnx"), threads=2), pieces())
