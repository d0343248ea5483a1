"""Names of people and towns from the public lists under HANDRAIL_DATA, with a part kept apart for our own test."""

import csv
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from training.airlock import stock

KEPT_APART = 20
"""In percent: names whose hash falls there are in no training sentence (but in the lexicon, as at any user's)."""


def data() -> Path:
    """The folder of the data sets."""
    return Path(os.environ.get("HANDRAIL_DATA", "../shared/data"))


def kept_apart(name: str) -> bool:
    """True for names that only the test may use; the same name falls on the same side in every list."""
    return hashlib.sha256(name.casefold().encode()).digest()[0] % 100 < KEPT_APART


@dataclass(frozen=True)
class Weighted:
    """Names drawn by how common they are, flattened, so that rare ones come too."""

    names: tuple[str, ...]
    reach: tuple[float, ...]

    def draw(self, random: Random) -> str:
        """One name."""
        return random.choices(self.names, cum_weights=self.reach)[0]


def _weighted(rows: list[tuple[str, float]], power: float, apart: bool) -> Weighted:
    rows = [row for row in rows if kept_apart(row[0]) is apart]
    return Weighted(tuple(name for name, _ in rows), tuple(accumulate(weight**power for _, weight in rows)))


def _table(name: str) -> list[dict[str, str]]:
    with (data() / "deid_train/gazetteers" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def first_counts() -> dict[str, float]:
    """Given names with their bearers."""
    return {row["name"]: float(row["count_1930_2023"]) for row in _table("ssa_first_names.tsv")}


@cache
def last_counts() -> dict[str, float]:
    """Surnames with their share in percent."""
    rows, before = {}, 0.0
    for row in _table("census1990_surnames.tsv"):
        total = float(row["cumulative_percent"])
        rows[row["name"]] = max(total - before, 0.0005)
        before = total
    return rows


@cache
def town_counts() -> dict[str, tuple[float, bool]]:
    """Towns with inhabitants, and whether they lie in the United States."""
    towns: dict[str, tuple[float, bool]] = {}
    for row in _table("geonames_cities15000.tsv"):
        people, here = float(row["population"] or 0), row["country"] == "US"
        for name in {row["name"], row["asciiname"]}:
            before = towns.get(name, (0.0, False))
            towns[name] = (max(before[0], people), before[1] or here)
    return towns


@cache
def first_names(apart: bool) -> Weighted:
    """Given names of one side."""
    return _weighted(list(first_counts().items()), 0.45, apart)


@cache
def last_names(apart: bool) -> Weighted:
    """Surnames of one side."""
    return _weighted(list(last_counts().items()), 0.55, apart)


@cache
def towns(apart: bool, here: bool) -> Weighted:
    """Towns of one side, of the United States or of the world."""
    rows = [(name, people) for name, (people, us) in town_counts().items() if us is here and name.isascii() and len(name) > 2]
    return _weighted(rows, 0.4, apart)


@cache
def sided(apart: bool, which: str) -> tuple[str, ...]:
    """One of our own lists, that side of it."""
    return tuple(word for word in getattr(stock, which) if kept_apart(word) is apart)
