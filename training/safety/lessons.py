"""What the listener learns from: our own rows with and without safety language, and everyday talk that may train a shipped model.

A lesson is one turn as sentences, each marked whether the row's own words stand in it or a neighbour's: the row's class is known of the
row, not of its sentences, and neighbours hold nothing. AnnoMI is not read here.
"""

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / part) for part in ("training/reader", "training/talk", "bench/noticing", "bench")]

import rows as older  # noqa: E402 - these live in folders of scripts
from sentences import as_heard, rows  # noqa: E402

from handrail.noticing.listener import PART, sentences  # noqa: E402

TURNS = tuple(sorted(path.name for path in Path(__file__).parent.glob("turns_*.txt")))
"""Whole turns of one to five sentences, written with their harmless twins; each tenth line is kept back to choose by."""
MORE = {
    "turns_heard.txt": 4,
    "turns_heard_more.txt": 4,
    "turns_interviews.txt": 3,
    "turns_interviews_more.txt": 3,
    "turns_interviews_third.txt": 3,
    "turns_interviews_fourth.txt": 3,
    "turns_hours_british.txt": 3,
    "turns_hours_city.txt": 3,
    "turns_hours_rural.txt": 3,
    "turns_self_answers.txt": 2,
    "turns_self_hard.txt": 2,
    "turns_self_hours.txt": 2,
    "turns_accounts.txt": 2,
    "turns_others_hours.txt": 2,
    "turns_spoken_none.txt": 2,
}
"""Files whose rows are learnt more often: nearest to what is heard in an hour, or by the newest hands."""
SECOND_LOOK = Path(__file__).parent / "second_look.json"
TOLD_APART = 224
"""Sessions up to this number were gone through: what in them holds safety language, or may, is no everyday talk."""
AGAIN = 8
"""How often a near miss among everyday turns is learnt."""
WITH, WITHOUT, NEW = 0.36, 0.28, 0.7
"""Shares of rows with safety language, of near misses; of both, of the whole turns. The rest is everyday talk."""
LEADS = (
    "um, ", "I mean, ", "well, ", "like, ", "honestly, ", "so ", "and ", "you know, ", "I guess ", "yeah, ", "pues, ", "no, ",
)  # fmt: skip
FILLERS = ("uh,", "um,", "like,", "you know,", "I mean,", "eh,")
LEADS_ES = ("pues, ", "bueno, ", "o sea, ", "este, ", "no, ", "sí, ", "es que ", "mire, ", "la verdad, ", "y ", "ay, ", "eh, ")
FILLERS_ES = ("este,", "o sea,", "eh,", "pues,", "digamos,", "bueno,")
BARE, ENDS = 0.25, (".", "?", "!", "…", '"', "”", "-")
"""Share of the rows without a mark at their end that stay so; the marks."""
SPANISH_WITH = 0.36
"""Share of safety language among the lessons in Spanish."""


class Lesson(NamedTuple):
    """A class, and sentences with whether they are the row's own."""

    label: str
    told: list[tuple[str, bool]]


def kept_back(text: str) -> bool:
    """No weight has seen it."""
    return hashlib.sha256(text.encode()).digest()[1] % 10 == 0


def turns(*, kept: bool) -> list[tuple[str, str]]:
    """Class and text of the whole turns that are learnt, or of those kept back."""
    return [
        (row.category, row.text)
        for name in TURNS
        for row in rows(name)
        if kept_back(row.text) is kept
        for _ in range(1 if kept else MORE.get(name, 1))
    ]


def digest(text: str) -> str:
    """A text without its words."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pool(data: Path) -> tuple[list[str], list[str]]:
    """Turns of our synthetic sessions and talk, and of clinics, without touchy words."""
    clinic = [text for talk in older._dialogues(data) for _, text in talk]
    ours = list[str]()
    for path in sorted((ROOT / "bench" / "sessions" / "train").glob("*.txt")):
        if int(path.stem.partition("-")[0]) > TOLD_APART:
            continue
        ours += [
            line[3:] for line in path.read_text("utf-8").partition("== must know")[0].splitlines() if line[1:3] == ": "
        ] * 2
    made = older.writer(5)
    ours += [
        made.one(label, sentence)
        for name, many in (("client", 5), ("therapist", 2))
        for label in older.HEADS[name]
        for sentence in made.talk.get(label, ())
        for _ in range(many)
    ]
    return tuple(
        [text for text in texts if len(text.split()) > 3 and not older.TOUCHY.search(text)] for texts in (ours, clinic)
    )  # type: ignore[return-value]


def everyday(data: Path) -> tuple[list[str], list[str]]:
    """Turns that hold no safety language, near misses more often; and their sentences."""
    ours, clinic = pool(data)
    look = json.loads(SECOND_LOOK.read_text("utf-8"))
    leave, again = set(look["leave"]), set(look["again"])
    whole = [text for text in ours if digest(text) not in leave]
    whole += [text for text in clinic for _ in range(AGAIN if digest(text) in again else 1)]
    parts = [text[start:end] for text in whole for start, end in sentences(text)]
    return whole, [part for part in parts if len(part.split()) > 2]


def lessons(data: Path, seed: int) -> Iterator[Lesson]:
    """Without end."""
    dice = random.Random(seed)
    whole, parts = everyday(data)
    groups = {
        (new, harm): [(label, text) for label, text in told if (label != "none") is harm]
        for new, told in ((True, turns(kept=False)), (False, [(row.label, row.text) for row in older.safety()]))
        for harm in (True, False)
    }
    while True:
        kind = dice.random()
        if kind < WITH + WITHOUT:
            label, text = dice.choice(groups[dice.random() < NEW, kind < WITH])
        else:
            label, text = "none", dice.choice(whole)
        told = [(one, True) for one in _cut(_worn(_ended(text, dice), dice))]
        if kind < WITH + WITHOUT and dice.random() < (0.35 if len(told) > 1 else 0.5):
            told = _among(told, parts, dice)
        yield Lesson(label, _heard(told) if dice.random() < 0.3 else told)


def spanish() -> list[tuple[str, str]]:
    """Class and text of what is learnt in Spanish."""
    bare = [
        (row.category, row.text) for name in ("spanish.txt", "taught_spanish.txt", "taught2_spanish.txt") for row in rows(name)
    ]
    bare += [(row.category, row.text) for row in rows("voices_spanish.txt") if row.seen]
    whole = [(row.category, row.text) for name in TURNS if "spanish" in name for row in rows(name) if not kept_back(row.text)]
    return bare + whole


def lessons_in_spanish(seed: int) -> Iterator[Lesson]:
    """Without end."""
    dice = random.Random(seed)
    told = spanish()
    harm, none = ([(label, text) for label, text in told if (label != "none") is is_] for is_ in (True, False))
    parts = [part for _, text in none for part in _cut(text) if len(part.split()) > 2]
    while True:
        label, text = dice.choice(harm if dice.random() < SPANISH_WITH else none)
        row = [(one, True) for one in _cut(_worn(_ended(text, dice), dice, LEADS_ES, FILLERS_ES))]
        if dice.random() < (0.35 if len(row) > 1 else 0.5):
            row = _among(row, parts, dice)
        yield Lesson(label, _heard(row) if dice.random() < 0.3 else row)


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _ended(text: str, dice: random.Random) -> str:
    """With a full stop in three of four: a mark that bare rows lack and talk has would tell one from the other."""
    return text if text.endswith(ENDS) or dice.random() < BARE else f"{text}."


def _worn(text: str, dice: random.Random, leads: Sequence[str] = LEADS, fillers: Sequence[str] = FILLERS) -> str:
    """With a lead, or a word lost."""
    if dice.random() < 0.2:
        text = dice.choice(leads) + text
    if dice.random() < 0.15:
        text = " ".join(word for word in text.split() if dice.random() > 0.06) or text
    return _stammered(text, dice, fillers) if dice.random() < 0.2 else text


def _stammered(text: str, dice: random.Random, fillers: Sequence[str]) -> str:
    """As people talk before they know how the sentence ends."""
    said = []
    for word in text.split():
        kind = dice.random()
        if kind < 0.05:
            said.append(dice.choice(fillers))
        elif kind < 0.11:
            said.append(word.strip(".,?!") + dice.choice(("-", "--", ",", "")))
        said.append(word)
    return " ".join(said) + (dice.choice(("-", "--")) if dice.random() < 0.2 else "")


def _among(told: list[tuple[str, bool]], parts: Sequence[str], dice: random.Random) -> list[tuple[str, bool]]:
    """With one to three sentences of everyday talk around."""
    others = [[(one, False) for one in _cut(dice.choice(parts))] for _ in range(dice.choice((1, 1, 2, 3)))]
    at = dice.randint(0, len(others))
    return [*(one for other in others[:at] for one in other), *told, *(one for other in others[at:] for one in other)]


def _heard(told: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """As a recogniser writes it: no marks, parts of a few words."""
    words = [(word, own) for one, own in told for word in as_heard(one).split()]
    size = ceil(len(words) / max(1, ceil(len(words) / PART))) or 1
    parts = [words[at : at + size] for at in range(0, len(words), size)]
    return [(" ".join(word for word, _ in part), any(own for _, own in part)) for part in parts]
