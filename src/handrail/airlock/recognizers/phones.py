"""Telephone numbers, written (libphonenumber) and said digit by digit."""

from collections.abc import Iterable
from itertools import pairwise

from phonenumbers import Leniency, PhoneNumberMatcher

from handrail.airlock.page import Found, Page
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import Label

FINDS = (
    ("Call me on 503-555-0177 please.", "503-555-0177"),
    ("its five oh three five five five oh one seven seven", "five oh three five five five oh one seven seven"),
    ("five five five oh one two three", "five five five oh one two three"),
    ("ring +44 20 7946 0018", "+44 20 7946 0018"),
)
LEAVES = ("for five minutes", "from 2019 to 2023", "one two three four", "it was 120 over 80", "I scored 16 and then 9")

SHORTEST, LONGEST = 7, 15


def find(page: Page) -> Iterable[Found]:
    """Written numbers that could be dialled, and runs of seven to fifteen digits."""
    if page.digits >= SHORTEST:
        for match in PhoneNumberMatcher(page.text[:200_000], "US", leniency=Leniency.POSSIBLE, max_tries=200):
            yield Found(match.start, match.end, Label.PHONE, rank=80)
    for first, last, digits in digit_runs(page.tokens):
        if SHORTEST <= len(digits) <= LONGEST and last - first >= 2 and not _counting(digits):
            yield Found(page.tokens[first].start, page.tokens[last].end, Label.PHONE, rank=78)


def _counting(digits: str) -> bool:
    """One two three four: someone counts."""
    return all(int(right) - int(left) == 1 for left, right in pairwise(digits))
