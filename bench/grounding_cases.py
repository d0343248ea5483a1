"""Statements to hold against sessions: our own by hand (`grounding_set/`), and real dialogue with lines that we change ourselves."""

import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handrail.papers.transcript import Role, Source, Transcript, Turn

HERE = Path(__file__).parent
OURS = HERE / "grounding_set"
DATA = Path(os.environ.get("HANDRAIL_DATA") or HERE.parents[1] / "shared" / "data")
ROLES = {"T": Role.THERAPIST, "C": Role.CLIENT, "D": Role.CLIENT_2}


@dataclass(frozen=True)
class Case:
    """One statement: `good` if it is true; `kind` says how it was made."""

    text: str
    good: bool
    kind: str
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Session:
    """A transcript and what might be said of it."""

    name: str
    transcript: Transcript
    cases: tuple[Case, ...]


def ours(part: str) -> list[Session]:
    """The sets written by hand: `seen`, or `kept` apart."""
    return [_read(path) for path in sorted(OURS.glob(f"{part}-*.txt"))]


def _read(path: Path) -> Session:
    turns, cases, speakers = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"= ([TCD]) (.+)", line):
            speakers.append((found[2], ROLES[found[1]]))
        elif found := re.match(r"(\d+) ([TCD]): (.+)", line):
            turns.append(Turn(int(found[1]), ROLES[found[2]], found[3]))
        elif found := re.match(r"\+ ([\d,]+) (.+)", line):
            cases.append(Case(found[2], True, "paraphrase", _turns(found[1])))
        elif found := re.match(r"- ([\d,]+) (\w+) \| (.+)", line):
            cases.append(Case(found[3], False, found[2], _turns(found[1])))
    return Session(path.stem, Transcript(Source.TRANSCRIPT, tuple(turns), tuple(speakers)), tuple(cases))


def _turns(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def real(per_session: int = 6, sessions: int = 40, seed: int = 7) -> Iterator[Session]:
    """Real dialogue of HANDRAIL_DATA, with statements close to what was said and the same made wrong. None without the data."""
    chance = random.Random(seed)
    for name, turns in _dialogues(sessions):
        transcript = Transcript(Source.TRANSCRIPT, tuple(turns))
        cases: list[Case] = []
        spoken = [turn for turn in turns if turn.role is Role.CLIENT and 8 <= len(turn.text.split()) <= 40]
        chance.shuffle(spoken)
        for turn in spoken[:per_session]:
            told = _told(turn.text)
            if told:
                cases.append(Case(told, True, "near", (turn.index,)))
                cases += [Case(text, False, kind, (turn.index,)) for kind, text in _changed(told, chance)]
        if cases:
            yield Session(name, transcript, tuple(cases))


def _dialogues(most: int) -> Iterator[tuple[str, list[Turn]]]:
    utterances = DATA / "annomi" / "utterances.jsonl"
    if utterances.exists():
        by_id: dict[str, list[Turn]] = {}
        for line in utterances.open(encoding="utf-8"):
            row = json.loads(line)
            turns = by_id.setdefault(row["conversation_id"], [])
            turns.append(Turn(len(turns), Role.CLIENT if row["speaker"] == "client" else Role.THERAPIST, row["text"]))
        yield from list(by_id.items())[:most]
    consultations = DATA / "primock57" / "consultations.jsonl"
    if consultations.exists():
        for line in list(consultations.open(encoding="utf-8"))[:most]:
            row = json.loads(line)
            said = [(one["speaker"], re.sub(r"<[^>]*>", "", one["text"]).strip()) for one in row["turns"]]
            said = [(who, text) for who, text in said if text]
            turns = [
                Turn(place, Role.CLIENT if who == "patient" else Role.THERAPIST, text) for place, (who, text) in enumerate(said)
            ]
            yield row["conversation_id"], turns


_SHIFT = (
    (r"\bI'm\b", "they are"), (r"\bI am\b", "they are"), (r"\bI was\b", "they were"), (r"\bI've\b", "they have"),
    (r"\bI'd\b", "they would"), (r"\bI'll\b", "they will"), (r"\bI\b", "they"), (r"\bmy\b", "their"), (r"\bme\b", "them"),
    (r"\bmyself\b", "themselves"),
)  # fmt: skip


def _told(text: str) -> str | None:
    """A client's sentence as reported speech, by a blunt rule that is not the engine's."""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        plain = re.sub(r"\b(?:um|uh|er|like|you know|I mean)\b,?\s*", "", sentence, flags=re.IGNORECASE).strip(" ,")
        if 6 <= len(plain.split()) <= 25 and not plain.endswith("?") and re.search(r"\b(?:I|my)\b", plain):
            for pattern, shifted in _SHIFT:
                plain = re.sub(pattern, shifted, plain)
            return f"Client said that {plain[:1].lower()}{plain[1:].rstrip('.!')}."
    return None


_NUMBER = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|\d+)\b", re.IGNORECASE)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_KIN = {"mother": "sister", "mom": "brother", "dad": "uncle", "husband": "brother", "wife": "sister", "sister": "mother",
        "brother": "father", "son": "daughter", "daughter": "son", "friend": "cousin", "father": "uncle"}  # fmt: skip
_NOT = (
    (r"\b(don't|do not|didn't|did not|can't|cannot|won't|never|wasn't|haven't)\b", {"don't": "do", "do not": "do", "didn't": "did",
     "did not": "did", "can't": "can", "cannot": "can", "won't": "will", "never": "often", "wasn't": "was", "haven't": "have"}),
)  # fmt: skip


def _changed(told: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The same statement made wrong in one place, each way that fits."""
    if found := _NUMBER.search(told):
        other = chance.choice([word for word in ("eleven", "17", "40", "twelve") if word != found[0].lower()])
        yield "number", told[: found.start()] + other + told[found.end() :]
    pattern, swaps = _NOT[0]
    if found := re.search(pattern, told):
        yield "negation", told[: found.start()] + swaps[found[0]] + told[found.end() :]
    elif found := re.search(r"\bthey (are|were|have|will|would|can|could)\b", told):
        yield "negation", told[: found.end()] + " not" + told[found.end() :]
    yield "speaker", "Therapist" + told.removeprefix("Client")
    for kin, other in _KIN.items():
        if found := re.search(rf"\b{kin}\b", told):
            yield "who", told[: found.start()] + other + told[found.end() :]
            break
    if found := re.search(rf"\b({'|'.join(_DAYS)})\b", told):
        yield "weekday", told.replace(found[0], next(day for day in _DAYS if day not in told))
    if found := re.search(r"\b(?:might|maybe|probably)\b", told):
        yield "modality", told[: found.start()] + "definitely" + told[found.end() :]
    if found := re.search(r"\b(?:sometimes|usually|often)\b", told):
        yield "always", told[: found.start()] + "always" + told[found.end() :]
    if found := re.search(r"\bused to (\w+)", told):
        yield "tense", told[: found.start()] + found[1] + told[found.end() :]
    body = told.removeprefix("Client said that ").rstrip(".")
    middle = body.split()
    middle[len(middle) // 2] = "yesterday's"
    yield "quote", f"Client said, “{' '.join(middle)}.”"
    feeling = chance.choice(["ashamed", "hopeless", "jealous", "humiliated", "lonely"])
    yield "emotion", told.rstrip(".") + f" and felt {feeling}."
    yield (
        "diagnosis",
        chance.choice(["Client meets criteria for ", "Presentation is consistent with "])
        + chance.choice(["major depressive disorder.", "borderline personality disorder.", "bipolar II disorder."]),
    )
    yield "risk", chance.choice(["Client is at low risk of self-harm.", "Risk: moderate.", "No acute safety concerns."])
    yield (
        "event",
        chance.choice(
            ["Client moved to a houseboat in Norway.", "Client sold the family piano.", "Client was bitten by a horse."]
        ),
    )
    yield "cause", told.rstrip(".") + " because a colleague had resigned."
