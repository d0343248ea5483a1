"""Employers, schools, clinics, churches, teams: names that end in a word for what they are, or follow "work at"."""

from collections.abc import Iterable

from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("She teaches at Lincoln High School now.", "Lincoln High School"),
    ("i got in to harwell college", "harwell college"),
    ("I work at Petrakis Marine.", "Petrakis Marine"),
    ("the people at St. Brigid's Church", "St. Brigid's Church"),
)
LEAVES = ("back in high school", "I work at home", "the hospital called", "she goes to church", "I went to college")

ENDINGS = frozenset(
    [
        "university",
        "college",
        "academy",
        "hospital",
        "clinic",
        "church",
        "elementary",
        "temple",
        "mosque",
        "synagogue",
        "inc",
        "llc",
        "ltd",
        "corp",
        "corporation",
        "foundation",
        "logistics",
        "freight",
        "industries",
        "bank",
        "insurance",
        "pharmacy",
        "bakery",
        "brewery",
        "cafe",
        "restaurant",
        "diner",
        "hotel",
        "motel",
        "studio",
        "studios",
        "dispatch",
        "marine",
        "motors",
        "construction",
        "engineering",
        "associates",
        "institute",
        "consulting",
    ]
)
TWO_WORDS = frozenset(
    {
        ("high", "school"),
        ("middle", "school"),
        ("elementary", "school"),
        ("medical", "center"),
        ("health", "center"),
        ("fire", "department"),
        ("police", "department"),
    }
)
PLAIN = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "your",
        "his",
        "her",
        "our",
        "their",
        "this",
        "that",
        "some",
        "any",
        "no",
        "in",
        "at",
        "to",
        "of",
        "from",
        "for",
        "and",
        "or",
        "but",
        "with",
        "on",
        "into",
        "local",
        "public",
        "state",
        "community",
        "private",
        "old",
        "new",
        "big",
        "small",
        "whole",
        "other",
        "another",
        "graduate",
        "junior",
        "senior",
        "nursing",
        "business",
        "law",
        "med",
        "medical",
        "went",
        "go",
        "goes",
        "going",
        "finished",
        "started",
        "left",
        "quit",
        "through",
        "after",
        "before",
        "during",
        "since",
        "is",
        "was",
        "be",
        "been",
        "mental",
        "home",
        "night",
        "free",
        "same",
        "eye",
        "first",
        "every",
        "each",
        "most",
        "day",
        "walk",
        "good",
        "bad",
        "high",
        "middle",
        "elementary",
        "grade",
        "trade",
        "online",
        "city",
        "county",
        "regular",
        "i",
        "we",
        "she",
        "he",
        "they",
        "you",
        "it",
        "hospital",
        "clinic",
        "church",
        "catholic",
        "christian",
        "baptist",
        "psych",
        "emergency",
        "urgent",
        "dental",
        "general",
        "main",
        "whose",
        "what",
        "which",
        "nearest",
        "had",
        "about",
        "like",
        "just",
        "called",
        "needs",
        "need",
        "until",
    ]
)
MAX_BEFORE = 3


def find(page: Page) -> Iterable[Found]:
    """Names before an ending, and capitals after "work at"."""
    for index, token in enumerate(page.tokens):
        if token.folded in ENDINGS or _two(page, index):
            first = _first_of(page, index - (1 if _two(page, index) else 0))
            if first is not None:
                yield Found(page.tokens[first].start, token.end, Label.ORG, rank=58)
        last = _employer(page, index)
        if last is not None:
            yield Found(token.start, page.tokens[last].end, Label.ORG, rank=52)


def _two(page: Page, index: int) -> bool:
    return index > 0 and (page.tokens[index - 1].folded, page.tokens[index].folded) in TWO_WORDS


def _first_of(page: Page, ending: int) -> int | None:
    """The first word of the name before an ending; None when no name stands there."""
    first = ending
    while first > 0 and ending - first < MAX_BEFORE and page.beside(first - 1, first):
        before = page.tokens[first - 1]
        if before.folded in PLAIN or (page.cased and not before.capital):
            break
        if not page.cased and ending - first >= 1:
            break
        first -= 1
    return first if first < ending else None


def _employer(page: Page, index: int) -> int | None:
    if index < 2 or not page.cased or not page.tokens[index].capital or page.tokens[index - 1].folded not in ("at", "for"):
        return None
    if not page.tokens[index - 2].folded.startswith(("work", "job", "intern", "teach", "volunteer", "shift")):
        return None
    last = index
    while last + 1 < len(page.tokens) and last - index < 3 and page.tokens[last + 1].capital and page.beside(last, last + 1):
        last += 1
    return last
