"""What the practice already knows: the client's own name, family, phone and address, and every name met before.

The strongest recognizer there is: exact, without case and accents, possessive, plural, short forms, one letter off, said as it
sounds, spelled out, split in two; numbers in any grouping and said aloud. It is built per client, so it stands beside the shelf.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from handrail.airlock import cues
from handrail.airlock.lists import families
from handrail.airlock.page import Found, Page, common
from handrail.airlock.recognizers.addresses import TYPES, WRITTEN_OUT
from handrail.airlock.sound import one_letter_off, sound
from handrail.airlock.spoken import digit_runs
from handrail.papers.safe import Entity, Label

RANK = 97
SAID_BETWEEN = frozenset({"dot", "at", "underscore", "dash", "hyphen", "period", "point"})
CONTACTS = (Label.EMAIL, Label.URL, Label.HANDLE)
NUMBERS = (Label.PHONE, Label.ID, Label.OTHER)
NAMES = (Label.PERSON, Label.OTHER)
NOT_PARTS = (
    cues.TITLES | cues.KIN | frozenset({"the", "of", "and", "de", "la", "del", "van", "von", "client", "speaker", "patient"})
)
FUZZY = 5
SHORTEST_NUMBER = 4
LONGEST_PHRASE = 24  # words: nobody says a longer one twice the same
LONGEST_NAME = 24
"""Letters of the longest name that is looked for with a letter wrong, or spelled out: what keeps hostile text cheap."""


class Known:
    """Finds every form of the entities given, however it is said."""

    def __init__(self, entities: Iterable[Entity], met: Iterable[Entity] = ()) -> None:
        """`entities` are looked for in every variant, `met` (found by other recognizers in this text) only as they were written."""
        self._names: dict[str, Entity] = {}
        self._near: dict[str, Entity] = {}
        self._sounds: dict[str, Entity] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
        self._numbers: dict[str, Entity] = {}
        for entity in entities:
            for form in entity.forms:
                self._learn(form, entity, variants=True)
        for entity in met:
            for form in entity.forms if entity.label not in (Label.AGE, Label.DATE) else ():
                self._learn(form, entity, variants=False)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, page: Page) -> Iterable[Found]:
        """Everything known in this turn."""
        yield from self._find_phrases(page)
        yield from self._find_names(page)
        yield from self._find_numbers(page)

    def _learn(self, form: str, entity: Entity, *, variants: bool) -> None:
        parts = [token.folded for token in Page(form).tokens]
        digits = "".join(char for char in form if char.isdecimal())
        if entity.label in NUMBERS and len(digits) >= SHORTEST_NUMBER:
            self._numbers.setdefault(digits, entity)
        if entity.label in NAMES:
            for part in parts:
                self._learn_name(part, entity, variants)
        elif variants and entity.label not in CONTACTS:
            self._learn_distinctive(parts, entity)
        words = tuple(WRITTEN_OUT.get(part, part) for part in parts)
        for phrase in {words, tuple(word for word in words if not word.isdecimal())}:
            if 1 < len(phrase) <= LONGEST_PHRASE or (len(phrase) == 1 and entity.label not in NAMES and not common(phrase[0])):
                self._phrases.setdefault(phrase[0], []).append((phrase, entity))

    def _learn_name(self, part: str, entity: Entity, variants: bool) -> None:
        if len(part) < 2 or part in NOT_PARTS or part.isdecimal():
            return
        for piece in {part, part.replace("'", ""), *re.split("['-]", part)}:
            if len(piece) > 2 or piece == part:
                self._names.setdefault(piece, entity)
        if not variants:
            return
        for short in families("nicknames").get(part, ()) if entity.label is Label.PERSON else ():
            if not common(short):
                self._near.setdefault(short, entity)
        if len(part) >= FUZZY or len(sound(part)) > 2:
            self._sounds.setdefault(sound(part), entity)

    def _learn_distinctive(self, parts: Sequence[str], entity: Entity) -> None:
        """ "Harwell" of "Harwell College" gives it away alone."""
        for part in parts:
            if len(part) >= SHORTEST_NUMBER and part.isalpha() and not common(part) and part not in TYPES:
                self._names.setdefault(part, entity)

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
        token = page.tokens[index]
        word = token.folded
        entity = self._names.get(word)
        if entity is not None:
            return (entity if not common(word) or self._meant(page, index, entity) else None), 1
        if len(word) == 1 and word.isalpha():
            return self._spelled(page, index)
        if common(word):
            return None, 1
        joined = self._names.get(word + page.word(index + 1))
        if joined is not None and index + 1 < len(page.tokens) and page.beside(index, index + 1):
            return joined, 2
        return self._variant(page, index, word), 1

    def _variant(self, page: Page, index: int, word: str) -> Entity | None:
        """A short form, a plural, one letter off, or a name that sounds the same."""
        if word in self._near:
            return self._near[word]
        for ending in ("s", "es", "'s", "y", "ie"):
            if word.endswith(ending) and self._names.get(word[: -len(ending)]) and len(word) > len(ending) + 2:
                return self._names[word[: -len(ending)]]
        bare = word.replace("'", "").replace("-", "")
        for part in (bare, *word.split("-")):
            if part in self._names and not common(part):
                return self._names[part]
        if (page.cased and not page.tokens[index].capital) or len(word) > LONGEST_NAME:
            return None
        by_sound = self._sounds.get(sound(word))
        if by_sound is not None and len(word) > 2:
            return by_sound
        return one_letter_off(word, self._names) if len(word) >= FUZZY else None

    def _meant(self, page: Page, index: int, entity: Entity) -> bool:
        """An everyday word ("Will", "Price") is this name when a capital, its neighbours or the words around say so."""
        if page.shouts(index) or cues.strong(page, index) or cues.titled(page, index) or cues.introduced(page, index):
            return page.tokens[index].capital or not page.cased
        for near in (index - 1, index + 1):
            if self._names.get(page.word(near)) is entity and page.word(near) != page.word(index):
                return True
        return page.tokens[index].capital == page.cased and (cues.weak(page, index) or len(page.tokens) == 1)

    def _spelled(self, page: Page, index: int) -> tuple[Entity | None, int]:
        """ "i n e s": letters one by one."""
        letters = page.word(index)
        while len(page.word(index + len(letters))) == 1 and len(letters) < LONGEST_NAME:
            letters += page.word(index + len(letters))
        for taken in range(len(letters), 1, -1):
            entity = self._names.get(letters[:taken])
            if entity is not None:
                return entity, taken
        return None, 1

    def _find_phrases(self, page: Page) -> Iterable[Found]:
        for index, token in enumerate(page.tokens):
            for phrase, entity in self._phrases.get(WRITTEN_OUT.get(token.folded, token.folded), ()):
                last = _matches(page, index, phrase, entity)
                if last is not None:
                    yield _found(page, index, last, entity)
                    break

    def _find_numbers(self, page: Page) -> Iterable[Found]:
        if not self._numbers:
            return
        for first, last, digits in digit_runs(page.tokens):
            entity = _number(self._numbers, digits)
            if entity is not None:
                yield _found(page, first, last, entity)


def _found(page: Page, first: int, last: int, entity: Entity) -> Found:
    start, end = page.tokens[first].start, page.tokens[last].end
    return Found(start, end, entity.label, entity.role, RANK, entity.surrogate)


def _matches(page: Page, index: int, phrase: tuple[str, ...], entity: Entity) -> int | None:
    """The last token of the phrase that begins here; between parts of an e-mail address "dot" and "at" may be said."""
    place = index
    for part in phrase[1:]:
        place += 1
        while entity.label in CONTACTS and page.word(place) in SAID_BETWEEN and page.word(place) != part:
            place += 1
        if WRITTEN_OUT.get(page.word(place), page.word(place)) != part:
            return None
    return place


def _number(numbers: Mapping[str, Entity], digits: str) -> Entity | None:
    """The same digits, with or without a country code, the local part of a telephone number, or its last four."""
    if len(digits) < SHORTEST_NUMBER:
        return None
    for number, entity in numbers.items():
        if digits == number or (len(number) >= 7 and (number in digits or (len(digits) >= 4 and number.endswith(digits)))):
            return entity
        if len(digits) >= 7 and digits.endswith(number[-7:]) and len(number) >= 7:
            return entity
    return None
