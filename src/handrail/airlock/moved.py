"""Dates moved by the client's own secret number of days, written as they were said.

All dates of a client's file move by the same number: intervals hold. It is a multiple of seven: weekdays hold. It is at least
five weeks and at most forty-six, either way: a month never stays itself, and an age stays what it was to within a year.
What can't be read as a date is not moved; it gets a number instead ("[Date 1]").

KNOWN GAP: a day without a year is moved within a common year, so an interval over 29 February can be one day off.

>>> moved("March 14th", 35), moved("the third of may sixty-two", -35), moved("03/14/2021", 35)
('April 18th', 'the twenty ninth of march sixty-two', '04/18/2021')
"""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.airlock.page import fold

FEWEST_WEEKS, MOST_WEEKS = 5, 46
NO_YEAR, LEAP = 2027, 2028
"""Years that a day without a year is moved in."""
PIVOT = 30
"""Two digits of a year from here on are of the last century."""
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
MONTHS: tuple[tuple[str, ...], ...] = (
    tuple("january february march april may june july august september october november december".split()),
    tuple("jan feb mar apr may jun jul aug sep oct nov dec".split()),
    tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
)
MONTH_OF = {name: (number, style) for style in (2, 1, 0) for number, name in enumerate(MONTHS[style], start=1)} | {
    "sept": (9, 1)
}
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
TOKEN = re.compile(r"\d+(?:st|nd|rd|th)?|[^\W\d_]+", re.IGNORECASE)
NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?")
LINKS = frozenset("the of on de del el and".split())

Say = Callable[[int], str]


def draw() -> int:
    """A fresh secret number of days for a client's file."""
    weeks = FEWEST_WEEKS + secrets.randbelow(MOST_WEEKS - FEWEST_WEEKS + 1)
    return 7 * weeks * (1 if secrets.randbelow(2) else -1)


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month or year where it stands in the words, and how to say another in the same way."""

    start: int
    end: int
    number: int
    say: Say


@dataclass(frozen=True, slots=True)
class Said:
    """A date as it was said. Without a day it is a month of a year; without a year it is a day of any."""

    month: Part
    day: Part | None
    year: Part | None

    @property
    def date(self) -> date | None:
        """The day meant, in a common year where none was said; None when there is no such day."""
        day = self.day.number if self.day else 15
        year = self.year.number if self.year else LEAP if (self.month.number, day) == (2, 29) else NO_YEAR
        try:
            return date(year, self.month.number, day)
        except ValueError:
            return None


def moved(form: str, days: int, oldest: int = 0) -> str | None:
    """The same words for a date `days` later; None when they can't be read, or lie before the year `oldest`."""
    said = read(form)
    if said is None or said.date is None or (said.year is not None and said.year.number < oldest):
        return None
    try:
        new = said.date + timedelta(days=days)
    except OverflowError:
        return None
    parts = [(said.month, new.month)]
    parts += [(said.day, new.day)] if said.day else []
    parts += [(said.year, new.year)] if said.year else []
    text = form
    for part, number in sorted(parts, key=lambda pair: -pair[0].start):
        text = text[: part.start] + part.say(number) + text[part.end :]
    return text


def read(form: str) -> Said | None:
    """A date in digits or words, English in any order, Spanish with digits; None when it is not one."""
    numeric = NUMERIC.fullmatch(form.strip())
    if numeric:
        return _numeric(numeric, len(form) - len(form.lstrip()))
    tokens = [found for found in TOKEN.finditer(form) if fold(found.group()) not in LINKS]
    places = [place for place, found in enumerate(tokens) if fold(found.group()) in MONTH_OF]
    if len(places) != 1:
        return None
    before, after = tokens[: places[0]], tokens[places[0] + 1 :]
    month = _month(tokens[places[0]])
    if before:
        day, year = _day(form, before), _year(after) if after else None
        return Said(month, day, year) if day and (year or not after) else None
    return _after_month(form, month, after)


def _after_month(form: str, month: Part, after: Sequence[re.Match[str]]) -> Said | None:
    """ "May third", "May third sixty-two", "May 2019"; the longest day that leaves a year, or nothing."""
    alone = _year(after) if after else None
    if alone is not None and not _short(after):
        return Said(month, None, alone)
    for length in (2, 1):
        day = _day(form, after[:length]) if len(after) >= length else None
        year = _year(after[length:]) if len(after) > length else None
        if day and (year or len(after) == length):
            return Said(month, day, year)
    return None


def _short(tokens: Sequence[re.Match[str]]) -> bool:
    """Two digits, or words for two: a day rather than a year."""
    said = [fold(token.group()) for token in tokens]
    return len(said[0]) == 2 if said[0].isdecimal() else _two_digits(said) is not None


def _numeric(found: re.Match[str], shift: int) -> Said | None:
    first, _, second, third = found.groups()
    spans = [(found.start(group) + shift, found.end(group) + shift) for group in (1, 3, 4)]
    digits = (_padded(first), _padded(second), _padded(third or ""))
    if len(first) == 4 and third:
        year, month, day = ((spans[0], int(first), str), (spans[1], int(second), digits[1]), (spans[2], int(third), digits[2]))
        return Said(Part(*month[0], *month[1:]), Part(*day[0], *day[1:]), Part(*year[0], *year[1:]))
    if len(first) > 2 or (third is not None and len(third) not in (2, 4)) or int(first) > 12:
        return None  # the day in front: moved, it might read as a month
    written = Part(*spans[2], _century(int(third)) if len(third) == 2 else int(third), _year_of(len(third))) if third else None
    return Said(Part(*spans[0], int(first), digits[0]), Part(*spans[1], int(second), digits[1]), written)


def _padded(written: str) -> Say:
    return (lambda number: f"{number:02}") if len(written) == 2 and written[0] == "0" else str


def _year_of(length: int) -> Say:
    return (lambda number: f"{number % 100:02}") if length == 2 else str


def _month(found: re.Match[str]) -> Part:
    written = found.group()
    number, style = MONTH_OF[fold(written)]
    cased: Callable[[str], str] = (
        str.upper if written.isupper() and len(written) > 1 else str.title if written[0].isupper() else str
    )
    return Part(found.start(), found.end(), number, lambda month: cased(MONTHS[style][month - 1]))


def _day(form: str, tokens: Sequence[re.Match[str]]) -> Part | None:
    if not tokens or len(tokens) > 2:
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    joint = "-" if "-" in form[start:end] else " "
    said = [fold(token.group()) for token in tokens]
    for say in (_digits, _digits_th, lambda day: _ordinal(day, joint), lambda day: _cardinal(day, joint)):
        for day in range(1, 32):
            if say(day).replace("-", " ") == " ".join(said):
                return Part(start, end, day, say)
    return None


def _digits(number: int) -> str:
    return str(number)


def _digits_th(day: int) -> str:
    return f"{day}{SUFFIX.get(day, 'th')}"


def _ordinal(day: int, joint: str) -> str:
    if day <= 20:
        return ORDINALS[day]
    return "thirtieth" if day == 30 else f"{TENS[day // 10]}{joint}{ORDINALS[day % 10]}"


def _cardinal(number: int, joint: str = " ") -> str:
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"{joint}{ONES[number % 10]}" if number % 10 else "")


def _year(tokens: Sequence[re.Match[str]]) -> Part | None:
    said = [fold(token.group()) for token in tokens]
    start, end = tokens[0].start(), tokens[-1].end()
    if len(said) == 1 and said[0].isdecimal():
        if len(said[0]) not in (2, 4):
            return None
        number = int(said[0])
        return Part(start, end, number if number > 99 else _century(number), _year_of(len(said[0])))
    short = _two_digits(said)
    if short is not None:
        return Part(start, end, _century(short), lambda year: _cardinal(year % 100, "-") if year % 100 else "oh oh")
    long = _four_digits(said)
    return None if long is None else Part(start, end, long, _long_year)


def _century(two: int) -> int:
    return two + (1900 if two >= PIVOT else 2000)


def _two_digits(said: Sequence[str]) -> int | None:
    whole = " ".join(said)
    return next((number for number in range(100) if _cardinal(number) == whole), None)


def _four_digits(said: Sequence[str]) -> int | None:
    """ "nineteen oh five", "nineteen sixty two", "twenty nineteen", "two thousand five"."""
    if said[:2] == ["two", "thousand"]:
        rest = _two_digits(said[2:]) if len(said) > 2 else 0
        return None if rest is None else 2000 + rest
    if len(said) < 2 or said[0] not in ("nineteen", "twenty"):
        return None
    rest = _two_digits(said[2:] if said[1] in ("oh", "o") else said[1:])
    return None if rest is None else (1900 if said[0] == "nineteen" else 2000) + rest


def _long_year(year: int) -> str:
    if 2000 <= year < 2010:
        return "two thousand" + (f" {ONES[year % 100]}" if year % 100 else "")
    rest = year % 100
    return f"{_cardinal(year // 100)} {'hundred' if not rest else f'oh {ONES[rest]}' if rest < 10 else _cardinal(rest)}"
