"""Employers, schools, clinics, churches, teams: names that end in a word for what they are, or follow "work at".

KNOWN GAP: in lower-case text an organisation of everyday words ("target", "whole foods") is found only where words before it say
that someone works, studies or is treated there.
"""

from collections.abc import Iterable

from handrail.airlock import cues
from handrail.airlock.lists import word_set, words
from handrail.airlock.page import Found, Page, common
from handrail.papers.safe import Label

FINDS = (
    ("She teaches at Lincoln High School now.", "Lincoln High School"),
    ("i got in to harwell college", "harwell college"),
    ("I work at Petrakis Marine.", "Petrakis Marine"),
    ("the people at St. Brigid's Church", "St. Brigid's Church"),
    ("i work at blue kettle and i hate it", "blue kettle"),
    ("it was Keisha from Blue Kettle again", "Blue Kettle"),
    ("my son goes to harwell", "harwell"),
    ("at a place called blue kettle and", "blue kettle"),
    ("at the Netarts Unified School District", "the Netarts Unified School District"),
)
LEAVES = (
    "back in high school", "I work at home", "the hospital called", "she goes to church", "I went to college", "i work at night and sleep",
    "he goes to work", "I work for my dad", "I worked at it", "she goes to therapy", "I'm from Oregon", "i work for the state",
)  # fmt: skip

ENDINGS = {
    "university": "school", "college": "school", "academy": "school", "elementary": "school", "seminary": "school", "preparatory": "school",
    "hospital": "hospital", "clinic": "clinic", "pharmacy": "", "church": "church", "temple": "church", "mosque": "church",
    "synagogue": "church", "parish": "church", "cathedral": "church", "ministries": "church",
} | dict.fromkeys(
    "inc llc ltd corp corporation foundation logistics freight industries bank insurance bakery brewery cafe restaurant diner hotel "
    "motel studio studios dispatch marine motors construction engineering associates institute consulting trucking roofing plumbing "
    "electric supply solutions technologies systems enterprises partners pharmacy realty landscaping catering daycare preschool".split(),
    "",
)  # fmt: skip
TWO_WORDS = {
    ("high", "school"): "school", ("middle", "school"): "school", ("elementary", "school"): "school", ("charter", "school"): "school",
    ("school", "district"): "school", ("medical", "center"): "clinic", ("health", "center"): "clinic", ("treatment", "center"): "clinic",
    ("fire", "department"): "", ("police", "department"): "", ("community", "center"): "", ("medical", "group"): "clinic",
}  # fmt: skip
PLAIN = word_set(
    "a an the my your his her our their this that these those some any no in at to of from for and or but with on into local",
    "public state community private old new big small whole other another graduate junior senior nursing business law med",
    "medical went go goes going finished started left quit through after before during since is was be been mental home night",
    "free same eye first every each most day walk good bad high middle elementary grade trade online city county regular i we",
    "she he they you it hospital clinic church catholic christian baptist psych emergency urgent dental general main whose",
    "what whatever which nearest had about like just called needs need until all work school college therapy rehab prison jail",
    "court bed sleep lunch dinner breakfast noon midnight least once times one two three four five six seven eight nine ten",
    "half last next here there people myself himself herself themselves itself me him them us things something anything",
    "everything everyone someone hers mine jobs part full nights days mornings evenings weekends minimum being getting peace",
    "war god jesus um uh under over out up down not so then now again away more less really very too far both practice class",
    "classes meetings group groups counseling treatment detox dialysis mass service services confession games parties camp",
    "preschool kindergarten daycare university town downtown bars bar clubs gym store stores because when if how who whom",
    "fifteen twenty thirty",
)
NOT_FIRST = PLAIN - word_set(
    "whole general dental medical mental law business public state county city high middle old new big good"
)
STOPS = NOT_FIRST - word_set("senior community emergency urgent services service class online stores store junior") | word_set(
    "as by were are am do did does has have said says got he's she's i'm it's we're they're i've where while though until",
    "since",
)
JOBS = word_set(
    "nurse teacher cashier driver server cook barista engineer student patient member professor principal freshman sophomore",
    "junior senior appointment bartender waiter waitress receptionist mechanic desk counter floor program started work works",
    "worked working job jobs intern interned interning teach teaches taught volunteer volunteers volunteered shift shifts",
    "hired fired employed manager career employee",
)
PUPILS = word_set(
    "suspended expelled accepted admitted goes went go going graduated transferred enrolled studied studies studying attends",
    "attended",
)
KINDS = dict.fromkeys("place company store shop bar restaurant gym program studio band team league agency firm group app".split(), "") | {
    "school": "school", "college": "school", "church": "church", "clinic": "clinic", "hospital": "hospital",
}  # fmt: skip
LONGEST = 4


def find(page: Page) -> Iterable[Found]:
    """Names before an ending, and names after "work at", "goes to" and "Keisha from"."""
    for index in range(len(page.tokens)):
        yield from _by_ending(page, index)
        yield from _by_cue(page, index)


def _by_ending(page: Page, index: int) -> Iterable[Found]:
    pair = (page.word(index - 1), page.word(index))
    if pair not in TWO_WORDS and pair[1] not in ENDINGS:
        return
    role, ending = (TWO_WORDS[pair], index - 1) if pair in TWO_WORDS else (ENDINGS[pair[1]], index)
    first = ending
    while (
        first > 0 and ending - first < LONGEST and _beside(page, first - 1) and _part_of_name(page, first - 1, ending - first)
    ):
        first -= 1
    if first < ending:
        first -= page.word(first - 1) == "the"
        yield Found(page.tokens[first].start, page.tokens[index].end, Label.ORG, role, 58)


def _beside(page: Page, left: int) -> bool:
    """A possessive ending may stand between: "St. Brigid's Church"."""
    return page.beside(left, left + 1) or (page.tokens[left].possessive and len(page.between(left, left + 1)) < 4)


def _part_of_name(page: Page, index: int, so_far: int) -> bool:
    token = page.tokens[index]
    if token.folded in PLAIN:
        return page.shouts(index) and token.folded not in ("i", "the", "a", "my")
    if page.cased:
        return token.capital
    if page.spanish and token.folded in words("spanish_words"):
        return False
    return so_far == 0 and (not common(token.folded) or token.folded in words("names_that_are_words"))


def _by_cue(page: Page, index: int) -> Iterable[Found]:
    """What follows "work at", "goes to" or "Keisha from"."""
    before, earlier = page.word(index - 1), page.word(index - 2)
    if before in ("at", "for") and (_recent(page, index, JOBS) or (before == "at" and earlier == "been")):
        role, sure = "employer", True
    elif before in ("to", "at", "from") and earlier in PUPILS:
        role, sure = "school", False
    elif before == "from" and _is_name(page, index - 2):
        role, sure = "employer", True
    elif before in ("called", "named") and earlier in KINDS:
        role, sure = KINDS[earlier], True
    else:
        return
    first = index + 1 if page.word(index) == "the" and sure else index
    last = _proper(page, first, sure and page.word(index) != "the")
    if last is not None:
        yield Found(page.tokens[index].start, page.tokens[last].end, Label.ORG, role, 52)


def _recent(page: Page, index: int, cue: frozenset[str]) -> bool:
    return page.word(index - 2) in cue or (
        page.word(index - 3) in cue and page.word(index - 2) in ("there", "over", "out", "part-time")
    )


def _is_name(page: Page, index: int) -> bool:
    word = page.word(index)
    return word in words("first_names") or (word in words("names_that_are_words") and page.word(index + 2) not in PLAIN)


def _proper(page: Page, first: int, sure: bool) -> int | None:
    """The last token of a proper name that begins here; None when it is a plain word ("work at home")."""
    if first >= len(page.tokens) or page.word(first) in cues.KIN or (page.word(first) in NOT_FIRST and not page.shouts(first)):
        return None
    if page.cased:
        return _capitals(page, first) if page.tokens[first].capital else None
    last = first
    while (
        last + 1 < len(page.tokens)
        and last - first < LONGEST - 1
        and page.beside(last, last + 1)
        and page.word(last + 1) not in STOPS
    ):
        last += 1
    if not sure:
        rare = [
            place for place in range(first, min(last, first + 1) + 1) if not common(page.word(place)) or _is_name(page, place)
        ]
        return rare[-1] if rare else None
    return last if last - first < LONGEST - 1 else first + 1


def _capitals(page: Page, first: int) -> int:
    """Capitalised words in a row; "and", "of" and "the" may stand between them."""
    last = place = first
    while place + 1 < len(page.tokens) and place - first < LONGEST + 1 and page.beside(place, place + 1):
        place += 1
        if page.tokens[place].capital and page.word(place) != "i":
            last = place
        elif page.word(place) not in ("and", "of", "the", "on"):
            break
    return last
