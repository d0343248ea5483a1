"""What the practice already knows: the client's own name, family, phone and address, and every name met before.

The strongest recognizer there is: exact, without case and accents, possessive, plural, short forms, misheard by a letter or two,
said as it sounds, spelled out, split in two; numbers in any grouping and said aloud. It is built per client, so it stands beside
the shelf.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from handrail.airlock import cues, spanish
from handrail.airlock.lists import families, words
from handrail.airlock.page import Found, Page, common
from handrail.airlock.recognizers.addresses import TYPES, WRITTEN_OUT
from handrail.airlock.recognizers.people import EVERYDAY
from handrail.airlock.sound import Alike, near
from handrail.airlock.spoken import digit_runs, reads
from handrail.papers.safe import Entity, Label

RANK = 97
SAID_BETWEEN = frozenset({"dot", "at", "underscore", "dash", "hyphen", "period", "point"})
CONTACTS = (Label.EMAIL, Label.URL, Label.HANDLE)
NUMBERS = (Label.PHONE, Label.ID, Label.OTHER)
NAMES = (Label.PERSON, Label.OTHER)
NOT_PARTS = (
    cues.TITLES | cues.KIN | frozenset({"the", "of", "and", "de", "la", "del", "van", "von", "client", "speaker", "patient"})
)
ARTICLES = frozenset(
    "a an the this that these those some any no every each one two i you he she we they be being been very more really".split()
)
SHORTEST_NUMBER = 4
LONGEST_PHRASE = 24  # words: nobody says a longer one twice the same
LONGEST_NAME = 24
"""Letters of the longest name that is looked for spelled out."""
SPLIT = 3
"""Words into which a recogniser may cut one name."""
LONG_JOINED = 7
"""Letters from which everyday words that make a name together ("me i") are no chance."""
LOCAL, REGIONAL = 7, 10
"""Digits of a telephone number without its area, and with it."""

Phrase = tuple[tuple[str, ...], Entity]


class Known:
    """Finds every form of the entities given, however it is said."""

    def __init__(self, entities: Iterable[Entity], met: Iterable[Entity] = (), recorded: Collection[str] = ()) -> None:
        """`entities` are looked for in every variant, `met` (found by other recognizers in this text) only as they were written.

        `recorded` are words of names that the practice's record gives: where one may be a word as well, the name is likelier.
        """
        self._recorded = recorded
        self._names: dict[str, Entity] = {}
        self._short: dict[str, Entity] = {}
        self._phrases: dict[str, list[tuple[int, Phrase]]] = {}
        self._whole: dict[str, Entity] = {}
        self._numbers: dict[str, Entity] = {}
        self._houses: dict[int, list[str]] = {}
        fuzzy: dict[str, Entity] = {}
        for entity in entities:
            for form in entity.forms:
                self._learn(form, entity, fuzzy)
        self._alike = Alike(fuzzy)
        for entity in met:
            for form in entity.forms if entity.label not in (Label.AGE, Label.DATE) else ():
                self._learn(form, entity, None)
        self._heads = {name[:length] for name in self._names for length in range(1, min(len(name), LONGEST_NAME) + 1)}
        for phrases in self._phrases.values():
            phrases.sort(key=lambda one: -len(one[1][0]))

    def find(self, page: Page) -> Iterable[Found]:
        """Everything known in this turn."""
        yield from self._find_phrases(page)
        yield from self._find_names(page)
        yield from self._find_numbers(page)

    def _learn(self, form: str, entity: Entity, fuzzy: dict[str, Entity] | None) -> None:
        """One spelling; `fuzzy` gathers the names that are also looked for misheard."""
        parts = [token.folded for token in Page(form).tokens]
        digits = "".join(char for char in form if char.isdecimal())
        if entity.label in NUMBERS and len(digits) >= SHORTEST_NUMBER:
            self._numbers.setdefault(digits, entity)
        if entity.label in NAMES:
            for part in parts:
                if (
                    len(parts) < 3 or entity.label is Label.PERSON or not common(part)
                ):  # "a nurse for forty-one years" makes no name of "one"
                    self._learn_name(part, entity, fuzzy)
        elif fuzzy is not None and entity.label not in CONTACTS:
            self._learn_distinctive(parts, entity, fuzzy)
        self._learn_phrases(parts, entity, misheard=fuzzy is not None)

    def _learn_phrases(self, parts: Sequence[str], entity: Entity, *, misheard: bool) -> None:
        words = tuple(WRITTEN_OUT.get(part, part) for part in parts)
        without = tuple(word for word in words if not word.isdecimal())
        if entity.label is Label.ADDRESS and words[:1] != without[:1]:
            self._houses.setdefault(id(entity), []).append(words[0])
        for phrase in {words, without}:
            if len(phrase) == 1 and entity.label not in NAMES and not common(phrase[0]):
                self._whole.setdefault(phrase[0], entity)
            elif 1 < len(phrase) <= LONGEST_PHRASE:
                for place in (0, 1) if misheard else (0,):
                    self._phrases.setdefault(phrase[place], []).append((place, (phrase, entity)))

    def _learn_name(self, part: str, entity: Entity, fuzzy: dict[str, Entity] | None) -> None:
        if len(part) < 2 or part in NOT_PARTS or part.isdecimal():
            return
        halves = {
            half for half in re.split("['-]", part) if half not in NOT_PARTS and (fuzzy is not None or _names_somebody(half))
        }
        for piece in {part, part.replace("'", ""), *halves}:
            if len(piece) > 2 or piece == part:
                self._names.setdefault(piece, entity)
                if fuzzy is not None:
                    fuzzy.setdefault(piece, entity)
        for short in families("nicknames").get(part, ()) if fuzzy is not None and entity.label is Label.PERSON else ():
            if not common(short):
                self._short.setdefault(short, entity)

    def _learn_distinctive(self, parts: Sequence[str], entity: Entity, fuzzy: dict[str, Entity]) -> None:
        """ "Harwell" of "Harwell College" gives it away alone."""
        for part in parts:
            if len(part) >= SHORTEST_NUMBER and part.isalpha() and not common(part) and part not in TYPES:
                self._names.setdefault(part, entity)
                fuzzy.setdefault(part, entity)

    def _find_names(self, page: Page) -> Iterable[Found]:
        index = 0
        while index < len(page.tokens):
            entity, taken = self._name_at(page, index)
            if entity is None:
                index += 1
                continue
            last = index + taken - 1
            while last + 1 < len(page.tokens) and page.beside(last, last + 1) and not page.tokens[last].possessive:
                if self._names.get(page.word(last + 1)) is not entity or page.word(last + 1) == page.word(last):
                    break
                last += 1
            yield _found(page, index, last, entity)
            index = last + 1

    def _name_at(self, page: Page, index: int) -> tuple[Entity | None, int]:
        """Whom the word names, and how many tokens that takes."""
        word = page.word(index)
        if cues.a_month(page, index) and word not in self._recorded:
            return None, 1
        entity = self._names.get(word) or self._whole.get(word)
        if self._is(page, index, entity):
            return entity, 1
        if len(word) == 1 and word.isalpha():
            return self._spelled(page, index)
        if word.isdecimal() and word not in self._heads:
            return None, 1  # no name is spelled with figures alone, nor misheard as some
        split = self._split(page, index)
        if split[0] is not None:
            return split
        return self._variant(page, index, word), 1

    def _split(self, page: Page, index: int) -> tuple[Entity | None, int]:
        """ "caste llano", "oka for": one name heard as two or three words."""
        joined, rare = page.word(index), not common(page.word(index))
        if len(joined) <= LONGEST_NAME and joined not in self._heads:
            return None, 1
        for taken in range(2, SPLIT + 1):
            following = index + taken - 1
            if (
                following >= len(page.tokens)
                or not page.beside(following - 1, following)
                or page.tokens[following - 1].possessive
            ):
                break
            joined += page.word(following)
            rare = rare or not common(page.word(following))
            entity = self._names.get(joined)
            if entity is not None and not common(joined) and (rare or len(joined) >= LONG_JOINED):
                return entity, taken
        return None, 1

    def _variant(self, page: Page, index: int, word: str) -> Entity | None:
        """A short form, a plural, a mishearing."""
        token, short = page.tokens[index], self._short.get(word)
        if self._is(page, index, short):
            return short
        if _usual(page, index) and not page.shouts(index):
            return None
        for ending in ("s", "es", "'s", "y", "ie"):
            named = self._names.get(word[: -len(ending)]) if word.endswith(ending) and len(word) > len(ending) + 2 else None
            if named is not None and (not common(word) or (page.shouts(index) and word.endswith("s"))):
                return named
        if common(word):
            return self._alike.find(word) if cues.strong(page, index) else None
        bare = word.replace("'", "").replace("-", "")
        for part in (bare, *word.split("-")):
            if part in self._names and not common(part):
                return self._names[part]
        if page.cased and not token.capital:
            return None
        return self._alike.find(bare)

    def _is(self, page: Page, index: int, entity: Entity | None) -> bool:
        """Whether the word, which may be an everyday one, is the name of the entity here."""
        return entity is not None and (not _usual(page, index) or self._meant(page, index, entity))

    def _meant(self, page: Page, index: int, entity: Entity) -> bool:
        """An everyday word ("Will", "Price") is this name when a capital, its neighbours or the words around say so.

        A word that is rarer as a word ("grace") is this name unless an article or a pronoun stands before it.
        """
        token, word = page.tokens[index], page.word(index)
        if page.cased and not token.capital:
            return (word in self._recorded or word in self._short) and spanish.led_to(page, index)
        for beside in (index - 1, index + 1):
            if self._names.get(page.word(beside)) is entity and page.word(beside) != word:
                return True
        if page.shouts(index) or cues.strong(page, index) or cues.titled(page, index) or cues.introduced(page, index):
            return True
        if word not in EVERYDAY:
            articles = spanish.ARTICLES if spanish.among(page, index) else ARTICLES
            return page.word(index - 1) not in articles or not page.beside(index - 1, index)
        return token.possessive or cues.weak(page, index) or len(page.tokens) == 1

    def _spelled(self, page: Page, index: int) -> tuple[Entity | None, int]:
        """ "i n e s": letters one by one."""
        letters = page.word(index)
        while letters in self._heads and len(page.word(index + len(letters))) == 1 and len(letters) < LONGEST_NAME:
            letters += page.word(index + len(letters))
        for taken in range(len(letters), 1, -1):
            entity = self._names.get(letters[:taken])
            if entity is not None:
                return entity, taken
        return None, 1

    def _find_phrases(self, page: Page) -> Iterable[Found]:
        for index, token in enumerate(page.tokens):
            for place, (phrase, entity) in self._phrases.get(WRITTEN_OUT.get(token.folded, token.folded), ()):
                first = index - place
                last = _matches(page, first, phrase, entity) if first >= 0 else None
                if last is not None:
                    yield _found(page, self._house(page, first, entity), last, entity)
                    break

    def _house(self, page: Page, street: int, entity: Entity) -> int:
        """The first token of the house number before a known street, in whatever way it is said; the street without one."""
        for number in self._houses.get(id(entity), ()):
            for first in range(max(0, street - len(number) - 2), street):
                if reads(page.tokens, first, number) == street - 1:
                    return first
        return street

    def _find_numbers(self, page: Page) -> Iterable[Found]:
        if not self._numbers:
            return
        for first, last, digits in digit_runs(page.tokens):
            for number, entity in self._numbers.items():
                place = _number_within(page, first, last, digits, number)
                if place is not None:
                    yield _found(page, place[0], place[1], entity)
                    break


def _usual(page: Page, index: int) -> bool:
    """An everyday word, of English anywhere or of Spanish where it is written as one."""
    return common(page.word(index)) or spanish.plain(page, index)


def _names_somebody(half: str) -> bool:
    """Half of a name that was met: "Auntie Show-and-Tell" makes no name of "tell"."""
    return not common(half) or half in words("first_names") or half in words("names_that_are_words")


def _found(page: Page, first: int, last: int, entity: Entity) -> Found:
    start, end = page.tokens[first].start, page.tokens[last].end
    return Found(start, end, entity.label, entity.role, RANK, entity.surrogate)


def _matches(page: Page, index: int, phrase: tuple[str, ...], entity: Entity) -> int | None:
    """The last token of the phrase that begins here, one word in two misheard; in an e-mail address "dot" and "at" may be said."""
    place, wrong = index - 1, 0
    for part in phrase:
        place += 1
        word = page.word(place)
        while word in SAID_BETWEEN and word != part and entity.label in CONTACTS:
            place += 1
            word = page.word(place)
        if WRITTEN_OUT.get(word, word) == part:
            continue
        wrong += 1
        if wrong > len(phrase) // 2 or entity.label in CONTACTS or part.isdecimal() or not near(word, part):
            return None
    return place


def _number_within(page: Page, first: int, last: int, digits: str, number: str) -> tuple[int, int] | None:
    """Where the number stands in a run of digits: whole, without its country or area, or its last four alone."""
    if digits == number or (len(number) >= LOCAL and (number in digits or digits.endswith(number[-LOCAL:]))):
        return first, last
    if len(number) >= LOCAL and len(digits) >= SHORTEST_NUMBER and number.endswith(digits):
        return first, last
    for wanted in (number, number[-REGIONAL:], number[-LOCAL:]) if len(number) >= LOCAL else (number,):
        for start in range(first, min(last, first + 4) + 1):
            end = reads(page.tokens, start, wanted)
            if end is not None:
                return first, max(last, end)
    return None
