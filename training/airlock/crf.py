"""A conditional random field over our own features, for the comparison in `compare.py` only (python-crfsuite)."""

from itertools import islice
from pathlib import Path

import numpy as np
import pycrfsuite

from handrail.airlock import cues
from handrail.airlock.learned.network import LABELS, Network
from handrail.airlock.learned.traits import LISTS, of_places
from handrail.airlock.page import Page, common
from training.airlock.train import IGNORED, Tokens, corpus


def _of_word(word: str, levels: tuple[int, ...]) -> list[str]:
    shape = "".join("9" if char.isdigit() else "x" if char.isalpha() else char for char in word[:6])
    found = [
        f"w={word}",
        f"p2={word[:2]}",
        f"p3={word[:3]}",
        f"s2={word[-2:]}",
        f"s3={word[-3:]}",
        f"s4={word[-4:]}",
        f"sh={shape}",
    ]
    found += [f"{name}={level}" for name, level in zip(LISTS, levels, strict=True) if level]
    found += ["common"] * common(word) + ["title"] * (word in cues.TITLES) + ["kin"] * (word in cues.KIN)
    return found


class Features:
    """Feature lists of a page; those of a word are made once."""

    def __init__(self, network: Network) -> None:
        self._network, self._words = network, {}

    def _word(self, word: str) -> list[str]:
        if word not in self._words:
            self._words[word] = _of_word(word, self._network.listed(word))
        return self._words[word]

    def of(self, page: Page) -> list[list[str]]:
        """Own word, two words to either side, capitals and marks, and pairs of neighbours."""
        rows = [self._word(token.folded) for token in page.tokens]
        places = [[f"c{column}" for column in columns] for columns in of_places(page)]
        found = []
        for at in range(len(rows)):
            row = [*rows[at], *places[at]]
            for shift in (-2, -1, 1, 2):
                if 0 <= at + shift < len(rows):
                    row += [f"{shift}{one}" for one in (rows[at + shift] if abs(shift) == 1 else rows[at + shift][:1])]
            if at:
                row.append(
                    f"-1w|{rows[at - 1][0]}|{'common' in rows[at]}|{[one for one in rows[at] if one.startswith('first')]}"
                )
            if at + 1 < len(rows):
                row.append(f"+1w|{rows[at + 1][0]}|{'common' in rows[at]}")
            found.append(row)
        return found


def train(out: Path, network: Network, rows: int, seed: int, steps: int = 40) -> None:
    """L-BFGS over the same rows that the network learns from; rows with a word that counts neither way are left out."""
    trainer, features = pycrfsuite.Trainer(verbose=False), Features(network)
    for row in islice(corpus(rows, seed), 0, None, 3):
        page = Page(row.text)
        labels = Tokens._labels(page, row)
        if page.tokens and IGNORED not in labels and len(labels) < 200:
            trainer.append(features.of(page), [LABELS[label] or "O" for label in labels])
    trainer.set_params({"c1": 0.05, "c2": 0.01, "max_iterations": steps, "feature.minfreq": 3})
    trainer.train(str(out))


class Tagger:
    """Chances per token, as the network gives them."""

    def __init__(self, path: Path, network: Network) -> None:
        self._features = Features(network)
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def chances(self, page: Page) -> np.ndarray:
        """Marginals per token and label."""
        self._tagger.set(self._features.of(page))
        known = set(self._tagger.labels())
        rows = [
            [self._tagger.marginal(label or "O", at) if (label or "O") in known else 0.0 for label in LABELS]
            for at in range(len(page.tokens))
        ]
        return np.array(rows, dtype=np.float32)
