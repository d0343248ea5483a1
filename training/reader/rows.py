"""What the reader learns from: our own sentences, and dialogue that may train a shipped model. AnnoMI is not read here."""

import hashlib
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from handrail.noticing.reader import HEADS as TALK
from handrail.noticing.reader import SENTENCES
from handrail.papers.notice import Safety

ROOT = Path(__file__).parents[2]
sys.path += [str(ROOT / "training" / "talk"), str(ROOT / "bench" / "noticing")]

from sentences import as_heard, rows  # noqa: E402 - both live in folders of scripts
from train import Writer, _dialogues, _label  # noqa: E402

HEADS = {"safety": ("none", *(one.value for one in Safety)), **TALK}
TAUGHT = (
    "english_self.txt", "english_others.txt", "english_negatives.txt", "spanish.txt",
    "taught_english.txt", "taught_negatives.txt", "taught_spanish.txt",
    "taught2_self.txt", "taught2_others.txt", "taught2_negatives.txt", "taught2_more.txt", "taught2_last.txt", "taught2_spoken.txt",
    "taught2_beyond.txt", "taught2_spanish.txt",
)  # fmt: skip
"""These are learnt, but for every sixteenth line of the `taught` files, kept back to choose by."""
HALF = ("voices_english.txt", "voices_negatives.txt", "voices_spanish.txt")
"""Of these the seen half is learnt; the other is for counting."""
TOUCHY = re.compile(
    r"suicid|kill|\bdie[ds]?\b|dying|dead|death|harm|hurt(?:ing)? (?:my|her|him|your|them|some|any)|overdos|abus|\bguns?\b|voices|hopeless|"
    r"burden|beat|rape|threat|pass(?:ed|ing)? out|black(?:ed|ing)? ?out|withdraw|seizure|"
    r"chok|stab|shoot|drunk|vodka|heroin|cocaine|needles?|pills|end it|wake up|"
    r"no point|worthless|trapped|starv|punch|slap|bruis|force[ds]?|follow(?:ed|ing) me|hear(?:ing)? things|emergency|help me|"
    r"cut (?:him|her|my|them)|scratch|detox|hallucin|bridge|intrusive|(?:was|were)n't here|can't (?:keep|go)|no reason|blade|razor|compass",
    re.IGNORECASE,
)
"""Sentences of dialogue with such words are not taken for everyday talk unread. The phrase lists are left out of it, so that a
correction of theirs does not change what is learnt."""
LEADS = (
    "um, ",
    "I mean ",
    "well, ",
    "like, ",
    "honestly ",
    "so ",
    "and ",
    "you know, ",
    "I guess ",
    "pues ",
    "yeah, ",
    "to be honest ",
)


class Row(NamedTuple):
    """A sentence and, by head, its class."""

    text: str
    head: str
    label: str


def safety() -> list[Row]:
    """Rows with and without safety language, to learn from."""
    learnt = [row for name in TAUGHT for row in rows(name) if not (name.startswith("taught") and _kept_back(row.text))]
    learnt += [row for name in HALF for row in rows(name) if row.seen]
    return [Row(row.text, "safety", row.category) for row in learnt]


def kept_back() -> list[Row]:
    """Rows of the `taught` files that no weight has seen: to choose by, not to count by."""
    found = [row for name in TAUGHT if name.startswith("taught") for row in rows(name) if _kept_back(row.text)]
    return [Row(row.text, "safety", row.category) for row in found]


def _kept_back(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[1] % 16 == 0


def everyday(data: Path) -> list[Row]:
    """Dialogue of clinics and of our synthetic sessions without touchy words: taken for everyday talk."""
    said = [text for turns in _dialogues(data) for _, text in turns]
    for path in sorted((ROOT / "bench" / "sessions" / "train").glob("*.txt")):
        said += re.findall(r"(?m)^[A-Z]\w*: (.+)$", path.read_text("utf-8")) * 2
    made = writer(5)
    for name, many in (("client.txt", 6), ("therapist.txt", 2)):
        codes = ("change", "neutral", "sustain") if name == "client.txt" else ("question", "reflection", "therapist_input")
        said += [made.one(label, sentence) for label in codes for sentence in made.talk[label] for _ in range(many)]
    parts = [part for text in said for part in SENTENCES.split(text) if len(part.split()) > 2]
    return [Row(part, "safety", "none") for part in parts if not TOUCHY.search(part)]


def writer(seed: int) -> Writer:
    """The writer of training/talk, with the sentences that only the reader learns."""
    found = Writer(seed)
    label = ""
    for line in (Path(__file__).parent / "talk.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            label = line[1:]
        elif line and not line.startswith("#"):
            found.talk[label] = [*found.talk[label], line]
    return found


def talk(data: Path, dice: random.Random) -> list[Row]:
    """Sentences of talk in topics, and the doctors' and patients' talk that a rule can label."""
    made = writer(7)
    found = []
    for speaker in ("therapist", "client"):
        for label in HEADS[speaker]:
            for sentence in made.talk[label]:
                found += [Row(made.one(label, sentence), speaker, label) for _ in range(8 if "[" in sentence else 3)]
    real: dict[tuple[str, str], list[Row]] = {}
    for turns in _dialogues(data):
        for who, text in turns:
            label = _label(who, text) if 0 < len(text.split()) <= 40 else ""
            if label:
                real.setdefault((who, label), []).append(Row(text, who, label))
    for held in real.values():
        dice.shuffle(held)
        found += held[:700]
    return found


def worn(row: Row, dice: random.Random, others: list[Row]) -> str:
    """A sentence as it might be heard: no marks, a lead, a neighbour, a word lost."""
    text = row.text
    if dice.random() < 0.25:
        text = dice.choice(LEADS) + text
    if row.head == "safety" and dice.random() < 0.25:
        other = dice.choice(others).text
        text = f"{other} {text}" if dice.random() < 0.5 else f"{text.rstrip('.')}. {other}"
    if dice.random() < 0.3:
        text = " ".join(word for word in text.split() if dice.random() > 0.08) or text
    return as_heard(text) if dice.random() < 0.35 else text


def stream(data: Path, seed: int) -> Iterator[Row]:
    """Rows without end: half of them safety (positives, figures of speech, everyday talk), half talk codes."""
    dice = random.Random(seed)
    told, plain, coded = safety(), everyday(data), talk(data, dice)
    harm = [row for row in told if row.label != "none"]
    hard = [row for row in told if row.label == "none"]
    by_code: dict[tuple[str, str], list[Row]] = {}
    for row in coded:
        by_code.setdefault((row.head, row.label), []).append(row)
    groups = list(by_code.values())
    while True:
        kind = dice.random()
        row = dice.choice(harm if kind < 0.33 else hard if kind < 0.53 else plain if kind < 0.70 else dice.choice(groups))
        yield Row(worn(row, dice, plain), row.head, row.label)
