"""The network itself: words and their letters become vectors, four layers look ever further left and right, each word gets a kind.

A plain forward pass in numpy over one turn; no training code, no other library.
"""

import zlib
from functools import cache
from io import BytesIO
from threading import Lock

import numpy as np
from threadpoolctl import threadpool_limits

from handrail.airlock.learned.traits import LEVELS, LISTS, OF_PLACE, Numbers, grams, marked, of_word
from handrail.airlock.page import Page
from handrail.language import trained

LABELS = ("", "PERSON", "LOCATION", "ORG", "ADDRESS", "DATE", "PHONE", "EMAIL", "ID", "HANDLE")
REACH = (1, 2, 4, 1)
"""How far each layer looks to either side."""
KEPT = 50_000
"""Words whose vectors are remembered; beyond that the memory starts afresh."""
PIECE, MARGIN = 4096, 16
"""Longer turns are read in pieces that overlap by more than the layers can see."""


class Network:
    """Weights by name, the words it knows, and the name lists it was given."""

    def __init__(self, weights: dict[str, Numbers], words: list[str], hashes: np.ndarray, levels: np.ndarray) -> None:
        self._weights = weights
        self._words = {word: place + 1 for place, word in enumerate(words)}
        self._hashes, self._levels = hashes, levels
        self._rows: dict[str, int] = {}
        self._table = np.zeros((1024, weights["enter"].shape[1]), dtype=np.float32)
        self._lock = Lock()
        split = weights["enter"].shape[0] - OF_PLACE
        self._enter_word, self._enter_place = weights["enter"][:split], weights["enter"][split:]

    def listed(self, word: str) -> tuple[int, ...]:
        """The word's level in each of LISTS."""
        key = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        place = int(np.searchsorted(self._hashes, np.uint32(key)))
        if place == len(self._hashes) or self._hashes[place] != key:
            return (0,) * len(LISTS)
        packed = int(self._levels[place])
        return tuple(packed >> 2 * at & LEVELS for at in range(len(LISTS)))

    def chances(self, page: Page) -> Numbers:
        """Per token the chance of each of LABELS."""
        with self._lock:
            words = self._known([token.folded for token in page.tokens])
            entered = self._table[words]
        entered += marked(page) @ self._enter_place
        if len(entered) <= PIECE:
            return self._layers(entered)
        pieces = []
        for start in range(0, len(entered), PIECE):
            first = max(0, start - MARGIN)
            pieces.append(self._layers(entered[first : start + PIECE + MARGIN])[start - first :][:PIECE])
        return np.concatenate(pieces)

    def _layers(self, entered: Numbers) -> Numbers:
        weights = self._weights
        seen = np.maximum(entered + weights["enter_bias"], 0)
        length, width = seen.shape
        for layer, reach in enumerate(REACH):
            padded = np.zeros((length + 2 * reach, width), dtype=np.float32)
            padded[reach : reach + length] = seen
            around = np.concatenate((padded[:length], seen, padded[2 * reach :]), axis=1)
            seen = seen + np.maximum(around @ weights[f"layer{layer}"] + weights[f"layer{layer}_bias"], 0)
        scores = seen @ weights["leave"] + weights["leave_bias"]
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: Numbers = raised / raised.sum(axis=1, keepdims=True)
        return chances

    def _known(self, words: list[str]) -> list[int]:
        """Rows of the table of remembered words, new ones added."""
        if len(self._rows) > KEPT:
            self._rows.clear()
        rows = self._rows
        new = [word for word in dict.fromkeys(words) if word not in rows]
        if new:
            self._remember(new)
        return [rows[word] for word in words]

    def _remember(self, new: list[str]) -> None:
        first, weights = len(self._rows), self._weights
        while first + len(new) > len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        letters = np.stack(
            [weights["grams"][found].mean(axis=0) if (found := grams(word)) else weights["grams"][0] for word in new]
        )
        whole = weights["words"][[self._words.get(word, 0) for word in new]]
        traits = np.stack([of_word(word, self.listed(word)) for word in new])
        self._table[first : first + len(new)] = np.concatenate((whole, letters, traits), axis=1) @ self._enter_word
        self._rows.update((word, first + place) for place, word in enumerate(new))


def read(packed: bytes) -> Network:
    """The network of a weights file."""
    with np.load(BytesIO(packed), allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    words = arrays.pop("vocabulary").tobytes().decode().split("\n")
    hashes, levels = arrays.pop("hashes"), arrays.pop("levels")
    return Network({name: array.astype(np.float32) for name, array in arrays.items()}, words, hashes, levels)


@cache
def shipped() -> Network:
    """The network that Handrail ships, read on first use."""
    # A turn is a small matrix: several threads spend more on waiting for one another than on the sum, hundreds of times more on a busy machine.
    threadpool_limits(limits=1, user_api="blas")
    return read(trained(__package__, "airlock.npz"))
