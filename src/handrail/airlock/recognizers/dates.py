"""Dates that fix a day: written, said, birthdays. Weekdays, times of day and "two weeks ago" stay: they carry the story."""

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
)
LEAVES = (
    "on Sunday nights",
    "may be",
    "two weeks ago",
    "at three in the morning",
    "march up there",
    "in the second half",
    "back in March",
)

MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"  # noqa: E501
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[ -]first|first|second|third|fourth|fifth|"  # noqa: E501
    r"sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
SAID_YEAR = (
    r"(?:,?\s+(?:of\s+)?(?:\d{4}|nineteen\s+[a-z]{3,9}(?:[ -][a-z]{3,5})?|twenty\s+[a-z]{3,9}(?:[ -][a-z]{3,5})?|two thousand(?:\s+and)?\s+[a-z]{3,9}|"  # noqa: E501
    r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))?"
)
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b",
        r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b",
        rf"\b{MONTH}\s+(?:the\s+)?(?:{ORDINAL}|\d{{1,2}}(?!\s*(?:percent|%|or|to|times|\d|am|pm|:)))\b{SAID_YEAR}",
        rf"\b(?:the\s+)?(?:{ORDINAL}|\d{{1,2}})\s+(?:of\s+)?{MONTH}(?![a-z]){SAID_YEAR}",
    )
)


def find(page: Page) -> Iterable[Found]:
    """A day of a month, in any order, with or without its year."""
    lower = page.lower
    for pattern in PATTERNS:
        for found in pattern.finditer(lower):
            yield Found(found.start(), found.end(), Label.DATE, rank=76)
