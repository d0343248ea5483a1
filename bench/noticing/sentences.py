"""The synthetic sentences of `training/safety`, by file and half."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parents[2] / "training" / "safety"
CHOICE = re.compile(r"\[([^\]]*)\]")


class Row(NamedTuple):
    """A sentence, what it is, and whether the lists were corrected on it."""

    category: str
    context: tuple[str, ...]
    seen: bool
    text: str


def rows(name: str, home: Path = HOME) -> Iterator[Row]:
    category, context = "none", ()
    for line in (home / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            category, _, tags = line[1:].partition(" ")
            context = tuple(tags.split(",")) if tags else ()
        elif line.strip():
            seen = hashlib.sha256(line.encode()).digest()[0] % 2 == 1
            variants = max([len(found.split("|")) for found in CHOICE.findall(line)], default=1)
            for place in range(variants):
                yield Row(category, context, seen, CHOICE.sub(lambda found, at=place: _pick(found[1], at), line))


def _pick(choice: str, place: int) -> str:
    options = choice.split("|")
    return options[place % len(options)]


def as_heard(text: str) -> str:
    """As a speech recogniser writes it: no capitals, no marks."""
    return re.sub(r"[^\w' ]", " ", text.lower())
