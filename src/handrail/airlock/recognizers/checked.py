"""Numbers that prove themselves by a check digit: bank accounts, and personal numbers of countries that write letters into them.

The rules of each are python-stdnum's. Seven digits or more in a row are found without any proof, by `ids`.
"""

import re
from collections.abc import Callable, Iterable

from stdnum import iban
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.ie import pps
from stdnum.in_ import pan
from stdnum.it import codicefiscale
from stdnum.mx import curp, rfc

from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("my iban is gb82 west 1234 5698 7654 32 okay", "gb82 west 1234 5698 7654 32"),
    ("IBAN DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00"),
    ("my dni is 12345678z", "12345678z"),
    ("DNI 12345678-Z", "12345678-Z"),
    ("NIE X-1234567-L", "X-1234567-L"),
    ("insurance qq123456c on the letter", "qq123456c"),
    ("the DEA number AB1234563 is hers", "AB1234563"),
)
LEAVES = (
    "gb82 west 1234", "i took 12345678 steps or so and gb82 of memory", "20mg twice daily", "in the 1990s", "12345678a is a wrong one",
)  # fmt: skip

ACCOUNT = re.compile(r"[a-z]{2}\d{2}[a-z0-9]{0,30}")
ACCOUNT_PIECE = re.compile(r"[a-z0-9]{1,30}")
SHORTEST_ACCOUNT, LONGEST_ACCOUNT = 15, 34
"""Of any country's (ISO 13616)."""
INSURED = re.compile(r"(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z]\d{6}[a-d]|qq\d{6}[a-d]")
"""A British National Insurance number; QQ is what its examples begin with."""
PRESCRIBER = re.compile(r"[a-z][a-z9](\d{6})(\d)")
NATIONAL: tuple[Callable[[str], bool], ...] = tuple(
    module.is_valid for module in (dni, nie, hetu, pps, pan, codicefiscale, curp, rfc)
)
SHORTEST, LONGEST = 8, 18


def find(page: Page) -> Iterable[Found]:
    """Accounts in any grouping, other numbers as one word."""
    for index, token in enumerate(page.tokens):
        if token.folded.isalpha():
            continue
        word = token.folded.replace("-", "")
        last = _account(page, index) if ACCOUNT.fullmatch(word) else None
        if last is not None:
            yield Found(token.start, page.tokens[last].end, Label.ID, rank=96)
        elif SHORTEST <= len(word) <= LONGEST and not word.isdecimal() and _proven(token.folded, word):
            yield Found(token.start, token.end, Label.ID, rank=94)


def _account(page: Page, first: int) -> int | None:
    """The last token of an account number that begins here."""
    written, place = "", first
    found = None
    while place < len(page.tokens) and len(written) < LONGEST_ACCOUNT:
        piece = page.word(place).replace("-", "")
        if not ACCOUNT_PIECE.fullmatch(piece) or (place > first and len(page.between(place - 1, place)) != 1):
            break
        written += piece
        if len(written) >= SHORTEST_ACCOUNT and iban.is_valid(written):
            found = place
        place += 1
    return found


def _proven(written: str, word: str) -> bool:
    if INSURED.fullmatch(word) or _prescriber(word):
        return True
    return any(is_valid(form.upper()) for is_valid in NATIONAL for form in {written, word})


def _prescriber(word: str) -> bool:
    """A prescriber's number of the United States: every second digit doubled."""
    found = PRESCRIBER.fullmatch(word)
    if not found:
        return False
    digits = [int(char) for char in found.group(1)]
    return (sum(digits[::2]) + 2 * sum(digits[1::2])) % 10 == int(found.group(2))
