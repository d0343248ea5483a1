"""E-mail addresses, web addresses and user names, written and said."""

import re
from collections.abc import Iterable

from handrail.airlock import cues
from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page, common
from handrail.airlock.spoken import number
from handrail.papers.safe import Label

FINDS = (
    ("Write to mo.li@example.org today", "mo.li@example.org"),
    ("it is john dot smith at gmail dot com", "john dot smith at gmail dot com"),
    ("you can email me at petrakis twenty two at example dot org", "petrakis twenty two at example dot org"),
    ("see www.example.com/me for it", "www.example.com/me"),
    ("I'm @quiet_otter on there", "@quiet_otter"),
    ("my username is quietotter nineteen", "quietotter nineteen"),
    ("look for blue underscore kettle on there", "blue underscore kettle"),
    ("on Instagram as quiet.otter", "quiet.otter"),
    ("its quiet otter at g mail dot com", "quiet otter at g mail dot com"),
    ("send it to zuberiko nineteen at gmail", "zuberiko nineteen at gmail"),
    ("it's zuberiko at proton mail dot me", "zuberiko at proton mail dot me"),
    ("add me it's quiet otter nineteen", "quiet otter nineteen"),
    ("my gamertag is quiet otter forty two", "quiet otter forty two"),
    ("find me as zuber dot iko", "zuber dot iko"),
    ("My handle's zuberiko", "zuberiko"),
    ("es quieta punto nutria arroba example punto org", "quieta punto nutria arroba example punto org"),
)
LEAVES = (
    "meet me at noon", "i was at home dot dot dot", "3.5 is fine", "I said at the end.Then I left", "on instagram as usual",
    "we met on facebook", "add me to the list", "find me at nine", "follow me for two blocks", "I was at gmail for hours one day",
    "INAUDIBLE_SPEECH", "my username is too long for twenty people", "the door handle is broken", "Facebook's down again", "the handle's loose on it", "I dash to the car",
)  # fmt: skip

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PROVIDERS = "gmail|hotmail|icloud|protonmail|ymail|rocketmail|fastmail|hushmail|googlemail|g mail|hot mail|proton mail|i cloud|fast mail|y mail"
TOP = "com|org|net|edu|gov|io|co|uk|info|us|me|ca|mil|biz"
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"“”]{2,400}|\b[\w-]{2,60}\.(?:com|org|net|edu|gov|io|co\.uk)\b(?:/[^\s<>\"]{0,200})?",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,40}|(?<![\w.@])[^\W_]{2,30}_\w{1,30}\b|\b[a-z]{4,20}\d{2,6}\b")
DOMAIN = re.compile(
    rf"\b(?:at|arroba) (?:(?:(?:{PROVIDERS})|[a-z0-9]{{2,30}})(?: ?(?:dot|punto|\.) ?[a-z]{{2,12}}){{0,2}} ?(?:dot|punto|\.) ?(?:{TOP}|es|mx|ar|cl)"
    rf"|(?:{PROVIDERS}))\b"
)
SPOKEN_URL = re.compile(r"\b(?:www dot |w w w dot )?[a-z0-9]{2,30} dot (?:com|org|net|edu|gov|io)\b")
JOINS = frozenset({"dot", "underscore", "dash", "hyphen", "period", "punto", "guion"})
SAY = frozenset({"is", "was", "as", "it's", "under", "called", "handle's", "username's"})
INTRODUCED = frozenset({"es", "mi", "correo", "el", "email"})
ADD = word_set("add follow find tag friend dm message")
"""Before "me" these announce a user name."""
STOPS = (
    cues.NOT_BEFORE
    | cues.SUBJECTS
    | word_set(
        "was were work works worked working is it's its that's thats email e-mail mail address use using with for at and or of from by under called has have still change",
        "changed write send contact try yeah um uh okay like as me us them him there here now then if when because one's other",
        "spelled correo es mi el con",
    )
)
"""No part of a mailbox or user name that is said."""
LONGEST = 6
LONGEST_USER_NAME = 12
WORDS = 3
"""In words."""


def find(page: Page) -> Iterable[Found]:
    """Written forms by their marks, spoken ones by "at", "dot" and the words that announce them."""
    text, lower = page.text, page.lower
    if "@" in text:
        for found in EMAIL.finditer(text):
            yield Found(found.start(), found.end(), Label.EMAIL, rank=90)
    if "@" in text or "_" in text or page.digits:
        for found in HANDLE.finditer(text):
            if not (found.group().isupper() and found.group().replace("_", "").isalpha()):
                yield Found(found.start(), found.end(), Label.HANDLE, rank=70)
    if "." in text:
        for found in URL.finditer(text):
            yield Found(found.start(), found.end(), Label.URL, rank=85)
    if " at " in lower or " arroba " in lower:
        for found in DOMAIN.finditer(lower):
            first = _local_part(page, found.start())
            if page.tokens[first].folded not in STOPS:
                yield Found(page.tokens[first].start, found.end(), Label.EMAIL, rank=88)
    if " dot " in lower:
        for found in SPOKEN_URL.finditer(lower):
            yield Found(found.start(), found.end(), Label.URL, rank=84)
    yield from _joined(page)
    yield from _announced(page)


def _local_part(page: Page, at: int) -> int:
    """Where what stands before a spoken "at" begins: a word, what "dot" joins to it, numbers, and a name before them."""
    last = next((index for index in range(len(page.tokens) - 1, -1, -1) if page.tokens[index].end <= at), 0)
    first = last
    while first > 0 and last - first < LONGEST and page.beside(first - 1, first):
        here, before = page.word(first), page.word(first - 1)
        joined = here in JOINS or before in JOINS or _digit(here)
        if not joined and (before in STOPS or before in INTRODUCED):
            break
        first -= 1
    return first


def _digit(word: str) -> bool:
    return number(word) is not None


def _joined(page: Page) -> Iterable[Found]:
    """ "blue underscore kettle": only a user name has an underscore."""
    for index, token in enumerate(page.tokens):
        if token.folded == "underscore" and 0 < index < len(page.tokens) - 1:
            yield Found(page.tokens[index - 1].start, page.tokens[_user_name(page, index - 1)].end, Label.HANDLE, rank=69)


def _announced(page: Page) -> Iterable[Found]:
    """ "my username is X", "on instagram as X"."""
    for index, token in enumerate(page.tokens):
        if token.folded not in cues.ACCOUNTS and not (token.folded == "me" and page.word(index - 1) in ADD):
            continue
        first = index + 1
        while (
            first < len(page.tokens)
            and first - index <= 3
            and page.word(first) in SAY | {"name", "my", "handle", "there", "on"} | cues.ACCOUNTS
        ):
            first += 1
        if first >= len(page.tokens) or not (page.word(first - 1) in SAY or page.tokens[first - 1].possessive):
            continue
        last = _user_name(page, _numbered(page, first))
        written = page.text[page.tokens[first].start :].split(maxsplit=1)[0].rstrip(".,;:!?")
        end = max(page.tokens[last].end, page.tokens[first].start + len(written))
        if last > first or "." in written or not common(page.word(first)):
            yield Found(page.tokens[first].start, end, Label.HANDLE, rank=69)


def _numbered(page: Page, first: int) -> int:
    """ "quiet otter nineteen": the last plain word before a number; the first word where no number follows."""
    last = first
    while last - first < WORDS and page.word(last) not in STOPS and last + 1 < len(page.tokens) and page.beside(last, last + 1):
        if _digit(page.word(last + 1)):
            return last
        last += 1
    return first


def _user_name(page: Page, first: int) -> int:
    """The last token of a spoken user name: joined words, then numbers."""
    last = first
    while last + 1 < len(page.tokens) and last - first < LONGEST_USER_NAME and page.beside(last, last + 1):
        if page.word(last + 1) in JOINS and last + 2 < len(page.tokens):
            last += 2
        elif _digit(page.word(last + 1)):
            last += 1
        else:
            break
    return last
