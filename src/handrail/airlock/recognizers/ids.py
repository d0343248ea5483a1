"""Numbers that stand for a person: SSN, record, member, account, licence, plate, card, IBAN, IP; and spoken ones after a cue."""

import re
from collections.abc import Iterable

from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import Label

FINDS = (
    ("My social is 078-05-1120 I think", "078-05-1120"),
    ("the claim number is WC-48817", "WC-48817"),
    ("member id four four one nine two", "four four one nine two"),
    ("my member id is w a three six nine five eight", "w a three six nine five eight"),
    ("my chart there says 80956298 somewhere", "80956298"),
    ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("from 192.168.10.44 again", "192.168.10.44"),
    ("the pump is 00:1B:44:11:3A:B7 there", "00:1B:44:11:3A:B7"),
    ("from fe80:0:0:0:1:2:3:4 too", "fe80:0:0:0:1:2:3:4"),
    ("the pump says sn4k77831x on it", "sn4k77831x"),
    ("it's 7kbc441 on the back", "7kbc441"),
    ("a van, KB64 ZPQ, outside", "KB64 ZPQ"),
    ("the plate said KBC 4417", "KBC 4417"),
    ("my car is a KBC 441 plate", "KBC 441"),
    ("my docket number is four four one nine", "four four one nine"),
)
LEAVES = (
    "I am number one",
    "the number of times",
    "my score was 16",
    "call it a 7 out of 10",
    "room 12",
    "from 2019 to 2021, 2022 and 2023",
    "in 2019-2020",
    "the PHQ-9, the GAD-7 and COVID-19",
    "500mcg twice, 1000ml of it, 120bpm, 1990s",
    "my car is a BMW now",
    "the 1500m run",
    "RTX 3090 and FM 104",
)

SSN = re.compile(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b")
CARD = re.compile(r"\b(?:\d[ -]?){12,18}\d\b")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b|\b[a-z]{2}\d{2}[a-z0-9]{10,30}\b")
DEVICE = re.compile(
    r"\b(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}\b|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[A-HJ-NPR-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17}\b",
    re.IGNORECASE,
)
"""A network card, a device's UUID, a vehicle's number (ISO 3779)."""
IP = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b", re.IGNORECASE)
MIXED = re.compile(r"\b(?=[A-Z0-9-]{5,20}\b)(?=[A-Z-]{0,19}\d)(?=[0-9-]{0,19}[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+){0,4}\b")
LOWER = re.compile(
    r"\b(?=[a-z]{0,9}\d)(?=(?:[a-z]{0,9}\d){3})(?=\d{0,9}[a-z]{1,9}\d|[a-z])(?=(?:\d{0,9}[a-z]){2})[a-z0-9]{6,24}\b"
)
"""Letters and digits in one lower-case word, not a number with its unit behind."""
PLATE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[a-z]{2}\d{2} [b-hj-prs-z]{3}\b(?<!the)")
"""British and Irish ones; those of other countries are a code in one word, or follow a word for the car."""
NEAR_CAR = re.compile(
    r"\b(?:plates?|tags?|registration|reg|car|van|truck)\b(?:\W{1,3}[\w']{1,12}){0,4}?\W{1,3}([A-Z]{1,3}[ -]\d{3,4}|\d{3,4}[ -][A-Z]{1,3})\b"
)
MEASURE = re.compile(r"[A-Z]{3,6}-?\d{1,2}")
"""PHQ-9, GAD-7, COVID-19."""
LONG = re.compile(r"\d(?:[ ().-]{0,3}\d){6,}")
YEARS = re.compile(r"(?:\W{0,3}\b(?:19|20)\d\d\b){1,9}")
CUES = word_set(
    "mrn ssn social account acct member policy licence license plate claim case id record confirmation badge passport medicaid",
    "medicare insurance routing serial vin ticket registration chart docket reference student employee tag rx npi ein pin",
    "tracking docket bracelet wristband band device pump monitor subscriber group permit visa plates nhc nass dni nie seguro historia expediente",
    "cedula pasaporte matricula",
)
NEAR = 5
SHORTEST = 4


def find(page: Page) -> Iterable[Found]:
    """Written numbers by their shape, spoken ones by the word that announces them."""
    text = page.text
    if page.digits:
        for found in SSN.finditer(text):
            yield Found(found.start(), found.end(), Label.ID, rank=92)
        for found in CARD.finditer(text):
            if _luhn(found.group()):
                yield Found(found.start(), found.end(), Label.ID, rank=95)
        for found in LONG.finditer(text):
            if not YEARS.fullmatch(found.group()):
                yield Found(found.start(), found.end(), Label.ID, rank=45)
        for found in MIXED.finditer(text):
            if not MEASURE.fullmatch(found.group()):
                yield Found(found.start(), found.end(), Label.ID, rank=82)
        for pattern in (IBAN, IP, DEVICE, LOWER, PLATE):
            for found in pattern.finditer(text):
                yield Found(found.start(), found.end(), Label.ID, rank=82)
        for found in NEAR_CAR.finditer(text):
            yield Found(found.start(1), found.end(1), Label.ID, rank=82)
    cued = [index for index, token in enumerate(page.tokens) if token.folded in CUES]
    if cued:
        for first, last, digits in digit_runs(page.tokens):
            if len(digits) >= SHORTEST and any(0 < first - cue <= NEAR for cue in cued):
                yield Found(page.tokens[_letters(page, first)].start, page.tokens[last].end, Label.ID, rank=83)


def _letters(page: Page, first: int) -> int:
    """ "w a three six": letters that a spoken number begins with belong to it."""
    while first > 0 and len(page.word(first - 1)) == 1 and page.word(first - 1).isalpha() and page.beside(first - 1, first):
        first -= 1
    return first


def _luhn(written: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812)."""
    digits = [int(char) for char in written if char.isdigit()][::-1]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10
