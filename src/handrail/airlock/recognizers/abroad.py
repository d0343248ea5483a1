"""Streets and postcodes of other countries: "Rue Bleue 12", "Lindenstraße 4", "SW1A 1AA", "1071 AB", "K1A 0B1"."""

import re
from collections.abc import Iterable

from handrail.airlock.lists import word_set
from handrail.airlock.page import Found, Page, common
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import Label

FINDS = (
    ("I lived at 17 Rue de la Bleue back then", "17 Rue de la Bleue"),
    ("es Calle Zuberiko 12, segundo", "Calle Zuberiko 12"),
    ("at Zuberstraße 14 in the back", "Zuberstraße 14"),
    ("he lives on zuberstraat forty two", "zuberstraat forty two"),
    ("we stayed on calle zuberiko for a year", "calle zuberiko"),
    ("my postcode is ZB4 7PQ now", "ZB4 7PQ"),
    ("it's k1a 0b1 on the letter", "k1a 0b1"),
    ("via Zuberi 8 is the house", "via Zuberi 8"),
    ("at 4 Kettle Mews we were happy", "4 Kettle Mews"),
    ("it was forty kettle gardens", "forty kettle gardens"),
)
LEAVES = (
    "I'll rue the day", "we talk via Zoom 2 times a week", "on a platz or something", "take b12 3mg of it", "the plaza was empty",
    "a decade 2 of us waited", "the brigade 7 came", "L4 5mm wide", "two close friends", "10 minutes in the gardens", "at 4 close to home",
)  # fmt: skip

BEFORE = word_set(
    "rue calle avenida avda via viale piazza rua paseo carrera calzada corso chemin quai impasse ulica jalan rambla camino"
)
ALONE = word_set("calle avenida avda viale piazza ulica jalan rambla")
"""No English words: a name behind them is enough."""
SMALL = word_set("de del la las los des du le les di da do dos das della dei el san santa saint")
WITHIN = ("straße", "strasse", "gasse", "allee", "platz", "ufer", "damm", "straat", "laan", "gracht", "plein", "gatan", "vägen", "vagen", "vej", "sgade", "veien", "katu", "utca", "weg")  # fmt: skip
BRITISH = word_set("close gardens mews grove rise wynd wharf quay drove hill green")
"""These make a street only after a house number and a name that is no everyday word, or has a capital."""
UNIT = r"(?!(?:mg|ml|kg|am|pm|cm|mm|st|nd|rd|th|hr|lb|gb|mb|oz|mi|km|pt)\b)"
POSTCODE = re.compile(
    rf"\b[a-z]{{1,2}}\d[a-z\d]? {UNIT}\d[abd-hjlnp-uw-z]{{2}}\b|\b[a-ceghj-npr-tvxy]\d[a-z] ?\d[a-z]\d\b", re.IGNORECASE
)
"""British and Canadian; letters that none of them has are left out."""
NUMBER_TOWN = re.compile(r"(?<=[,\n] )\d{4,5} ?(?:[A-Z]{2} )?[A-ZÄÖÜÅØ][a-zäöüåøß]{2,30}\b|\b\d{4} [A-Z]{2}(?=,? [A-Z][a-z])")
NO_STREET = word_set("zoom skype email teams facetime whatsapp text phone video mail messenger signal telegram")
"""Talk goes via these."""
LONGEST_NAME = 3


def find(page: Page) -> Iterable[Found]:
    """By the word for a street before or inside the name, with its house number; and postcodes by their shape."""
    runs = digit_runs(page.tokens)
    behind = {first: last for first, last, digits in runs if len(digits) <= 5}
    ahead = {last: first for first, last, digits in runs if len(digits) <= 5}
    for index, token in enumerate(page.tokens):
        if token.folded in BEFORE:
            yield from _named(page, index, behind, ahead)
        elif token.folded in BRITISH:
            yield from _british(page, index, ahead)
        elif token.folded.endswith(WITHIN) and len(token.folded) > 6 and not common(token.folded) and index + 1 in behind:
            yield Found(token.start, page.tokens[behind[index + 1]].end, Label.ADDRESS, rank=72)
    for pattern in (POSTCODE, NUMBER_TOWN):
        for found in pattern.finditer(page.text):
            yield Found(found.start(), found.end(), Label.ADDRESS, rank=71)


def _named(page: Page, index: int, behind: dict[int, int], ahead: dict[int, int]) -> Iterable[Found]:
    """ "17 Rue de la Bleue", "Calle Mayor 12"."""
    last = index
    while (
        last + 1 < len(page.tokens)
        and last - index < LONGEST_NAME + 1
        and page.beside(last, last + 1)
        and _of_name(page, last + 1)
    ):
        last += 1
    while last > index and page.word(last) in SMALL:
        last -= 1
    if last == index:
        return
    first, end, numbered = index, last, False
    if last + 1 in behind and len(page.between(last, last + 1)) < 3:
        end, numbered = behind[last + 1], True
    elif index - 1 in ahead:
        first, numbered = ahead[index - 1], True
    if numbered or page.word(index) in ALONE:
        yield Found(page.tokens[first].start, page.tokens[end].end, Label.ADDRESS, rank=72)


def _of_name(page: Page, index: int) -> bool:
    token = page.tokens[index]
    return token.folded in SMALL or (
        token.folded.isalpha() and token.folded not in NO_STREET and (token.capital if page.cased else not common(token.folded))
    )


def _british(page: Page, index: int, ahead: dict[int, int]) -> Iterable[Found]:
    """ "4 Kettle Mews", "forty kettle gardens"."""
    for length in (1, 2):
        first = index - length
        if first - 1 not in ahead or not all(page.beside(place, place + 1) for place in range(first - 1, index)):
            continue
        named = all(page.tokens[place].capital for place in range(first, index + 1))
        if (
            named
            if page.cased
            else page.word(index) in ("mews", "gardens", "wynd", "grove") and page.word(index - 1) not in SMALL
        ):
            yield Found(page.tokens[ahead[first - 1]].start, page.tokens[index].end, Label.ADDRESS, rank=72)
        return
