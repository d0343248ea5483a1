"""What the network reads of a word and of its place: letters, length, membership of name lists, capitals, marks beside it.

Training and running read with the same code: the order of these numbers is part of the model.
"""

import re
import zlib
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from handrail.airlock import cues
from handrail.airlock.page import Page, common
from handrail.airlock.spoken import DIGITS, TEENS, TENS

Numbers = npt.NDArray[np.float32]
BUCKETS = 16_384
"""Rows of the table of letter groups; row 0 is empty."""
GRAMS = 20
LONGEST = 26
"""Letters that are read of a word."""
LEVELS = 3
LISTS = ("first", "last", "town", "part")
"""First names, surnames, towns, and words that are a part of a town's name; each with a level from 1, rare, to 3, common."""
MONTHS = frozenset("january february march april may june july august september october november december".split())
ORDINAL = re.compile(
    r"\d{0,2}(?:st|nd|rd|th)|\w{0,12}(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\wth|tieth)"
)
LENGTHS = (2, 3, 5, 8)
DIGIT_LENGTHS = (1, 2, 3, 4, 6)
GAPS = 8
OF_WORD = 26 + LEVELS * len(LISTS)
OF_PLACE = 6 + 2 * GAPS


def grams(word: str) -> list[int]:
    """Rows of the letter groups of three and four in a word, its edges marked."""
    edged = f"<{word[:LONGEST]}>"
    found = [edged[place : place + size] for size in (3, 4) for place in range(len(edged) - size + 1)]
    return [zlib.crc32(gram.encode("utf-8", "surrogatepass")) % (BUCKETS - 1) + 1 for gram in found[:GRAMS]]


def of_word(word: str, levels: tuple[int, ...]) -> Numbers:
    """What holds for a folded word wherever it stands. `levels` has one number per list of LISTS, 0 where it is not listed."""
    row = np.zeros(OF_WORD, dtype=np.float32)
    digits = sum(char.isdigit() for char in word)
    traits = (
        common(word), word in DIGITS, word in TEENS, word in TENS, word in cues.TITLES, word in cues.KIN, word in MONTHS,
        0 < digits < len(word), len(word) == 1 and not digits, "-" in word, "'" in word, "&" in word,
        bool(ORDINAL.fullmatch(word)), not word.isascii(), cues.never_a_name(word),
    )  # fmt: skip
    row[: len(traits)] = traits
    if digits == len(word):
        row[15 + _step(digits, DIGIT_LENGTHS)] = 1
    row[21 + _step(len(word), LENGTHS)] = 1
    for place, level in enumerate(levels):
        if level:
            row[26 + place * LEVELS + level - 1] = 1
    return row


def _step(size: int, steps: tuple[int, ...]) -> int:
    return next((place for place, most in enumerate(steps) if size <= most), len(steps))


def marked(page: Page) -> Numbers:
    """What holds of each token only here, as a row of noughts and ones."""
    rows = np.zeros((len(page.tokens), OF_PLACE), dtype=np.float32)
    for row, columns in zip(rows, of_places(page), strict=True):
        row[columns] = 1
    return rows


def of_places(page: Page) -> Iterator[list[int]]:
    """Per token the columns of what holds only here: capitals, and the marks before and behind it."""
    tokens, cased = page.tokens, page.cased
    before = _gap(page.text[: tokens[0].start], edge=True) if tokens else 0
    for index, token in enumerate(tokens):
        end = index + 1 == len(tokens)
        after = _gap(page.text[token.end : None if end else tokens[index + 1].start], edge=end)
        columns = [6 + before, 6 + GAPS + after]
        text = token.text
        if token.possessive:
            columns.append(5)
        if cased:
            columns.append(3)
            if text[0].isupper():
                columns.append(0)
                if len(text) > 1 and text.isupper():
                    columns.append(1)
            elif any(char.isupper() for char in text):
                columns.append(2)
            if before in (2, 3, 5):
                columns.append(4)
        yield columns
        before = after


def _gap(between: str, *, edge: bool) -> int:
    """0 a space, 1 a comma, 2 the end of a sentence, 3 a new line, 4 other marks, 5 an edge, 6 nothing or a dot or dash alone, 7 an at sign."""
    if between == " ":
        return 0
    if "\n" in between:
        return 3
    if edge and len(between) < 2:
        return 5
    if "@" in between:
        return 7
    if not between or (len(between) == 1 and between in ".-_/'’+:"):
        return 6
    if any(mark in between for mark in ".?!…"):
        return 2
    return 1 if "," in between else 4 if between.strip() else 0
