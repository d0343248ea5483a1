"""E-mail addresses, web addresses and handles, written and said."""

import re
from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("Write to mo.li@example.org today", "mo.li@example.org"),
    ("it is john dot smith at gmail dot com", "john dot smith at gmail dot com"),
    ("see www.example.com/me for it", "www.example.com/me"),
    ("I'm @quiet_otter on there", "@quiet_otter"),
)
LEAVES = ("meet me at noon", "i was at home dot dot dot", "3.5 is fine", "I said at the end.Then I left")

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"“”]{2,400}|\b[\w-]{2,60}\.(?:com|org|net|edu|gov|io|co\.uk)(?:/[^\s<>\"]{0,200})?\b",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,40}")
SPOKEN = re.compile(
    r"\b(?:[a-z0-9]{1,30} (?:dot|underscore|dash|hyphen|period) ){0,4}[a-z0-9]{1,30},? at [a-z0-9]{2,30}(?: ?(?:dot|\.) ?[a-z]{2,12}){1,2}\b"
)
SPOKEN_URL = re.compile(r"\b(?:www dot |w w w dot )?[a-z0-9]{2,30} dot (?:com|org|net|edu|gov|io)\b")
TOP = ("com", "org", "net", "edu", "gov", "uk", "io", "co", "info", "us", "me", "ca")


def find(page: Page) -> Iterable[Found]:
    """Written forms by their marks, spoken ones by "at" and "dot"."""
    text, lower = page.text, page.lower
    if "@" in text:
        for found in EMAIL.finditer(text):
            yield Found(found.start(), found.end(), Label.EMAIL, rank=90)
        for found in HANDLE.finditer(text):
            yield Found(found.start(), found.end(), Label.HANDLE, rank=70)
    if "." in text:
        for found in URL.finditer(text):
            yield Found(found.start(), found.end(), Label.URL, rank=85)
    if " dot " in lower or " at " in lower:
        for found in SPOKEN.finditer(lower):
            if found.group().rsplit(" ", 1)[-1].rsplit(".", 1)[-1] in TOP:
                yield Found(found.start(), found.end(), Label.EMAIL, rank=88)
        for found in SPOKEN_URL.finditer(lower):
            yield Found(found.start(), found.end(), Label.URL, rank=84)
