"""Ages over 89 (45 CFR 164.514(b)(2)(i)(C)), written and said. Younger ages stay."""

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
    ("he lived to ninety six", "ninety six"),
    ("she died at 93 in her sleep", "93"),
    ("he made it to a hundred and one", "a hundred and one"),
    ("my ninety-three-year-old mother", "ninety-three"),
    ("grandma was ninety four when it happened", "ninety four"),
    ("my dad's 90", "90"),
    ("mi abuela tiene noventa y dos años", "noventa y dos"),
    ("at the age of ninety", "ninety"),
)
LEAVES = (
    "I am 34 years old.",
    "ninety minutes",
    "95 percent of the time",
    "he weighs 94 kilos",
    "90 days sober",
    "he's 95 or so percent",
    "I feel a hundred years old",
    "it was 100 degrees",
    "I died at 7 out of 10",
    "my score was 92",
    "a hundred times",
    "I could sleep for a hundred years.",
)

OLDEST, LAST = 89, 125
BEFORE = word_set(
    "turned turns turning is aged age was he's she's i'm hes shes im lived reached hit mom's dad's grandma's grandpa's grandmother's",
    "grandfather's mother's father's aunt's uncle's tiene cumplio tenia",
)
PHRASES = (
    ("died", "at"),
    ("passed", "at"),
    ("lived", "to"),
    ("made", "it", "to"),
    ("age", "of"),
    ("dead", "at"),
    ("lived", "until"),
    ("almost",),
    ("nearly",),
    ("just", "turned"),
)
RELATIVE = word_set(
    "he she who grandma grandpa grandmother grandfather mom dad mother father aunt uncle he's she's i'm abuela abuelo nana great-grandma"
)
AFTER = frozenset({"year", "years", "yr", "yrs", "year-old", "años", "anos"})
OLD = frozenset({"old", "olds", "young", "of", ""})
FEELS = frozenset({"feel", "feels", "felt", "like", "looks", "look"})
NOT_AGES = word_set(
    "minutes minute percent days day weeks week months month hours hour dollars bucks kilos pounds miles seconds times degrees",
    "something people calories points over out of or to per cents mph beats sheep thousand million times percent feet grams mg",
)
NOT_SUBJECTS = word_set("score scored weight temperature pressure pulse rate total number bill grade level sugar test limit")
NOBODY = frozenset({"it", "that", "this", "there", "its", "it's"})
SPANS = frozenset({"for", "in", "over", "another", "last", "next", "past", "these", "those"})
"""Before a number of years these make it a length of time."""
REACH = 4
"""Words before a number in which its subject is looked for."""


def find(page: Page) -> Iterable[Found]:
    """A number over 89 that words around it make an age."""
    for index, token in enumerate(page.tokens):
        value, last = _value(page, index)
        if value is not None and OLDEST < value < LAST and _age(page, index, last):
            yield Found(token.start, page.tokens[last].start + _length(page, last), Label.AGE, rank=65)


def _age(page: Page, index: int, last: int) -> bool:
    before, after, following = page.word(index - 1), page.word(last + 1), page.word(last + 2)
    if {page.word(place) for place in range(index - REACH, index)} & FEELS:
        return False
    if (
        page.word(last).endswith("-old")
        or after == "year-old"
        or (after in ("años", "anos") and before in ("tiene", "tenia", "cumplio", "de", "con"))
    ):
        return True
    if after in AFTER:
        return following in OLD and (before not in SPANS or following in ("old", "olds", "young"))
    if before == "turned":
        return after not in NOT_AGES
    if after in NOT_AGES or {page.word(place) for place in range(index - REACH, index)} & NOT_SUBJECTS:
        return False
    if page.word(index - 2) in NOBODY and before in ("was", "is"):
        return False
    if index and page.tokens[index - 1].possessive and before in RELATIVE:
        return True
    return before in BEFORE or any(_said_before(page, index, phrase) for phrase in PHRASES)


def _said_before(page: Page, index: int, phrase: tuple[str, ...]) -> bool:
    """The phrase right before the number; a bare "almost" needs someone before it."""
    words = tuple(page.word(place) for place in range(index - len(phrase), index))
    if words != phrase:
        return False
    return len(phrase) > 1 or any(page.word(place) in RELATIVE for place in range(index - REACH, index))


def _value(page: Page, index: int) -> tuple[int | None, int]:
    """The number that begins here, and its last token: 94, ninety four, ninety-four-year-old, a hundred and one, noventa y dos."""
    word = page.word(index)
    if word.endswith("-year-old"):
        return number(word.removesuffix("-year-old")), index
    following = page.word(index + 1)
    if word == "noventa":
        ones = {"uno": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9}
        return (
            (90 + ones[page.word(index + 2)], index + 2) if following == "y" and page.word(index + 2) in ones else (90, index)
        )
    if word in ("a", "one") and following == "hundred":
        return _hundreds(page, index + 1)
    value = number(word)
    if value == 90 and not word.isdecimal() and following and page.beside(index, index + 1):
        ones_said = number(following)
        if ones_said is not None and 0 < ones_said < 10:
            return value + ones_said, index + 1
    return value, index


def _hundreds(page: Page, hundred: int) -> tuple[int, int]:
    """The end of "a hundred", "one hundred and two"."""
    tail = hundred + 1 + (page.word(hundred + 1) == "and")
    ones = number(page.word(tail)) if page.word(tail) else None
    return (100 + ones, tail) if ones is not None and ones < 25 else (100, hundred)


def _length(page: Page, last: int) -> int:
    """Of "ninety-four-year-old" only the number."""
    token = page.tokens[last]
    return len(token.text.removesuffix("-old").removesuffix("-year")) if token.folded.endswith("-year-old") else len(token.text)
