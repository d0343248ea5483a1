"""Numbers with what they count: "half an hour" is thirty minutes, "3x/wk" three times a week, "five of the seven nights" five
nights out of seven, "the fourth session" no four sessions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handrail.grounding.words.tokens import NUMBERS, stem

UNITS = {
    "min": ("time", 1.0), "hour": ("time", 60.0), "day": ("time", 1440.0), "week": ("time", 10080.0), "month": ("time", 43830.0),
    "year": ("time", 525960.0), "decade": ("time", 5259600.0), "mg": ("dose", 1.0), "mcg": ("dose", 0.001), "g": ("dose", 1000.0), "ml": ("volume", 1.0),
    "money": ("money", 1.0), "percent": ("percent", 1.0), "mile": ("length", 1.0), "km": ("length", 0.62), "clock": ("clock", 1.0),
    "night": ("night", 1.0), "of10": ("of10", 1.0), "pill": ("pill", 1.0), "taken": ("taken", 1.0), "age": ("age", 1.0),
}  # fmt: skip
_UNIT_WORDS = {
    "min": "min mins minute minutes", "hour": "h hr hrs hour hours", "day": "d day days", "week": "wk wks week weeks",
    "month": "mo mos month months", "year": "yr yrs year years", "decade": "decade decades", "mg": "mg mgs milligram milligrams", "mcg": "mcg microgram micrograms",
    "ml": "ml milliliter milliliters", "money": "$ £ € dollar dollars buck bucks pound pounds euro euros quid grand",
    "percent": "% percent", "mile": "mile miles", "km": "km kilometer kilometers kilometre kilometres",
    "clock": "am pm a.m p.m o'clock", "night": "night nights evening evenings", "pill": "pill pills tablet tablets", "taken": "dose doses",
}  # fmt: skip
UNIT_OF = {word: unit for unit, line in _UNIT_WORDS.items() for word in line.split()}
ORDINALS = {
    "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11",
    "twelfth": "12", "thirteenth": "13", "fourteenth": "14", "fifteenth": "15", "sixteenth": "16", "seventeenth": "17",
    "eighteenth": "18", "nineteenth": "19", "twentieth": "20", "thirtieth": "30",
}  # fmt: skip
_TENS_AND_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_OF_A_YEAR = rf"(?=(?:{_TENS_AND_TEENS})(?=\W*$|[,.;]| (?:i|we|he|she|they|it|when|and|until|because|my|the)\b))"
_REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), text)
    for pattern, text in (
        (rf"\b(in|since|from|of|by|until|till|before|after|back in|around) nineteen[ -]{_OF_A_YEAR}", r"\1 1900 and "),
        (rf"\b(in|since|from|of|by|until|till|before|after|back in|around) twenty[ -]{_OF_A_YEAR}", r"\1 2000 and "),
        (r"\b(?:a |one )?year and a half\b", " 18 months "), (r"\b(?:a |one )?week and a half\b", " 10 days "), (r"\b(?:a |one )?day and a half\b", " 36 hours "),
        (r"\b(?:a |one )?month and a half\b", " 6 weeks "), (r"\b(?:every other|alternate) fortnight\b", " 2 weeks "), (r"\bhalf a (?:stone)\b", " 7 pounds "), (r"\ba stone\b", " 14 pounds "), (r"\ba decade\b", " 1 decade "),
        (r"\b(on|from|since|until|till|by|before|after|about) the first\b(?=\s*(?:[.,;:!?)]|$|and\b|until\b|to\b|of\b|after\b))", r"\1 the nth 1 "), (r"\b(on|from|since|until|till|by|before|after|about) the second\b(?=\s*(?:[.,;:!?)]|$|and\b|until\b|to\b|of\b|after\b))", r"\1 the nth 2 "),
        (r"\b(on|from|since|until|till|by|before|after|about) the third\b(?=\s*(?:[.,;:!?)]|$|and\b|until\b|to\b|of\b|after\b))", r"\1 the nth 3 "), (r"\b(\d+)(?:st|nd|rd|th) in line\b", r" number \1 "), (r"\b(first|second|third) (half|quarter)\b", r" \2 "),
        (r"\b(?:an?|one) hour and a half\b", " 90 minutes "), (r"\bhalf an? hour\b", " 30 minutes "), (r"\bhalf a year\b", " 6 months "),
        (r"\bquarter of an hour\b", " 15 minutes "), (r"\bthree quarters of an hour\b", " 45 minutes "),
        (r"\ba fortnight\b", " 2 weeks "), (r"\b(?:a|one) couple\b", " 2 "), (r"\btwice\b", " , 2 times "), (r"\bthrice\b", " , 3 times "),
        (r"\bonce\b", " , 1 times "), (r"\b(in|since|from|of|by|until|till) ['’]?oh[- ](?=(?:one|two|three|four|five|six|seven|eight|nine)\b)", r"\1 2000 and "), (r"\bq(\d+)\s?h\b", r" every \1 hours "), (r"\b(\d+)\s?(?:x|×)\s?/?\s?(?=wk|week|day|d\b|mo)", r" \1 times "),
        (r"\b(\d+)\s?x\b", r" \1 times "), (r"\bb\.?i\.?d\.?\b", " 2 times a day "), (r"\bt\.?i\.?d\.?\b", " 3 times a day "),
        (r"\b(\d+)\s?/\s?(\d+) (?=(?:of the )?(?:nights?|days?|evenings?|mornings?|weeks?|times?|sessions?)\b)", r" \1 of \2 "),
        (r"\b(\d+)/10\b", r" \1 of10 "), (r"\b(\w+) out of ten\b", r" \1 of10 "), (r"\b(\d+) out of 10\b", r" \1 of10 "),
        (r"([$£€])\s?(\d[\d,.]*)\s?k\b", r" \g<2>000 dollars "), (r"([$£€])\s?(\d[\d,]*(?:\.\d+)?)", r" \2 dollars "),
        (r"\b(\d+)k\b", r" \g<1>000 "), (r"(\d)\s?%", r"\1 percent "), (r"\b(\d+)\s?(mg|mcg|ml|min|mins|hrs?|h|wks?|mos?|yrs?)\b", r"\1 \2 "),
        (r"\b(\d+)\s?-\s?(?=\d)", r"\1 to "), (r"\b(\d+)(?:st|nd|rd|th)\b", r"nth \1 "), (r"\b(\d{1,2})\s?([ap])\.?m\b\.?", r"\1 \2m "),
        (r"\b(one|two|three) (ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) over (?=\w)", r" \1 hundred \2 over "),
        (r"(?<!\bat )(?<!\bby )(?<!\bpast )(?<!\btill )(?<!\buntil )(?<!\baround )(?<!\babout )\bone(?: |-(?!thirty|fifteen))(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b(?!-| (?:a\.?m|p\.?m|in the))", r" 1 hundred \1 "),
        (r"\b(two|three|four|five|six|seven|eight|nine)[ -](sixty|seventy|eighty|ninety)\b(?!-)", r" \1 hundred \2 "),
        (r"\b(\d{1,2}) (?=(?:january|february|(?-i:March)|april|(?-i:May)|june|july|august|september|october|november|december)\b)", r"nth \1 "),
        (r"\bhalf of (?:one|it)\b", " 0.5 pill "), (r"\b(?:a|one) whole (tablet|pill)\b", r" 1 \1 "),
        (r"\b(\d+) (?:kids|children) (?:age|aged)\b", r"\1 kids "), (r"(\d),(\d{3})\b", r"\1\2"), (r"\bo'?clock\b", " clock "),
        (r"\ba (hundred|thousand|million)\b", r" 1 \1 "), (r"\bhalf (?:of )?an? (?=pill|tablet|dose)", " 0.5 "), (r"\bhalf (?=tablet|pill)", " 0.5 "),
        (r"\bhalf (?:of )?(?:a |his |her |the )?(?=\w+ tablet)", " 0.5 "), (r"\b(?:an|one|a) hour\b", " 1 hour "), (r"\b(in|within|after|about|another|for|maybe|perhaps|like|roughly|nearly|almost|over|under|than|around) an? (week|month|year|day|minute)\b", r"\1 1 \2 "), (r"\bone (week|month|year|day|minute|night)\b", r" 1 \1 "), (r"\ba (day|week|month|year|minute) (?=ago|off|later|from|early|early)", r" 1 \1 "),
    )
)  # fmt: skip
_HALVES = re.compile(
    rf"\b({'|'.join(NUMBERS)}|\d+) and a half\b\s*(hundred|thousand|million|years|hours|months|weeks|days|miles)?",
    re.IGNORECASE,
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april june july august september october november december".split())
TOKEN = re.compile(r"\d+(?:\.\d+)?|[$£€%]|[a-z]+(?:\.[a-z])?(?:'[a-z]+)?|[^\sa-z\d]", re.IGNORECASE)
_SCALE = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6, "grand": 1000.0}
_SKIP = frozenset("more other of full whole straight consecutive extra entire good solid longer hour".split())
_NO_UNIT = frozenset("and but for the maybe with sometimes always perhaps this was has plus minus unless yes across".split())
_AT = frozenset("at around by until till before past".split())
_SURROGATE = re.compile(r"\[[^\[\]\n]{1,40}\]")
_EXEMPT = re.compile(
    r"\b\d+\s?(?=senses|step|steps? program|-item)|\b(?:phq|gad|pcl|audit|dbt|icd)[- ]?\d+\b|\b(?:988|911|999|116123)\b",
    re.IGNORECASE,
)


_DETERMINERS = frozenset("the those these my his her their our your last past next all".split())
_EACH = frozenset("a an per each every /".split())
_JOINING = frozenset("and but or then because when before after so for in".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value, its unit (one of `UNITS`, the noun that follows, or empty) and its role.

    `whole`: of how many it is a part; `is_whole`: it is that "how many"; `per`: a rate's span of time; `ordinal`: a place in a row.
    """

    value: float
    unit: str
    whole: float | None = None
    is_whole: bool = False
    per: str = ""
    ordinal: bool = False
    least: float = 0.98
    most: float = 1.02
    """How far what was said may lie from it: "over a year" may be fourteen months, never ten."""

    def agrees(self, other: "Quantity") -> bool:
        """The same amount of the same thing in the same role, as far as the words say what is counted."""
        if not self._same_role(other):
            return False
        mine, theirs = UNITS.get(self.unit), UNITS.get(other.unit)
        if mine and theirs:
            if mine[0] != theirs[0]:
                return self.value == other.value and {mine[0], theirs[0]} <= {"night", "time"}
            own = self.value * mine[1]
            return self.least * own <= other.value * theirs[1] <= self.most * own
        return self.value == other.value

    @property
    def counts(self) -> bool:
        """It surely counts something: a unit or a plural follows, and not a word such as "forty now"."""
        return self.unit in UNITS or self.unit.endswith("s") or self.unit in ("children", "people")

    def counts_like(self, other: "Quantity") -> bool:
        """Both count the same noun: then the value must stand there, and not in a count of something else."""
        return bool(self.unit) and _NOUN.get(self.unit, stem(self.unit)) == _NOUN.get(other.unit, stem(other.unit or "-"))

    def _same_role(self, other: "Quantity") -> bool:
        if self.ordinal is not other.ordinal and self.counts_like(other):
            return False
        if other.is_whole and not self.is_whole and not self.ordinal and self.unit in _SPANS:
            return False
        wholes, spans = {self.whole, other.whole} - {None}, {_NOUN.get(one.per, one.per) for one in (self, other)} - {""}
        return len(wholes) < 2 and len(spans) < 2


_LOOSE = {
    **dict.fromkeys(("over", "than", "above", "past"), (0.999, 1.4)), **dict.fromkeys(("nearly", "almost", "under", "below", "within"), (0.74, 1.02)),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some", "to"), (0.88, 1.12)),
}  # fmt: skip
"""The word before a number, and between which parts of it what was said may lie."""
_NOUN = {"night": "day"}
_SPANS = frozenset("day night week month year".split())


def held(mine: Quantity, said: Sequence[Sequence[Quantity]]) -> bool:
    """Whether a number was said in its role. `said`: the numbers of each turn.

    In a turn that counts the same noun, no count of another noun can stand in for it.
    """
    if mine.value == 1.0 and mine.per and not any(mine.counts_like(one) for theirs in said for one in theirs):
        return True  # "once a day" may be "daily": no number to hold it to
    return any(mine.agrees(one) for theirs in said for one in _candidates(mine, theirs))


def _candidates(mine: Quantity, theirs: Sequence[Quantity]) -> Sequence[Quantity]:
    if not any(mine.counts_like(one) for one in theirs):
        return theirs
    measured = mine.unit in UNITS
    return [one for one in theirs if mine.counts_like(one) or not one.counts or (measured and one.unit in UNITS)]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a text. A lone "one" counts nothing ("one of them") unless a unit or a span of time follows."""
    text = _EXEMPT.sub(" ", _SURROGATE.sub(" ", text).replace("’", "'").replace("–", "-"))
    text = _HALVES.sub(lambda found: f" {float(NUMBERS.get(found[1].lower(), found[1])) + 0.5} {found[2] or ''} ", text)
    for pattern, shorter in _REWRITES:
        text = pattern.sub(shorter, text)
    tokens = [token.lower() for token in TOKEN.findall(text.replace("-", " "))]
    found: list[Quantity] = []
    wholes: set[int] = set()
    apart: set[int] = set()
    place, ended, counted = 0, 0, False
    while place < len(tokens):
        value, after = _value(tokens, place)
        if value is None:
            place += 1
            continue
        one = _in_role(value, tokens, place, after, wholes)
        if place == ended and counted:
            apart.add(len(found) - 1)
        lone = value == 1.0 and one.unit not in UNITS and not one.per
        counted = not lone or bool(place and tokens[place][0].isdecimal() and tokens[place] != "1")
        if counted:
            found.append(one)
        place = ended = max(after, place + 1)
    # "four to five days", "five of the seven nights": the first takes the unit of the second; "50 three weeks ago": not so
    return tuple(
        replace(one, unit=found[number + 1].unit)
        if not one.unit
        and number not in apart
        and number + 1 < len(found)
        and (found[number + 1].unit in UNITS or found[number + 1].is_whole)
        else one
        for number, one in enumerate(found)
    )


def _in_role(value: float, tokens: list[str], place: int, after: int, wholes: set[int]) -> Quantity:
    """One number with its unit and its role. `wholes` remembers where the number stands of which this one is a part."""
    unit = _unit(tokens, after)
    if not unit and value <= 24 and place and tokens[place - 1] in _AT:
        unit = "clock"
    ordinal = tokens[place] in ORDINALS or (place > 0 and tokens[place - 1] == "nth")
    whole = None
    at = None if ordinal else _whole_at(tokens, after)
    if at is not None:
        whole, end = _value(tokens, at)
        unit = _unit(tokens, end) if tokens[after] in ("of", "out") else unit
        if UNITS.get(_unit(tokens, end), ("",))[0] in ("dose", "volume", "money"):
            whole = None  # "two tablets of 50 mg"
        else:
            wholes.add(at)
    least, most = _loose(tokens, place, unit)
    return Quantity(value, unit, whole, place in wholes, _per(tokens, after), ordinal, least, most)


def _loose(tokens: list[str], place: int, unit: str) -> tuple[float, float]:
    """Bounds of "just over a year", "close to half an hour": only of time and in words that say so; decades are always loose."""
    if unit == "decade":
        return 0.9, 1.1
    before = tokens[max(0, place - 2) : place]
    told = next((word for word in reversed(before) if word in _LOOSE), "")
    if not told or UNITS.get(unit, ("",))[0] != "time" or (told == "to" and before[:1] != ["close"]):
        return 0.98, 1.02
    if told == "than" and before[:1] not in (["more"], ["longer"]):
        return (0.5, 0.999) if before[:1] in (["less"], ["fewer"]) else (0.98, 1.02)
    return _LOOSE[told]


def _whole_at(tokens: list[str], after: int) -> int | None:
    """Where M stands in "N of the M nights" or "N nights out of M"."""
    for start in (after, after + 1):
        at = start + (tokens[start : start + 1] == ["out"])
        if tokens[at : at + 1] != ["of"]:
            continue
        at += 1
        while at < len(tokens) and tokens[at] in _DETERMINERS:
            at += 1
        return at if _number(tokens, at) is not None else None
    return None


def _per(tokens: list[str], after: int) -> str:
    """The span of a rate: "a week", "per night", "each day", and "wk" straight after "times"."""
    for at in range(after, min(after + 5, len(tokens) - 1)):
        if (tokens[at] in _EACH or tokens[at] == "times") and UNIT_OF.get(tokens[at + 1]) in _SPANS:
            return UNIT_OF[tokens[at + 1]]
        if tokens[at] in _JOINING or _number(tokens, at) is not None or not tokens[at].isalpha():
            return ""
    return ""


def _value(tokens: list[str], place: int) -> tuple[float | None, int]:
    total, chunk, seen = 0.0, 0.0, False
    while place < len(tokens):
        word = tokens[place]
        if word in _SCALE and (seen or word != "grand"):
            chunk = max(chunk, 1.0) * _SCALE[word]
            seen = True
            if _SCALE[word] >= 1000:
                total, chunk = total + chunk, 0.0
        elif word == "and" and seen and chunk % 100 == 0 and (chunk or total) and _number(tokens, place + 1) is not None:
            pass
        elif word == "point" and seen and (behind := _behind_the_point(tokens, place + 1)):
            chunk, place = chunk + float(f"0.{behind}"), place + len(behind)
        else:
            number = _number(tokens, place)
            if number is None or (seen and (_figures(tokens, place) or not _joins(chunk, total, number))):
                break
            chunk, seen = chunk + number, True
        place += 1
    return (total + chunk if seen else None), place


def _figures(tokens: list[str], place: int) -> bool:
    """Two numbers side by side, one of them in figures: "50 three weeks ago" is no fifty-three."""
    both = tokens[place - 1 : place + 1]
    return _number(tokens, place - 1) is not None and any(token[0].isdecimal() for token in both)


def _behind_the_point(tokens: list[str], place: int) -> str:
    """The digits of "three point seven five", one word each."""
    digits = ""
    while (digit := _number(tokens, place + len(digits))) is not None and digit < 10 and digit == int(digit):
        digits += str(int(digit))
    return digits


def _number(tokens: list[str], place: int) -> float | None:
    token = tokens[place] if place < len(tokens) else ""
    token = NUMBERS.get(token) or ORDINALS.get(token) or token
    return float(token) if token[:1].isdecimal() else None


def _joins(chunk: float, total: float, number: float) -> bool:
    if chunk == 0.0:
        return total > 0 and number < 1000
    return (chunk % 100 == 0 and number < 100) or (
        chunk % 10 == 0 and 10 < chunk % 100 < 100 and number < 10 and number == int(number)
    )


def _unit(tokens: list[str], place: int) -> str:
    for word in tokens[place : place + 3]:
        if word in UNIT_OF:
            return UNIT_OF[word]
        if word in ("of10", "clock"):
            return word
        if word in ("times", "time"):
            return "times"
        if word in NUMBERS:
            return ""
        if word not in _SKIP:
            return word if word.isalpha() and len(word) > 2 and word not in _NO_UNIT else ""
    return ""
