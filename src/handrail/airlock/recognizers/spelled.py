"""Letters and digits said one by one: plates, codes, serial numbers, postcodes, names spelled out; also in the radio alphabet."""

from collections.abc import Iterable

from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page, remembered
from handrail.airlock.spoken import DIGITS, TEENS, TENS, TIMES, number
from handrail.papers.safe import Label

FINDS = (
    ("my plate is seven k b c four four one", "seven k b c four four one"),
    ("it was k b h two nine zero", "k b h two nine zero"),
    ("the code on it is bravo tango four four one", "bravo tango four four one"),
    ("we live at s w four seven p q", "s w four seven p q"),
    ("that's spelled z u b e r", "z u b e r"),
    ("Z-U-B-E-R-I-K-O is the name", "Z-U-B-E-R-I-K-O"),
)
LEAVES = (
    "my c five c six and c seven discs", "b one b six and b twelve", "h one n one", "my a one c is seven point two", "p t s d and a d h d",
    "i had one two three drinks", "a one and a two", "the p h q nine", "i went to a and e", "i o u one", "delta airlines lost it",
    "l four l five s one", "being l g b t q", "a b c d e f g", "what a b s", "i mean i i i d don't know",
)  # fmt: skip

RADIO = word_set(
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec",
    "romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu",
)
JOINS = frozenset({"dash", "hyphen", "slash"})
SPELL = word_set("spell spelled spelt spelling spells letters")
SPINE = frozenset("ctls")
SAID_BY_LETTERS = word_set("lgbtq lgbtqi lgbtqia lgbtqplus ptsd adhd emdr")
SHORTEST, SPELLED, AFTER_SPELL, REACH = 5, 5, 3, 6
ENOUGH, SOME = 3, 2


def find(page: Page) -> Iterable[Found]:
    """Stretches of at least five characters, of which neither letters nor digits alone make a word or a count."""
    index = 0
    while index < len(page.tokens):
        if not _begins(page.word(index)):
            index += 1
            continue
        first, last = index, _last(page, index)
        while (first < last and page.word(first) in ("i", "oh", "o")) or (first < last and _article(page, first)):
            first += 1
        if first <= last and _identifies(page, first, last):
            yield Found(page.tokens[first].start, page.tokens[last].end, Label.ID, rank=77)
        index = max(last, index) + 1
    for token in page.tokens:
        letters = token.text.split("-")
        if (
            len(letters) >= SPELLED
            and all(len(letter) == 1 and letter.isalpha() for letter in letters)
            and len(set(letters)) > SOME
        ):
            yield Found(token.start, token.end, Label.OTHER, rank=77)


def _last(page: Page, index: int) -> int:
    """The last token of the stretch that begins here; one before it where none does."""
    last = index - 1
    while index < len(page.tokens) and (last < 0 or index == last + 1 or page.word(index - 1) in JOINS):
        if index > 0 and last >= 0 and not page.beside(index - 1, index):
            break
        if _letter(page.word(index)) or _digits(page.word(index)):
            last = index
        elif not (page.word(index) in JOINS | TIMES.keys() and index == last + 1):
            break
        elif page.word(index) in TIMES:
            last = index
        index += 1
    return last


@remembered
def _begins(word: str) -> bool:
    return word in JOINS or word in TIMES or _letter(word) or bool(_digits(word))


@remembered
def _letter(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in RADIO


@remembered
def _digits(word: str) -> str:
    if word in TIMES or not (word in DIGITS or word in TEENS or word in TENS or word.isdecimal() or number(word) is not None):
        return ""
    return str(number(word)) if number(word) is not None else word


def _article(page: Page, index: int) -> bool:
    """ "a" before a number is the article."""
    return page.word(index) == "a" and not _letter(page.word(index + 1))


def _identifies(page: Page, first: int, last: int) -> bool:
    said = [page.word(place) for place in range(first, last + 1)]
    letters = [word[0] for word in said if _letter(word) and word not in ("o", "oh")]
    digits = "".join(_digits(word) for word in said)
    if len(letters) + len(digits) < SHORTEST and not _after_spell(page, first):
        return False
    if not digits:
        return _spells(page, first, letters)
    if len(set(letters)) < SOME or (set(letters) <= SPINE and "".join(letters) and _alternates(said)):
        return False
    return (len(digits) >= ENOUGH and len(letters) >= SOME) or (len(digits) >= SOME and len(letters) >= ENOUGH)


def _spells(page: Page, first: int, letters: list[str]) -> bool:
    """Five letters in a row that are no abbreviation and no alphabet, three after "spelled"."""
    word = "".join(letters)
    if word in SAID_BY_LETTERS or word in "abcdefghijklmnopqrstuvwxyz" or len(set(word)) < ENOUGH:
        return False
    return len(word) >= (AFTER_SPELL if _after_spell(page, first) else SPELLED)


def _after_spell(page: Page, first: int) -> bool:
    return any(page.word(place) in SPELL for place in range(first - REACH, first))


def _alternates(said: list[str]) -> bool:
    """ "c five c six": a letter, a number, a letter, a number."""
    return all(_letter(word) is (place % 2 == 0) for place, word in enumerate(said))
