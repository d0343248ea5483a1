"""Statements to hold against sessions: our own by hand (`grounding_set/`), and real dialogue with lines that we change ourselves."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import dialogues
from dialogues import Dialogue

from handrail.papers.transcript import Role, Source, Transcript, Turn

HERE = Path(__file__).parent
OURS = HERE / "grounding_set"
ROLES = {"T": Role.THERAPIST, "C": Role.CLIENT, "D": Role.CLIENT_2}


@dataclass(frozen=True)
class Case:
    """One statement: `good` if it is true; `kind` says how it was made."""

    text: str
    good: bool
    kind: str
    turns: tuple[int, ...]
    true: str = ""
    """The statement that this one was made from by changing it."""


@dataclass(frozen=True)
class Session:
    """A transcript and what might be said of it."""

    name: str
    transcript: Transcript
    cases: tuple[Case, ...]
    taught: bool = False
    """Lines of this talk, changed by such rules, are among what the judge learnt."""


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


def real(per_session: int = 6, seed: int = 7) -> Iterator[Session]:
    """Real dialogue of HANDRAIL_DATA, with statements close to what was said and the same made wrong. None without the data.

    Six turns of the client by chance; then, of anybody's, up to six for each of the things that chance would seldom meet:
    a dose, a date, a medicine, a person by name.
    """
    chance = random.Random(seed)
    for dialogue, taught in _dialogues():
        turns = tuple(Turn(at, role, text) for at, (role, text) in enumerate(dialogue.turns))
        said = "\n".join(turn.text for turn in turns)
        spoken = [turn for turn in turns if len(turn.text.split()) >= 8 and turn.role in _WHO]
        chance.shuffle(spoken)
        short = (turn for turn in spoken if turn.role is Role.CLIENT and len(turn.text.split()) <= 40)
        made = {
            told: (turn.index, tuple(_changed(told, chance, said)))
            for turn in islice(short, per_session)
            if (told := _told(turn.text))
        }
        for kind, holds, _ in _SWAPS:
            seldom = {
                told: (turn.index, tuple(_swapped(told, said)))
                for turn in spoken
                if (told := _told(turn.text, holds, _WHO[turn.role])) and told not in made
            }
            made |= islice(((told, one) for told, one in seldom.items() if kind in dict(one[1])), per_session)
        cases = [
            case
            for told, (turn, changed) in made.items()
            for case in (
                Case(told, True, "near", (turn,)),
                *(Case(text, False, kind, (turn,), told) for kind, text in changed),
            )
        ]
        if cases:
            yield Session(dialogue.id, Transcript(Source.TRANSCRIPT, turns), tuple(cases), taught)


def _dialogues(most: int = 40) -> Iterator[tuple[Dialogue, bool]]:
    """Conversations, and whether the judge learnt from them. Of visits that were transcribed twice only one is taken."""
    yield from ((one, False) for one in dialogues.annomi()[:most])
    for one in dialogues.primock57()[:most]:
        said = ((role, re.sub(r"<[^>]*>", "", text).strip()) for role, text in one.turns)
        yield Dialogue(one.id, one.group, tuple((role, text) for role, text in said if text)), True
    yield from ((one, True) for one in {one.group: one for one in dialogues.aci_bench()}.values())


_WHO = {Role.CLIENT: "Client", Role.THERAPIST: "Therapist"}
_SHIFT = (
    (r"\bI'm\b", "they are"), (r"\bI am\b", "they are"), (r"\bI was\b", "they were"), (r"\bI've\b", "they have"),
    (r"\bI'd\b", "they would"), (r"\bI'll\b", "they will"), (r"\bI\b", "they"), (r"\bmy\b", "their"), (r"\bme\b", "them"),
    (r"\bmyself\b", "themselves"),
)  # fmt: skip


_SHIFT_YOU = ((r"\byou're\b", "they are"), (r"\byou've\b", "they have"), (r"\byou'll\b", "they will"), (r"\byour\b", "their"), (r"\byou\b", "they"))  # fmt: skip
_OWN = re.compile(r"\b(?:I|my)\b")


def _told(text: str, holds: re.Pattern[str] = _OWN, who: str = "Client") -> str | None:
    """A sentence as reported speech, by a blunt rule that is not the engine's: the first that holds this."""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        plain = re.sub(r"\b(?:um|uh|er|like|you know|I mean)\b,?\s*", "", sentence, flags=re.IGNORECASE).strip(" ,")
        if 6 <= len(plain.split()) <= 25 and not plain.endswith("?") and holds.search(plain):
            for pattern, shifted in _SHIFT if who == "Client" else (*_SHIFT, *_SHIFT_YOU):
                plain = re.sub(pattern, shifted, plain)
            return f"{who} said that {plain[:1].lower()}{plain[1:].rstrip('.!')}."
    return None


_NUMBER = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|\d+)\b", re.IGNORECASE)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_KIN = {"mother": "sister", "mom": "brother", "dad": "uncle", "husband": "brother", "wife": "sister", "sister": "mother",
        "brother": "father", "son": "daughter", "daughter": "son", "friend": "cousin", "father": "uncle"}  # fmt: skip
_NOT = (
    (r"\b(don't|do not|didn't|did not|can't|cannot|won't|never|wasn't|haven't)\b", {"don't": "do", "do not": "do", "didn't": "did",
     "did not": "did", "can't": "can", "cannot": "can", "won't": "will", "never": "often", "wasn't": "was", "haven't": "have"}),
)  # fmt: skip


_COUNT = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety|hundred|"
    r"thousand|half)"
)
_DOSE = (
    rf"(?i:\b{_COUNT}(?:[ -]{_COUNT})*(?= ?(?:mgs?|milligrams?|mcg|micrograms?|mls?|millilit(?:er|re)s?|grams?|units?|tablets?|pills?|"
    r"capsules?|puffs?|drops?|doses?|times (?:a|per) day)\b))"
)
_DATE = r"\b(?:March|April|May|August|(?i:january|february|june|july|september|october|november|december)|\d{1,2}(?:st|nd|rd|th)(?= of\b))\b"
_MEDICINE = (
    r"(?i:\b(?:paracetamol|ibuprofen|tylenol|advil|motrin|aspirin|metformin|insulin|lisinopril|amlodipine|atorvastatin|simvastatin|"
    r"omeprazole|amoxicillin|penicillin|ventolin|salbutamol|albuterol|inhaler|prednisone|codeine|tramadol|sertraline|zoloft|prozac|"
    r"fluoxetine|citalopram|methadone|lithium|lasix|furosemide|bumex|losartan|gabapentin|levothyroxine|synthroid|allopurinol|meloxicam|"
    r"imodium|gaviscon|antihistamines?)\b)"
)
_PERSON = (
    r"\b(?:(?<=Dr )|(?<=Dr\. )|(?<=Doctor )|(?<=Mr )|(?<=Mrs )|(?<=Ms ))[A-Z][a-z]+\b|"
    r"(?i:\b(?:James|John|Robert|Michael|David|William|Richard|Joseph|Thomas|Charles|Daniel|Matthew|Anthony|Steven|Paul|Andrew|Joshua|"
    r"Kevin|Brian|George|Edward|Ronald|Timothy|Jason|Jeffrey|Ryan|Jacob|Gary|Eric|Jonathan|Stephen|Larry|Scott|Brandon|Benjamin|Samuel|"
    r"Gregory|Alex|Jack|Dennis|Jerry|Tyler|Aaron|Adam|Peter|Kyle|Sean|Ethan|Luke|Simon|Tom|Mike|Steve|Dave|Jim|Joe|Bob|Dan|Ben|Sam|Matt|"
    r"Tim|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa|Nancy|Betty|Sandra|Ashley|Emily|Kimberly|"
    r"Margaret|Donna|Michelle|Carol|Amanda|Melissa|Deborah|Stephanie|Rebecca|Laura|Sharon|Cynthia|Kathleen|Amy|Angela|Anna|Brenda|Pamela|"
    r"Emma|Nicole|Helen|Samantha|Katherine|Christine|Rachel|Carolyn|Janet|Catherine|Maria|Heather|Diane|Julie|Joyce|Victoria|Kelly|"
    r"Christina|Joan|Evelyn|Lauren|Judith|Olivia|Martha|Cheryl|Megan|Andrea|Hannah|Jacqueline|Alice|Kathryn|Gloria|Teresa|Sara|Janice|"
    r"Julia|Kate|Jane|Lucy|Sophie|Chloe|Charlotte|Katie|Jenny)\b)"
)
_SWAPS = (
    ("dose", re.compile(_DOSE), ("15", "35", "seven", "120")),
    ("date", re.compile(_DATE), ("August", "February", "October", "27th")),
    ("medicine", re.compile(_MEDICINE), ("warfarin", "diazepam", "ramipril", "naproxen")),
    ("name", re.compile(_PERSON), ("Bernard", "Philippa", "Desmond", "Rosalind")),
)
"""What a swap reads, and what stands there afterwards: the first that the whole talk does not hold, so that it is wrong everywhere."""


def _swapped(told: str, said: str) -> Iterator[tuple[str, str]]:
    """A dose, a date, a medicine or a person's name exchanged for another."""
    body = told.index(" said that ") + len(" said that ")
    for kind, pattern, others in _SWAPS:
        if found := pattern.search(told, body):
            free = (one for one in others if not re.search(rf"\b{one}\b", f"{said} {told}", re.IGNORECASE))
            if other := next((one for one in free if one[0].isdigit() == found[0][0].isdigit() or kind != "date"), ""):
                yield kind, told[: found.start()] + other + told[found.end() :]


def _changed(told: str, chance: random.Random, said: str = "") -> Iterator[tuple[str, str]]:
    """The same statement made wrong in one place, each way that fits; `said` is the whole talk."""
    yield from _swapped(told, said)
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
