"""Words around a word that make it a name: "told X", "X said", "my friend X", "Dr. X".

English only. KNOWN GAP: in other languages only the lists, the known names and the written forms work.
"""

import re

from handrail.airlock.lists import word_set, words
from handrail.airlock.page import Page, common, remembered

TITLES = word_set(
    "dr doctor mr mister mrs missus ms miss prof professor rev reverend pastor father sister brother officer judge coach nurse",
    "aunt auntie uncle aunty tio tia grandma grandpa nana cousin principal sergeant detective rabbi imam deacon dean lady sir",
    "doctora dra señor señora señorita don doña sr sra srta padre profe profesora maestra licenciada lic abuela abuelo",
    "senor senora senorita dona",
)
KIN = word_set(
    "friend buddy brother sister son daughter husband wife partner boyfriend girlfriend cousin roommate neighbor neighbour",
    "boss manager coworker colleague teacher therapist nephew niece fiance fiancee ex dad mom mother father mum grandma",
    "grandpa grandmother grandfather kid baby dog cat supervisor landlord stepdad stepmom stepson stepdaughter stepbrother",
    "stepsister uncle aunt sponsor twin grandson granddaughter godmother godson ex-husband ex-wife husband's bff pal doctor",
    "dentist nurse psychiatrist lawyer coach counselor pastor classmate oldest youngest eldest older younger little big old",
    "stepmother stepfather",
    "hermana hermano hija hijo esposo esposa marido mujer mama papa madre padre novio novia amiga amigo jefe jefa prima primo tia tio abuela abuelo",
    "cuñada cuñado cunada cunado suegra suegro sobrina sobrino nieta nieto companera companero vecina vecino nina nino bebe perro gato",
)
OWNERS = word_set("my his her our their your best old new ex little big older younger mi mis tu su sus nuestra nuestro")
BEFORE_STRONG = word_set(
    "told telling tell asked asking texted texting emailed phoned hey hi hello dear named thanks marry married dating met",
    "meeting hugged kissed messaged divorced remember missed visiting invited trusted goodbye bye",
)
BEFORE_WEAK = word_set(
    "with and about for to from at than of without near is like after until except it's that's because when but what how if",
    "saw see call called love loved miss hate not since where think thinks thought said says say before so",
)
SPEECH = word_set(
    "said says told tells asked asks thinks thought knows knew texted texts yelled yells texting replied emailed phoned",
    "laughed smiled cried cries loves hates wants wanted hugged promised lied agreed insisted invited begged shouted",
    "apologized admitted whispered who's who hit kissed cheated stole bullied lives lived moved drives drove proposed",
)
AFTER = SPEECH | word_set(
    "is was has had isn't wasn't hasn't hadn't came comes went goes got gets took takes left died passed keeps kept started",
    "stopped doesn't did didn't won't wouldn't can't just never always made makes gave gives called calls found finds saw",
    "feels felt brought bought works worked needs needed and tried tries does looked looks seems seemed used turned turns",
    "helps helped would will could can doesnt didnt isnt wasnt wont cant wouldnt showed shows sent sends put puts hasnt picks",
    "picked plays played he she he's she's from",
)
TO_SOMEONE = word_set(
    "talk talked talking talks speak spoke speaking spoken lie lied lying listen listened listening wrote write writing married engaged close",
    "apologize apologized apologizing apologise apologised belongs belonged related attracted introduced reached complained explained",
)
"""Before "to" these announce a person."""
GREETINGS = word_set("hi hello hey welcome")
MESSAGES = word_set(
    "message messages letter letters text texts call calls email emails note notes card voicemail heard hear ring gift"
)
NOT_BEFORE = word_set(
    "a an the this that these those my your his her our their its some any no more most very really so too as such every each",
    "both was were be been being am are feel feels felt feeling get gets getting got become i you we they he she it who to",
    "would could can't don't didn't won't doesn't can should might must do does did not never just always still into on in",
    "good bad other same own new old pretty kind all lot much many few one two",
)
UNLIKE_NAMES = (
    "ings", "tion", "sion", "ness", "ment", "able", "ible", "ful", "less", "ous", "ism", "ity", "ology", "itis", "zole", "pril",
    "statin", "pine", "done", "pram", "etine", "mine", "cillin", "zepam", "olol", "phobia", "osis", "emia", "ometry", "graphy",
    "ically", "ized", "ised", "ally", "ately", "wise", "ward", "wards", "hood", "ship", "work", "time", "room", "book",
    "house", "phone", "thing", "body", "where", "self", "ology", "ologist", "ician", "iatrist", "apist",
)  # fmt: skip
NEVER_NAMES = word_set(
    "god jesus christ lord gosh ok okay um uh hmm mhm mm oh ah aw wow huh yeah nah yep nope haha ha hm mmm er eh ooh oops ugh",
    "gonna wanna gotta kinda sorta dunno lemme gimme cuz cause 'cause till ya y'all ain't dont im ive id ill youre youve",
    "theyre theyve hes shes thats whats lets cbt dbt act emdr ptsd ocd adhd add aa na icu ii iii tv dvd cd dj us usa uk eu la",
    "nyc am pm phd md",
)

SHORTENED = re.compile(r"(?:i|it|he|she|they|we|you|that|there|here|what|who|where|how|let)['’](?:m|s|re|ve|d|ll)|\w+n['’]t")


def never_a_name(word: str) -> bool:
    """ "God", "okay", what is short for two words ("I'm", "it's", "don't"), and a stutter ("i-it")."""
    return word in NEVER_NAMES or two_words(word)


@remembered
def two_words(word: str) -> bool:
    """Short for two words ("I'm", "don't"), or one said twice ("i-it")."""
    if word.isalpha():
        return False
    return SHORTENED.fullmatch(word) is not None or _begun_twice(word)


def _begun_twice(word: str) -> bool:
    """ "I-it", "that's-that", "be-because": pieces with one beginning, of a plain word that is no name as well."""
    pieces = [piece for piece in word.split("-") if piece]
    whole = max(pieces, key=len, default="")
    if len(pieces) < 2 or any(piece[0] != whole[0] for piece in pieces) or whole in words("names_that_are_words"):
        return False
    return all(whole.startswith(piece) or common(piece) for piece in pieces) and (
        SHORTENED.fullmatch(whole) is not None or common(whole)
    )


SUBJECTS = word_set("i he she they we you my her his our i'm he's she's they're we're then")
EPONYMS = word_set(
    "inventory scale questionnaire index checklist method syndrome disease disorder therapy palsy test lymphoma approach model",
    "depression anxiety method's day's effect complex bowl",
)

ACCOUNTS = word_set(
    "handle username user login gamertag screenname instagram insta snapchat snap twitter tiktok reddit discord venmo cashapp",
    "twitch facebook linkedin kik whatsapp telegram onlyfans",
)
"""What a user name is for."""
MONTHS = frozenset({"april", "may", "june", "july", "august", "abril", "mayo", "junio", "agosto", "autumn", "summer"})
"""Months and seasons that people are called by, too."""
TIMES = word_set(
    "in by since until till during last next this every each early late mid of through past en desde hasta de january march july"
)
"""Before one of MONTHS these make it a time."""
HALTS = word_set("like um uh maybe about around")


def a_month(page: Page, index: int) -> bool:
    """ "in April", "since, like, August": nobody's name here."""
    if page.word(index) not in MONTHS or page.tokens[index].possessive:
        return False
    before = index - 1
    while page.word(before) in HALTS:
        before -= 1
    return page.word(before) in TIMES


def eponym(page: Page, index: int) -> bool:
    """ "Beck Depression Inventory": the name of a thing, not of someone here."""
    return page.word(index + 1) in EPONYMS or (page.word(index + 2) in EPONYMS and not page.tokens[index].possessive)


def titled(page: Page, index: int) -> bool:
    """Right after "Dr.", "Mrs.", "Aunt"."""
    return index > 0 and page.word(index - 1) in TITLES and page.beside(index - 1, index)


def introduced(page: Page, index: int) -> bool:
    """After "my friend", "named", "her name is", "this is" at the start of a call."""
    if index == 0 or not page.beside(index - 1, index):
        return False
    before, earlier = page.word(index - 1), page.word(index - 2)
    if before in KIN and (earlier in OWNERS or (earlier in KIN and page.word(index - 3) in OWNERS)):
        return True
    if before in ("i'm", "im") and {page.word(place) for place in range(index - 5, index - 1)} & GREETINGS:
        return True
    if before in ("llamo", "llama", "llamaba", "llamas") or (before == "es" and earlier == "nombre"):
        return True
    return before == "named" or (before in ("is", "was", "name's", "to") and earlier in ("name", "names")) or before == "name's"


def kin(page: Page, index: int) -> str:
    """The word for whom a name names, when the one before it says so: "my sister Inés" gives "sister"."""
    before, owner = page.word(index - 1), page.word(index - 2)
    return before if owner in ("my", "your", "mi", "tu") and before in KIN and page.beside(index - 1, index) else ""


def strong(page: Page, index: int) -> bool:
    """Only a name stands here, whatever the word: "told X", "X said", "a letter from X", "X and Keisha", "X my ex"."""
    before, after, next_but_one = page.word(index - 1), page.word(index + 1), page.word(index + 2)
    if index and before in BEFORE_STRONG and "." not in page.between(index - 1, index):
        return True
    if (before == "from" and page.word(index - 2) in MESSAGES) or (before == "to" and page.word(index - 2) in TO_SOMEONE):
        return True
    if before in ("was", "is", "it's") and (after == "again" or (after == "who" and page.word(index - 2) in ("it", "it's"))):
        return True
    if (after == "and" and next_but_one in words("first_names")) or (
        before == "and" and page.word(index - 2) in words("first_names")
    ):
        return True
    if after == "my" and next_but_one in KIN and page.word(index + 3) not in ("and", "is", "was"):
        return True
    return after in SPEECH and (before == "so" or before not in NOT_BEFORE) and _near(page, index)


def weak(page: Page, index: int) -> bool:
    """A name often stands here: enough for a word that is no English word."""
    before = page.word(index - 1)
    if before in NOT_BEFORE and page.beside(index - 1, index):
        return False
    if strong(page, index) or page.tokens[index].possessive or before in BEFORE_WEAK:
        return True
    return (page.word(index + 1) in AFTER and _near(page, index)) or _called_out(page, index)


def unlike_a_name(word: str) -> bool:
    """By its ending or its nature: no name."""
    return (
        never_a_name(word)
        or word in words("clinical_words")
        or not word.replace("'", "").replace("-", "").isalpha()
        or word.endswith(UNLIKE_NAMES)
    )


def _called_out(page: Page, index: int) -> bool:
    """Spoken to: alone, or set off by commas at either end."""
    first_alone = index == 0 or "," in page.between(index - 1, index)
    return first_alone and (index + 1 == len(page.tokens) or "," in page.between(index, index + 1))


def _near(page: Page, index: int) -> bool:
    return index + 1 < len(page.tokens) and page.beside(index, index + 1)
