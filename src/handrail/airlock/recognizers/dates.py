"""Dates that fix a day or a month: written, said, birthdays, a day that stands without its month.

Weekdays, years, months alone, times of day and "two weeks ago" stay: they carry the story.
"""

import re
from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("It was 03/14/2021 when he left", "03/14/2021"),
    ("born on the third of May sixty-two", "the third of May sixty-two"),
    ("the interview is on November 12th", "November 12th"),
    ("my birthday is april second", "april second"),
    ("since the 9th of November", "the 9th of November"),
    ("it was june fourteen", "june fourteen"),
    ("admitted in March 2019", "March 2019"),
    ("on 9 May we left", "9 May"),
    ("the rent is due by the thirtieth, I think", "the thirtieth"),
    ("see you Monday, the second.", "the second"),
    ("nació el 3 de mayo de 1962", "3 de mayo de 1962"),
    ("desde el tres de abril", "tres de abril"),
)
LEAVES = (
    "on Sunday nights", "may be", "two weeks ago", "at three in the morning", "march up there", "in the second half", "back in March",
    "the first may be the hardest", "Sunday, the second one", "the twelfth time", "I quit in the tenth.", "after the second, I slept", "Friday, the first thing", "in 2019", "we may twenty times say so",
)  # fmt: skip

SURE_MONTH = (
    "january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jul|aug|sept|sep|oct|nov|dec"
)
MONTH = rf"(?:{SURE_MONTH}|march|may|jun|mar)\.?"
TENS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
TEENTHS = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty[ -])?(?:{TENS})|thirty[ -]first|{TEENTHS})"
ONES = "one|two|three|four|five|six|seven|eight|nine"
CARDINAL = (
    rf"(?:twenty(?:[ -](?:{ONES}))?|thirty(?:[ -]one)?|{ONES}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
TENS_OF_YEARS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SAID_YEAR = (
    rf"(?:nineteen\s+(?:oh\s+)?[a-z]{{3,9}}(?:[ -](?:{ONES}))?|twenty\s+(?:{TENS_OF_YEARS}|oh|ten|[a-z]{{3,5}}teen|eleven|twelve)(?:[ -](?:{ONES}))?"
    rf"|two thousand(?:\s+and)?\s+[a-z]{{3,9}}|(?:{TENS_OF_YEARS})(?:[ -](?:{ONES}))?)"
)
YEAR = rf"(?:,?\s+(?:of\s+)?(?:\d{{4}}|{SAID_YEAR})\b)?"
NOT_A_COUNT = r"(?!\s*(?:percent|%|or|to|times|\d|am\b|pm\b|:|people|weeks|days|months|hours|minutes))"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b",
        r"\b(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}\b",
        rf"\b{MONTH}\s+(?:the\s+)?(?:{ORDINAL}|\d{{1,2}}{NOT_A_COUNT})\b{YEAR}",
        rf"\b(?:{SURE_MONTH})\s+{CARDINAL}\b{NOT_A_COUNT}{YEAR}",
        rf"\b(?:the\s+)?(?:{ORDINAL}|\d{{1,2}})\s+(?:of\s+{MONTH}|(?:{SURE_MONTH})\.?)(?![a-z]){YEAR}",
        rf"\b{MONTH},?\s+(?:of\s+)?(?:19|20)\d\d\b",
        rf"\b(?:{SURE_MONTH})\s+(?:of\s+)?(?:nineteen\s+(?:{TENS_OF_YEARS})|two thousand)(?:[ -](?:and\s+)?(?:{ONES}))?\b",
    )
)
MES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
DIA = "primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veinti[a-zéó]{3,6}|treinta(?: y uno)?"
PATTERNS += (
    re.compile(
        rf"\b(?:\d{{1,2}}|{DIA}) de (?:{MES})(?: (?:de|del) (?:\d{{4}}|\d{{2}}|mil novecientos [a-zé]{{3,10}}(?: y [a-z]{{3,6}})?|dos mil(?: [a-zéó]{{3,10}})?))?\b"
    ),
    re.compile(rf"\b(?:{MES})(?: de| del)? (?:19|20)\d\d\b"),
)
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
FOURTH_ON = r"(?:[4-9]th|fourth|fifth|sixth|seventh|eighth|ninth)"
TENTH_ON = rf"(?:\d\d(?:st|nd|rd|th)|twenty[ -](?:{TENS})|thirty[ -]first|{TEENTHS})"
END = r"(?=\s*(?:[.,;?!]|$|at\b))"
"""Behind a day that stands without its month; "the twelfth time" goes on."""
PATTERNS += (
    re.compile(rf"\b{WEEKDAY},?\s+(the\s+{ORDINAL}){END}"),
    re.compile(rf"\b(?:on|by|until|till|since)\s+(the\s+{FOURTH_ON}){END}"),
    re.compile(rf"(?<!\bin )\b(the\s+{TENTH_ON}){END}"),
)
"""A day without its month; earlier ones, which count anything, only behind a weekday or a word for when."""
CAPITAL_MONTH = re.compile(rf"\b(?:[Tt]he\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:May|March)\b{YEAR}")


def find(page: Page) -> Iterable[Found]:
    """A day of a month in any order, or a month of a year. "May" and "March" before a number need "of" or a capital."""
    for pattern, text in (*((pattern, page.lower) for pattern in PATTERNS), (CAPITAL_MONTH, page.text)):
        for found in pattern.finditer(text):
            yield Found(*found.span(found.lastindex or 0), Label.DATE, rank=81)
