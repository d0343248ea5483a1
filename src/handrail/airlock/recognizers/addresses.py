"""Street addresses, written and said, and postcodes after them."""

import re
from collections.abc import Iterable

from handrail.airlock import cues
from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page, common
from handrail.airlock.spoken import digit_runs, number
from handrail.papers.safe import Label

FINDS = (
    ("I live at 412 Alder Street now.", "412 Alder Street"),
    ("its four twelve alder street", "four twelve alder street"),
    ("on Killingsworth Street", "Killingsworth Street"),
    ("at 468 Kettle Hollow Road, apartment 8A, now", "468 Kettle Hollow Road, apartment 8A"),
    ("four sixty eight kettle road apartment eight a please", "four sixty eight kettle road apartment eight a"),
    ("Send it to 28 Kettle Lane, Netarts, OR 97143 please", "28 Kettle Lane, Netarts, OR 97143"),
    ("Kettle House\n17 Rue Bleue\nSuite 4\nNetarts\nOR 97143", "17 Rue Bleue\nSuite 4\nNetarts\nOR 97143"),
    ("it's twelve thirty keisha loop", "twelve thirty keisha loop"),
    ("send it to PO Box 118 please", "PO Box 118"),
    ("the ZIP is 97214", "97214"),
)
LEAVES = (
    "walk down the street",
    "two doors down the road",
    "i took a different way",
    "five minutes down the road",
    "a ten minute walk",
    "two people run it",
    "Ten to eleven. I walk out of here.",
    "over a seven I go and walk round the block",
)

TYPES = word_set(
    "street st avenue ave road rd drive lane ln boulevard blvd court ct place pl terrace parkway pkwy highway hwy crescent",
    "circle",
)
WITH_NUMBER = word_set(
    "way loop trail run path pike row square plaza alley crossing ridge point commons landing cove glen trace walk sq"
)
"""These make a street only after a house number and a name."""
PO_BOX = re.compile(r"\bp\.? ?o\.? box(?: number)? (?:\d{1,6}|(?:[a-z]{2,5} ?){1,5}\b)", re.IGNORECASE)
SURE_TYPES = TYPES - {"place", "court", "drive", "lane", "st", "way", "circle", "road", "pl"}
UNITS = frozenset({"apartment", "apt", "unit", "suite", "number", "floor", "lot"})
PLAIN = word_set(
    "the a an my your our his her this that down up across on of in to from same main whole one other every next dead busy",
    "side quiet long different",
)
WRITTEN_OUT = {
    "st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "blvd": "boulevard", "ct": "court", "pl": "place",
    "pkwy": "parkway", "hwy": "highway", "apt": "apartment", "n": "north", "s": "south", "e": "east", "w": "west",
}  # fmt: skip
UNIT_WORDS, UNIT_REACH, TAIL_WORDS = 4, 7, 8
POSTCODE = re.compile(r"\b(?:zip|zip code|postcode|postal code)\b\D{0,12}(\d{5}(?:-\d{4})?)\b", re.IGNORECASE)
STATE_ZIP = re.compile(r"\b[A-Z]{2}\s+(\d{5}(?:-\d{4})?)\b")


def find(page: Page) -> Iterable[Found]:
    """A house number with a street, a named street alone, a postcode that says so."""
    ends = {last: first for first, last, digits in digit_runs(page.tokens) if len(digits) <= 6}
    for index, token in enumerate(page.tokens):
        if token.folded in WITH_NUMBER and index > 1:
            yield from _numbered_street(page, index, ends, rare=True)
        elif token.folded in TYPES and index > 0:
            yield from _street(page, index, ends)
        elif token.folded in UNITS and token.capital and page.cased:
            yield from _around_unit(page, index)
        elif token.folded.isdecimal() and page.cased:
            yield from _between_numbers(page, index)
    for found in PO_BOX.finditer(page.text):
        yield Found(found.start(), found.end(), Label.ADDRESS, rank=70)
    for pattern in (POSTCODE, STATE_ZIP):
        for found in pattern.finditer(page.text):
            yield Found(found.start(1), found.end(1), Label.ADDRESS, rank=70)


def _street(page: Page, index: int, ends: dict[int, int]) -> Iterable[Found]:
    numbered = list(_numbered_street(page, index, ends, rare=False))
    yield from numbered
    name = page.tokens[index - 1]
    if numbered or name.folded in PLAIN or not page.beside(index - 1, index):
        return
    capital = page.cased and name.capital and page.tokens[index].capital
    if capital or (not page.cased and page.tokens[index].folded in SURE_TYPES and name.folded.isalpha()):
        yield Found(name.start, page.tokens[index].end, Label.ADDRESS, rank=57)


def _numbered_street(page: Page, index: int, ends: dict[int, int], *, rare: bool) -> Iterable[Found]:
    """ "412 Alder Street": `rare` asks for a word in between that is not everyday English."""
    for length in (1, 2, 3):
        before, between = index - length - 1, range(index - length, index)
        if before not in ends or any(page.word(place) in PLAIN for place in between) or _parted(page, before, index):
            continue
        if not rare or any(page.tokens[place].capital or not common(page.word(place)) for place in between):
            end = page.tokens[_tail(page, _unit(page, index))].end
            yield Found(page.tokens[ends[before]].start, end, Label.ADDRESS, rank=75)
        return


def _parted(page: Page, number: int, street: int) -> bool:
    """ "Ten to eleven. I walk": a sentence ends, or someone walks or drives, between the number and the street."""
    if any(page.word(place) in cues.SUBJECTS for place in range(number + 1, street)):
        return True
    return any(mark in page.between(place, place + 1) for place in range(number, street) for mark in "?!;:") or any(
        "." in page.between(place, place + 1) and not page.beside(place, place + 1) for place in range(number, street)
    )


def _unit(page: Page, index: int) -> int:
    """The last token of ", apartment 8A" after a street; the street itself without one."""
    if page.word(index + 1) not in UNITS:
        return index
    last = index + 1
    while last + 1 < len(page.tokens) and last - index < UNIT_WORDS and _unit_part(page.word(last + 1)):
        last += 1
    return last if last > index + 1 else index


def _unit_part(word: str) -> bool:
    return number(word) is not None or len(word) == 1 or any(char.isdigit() for char in word)


def _around_unit(page: Page, index: int) -> Iterable[Found]:
    """ "17 Rue Bleue / Suite 4 / Netarts": what stands before a unit back to its number, and what follows."""
    last = _unit(page, index - 1)
    numbers = [place for place in range(max(0, index - UNIT_REACH), index) if page.word(place).isdecimal()]
    if last < index or not numbers:
        return
    first = numbers[-1]
    while (
        first > 0
        and index - first < UNIT_REACH
        and _stands_in_address(page, first - 1)
        and "\n" not in page.between(first - 1, first)
    ):
        first -= 1
    yield Found(page.tokens[first].start, page.tokens[_tail(page, last)].end, Label.ADDRESS, rank=74)


def _between_numbers(page: Page, index: int) -> Iterable[Found]:
    """ "28245 Puruntie 82": the house number at either end."""
    last = index + 1
    while last < len(page.tokens) and last - index < 4 and page.tokens[last].capital and not common(page.word(last)):
        last += 1
    if last - index > 1 and page.word(last).isdecimal() and page.between(last - 1, last) == " ":
        yield Found(page.tokens[index].start, page.tokens[_tail(page, _unit(page, last))].end, Label.ADDRESS, rank=73)


def _tail(page: Page, last: int) -> int:
    """The last token of the town, state and postcode after a written street."""
    place, end = last, last
    while page.cased and place + 1 < len(page.tokens) and place - last < TAIL_WORDS:
        if page.between(place, place + 1).strip(" ,\n") or not _stands_in_address(page, place + 1):
            break
        place += 1
        end = place
    return end


def _stands_in_address(page: Page, index: int) -> bool:
    token = page.tokens[index]
    return (token.capital and token.folded != "i") or token.folded.isdecimal() or token.folded in UNITS
