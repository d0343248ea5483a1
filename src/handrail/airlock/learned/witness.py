"""The second witness: what the readers half see is masked only where its place in the sentence agrees, and some words never are.

In text with capitals a name has one inside a sentence. A word without, or one that begins a sentence, where every word has one,
must be plain to the readers themselves. In text without capitals an everyday word needs both readers. Days, months, feasts,
languages, peoples, faiths, titles and bare numbers identify nobody by themselves, whatever is seen in them.
"""

from collections.abc import Sequence

from handrail.airlock import cues, spanish
from handrail.airlock.learned.traits import Numbers
from handrail.airlock.lists import word_set, words
from handrail.airlock.moved import ORDINALS
from handrail.airlock.page import Page, common
from handrail.airlock.spoken import number
from handrail.papers.safe import Label

NAMES = frozenset({Label.PERSON, Label.LOCATION, Label.ORG})
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "january february march september october november december easter christmas thanksgiving halloween hanukkah ramadan eid",
    "diwali passover lent lunes martes miercoles jueves viernes sabado domingo enero febrero marzo julio septiembre octubre",
    "noviembre diciembre navidad pascua",
)
KINSHIP = (cues.KIN - word_set("ex pal baby dog cat little big twin")) | word_set(
    "nan nanna mum mummy daddy grandad granddad granny gran mam mammy papi mami"
)
STREETLESS = frozenset({Label.ADDRESS, Label.HANDLE, Label.EMAIL})
CONTACTS = frozenset({Label.HANDLE, Label.EMAIL})
WORDED = NAMES | CONTACTS
"""Kinds that no Spanish number or month is a part of."""
NUMBERS = frozenset({Label.DATE, Label.PHONE, Label.ID})
DAYS = frozenset([*ORDINALS[1:], "thirtieth", "the"])
"""What a day of a month is called."""
AT = word_set("at by around about until till before after from to")
HOURS, MINUTES = 12, 60
MEASURES = frozenset({"point", "nought", "and", "o'clock"})
CERTAIN = 0.9
"""How likely a user name of one everyday word must be, or a place or an organisation of everyday words without capitals among capitals."""
PLAIN, HEARD = 0.6, 0.3
"""How likely the readers must find a word without a witness, in text with capitals and without."""
BOTH, HALF = 0.02, 0.5
"""How likely the network must find a word to bear witness: an everyday one in text without capitals, and one among capitals."""
SHORT = 5


def stays(page: Page, stretch: Sequence[int], label: Label) -> bool:
    """True for what identifies nobody by itself."""
    said = [page.word(index) for index in stretch]
    if label is Label.DATE and _minutes(page, stretch):
        return True
    if label in NUMBERS and all(spanish.uncounted(page, index) for index in stretch):
        return True
    if label in STREETLESS and all(number(word) is not None or word in MEASURES for word in said):
        return True
    if len(said) == 1 and label is Label.DATE and said[0] in CALENDAR | cues.MONTHS:
        return True
    if label not in NAMES or cues.titled(page, stretch[0]) or cues.introduced(page, stretch[0]):
        return False
    if all(word in KINSHIP or word in cues.TITLES or cues.never_a_name(word) for word in said):
        return True
    if all(cues.a_month(page, index) for index in stretch) or all(_a_day(page, index) for index in stretch):
        return True
    return all(word in CALENDAR for word in said) or (
        all(_people(page, index) for index in stretch) and not _goes_on(page, stretch)
    )


def _a_day(page: Page, index: int) -> bool:
    """A word of "the thirtieth"."""
    return page.word(index) in DAYS and not page.shouts(index)


def _minutes(page: Page, stretch: Sequence[int]) -> bool:
    """The "thirty" of "at four thirty"."""
    hour, minutes = number(page.word(stretch[0] - 1)), [number(page.word(index)) for index in stretch]
    told = page.word(stretch[0] - 2) in AT and hour is not None and 0 < hour <= HOURS
    return told and all(some is not None and some < MINUTES for some in minutes)


def _people(page: Page, index: int) -> bool:
    """Of the list; "Germán" is a name."""
    return page.word(index) in words("peoples") and page.tokens[index].text.isascii()


def _goes_on(page: Page, stretch: Sequence[int]) -> bool:
    """ "Tamil Nadu": the word is a part of a longer name."""
    after = stretch[-1] + 1
    return after < len(page.tokens) and page.shouts(after) and page.beside(after - 1, after)


def agreed(page: Page, stretch: Sequence[int], label: Label, seen: Numbers, alone: Numbers) -> bool:
    """Whether something beside the readers speaks for a name, or they need nobody.

    `seen` are the chances of the page's words, `alone` those that the network gives the words of the stretch.
    """
    said = list(stretch)
    most, quick = float(seen[said].max()), float(alone.max())
    if label in CONTACTS and len(said) == 1 and (page.spanish or common(page.word(said[0]))):
        return most >= CERTAIN
    if label not in NAMES:
        return True
    if not page.cased or page.spanish:
        return (
            _heard(page, said, most, quick) if not page.cased else any(_written(page, index, most >= PLAIN) for index in said)
        )
    begins, rare = any(page.tokens[index].capital for index in said), _rare(page, said)
    if any(stands_out(page, index) for index in said) or cues.titled(page, said[0]) or (begins and rare):
        return True
    if label is not Label.PERSON and not begins and not rare:
        return most >= CERTAIN and quick >= BOTH
    return most >= PLAIN or (most >= HEARD and quick >= HALF and (begins or rare))


def _heard(page: Page, said: Sequence[int], most: float, quick: float) -> bool:
    return page.spanish or most >= HEARD or quick >= BOTH or _rare(page, said)


def _rare(page: Page, said: Sequence[int]) -> bool:
    return not all(common(page.word(index)) for index in said)


def _written(page: Page, index: int, plain: bool) -> bool:
    """A capital inside a sentence, one at its beginning when the network is plain about it, or a number such as a postcode."""
    token = page.tokens[index]
    return page.shouts(index) or (token.capital and plain) or not token.folded.isalpha()


def stands_out(page: Page, index: int) -> bool:
    """A capital inside a sentence, or another script than Latin."""
    return page.shouts(index) or not page.tokens[index].folded.isascii()


def acronym(text: str) -> bool:
    """ "MS", "TIPP": capitals that say nothing of a name."""
    return 1 < len(text) <= SHORT and text.isupper()
