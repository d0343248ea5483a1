"""What the practice knows about this client: matched in any case, accent, possessive and small misspelling, whole or in parts."""

from collections.abc import Collection, Iterable, Iterator

from handrail.airlock.lists import words
from handrail.airlock.page import WORD, Found, Page, fold
from handrail.airlock.recognizers.people import NOT_NAMES
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import KnownIdentifier, Label, NameMap

NAMED = frozenset({Label.PERSON, Label.LOCATION, Label.ORG, Label.ADDRESS, Label.OTHER})
LONG_ENOUGH_TO_MISSPELL = 5
FEWEST_DIGITS = 4
GENERIC = frozenset(
    [
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "drive",
        "lane",
        "boulevard",
        "court",
        "place",
        "the",
        "and",
        "of",
        "at",
        "for",
        "school",
        "high",
        "middle",
        "elementary",
        "college",
        "university",
        "hospital",
        "clinic",
        "church",
        "center",
        "centre",
        "company",
        "inc",
        "llc",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "doctor",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "ne",
        "nw",
        "se",
        "sw",
        "station",
        "house",
        "county",
        "city",
        "park",
        "old",
        "new",
        "home",
        "care",
        "bridge",
        "river",
        "care",
        "group",
    ]
)
SHORT = {
    "robert": "bob rob bobby", "william": "will bill billy", "elizabeth": "liz beth lizzie betty eliza", "katherine": "kate katie kathy",
    "catherine": "cathy kate cat", "margaret": "maggie meg peggy", "richard": "rick rich dick", "james": "jim jimmy jamie",
    "michael": "mike mikey mick", "thomas": "tom tommy", "daniel": "dan danny", "samuel": "sam sammy", "samantha": "sam",
    "alexander": "alex", "alexandra": "alex sasha", "benjamin": "ben benny", "christopher": "chris", "christina": "chris tina",
    "jennifer": "jen jenny", "jessica": "jess jessie", "joseph": "joe joey", "josephine": "jo josie", "matthew": "matt",
    "nicholas": "nick nicky", "patricia": "pat patty tricia", "patrick": "pat paddy", "rebecca": "becky becca", "stephen": "steve",
    "steven": "steve", "susan": "sue susie", "theodore": "ted theo teddy", "timothy": "tim timmy", "anthony": "tony",
    "andrew": "andy drew", "charles": "charlie chuck", "david": "dave davey", "edward": "ed eddie ted", "deborah": "deb debbie",
    "victoria": "vicky tori", "jonathan": "jon jonny", "joshua": "josh", "kenneth": "ken kenny", "lawrence": "larry",
    "leonard": "len lenny leo", "pamela": "pam", "ronald": "ron ronnie", "gerald": "jerry gerry", "gregory": "greg", "jeffrey": "jeff",
}  # fmt: skip


class Known:
    """The recognizer of one client's own identifiers. Built once per session; finding is linear in the text."""

    def __init__(self, known: Collection[KnownIdentifier], names: NameMap) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], KnownIdentifier]]] = {}
        self._near: dict[str, KnownIdentifier] = {}
        self._digits: dict[str, KnownIdentifier] = {}
        self.forms: set[str] = set()
        for item in [*known, *_learned(names)]:
            self._learn(item)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, page: Page) -> Iterable[Found]:
        """Every known identifier in a page."""
        for index, token in enumerate(page.tokens):
            found = self._phrase_at(page, index) or self._misspelt(page, index)
            if found is not None:
                last, item = found
                yield Found(token.start, page.tokens[last].end, item.label, item.role, rank=99 if last > index else 97)
        if self._digits:
            for first, last, digits in digit_runs(page.tokens):
                item = self._digits.get(digits) or self._digits.get(digits[-7:]) if len(digits) >= FEWEST_DIGITS else None
                if item is not None:
                    yield Found(page.tokens[first].start, page.tokens[last].end, item.label, item.role, rank=98)

    def _learn(self, item: KnownIdentifier) -> None:
        whole = tuple(fold(word) for word in WORD.findall(item.text))
        digits = "".join(char for char in item.text if char.isdecimal() and char.isascii())
        if len(digits) >= FEWEST_DIGITS and item.label in (Label.PHONE, Label.ID, Label.ADDRESS, Label.DATE):
            self._digits.setdefault(digits, item)
            if item.label is Label.PHONE and len(digits) >= 10:
                self._digits.setdefault(digits[-7:], item)
        if item.label is Label.EMAIL:
            self._add(tuple(fold(word) for word in WORD.findall(item.text.partition("@")[0])), item)
        if not whole or len("".join(whole)) < 2:
            return
        self._add(whole, item)
        self.forms.add(" ".join(whole))
        if item.label in NAMED and len(whole) > 1:
            for part in self._parts(item, whole):
                self._add((part,), item)
        for word in whole if item.label is Label.PERSON else ():
            for short in SHORT.get(word, "").split():
                self._add((short,), item)
            if len(word) >= LONG_ENOUGH_TO_MISSPELL and word not in GENERIC:
                for near in _deletions(word):
                    self._near.setdefault(near, item)

    @staticmethod
    def _parts(item: KnownIdentifier, whole: tuple[str, ...]) -> Iterator[str]:
        for word in whole:
            telling = len(word) > 2 and word not in GENERIC and word not in NOT_NAMES and not word.isdecimal()
            if telling and (item.label in (Label.PERSON, Label.ADDRESS) or word not in words("names_that_are_words")):
                yield word

    def _add(self, phrase: tuple[str, ...], item: KnownIdentifier) -> None:
        if phrase and phrase[0]:
            held = self._phrases.setdefault(phrase[0], [])
            if all(phrase != other for other, _ in held):
                held.append((phrase, item))

    def _phrase_at(self, page: Page, index: int) -> tuple[int, KnownIdentifier] | None:
        for phrase, item in self._phrases.get(page.tokens[index].folded, ()):
            last = index + len(phrase) - 1
            if last < len(page.tokens) and all(page.tokens[index + place].folded == word for place, word in enumerate(phrase)):
                if len(phrase) == 1 and _only_a_word(page, index):
                    continue
                return last, item
        return None

    def _misspelt(self, page: Page, index: int) -> tuple[int, KnownIdentifier] | None:
        word = page.tokens[index].folded
        if len(word) < LONG_ENOUGH_TO_MISSPELL - 1 or word in NOT_NAMES or not self._near:
            return None
        if page.cased and not page.tokens[index].capital:
            return None
        for near in (word, *_deletions(word)):
            item = self._near.get(near)
            if item is not None:
                return index, item
        return None


def _learned(names: NameMap) -> Iterator[KnownIdentifier]:
    """What earlier sessions of this client revealed: found once, known for ever after, in this file only."""
    for entity in names.entities:
        for form in entity.forms:
            yield KnownIdentifier(form, entity.label, entity.role)


def _deletions(word: str) -> set[str]:
    """A word and all its forms with one letter less: two words at edit distance one share one of them."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))} if len(word) < 40 else {word}


def _only_a_word(page: Page, index: int) -> bool:
    """A known name that is also a word ("Will", "Hope") in a place where it is only the word."""
    token = page.tokens[index]
    if token.folded not in words("names_that_are_words") and token.folded not in NOT_NAMES:
        return False
    if page.cased:
        return not token.capital or (page.starts_sentence(index) and token.folded in NOT_NAMES)
    after = page.tokens[index + 1].folded if index + 1 < len(page.tokens) else ""
    before = page.tokens[index - 1].folded if index else ""
    return after in NOT_NAMES | {"be", "have"} and before in NOT_NAMES | {""}
