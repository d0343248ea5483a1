"""Places: towns by list, by the sound of their names, by words like "creek", and by the words that announce them.

States and countries stay (Safe Harbor lets them), except where someone lives, was born or has family: there they narrow a story down.
"""

from collections.abc import Iterable
from functools import cache

from handrail.airlock import cues
from handrail.airlock.lists import word_set, words
from handrail.airlock.page import Found, Page, common
from handrail.papers.safe import Label

FINDS = (
    ("We moved to Tacoma in spring.", "Tacoma"),
    ("we drove out to salt lake city", "salt lake city"),
    ("I grew up in Netarts Bay.", "Netarts Bay"),
    ("my aunt in willow creek said so", "willow creek"),
    ("i was born in nineteen seventy in bend", "bend"),
    ("we stopped near hobblesville", "hobblesville"),
    ("I live in Oregon.", "Oregon"),
)
LEAVES = (
    "I was in bed.", "he is in a mobile home", "in the end it was fine", "California is far away", "i like reading",
    "we walked to the beach", "down by the creek", "I grew up in foster care", "i live in fear", "born in may", "raised in the church",
    "A place to live in. It's got a futon.",
)  # fmt: skip

BEFORE = word_set("in to from near around outside at through towards toward of leaving left visit visited visiting reach")
DIRECT = frozenset({"in", "to", "from", "near", "outside", "around"})
SURE = word_set(
    "live lives lived living moved move moving grew raised born staying stayed stationed settled based drove drive driving",
    "flew fly flying way trip relocated transferred hometown traveled home back originally i'm she's he's they're we're up",
    "down over out here everybody everyone family house apartment job hospital school",
)
WORDS_TOO = word_set(
    "mobile bend mesa providence reading nice orange independence florence madison austin lincoln jackson charlotte victoria",
    "salem norman garland gilbert chandler sydney paris orlando rome eugene aurora lima olympia sheffield kingston hampton",
    "burlington lexington columbus worcester savannah phoenix concord peoria venice troy surprise ontario aspen gary erie",
    "flint derby hull cork preston hamilton warren tyler trenton boone auburn mystic quincy lancaster hershey bethlehem",
    "princeton verona sofia salvador valencia georgetown granada medford boulder vail cary hickory moab napa everett",
)
WIDE = word_set(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana",
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska",
    "nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming england",
    "scotland wales ireland canada france germany spain italy portugal mexico nigeria ghana kenya india china japan korea",
    "vietnam philippines russia ukraine poland brazil argentina chile peru colombia cuba haiti jamaica australia zealand iraq",
    "iran syria lebanon israel egypt turkey pakistan bangladesh afghanistan greece sweden norway denmark finland netherlands",
    "belgium switzerland austria somalia ethiopia eritrea sudan guatemala honduras nicaragua ecuador venezuela bolivia uruguay",
    "paraguay thailand cambodia laos nepal",
)
NO_PLACES = word_set(
    "america usa us uk africa asia europe monday tuesday wednesday thursday friday saturday sunday january february march",
    "april may june july august september october november december christmas easter thanksgiving god zoom english spanish",
    "french german halloween summer winter spring fall autumn heaven hell facebook instagram",
)
GEOGRAPHY = word_set(
    "creek falls springs beach valley heights grove hills city county township village island harbor bay lake ridge junction",
    "rapids crossing hollow park shores mills bluff bluffs point canyon",
)
LIKE_TOWNS = (
    "ville", "burg", "burgh", "ton", "town", "ford", "field", "wood", "ham", "bury", "shire", "port", "mont", "dale", "haven", "polis",
    "boro", "borough", "view", "worth", "mouth", "stead", "wick", "ridge", "brook", "hurst",
)  # fmt: skip
LONGEST = 3
FAR, NEAR = 9, 5


def find(page: Page) -> Iterable[Found]:
    """Towns of the list, names that sound like towns, and places after "live in" and the like."""
    index = 0
    while index < len(page.tokens):
        last = _listed(page, index)
        if last is None:
            last = _geographic(page, index)
        if last is None and page.word(index - 1) in DIRECT and page.beside(index - 1, index):
            last = _announced(page, index)
        if last is None:
            index += 1
            continue
        yield Found(page.tokens[index].start, page.tokens[last].end, Label.LOCATION, rank=55)
        index = last + 1


@cache
def _begun() -> frozenset[str]:
    """The words that a town of the list begins with: others are passed over."""
    return frozenset(town.split(" ", 1)[0] for town in words("towns"))


def _listed(page: Page, index: int) -> int | None:
    if page.cased and not page.tokens[index].capital:
        return None
    if page.word(index) not in _begun():
        return None
    towns = words("towns")
    for length in range(LONGEST, 0, -1):
        if index + length > len(page.tokens):
            continue
        name = " ".join(page.word(place) for place in range(index, index + length))
        if name in towns and (name not in WORDS_TOO or _after(page, index)):
            return index + length - 1
    return None


def _after(page: Page, index: int) -> bool:
    """A town that is a word or a name too: after "in" or "to", and in lower-case text only where someone lives or goes."""
    if index == 0 or page.word(index - 1) not in BEFORE:
        return False
    return page.cased or _lives(page, index)


def _lives(page: Page, index: int) -> bool:
    """ "moved to", "born in nineteen seventy in", "my aunt in"."""
    if page.word(index - 2) in cues.KIN and page.word(index - 1) in DIRECT:
        return True
    if any(page.word(place) == "born" for place in range(index - FAR, index)):
        return True
    return any(page.word(place) in SURE for place in range(index - NEAR, index))


def _geographic(page: Page, index: int) -> int | None:
    """ "Willow Creek", "in willow creek"."""
    if page.word(index + 1) not in GEOGRAPHY or not page.beside(index, index + 1) or page.word(index) in cues.NOT_BEFORE:
        return None
    if page.cased:
        return index + 1 if page.tokens[index].capital and page.tokens[index + 1].capital else None
    return index + 1 if page.word(index - 1) in DIRECT and not page.word(index).isdecimal() else None


def _announced(page: Page, index: int) -> int | None:
    """What follows "in", "to" or "from": a name that sounds like a town, or any name where someone lives."""
    word = page.word(index)
    if word in NO_PLACES or word in cues.NOT_BEFORE or word.isdecimal() or cues.never_a_name(word):
        return None
    if page.cased:
        return _capitals(page, index) if page.tokens[index].capital and (_lives(page, index) or _like_a_town(word)) else None
    if _like_a_town(word) or (_lives(page, index) and (word in WIDE or _rare(word))):
        return index
    return None


def _like_a_town(word: str) -> bool:
    return len(word) > 5 and word.endswith(LIKE_TOWNS) and not common(word)


def _rare(word: str) -> bool:
    return not common(word) and not cues.unlike_a_name(word) and len(word) > 3


def _capitals(page: Page, index: int) -> int:
    last = index
    while last + 1 < len(page.tokens) and last - index < 2 and page.tokens[last + 1].capital and page.beside(last, last + 1):
        following = page.word(last + 1)
        if following == "i" or following in NO_PLACES or cues.never_a_name(following):
            break
        last += 1
    return last
