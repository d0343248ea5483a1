"""Train the talk codes: `python training/talk/train.py --data DIR`. The same data gives the same bytes.

Sentences of therapist.txt and client.txt (ours) are put into topics, given openers and joined as people join them. Real medical
dialogue (PriMock57, ACI-Bench, MTS-Dialog; CC BY 4.0) adds the doctor's questions and short answers, and the patient's neutral
talk, labelled by rule. AnnoMI is not read here. Softmax regression by averaged stochastic descent, in plain Python.
"""

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from handrail.noticing.codes import CLIENT, OPENERS, THERAPIST, evened, features
from handrail.papers.notice import Spoken

HERE = Path(__file__).parent
MODELS = HERE.parents[1] / "src" / "handrail" / "noticing" / "models"
Example = tuple[str, tuple[Spoken, ...], str, str]
"""Text, the turns before it, its code, and the sentence it was made of."""
OPEN = [
    "",
    "",
    "",
    "So, ",
    "Okay. ",
    "Mm-hmm. ",
    "Yeah. ",
    "Well, ",
    "Um, ",
    "And ",
    "Right. ",
    "Okay, so ",
    "Yeah, ",
    "But ",
    "Alright. ",
    "Uh, ",
    "Great. ",
    "That's great. ",
    "Hmm. ",
    "-",
    "-and ",
    "You know, ",
    "I mean, ",
]
TIMES = {"question": 30, "reflection": 34, "therapist_input": 30, "other": 26, "change": 26, "neutral": 26, "sustain": 26}
ROUNDS, RATE, PENALTY, SMALLEST, RAREST = 6, 0.25, 2e-6, 0.03, 3
MOST_REAL = {"question": 1200, "other": 600, "therapist_input": 250, "neutral": 1200}
SHARE = {"reflection": 0.3, "therapist_input": -0.3}
"""Reflections are twice as common as input in published MI counts; the training sentences are as many of each."""
QUIT = re.compile(
    r"\b(?:smok|drink|alcohol|weight|diet|exercis|quit|cut down|stop|try|want|need to|should|can't|don't like|medic|pill)\w*",
    re.IGNORECASE,
)


def topics() -> tuple[list[dict[str, str]], dict[str, list[str]]]:
    """What talk may be about, and the people and places in it."""
    rows, people = [], {"person": [], "place": []}
    for line in (HERE / "topics.txt").read_text("utf-8").splitlines()[1:]:
        name, colon, value = line.partition(": ")
        if colon:
            people[name].append(value)
        else:
            rows.append(dict(zip(("doing", "stop", "better"), line.split("|"), strict=True)))
    return rows, people


def sentences(name: str) -> dict[str, list[str]]:
    """The sentences of one file by code."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("@"):
            label = line[1:]
            found[label] = []
        elif line and not line.startswith("#"):
            found[label].append(line)
    return found


class Writer:
    """Puts sentences into topics and joins them, the same way each time."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # the same bytes each time is the point
        self.topics, self.people = topics()
        self.talk = {**sentences("therapist.txt"), **sentences("client.txt")}

    def one(self, label: str, sentence: str | None = None) -> str:
        """One sentence of a code, about something."""
        text = sentence or self.dice.choice(self.talk[label])
        slots = {**self.dice.choice(self.topics), **{key: self.dice.choice(values) for key, values in self.people.items()}}
        text = re.sub(r"\[(\w+)\]", lambda slot: slots[slot[1]], text)
        if label == "question" and self.dice.random() < 0.12:
            text = text.rstrip("?") + "."
        if label == "reflection" and self.dice.random() < 0.32:
            text = text.rstrip(".") + "?"
        return text[0].upper() + text[1:]

    def turn(self, label: str, sentence: str) -> str:
        """A sentence with an opener, and joined to others as people join them."""
        text = self.one(label, sentence)
        opener = self.dice.choice(OPEN)
        text = opener + (text if opener.endswith(". ") or not opener or text.startswith("I") else text[0].lower() + text[1:])
        joined = {
            "question": ("reflection", "therapist_input", "question", "other"), "reflection": ("reflection", "other", "reflection", "reflection"),
            "therapist_input": ("therapist_input", "therapist_input", "other", "reflection"),
            "change": ("neutral", "change"), "sustain": ("neutral", "sustain"), "neutral": ("neutral", "neutral"),
        }.get(label)  # fmt: skip
        size = self.dice.choice((0, 0, 1, 2, 3) if label == "reflection" else (0, 0, 0, 1, 1, 2)) if joined else 0
        extra = [self.one(self.dice.choice(joined)) for _ in range(size)] if joined else []
        if label in THERAPIST:  # codes are summed over sentences: long ones are made of short ones
            more = self.one(label) if label != "other" and self.dice.random() < 0.3 else ""
            link = self.dice.choice((", and ", ", um, ", " and-and ", ", you know, ", ", so ", " or "))
            return text if not more else text.rstrip(".?") + link + more[0].lower() + more[1:]
        return " ".join([*extra, text]) if self.dice.random() < 0.75 else " ".join([text, *extra])

    def before(self, speaker: str) -> tuple[Spoken, ...]:
        """Something the other may have said."""
        labels = CLIENT if speaker == "therapist" else THERAPIST
        other = "client" if speaker == "therapist" else "therapist"
        return (Spoken(other, self.one(self.dice.choice(labels))),)

    def examples(self, speaker: str) -> Iterator[Example]:
        """Every sentence of a speaker, many times over."""
        for label in THERAPIST if speaker == "therapist" else CLIENT:
            for sentence in self.talk[label]:
                for _ in range(TIMES[label]):
                    text = self.turn(label, sentence)
                    yield self._worn(text), self._echo(label, text, speaker), label, sentence

    def _echo(self, label: str, text: str, speaker: str) -> tuple[Spoken, ...]:
        if label == "reflection" and self.dice.random() < 0.5:
            words = [word for word in text.split() if self.dice.random() < 0.6]
            return (Spoken("client", "I don't know. " + " ".join(words)),)
        return self.before(speaker)

    def _worn(self, text: str) -> str:
        worn = self.dice.random()
        if worn < 0.12:
            return re.sub(r"[^\w' ]", "", text.lower())
        if worn < 0.3:
            words = text.split()
            words.insert(
                self.dice.randrange(len(words)) if len(words) > 1 else 0, self.dice.choice(("um,", "uh,", "like,", "you know,"))
            )
            return " ".join(words)
        return text


def real(data: Path, speaker: str, dice: random.Random) -> list[Example]:
    """Doctor and patient turns of openly licensed dialogue, labelled by rule."""
    found: list[Example] = []
    for turns in _dialogues(data):
        for place, (who, text) in enumerate(turns):
            if who != speaker or not text or len(text.split()) > 60:
                continue
            before = tuple(Spoken(name, words) for name, words in turns[max(0, place - 2) : place])
            label = _label(who, text)
            if label:
                found.append((text, before, label, text))
    kept: list[Example] = []
    for label in sorted({row[2] for row in found}):
        rows = [row for row in found if row[2] == label]
        dice.shuffle(rows)
        kept += rows[: MOST_REAL[label]]
    return kept


def _label(who: str, text: str) -> str:
    words = text.lower().strip(" .,").split()
    if who == "client":
        return "neutral" if not QUIT.search(text) else ""
    if text.rstrip().endswith("?") and len(words) > 2:
        return "question"
    if words and "?" not in text and all(re.sub(r"\W", "", word) in OPENERS for word in words):
        return "other"
    if (
        len(words) > 10
        and "?" not in text
        and re.search(
            r"\b(?:i'm going to|i'm gonna|i'll|we'll|you should|i would like you|i recommend|i want you to|let's|you need to)\b",
            text.lower(),
        )
    ):
        return "therapist_input"
    return ""


def _dialogues(data: Path) -> Iterator[list[tuple[str, str]]]:
    roles = {"doctor": "therapist", "patient": "client"}
    for line in (data / "primock57" / "consultations.jsonl").open(encoding="utf-8"):
        yield [(roles[turn["speaker"]], re.sub(r"<[^>]*>", "", turn["text"]).strip()) for turn in json.loads(line)["turns"]]
    for path in ("aci-bench/encounters.jsonl", "mts-dialog/dialogues.jsonl"):
        for line in (data / path).open(encoding="utf-8"):
            spoken = re.findall(r"(?im)^\[?(doctor|patient)(?:\]|:) ?(.*)$", json.loads(line)["dialogue"])
            yield [(roles[who.lower()], re.sub(r" (?=[.,?'])", "", text).strip()) for who, text in spoken]


def fit(examples: Sequence[Example], classes: Sequence[str], speaker: str, seed: int) -> dict[str, object]:
    """Averaged softmax regression; a class's pull is evened out by its number of examples."""
    dice = random.Random(seed)
    sources: dict[str, set[str]] = {}
    rows = []
    for text, before, label, source in examples:
        rows.append((features(speaker, text, before), classes.index(label)))
        for name in rows[-1][0]:
            sources.setdefault(name, set()).add(source)
    rows = [([name for name in names if len(sources[name]) >= RAREST], place) for names, place in rows]
    sizes = Counter(place for _, place in rows)
    even = {place: len(rows) / (len(classes) * size) for place, size in sizes.items()}
    weights: dict[str, list[float]] = {}
    summed: dict[str, list[float]] = {}
    last: dict[str, int] = {}
    bias, steps, wide = [0.0] * len(classes), 0, range(len(classes))
    for turn in range(ROUNDS):
        dice.shuffle(rows)
        rate = RATE / (1 + turn)
        for names, gold in rows:
            steps += 1
            scale = evened(len(names))
            totals = list(bias)
            found = []
            for name in names:
                row = weights.get(name)
                if row is None:
                    row = weights[name] = [0.0] * len(classes)
                    summed[name], last[name] = [0.0] * len(classes), steps
                found.append((name, row))
                for place in wide:
                    totals[place] += scale * row[place]
            top = max(totals)
            parts = [math.exp(total - top) for total in totals]
            whole = sum(parts)
            pull = rate * even[gold]
            moves = [pull * ((place == gold) - parts[place] / whole) for place in wide]
            for place in wide:
                bias[place] += 0.05 * moves[place]
            for name, row in found:
                since, total = steps - last[name], summed[name]
                shrink = 1 - min(0.5, PENALTY * since * 100)
                for place in wide:
                    total[place] += row[place] * since
                    row[place] = row[place] * shrink + moves[place] * scale / 4
                last[name] = steps
    kept = {}
    for name in sorted(weights):
        row = [(summed[name][place] + weights[name][place] * (steps - last[name] + 1)) / steps for place in wide]
        if max(row) - min(row) >= SMALLEST:
            kept[name] = [round(value, 3) for value in row]
    return {
        "classes": list(classes),
        "bias": [round(value + SHARE.get(label, 0), 4) for value, label in zip(bias, classes, strict=True)],
        "weights": kept,
    }


def main() -> None:
    """Both models, or a clear error where the data is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODELS)
    asked = parser.parse_args()
    asked.out.mkdir(exist_ok=True)
    for speaker, classes, seed in (("therapist", THERAPIST, 11), ("client", CLIENT, 12)):
        writer = Writer(seed)
        examples = [*writer.examples(speaker), *real(asked.data, speaker, writer.dice)]
        print(speaker, dict(Counter(label for _, _, label, _ in examples)))
        body = fit(examples, classes, speaker, seed)
        (asked.out / f"talk_{speaker}.json").write_text(
            json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
