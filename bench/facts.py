"""Must-know facts of our own synthetic sessions: is each in a draft, in the words or figures that it can't do without?

A session file holds lines of talk (`T:`, `C:`, `D:`), then `== must know`, then a fact a line: `name: this|or this + that`.
Every part (`+`) must be met by one of its alternatives (`|`), all in one statement. Numbers count as figures.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from dialogues import ROLES, Dialogue

SESSIONS = Path(__file__).parent / "sessions"
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {
    "nought": 0,
    "once": 1,
    "twice": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_STOPS = ".;:!?"
"""Two numbers with one of these between them are two: "Twenty. Three weeks." """


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a reader of the note must learn."""

    name: str
    parts: tuple[tuple[str, ...], ...]

    def told_in(self, text: str) -> bool:
        """All parts stand in this text."""
        said = plain(text)
        return all(any(f" {one}" in said for one in part) for part in self.parts)


def plain(text: str) -> str:
    """Lower case, numbers as figures, punctuation gone; opens with a space."""
    words = re.findall(r"\[[^\]]*\]|\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)*|[.;:!?]", text.lower().replace("’", "'").replace("-", " "))
    said: list[str] = []
    stopped = False
    for word in words:
        if word in _STOPS:
            stopped = True
            continue
        figure = NUMBERS.get(word)
        tens = said and not stopped and said[-1] in {"20", "30", "40", "50", "60", "70", "80", "90"}
        if figure is not None and 0 < figure < 10 and tens:
            said[-1] = str(int(said[-1]) + figure)
        elif word == "hundred":
            figure = int(said.pop()) if said and said[-1].isdigit() and int(said[-1]) < 10 else 1
            said = said[:-1] if said and said[-1] == "a" else said
            said.append(str(figure * 100))
        elif len(said) > 1 and said[-1] == "and" and said[-2].isdigit() and said[-2].endswith("00") and figure is not None:
            said.pop()
            said[-1] = str(int(said[-1]) + figure)
        else:
            said.append(word if figure is None else str(figure))
        stopped = False
    return " " + " ".join(said) + " "


def read(path: Path) -> tuple[Dialogue, tuple[Fact, ...]]:
    """One session with its facts."""
    talk, _, below = path.read_text(encoding="utf-8").partition("== must know\n")
    turns = tuple((ROLES[line[0]], line[3:]) for line in talk.splitlines() if line[1:3] == ": ")
    facts = []
    for line in below.splitlines():
        name, _, rest = line.partition(":")
        parts = (tuple(plain(one).rstrip()[1:] for one in part.split("|") if one.strip()) for part in rest.split("+"))
        facts.append(Fact(name, tuple(part for part in parts if part)))
    return Dialogue(path.stem, path.parent.name, turns), tuple(facts)


def sessions(half: str) -> list[tuple[Dialogue, tuple[Fact, ...]]]:
    """`train` was looked at while the engine was made, `unseen` was not. In the order of their numbers."""
    return [read(path) for path in sorted((SESSIONS / half).glob("*.txt"), key=lambda path: int(path.stem.partition("-")[0]))]
