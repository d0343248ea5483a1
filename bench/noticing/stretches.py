"""Stretches of hours with both speakers, each of a client's turns marked by its writer: what an answer says by what was asked.

`# ` begins a stretch; `T: words`, `C: words` (harmless, given what came before), `C @category: words` (safety language).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LINE = re.compile(r"(T|C)(?: @(\S+))?: (.+)")


class Said(NamedTuple):
    """A turn: whether the therapist said it, what it holds, its words."""

    therapist: bool
    label: str
    text: str


def stretches(path: Path) -> Iterator[list[Said]]:
    """Each stretch in order."""
    held: list[Said] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            if held:
                yield held
            held = []
        elif found := LINE.fullmatch(line.strip()):
            held.append(Said(found[1] == "T", found[2] or "none", found[3]))
    if held:
        yield held
