"""Places smaller than a state: towns by list, and places announced by the words before them. States and countries stay."""

from collections.abc import Iterable

from handrail.airlock.lists import words
from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("We moved to Tacoma in spring.", "Tacoma"),
    ("we drove out to salt lake city", "salt lake city"),
    ("I grew up in Netarts Bay.", "Netarts Bay"),
)
LEAVES = ("I was in bed.", "I live in Oregon.", "he is in a mobile home", "in the end it was fine", "She is from Nigeria.")

BEFORE = frozenset(
    [
        "in",
        "to",
        "from",
        "near",
        "around",
        "outside",
        "at",
        "through",
        "towards",
        "toward",
        "of",
        "leaving",
        "left",
        "visit",
        "visited",
        "visiting",
        "reach",
    ]
)
SURE = frozenset("live lives lived living moved move moving grew raised born staying stayed stationed settled based".split())  # noqa: SIM905
WORDS_TOO = frozenset(
    [
        "mobile",
        "bend",
        "mesa",
        "providence",
        "reading",
        "nice",
        "orange",
        "independence",
        "florence",
        "madison",
        "austin",
        "lincoln",
        "jackson",
        "charlotte",
        "victoria",
        "salem",
        "norman",
        "garland",
        "gilbert",
        "chandler",
        "sydney",
        "paris",
        "orlando",
        "rome",
        "eugene",
        "aurora",
        "lima",
        "olympia",
        "sheffield",
        "kingston",
        "hampton",
        "burlington",
        "lexington",
        "columbus",
        "worcester",
        "savannah",
        "phoenix",
        "concord",
        "peoria",
        "venice",
        "troy",
        "mobile",
    ]
)
WIDE = frozenset(
    [
        "alabama",
        "alaska",
        "arizona",
        "arkansas",
        "california",
        "colorado",
        "connecticut",
        "delaware",
        "florida",
        "georgia",
        "hawaii",
        "idaho",
        "illinois",
        "indiana",
        "iowa",
        "kansas",
        "kentucky",
        "louisiana",
        "maine",
        "maryland",
        "massachusetts",
        "michigan",
        "minnesota",
        "mississippi",
        "missouri",
        "montana",
        "nebraska",
        "nevada",
        "hampshire",
        "jersey",
        "mexico",
        "york",
        "carolina",
        "dakota",
        "ohio",
        "oklahoma",
        "oregon",
        "pennsylvania",
        "rhode",
        "tennessee",
        "texas",
        "utah",
        "vermont",
        "virginia",
        "washington",
        "wisconsin",
        "wyoming",
        "america",
        "usa",
        "us",
        "uk",
        "england",
        "scotland",
        "wales",
        "ireland",
        "canada",
        "france",
        "germany",
        "spain",
        "italy",
        "portugal",
        "nigeria",
        "ghana",
        "kenya",
        "india",
        "china",
        "japan",
        "korea",
        "vietnam",
        "philippines",
        "russia",
        "ukraine",
        "poland",
        "brazil",
        "argentina",
        "chile",
        "peru",
        "colombia",
        "cuba",
        "haiti",
        "jamaica",
        "africa",
        "asia",
        "europe",
        "australia",
        "zealand",
        "iraq",
        "iran",
        "syria",
        "lebanon",
        "israel",
        "egypt",
        "turkey",
        "pakistan",
        "bangladesh",
        "afghanistan",
        "god",
        "zoom",
        "english",
        "spanish",
        "french",
        "german",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "thanksgiving",
    ]
)
LONGEST = 3


def find(page: Page) -> Iterable[Found]:
    """Towns of the list, and capitalised places after "live in" and the like."""
    index = 0
    while index < len(page.tokens):
        last = _listed(page, index)
        if last is None:
            last = _announced(page, index)
        if last is None:
            index += 1
            continue
        yield Found(page.tokens[index].start, page.tokens[last].end, Label.LOCATION, rank=55)
        index = last + 1


def _listed(page: Page, index: int) -> int | None:
    if page.cased and not page.tokens[index].capital:
        return None
    towns = words("towns")
    for length in range(LONGEST, 0, -1):
        if index + length > len(page.tokens):
            continue
        name = " ".join(token.folded for token in page.tokens[index : index + length])
        if name in towns and (name not in WORDS_TOO or _after(page, index)):
            return index + length - 1
    return None


def _after(page: Page, index: int) -> bool:
    """After "in", "to", "from": and in lower-case text after "live in" only."""
    if index == 0 or page.tokens[index - 1].folded not in BEFORE:
        return False
    return page.cased or (index > 1 and page.tokens[index - 2].folded in SURE)


def _announced(page: Page, index: int) -> int | None:
    """ "grew up in Netarts Bay": a capital after "in" that a verb of living announces."""
    if index < 2 or not page.cased or not page.tokens[index].capital or page.tokens[index].folded in WIDE:
        return None
    if page.tokens[index - 1].folded not in {"in", "to", "from", "near", "outside"}:
        return None
    if not any(token.folded in SURE for token in page.tokens[max(0, index - 4) : index - 1]):
        return None
    last = index
    while last + 1 < len(page.tokens) and last - index < 2 and page.tokens[last + 1].capital and page.beside(last, last + 1):
        last += 1
    return None if page.tokens[last].folded in WIDE else last
