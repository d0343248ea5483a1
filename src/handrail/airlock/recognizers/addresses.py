"""Street addresses, written and said, and postcodes after them."""

import re
from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import Label

FINDS = (
    ("I live at 412 Alder Street now.", "412 Alder Street"),
    ("its four twelve alder street", "four twelve alder street"),
    ("on Killingsworth Street", "Killingsworth Street"),
    ("the ZIP is 97214", "97214"),
)
LEAVES = ("walk down the street", "two doors down the road", "i took a different way", "five minutes down the road")

TYPES = frozenset(
    [
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "drive",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "court",
        "ct",
        "place",
        "pl",
        "terrace",
        "parkway",
        "pkwy",
        "highway",
        "hwy",
        "crescent",
        "circle",
    ]
)
SURE_TYPES = TYPES - {"place", "court", "drive", "lane", "st", "way", "circle", "road", "pl"}
PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "your",
        "our",
        "his",
        "her",
        "this",
        "that",
        "down",
        "up",
        "across",
        "on",
        "of",
        "in",
        "to",
        "from",
        "same",
        "main",
        "whole",
        "one",
        "other",
        "every",
        "next",
        "dead",
        "busy",
        "side",
        "quiet",
        "long",
        "different",
    ]
)
POSTCODE = re.compile(r"\b(?:zip|zip code|postcode|postal code)\b\D{0,12}(\d{5}(?:-\d{4})?)\b", re.IGNORECASE)
STATE_ZIP = re.compile(r"\b[A-Z]{2}\s+(\d{5}(?:-\d{4})?)\b")


def find(page: Page) -> Iterable[Found]:
    """A house number with a street, a named street alone, a postcode that says so."""
    ends = {last: first for first, last, digits in digit_runs(page.tokens) if len(digits) <= 6}
    for index, token in enumerate(page.tokens):
        if token.folded in TYPES and index > 0:
            yield from _street(page, index, ends)
    for pattern in (POSTCODE, STATE_ZIP):
        for found in pattern.finditer(page.text):
            yield Found(found.start(1), found.end(1), Label.ADDRESS, rank=70)


def _street(page: Page, index: int, ends: dict[int, int]) -> Iterable[Found]:
    for length in (1, 2, 3):
        number = index - length - 1
        if number in ends and all(page.tokens[place].folded not in PLAIN for place in range(number + 1, index)):
            yield Found(page.tokens[ends[number]].start, page.tokens[index].end, Label.ADDRESS, rank=75)
            return
    name = page.tokens[index - 1]
    if name.folded in PLAIN or not page.beside(index - 1, index):
        return
    capital = page.cased and name.capital and page.tokens[index].capital
    if capital or (not page.cased and page.tokens[index].folded in SURE_TYPES and name.folded.isalpha()):
        yield Found(name.start, page.tokens[index].end, Label.ADDRESS, rank=57)
