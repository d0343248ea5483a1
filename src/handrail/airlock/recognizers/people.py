"""Names of people: by list, by title, by the words around them. Names that are also words need such words.

KNOWN GAP: two people with the same first name share one surrogate where the text does not tell them apart, and a rare name that
is an everyday word too ("Pepper"), in lower-case text with no telling word beside it, is not found. The client's own record
is the answer for the people who matter most.
"""

from collections.abc import Iterable

from handrail.airlock import cues, spanish
from handrail.airlock.lists import word_set, words
from handrail.airlock.page import Found, Page, common, fold
from handrail.airlock.recognizers.places import WIDE
from handrail.papers.safe import Label

FINDS = (
    ("I told Keisha about it.", "Keisha"),
    ("so i told keisha about it", "keisha"),
    ("Dr. Okafor put it up.", "Okafor"),
    ("my friend will came over", "will"),
    ("Her name is Siobhan O'Neill.", "Siobhan O'Neill"),
    ("my boss mister petrakis yelled", "petrakis"),
    ("zuberiko said it was fine", "zuberiko"),
    ("then grace said nothing", "grace"),
    ("I went with Zuberiko and it rained", "Zuberiko"),
)
LEAVES = (
    "I will hope for the best.", "my mom called on sunday", "he may go in may", "mark it on the calendar", "thank god",
    "my sister called", "I was full of joy", "It's a summer thing.", "it's sandy and cold there", "the sertraline is working",
    "By June I had stopped.", "last April was hard", "Texas is too hot", "Flexion is limited.", "CBT never worked for me", "in the dawn light",
)  # fmt: skip

EVERYDAY = word_set(
    "will may mark hope joy love best art rich young day long red sun star sky summer june august april don ed van rob bill",
    "faith true miles park lake king white black brown green page max sue pat chance cash christian honor honey sugar tiny",
    "lucky shadow charity justice mercy major west wood hill storm buck skip no an so do du tu si una min tad meta fe lan chip",
    "pip hall rue",
)
SEASONS = word_set(
    "summer june july august april may autumn day sun sky star love hope faith joy white black lake river park king page so no",
    "an do du tu si una min",
)
COUNTED = word_set("will mark bill rob don chase grant drew frank pat max sue ed dean major king page buck prince chip van")
"""Nouns that would have an article if they were no names here: "about mark"."""
LONGEST = 3
TOLD, LISTED, GUESSED = 62, 60, 45
"""Ranks: what a Spanish sentence says of a name is no guess; a town of the list is more certain than a guess from the words around."""
ACRONYM = 5


def find(page: Page) -> Iterable[Found]:
    """First names with what follows them, titles with names, and names announced by the words around."""
    index = 0
    while index < len(page.tokens):
        if not _is_name(page, index):
            index += 1
            continue
        last = _last(page, index)
        rank = TOLD if spanish.told_of(page, index) else LISTED if page.word(index) in words("first_names") else GUESSED
        yield Found(page.tokens[index].start, page.tokens[last].end, Label.PERSON, cues.kin(page, index), rank)
        index = last + 1


def _is_name(page: Page, index: int) -> bool:
    token = page.tokens[index]
    word = token.folded
    if word.isdecimal():
        return False
    if spanish.told_of(page, index):
        return True
    if page.spanish and not (cues.titled(page, index) or cues.introduced(page, index)):
        return _listed_in_spanish(page, index)
    if cues.never_a_name(word) or (cues.eponym(page, index) and not cues.titled(page, index)):
        return False
    if cues.a_month(page, index):
        return False
    if word in words("names_that_are_words"):
        return _word_is_name(page, index)
    if word in words("first_names"):
        return token.capital or not page.cased or not common(word)
    if "-" in word and _hyphened(token.text, page.cased):
        return True
    people = word in words("peoples") and not _capital_pair(page, index)
    if common(word) or people or cues.unlike_a_name(word) or word in WIDE or word in cues.KIN:
        return _announced(page, index) and _could_be(page, index)
    if _announced(page, index) and _could_be(page, index):
        return True
    if len(word) < 3:
        return False
    if page.cased:
        return (
            token.capital
            and (page.shouts(index) or _capital_pair(page, index) or cues.weak(page, index))
            and not (token.text.isupper() and len(word) <= ACRONYM)
        )
    return cues.weak(page, index)


def _hyphened(text: str, cased: bool) -> bool:
    """ "Mary-Lou", "anti-Keisha": a listed name at either end, with a capital where there are any."""
    parts = text.split("-")
    return any(
        fold(part) in words("first_names") and (part[:1].isupper() or (not cased and place == 0))
        for place, part in enumerate(parts)
    )


def _listed_in_spanish(page: Page, index: int) -> bool:
    """A first name of the list with a capital inside a sentence. The words around are English ones here; the trained part knows others."""
    word = page.word(index)
    listed = word in words("first_names") and word not in words("names_that_are_words")
    return listed and (page.shouts(index) or _capital_pair(page, index)) and not page.tokens[index].text.isupper()


def _capital_pair(page: Page, index: int) -> bool:
    """ "Krisztina Almasi" begins a sentence: two words in capitals, neither of them English."""
    following = page.word(index + 1)
    if not following or common(following) or not page.beside(index, index + 1):
        return False
    return page.tokens[index + 1].capital and not cues.unlike_a_name(following)


def _announced(page: Page, index: int) -> bool:
    return cues.titled(page, index) or cues.introduced(page, index)


def _could_be(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if page.cased:
        return token.capital and not token.text.isdigit() and token.folded not in cues.TITLES | cues.KIN
    return not common(token.folded) and token.folded.isalpha()


def _word_is_name(page: Page, index: int) -> bool:
    """ "Will", "Grace", "May": a capital where a word would have none, or words around that only names have."""
    word = page.word(index)
    if _announced(page, index):
        return page.tokens[index].capital or not page.cased
    if page.cased:
        if not page.tokens[index].capital:
            return False
        return page.shouts(index) or cues.strong(page, index) or (word not in EVERYDAY and cues.weak(page, index))
    if word in SEASONS or len(word) < 3:
        return cues.strong(page, index)
    if word in EVERYDAY:
        bare = word in COUNTED and page.word(index - 1) in ("with", "about", "for", "from", "like", "than")
        return page.tokens[index].possessive or bare or cues.strong(page, index)
    if page.word(index + 1) in ("and", "or") and common(page.word(index + 2)) and page.word(index + 2) not in cues.SUBJECTS:
        return False
    return cues.weak(page, index) and page.word(index - 1) not in ("is", "it's", "that's", "what's", "like")


def _last(page: Page, first: int) -> int:
    """Up to three words more: "Siobhan O'Neill", "maria del carmen"."""
    last = first
    while last + 1 < len(page.tokens) and last - first < LONGEST and page.beside(last, last + 1):
        if page.tokens[last].possessive or not _goes_on(page, last + 1):
            break
        last += 1
    return last


def _goes_on(page: Page, index: int) -> bool:
    token = page.tokens[index]
    word = token.folded
    if page.cased:
        return token.capital and word not in cues.TITLES | cues.KIN and word != "i" and not cues.never_a_name(word)
    if word in cues.AFTER or cues.never_a_name(word):
        return False
    if word in words("first_names") or (word in words("names_that_are_words") and word not in EVERYDAY):
        return True
    return not (common(word) or cues.unlike_a_name(word) or spanish.plain(page, index))
