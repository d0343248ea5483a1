"""Ages over 89 (45 CFR 164.514(b)(2)(i)(C)). Younger ages stay."""

from collections.abc import Iterable

from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page
from handrail.airlock.spoken import number
from handrail.papers.safe import Label

FINDS = (
    ("My grandmother is 94 years old.", "94"),
    ("she turned ninety-one", "ninety-one"),
    ("she's 101 now", "101"),
    ("a ninety two year old man", "ninety two"),
)
LEAVES = (
    "I am 34 years old.",
    "ninety minutes",
    "95 percent of the time",
    "he weighs 94 kilos",
    "90 days sober",
    "he's 95 or so percent",
)

OLDEST = 89
BEFORE = word_set("turned turns turning is aged age was he's she's i'm hes shes im")
AFTER = frozenset({"year", "years", "yr", "yrs", "year-old"})
NOT_AGES = word_set(
    "minutes minute percent days day weeks week months month hours hour dollars bucks kilos pounds miles seconds times degrees",
    "something people calories points over out of or to",
)


def find(page: Page) -> Iterable[Found]:
    """A number over 89 that words around it make an age."""
    for index, token in enumerate(page.tokens):
        value, last = _value(page, index)
        if value is None or not OLDEST < value < 125:
            continue
        before, after, following = page.word(index - 1), page.word(last + 1), page.word(last + 2)
        old = (after in AFTER and following in ("old", "olds", "")) or after == "year-old"
        if old or (before in BEFORE and after not in NOT_AGES and after not in AFTER):
            yield Found(token.start, page.tokens[last].end, Label.AGE, rank=65)


def _value(page: Page, index: int) -> tuple[int | None, int]:
    token = page.tokens[index]
    value = number(token.folded)
    if value == 90 and page.word(index + 1) and not token.folded.isdecimal() and page.beside(index, index + 1):
        ones = number(page.word(index + 1))
        if ones is not None and 0 < ones < 10:
            return value + ones, index + 1
    return value, index
