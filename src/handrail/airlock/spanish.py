"""Everyday Spanish words, which name nobody where they are written as such ("quiero", "vida", "Le digo").

Two lists tell: words, and words that people or towns are called by, too ("luz"). Among Spanish words and in text with capitals one
of the second kind names nobody in lower case; in text without capitals it may.
"""

from itertools import takewhile

from handrail.airlock import cues
from handrail.airlock.learned import network
from handrail.airlock.lists import families, word_set, words
from handrail.airlock.page import SPANISH, Page, common

COUNTED = word_set(
    "cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta",
    "sesenta setenta ochenta noventa cien ciento mil primero enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre",
    "noviembre diciembre",
)
"""Numbers and months, of which numbers and dates are made."""

ARTICLES = word_set(
    "el la lo los las un una unos unas este esta estos estas ese esa esos esas aquel aquella al del cada otro otra toda todo ninguna",
    "mi mis tu tus su sus nuestro nuestra muy mas tan",
)
"""Behind one of these a word that is a name, too, is the word ("quitarme la vida")."""
LEADING = word_set("a con de para")
"""Behind one of these without an article somebody known is meant ("le dije a perla")."""
LINKS = word_set("de del la las los el al y")
SMALL = (SPANISH | word_set("vida nada le va este esta les han ella si tu ayer tenia iba ojala mucha lado")) - LINKS
"""Words of every sentence, some of which are a name somewhere in the world."""
CLITICS = word_set("me te se le les nos no")
BEFALLS = word_set(
    "da dan dio duele duelen gusta gustan falta faltan importa importan queda quedan sale salio pesa pesan cuesta cuestan costo sobra preocupa",
    "hay soy estoy es son era hace",
)
"""What things do to somebody: "Pena me da"."""
MINE = ("o", "é", "í")
THEIRS = word_set("dijo hizo puso vino quiso trajo pudo tuvo supo estuvo anduvo")
"""Verbs that end as the speaker's own do, and are of others."""
GIVEN = 2
"""How common a first name must be on the list to be one behind "mi hermana" without a capital."""
SHORTENED = 4
"""Letters of a word that a dot may shorten."""
NEAR = 3
"""Words to either side that tell the language of one."""


def plain(page: Page, index: int) -> bool:
    """A Spanish word that names nobody: on a list of words, without a capital of its own.

    Among English words, and in text without capitals, only one that is nothing else in any list ("Lloré three times").
    """
    word, token = page.word(index), page.tokens[index]
    if not (word in words("spanish_words") or name_too(word)):
        return False
    if not among(page, index):
        return not page.shouts(index) and _nothing_else(word)
    if not page.cased:
        return word in SMALL or _nothing_else(word)
    if token.capital:
        return not name_too(word) and not _capital_of_its_own(page, index)
    return not called(page, index)


def name_too(word: str) -> bool:
    """A Spanish word that people or towns are called by, too."""
    return word in words("spanish_names_that_are_words")


def called(page: Page, index: int) -> bool:
    """Behind "se llama" any name that is a word, behind "mi hermano" one that is given to people; with or without a capital."""
    word = page.word(index)
    if not (name_too(word) and cues.introduced(page, index) and among(page, index)):
        return False
    given = network.shipped().listed(word)[0] >= GIVEN or word in families("nicknames")
    return given or page.word(index - 1) not in cues.KIN


def told_of(page: Page, index: int) -> bool:
    """The sentence says that the word is somebody's name here."""
    return called(page, index) or _acts(page, index)


def _acts(page: Page, index: int) -> bool:
    """ "Mora me subió la dosis": a name that is a word begins a sentence and does something to somebody."""
    if not (page.cased and page.tokens[index].capital and page.starts_sentence(index) and name_too(page.word(index))):
        return False
    verb = index + 1
    while page.word(verb) in CLITICS and page.beside(verb - 1, verb):
        verb += 1
    if not (index + 1 < verb < len(page.tokens) and page.beside(verb - 1, verb) and among(page, index)):
        return False
    return page.word(verb) not in BEFALLS and not _mine(page, verb)


def _mine(page: Page, verb: int) -> bool:
    """ "Tengo", "terminé": what the speaker does."""
    return page.tokens[verb].text.endswith(MINE) and page.word(verb) not in THEIRS


def led_to(page: Page, index: int) -> bool:
    """ "Le dije a perla", "estuve con luz": no article stands where a thing would have one; "tres de abril" is a date."""
    before, word = page.word(index - 1), page.word(index)
    if before not in LEADING or not page.beside(index - 1, index) or not among(page, index):
        return False
    return word not in SMALL and not (before == "de" and word in COUNTED)


def uncounted(page: Page, index: int) -> bool:
    """A plain word that is no part of a number or a date either."""
    return plain(page, index) and page.word(index) not in COUNTED


def _capital_of_its_own(page: Page, index: int) -> bool:
    """Inside a sentence, after what is shortened, in brackets, or where a longer name begins: "Dra. Mora", "Urb. Mayor", "Ciudad de la Habana"."""
    if page.shouts(index) or cues.titled(page, index) or (index and _no_new_sentence(page, index)):
        return True
    after = index + 1
    while page.word(after) in LINKS and page.beside(after - 1, after):
        after += 1
    return after < len(page.tokens) and page.shouts(after) and page.beside(after - 1, after)


def _no_new_sentence(page: Page, index: int) -> bool:
    """Behind a bracket, or behind "Urb." and the like."""
    between, before = page.between(index - 1, index), page.tokens[index - 1]
    return "(" in between or (
        between.strip() == "." and before.capital and len(before.text) <= SHORTENED and not _whole(before.folded)
    )


def _whole(word: str) -> bool:
    """A word or a first name, which no dot shortens."""
    named = word in words("first_names") or network.shipped().listed(word)[0] > 0
    return named or common(word) or word in words("spanish_words") or name_too(word)


def among(page: Page, index: int) -> bool:
    """In a Spanish turn, or near more Spanish words than English ones in its sentence; a turn of a word or two speaks the hour's language."""
    near = [page.word(place) for place in _near(page, index)]
    spanish, english = (sum(map(only, near)) for only in (_only_spanish, _only_english))
    return page.spanish or spanish > english or (page.hour_spanish and not english)


def _near(page: Page, index: int) -> list[int]:
    """A few words to either side in the same sentence."""
    before = list(
        takewhile(lambda place: place >= 0 and not page.starts_sentence(place + 1), range(index - 1, index - 1 - NEAR, -1))
    )
    behind = range(index + 1, min(index + 1 + NEAR, len(page.tokens)))
    return [*before, *takewhile(lambda place: not page.starts_sentence(place), behind)]


def _only_spanish(word: str) -> bool:
    return (word in words("spanish_words") or word in COUNTED) and not common(word)


def _only_english(word: str) -> bool:
    return common(word) and word not in words("spanish_words")


def _nothing_else(word: str) -> bool:
    """Of Spanish alone, and on no list of names."""
    return _only_spanish(word) and not any(network.shipped().listed(word))
