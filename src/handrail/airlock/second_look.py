"""The second look, by other methods than the recognizers': plain text against plain text, lists and counts, no cues.

It reads what is about to leave and asks: is a known or met name still there, as it is, spelled out or cut in two; seven digits in
a row, written or said; an at sign, a web address; a listed first name with a capital in the middle of a sentence? One yes and
nothing leaves.

KNOWN GAP: a name that is an everyday word ("Will") can't be looked for without context, so only the recognizers look for it.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handrail.airlock import cues, spanish
from handrail.airlock.lists import words
from handrail.airlock.page import common, fold
from handrail.airlock.recognizers.known import NOT_PARTS
from handrail.papers.safe import Doubt, Entity, Label, Why

AT = re.compile(
    r"\w@\w|(?<!\w)@[a-z]|https?://|\bwww\.\w|\b\w+\.(?:com|org|net|edu|gov|io)\b|\b(?:dot|at) (?:com|gmail|hotmail|yahoo|outlook)\b",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d(?:[ ().-]{0,3}\d){6,30}")
SIX = re.compile(r"(?<![\d.,$€£])\d{6}(?![.,]?\d)(?<!000)")
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
TICKS = dict(zip("zero oh one two three four five six seven eight nine".split(), "00123456789", strict=True))
TWICE = {"double": 2, "triple": 3}
PAUSES = frozenset({"dash", "hyphen", "um", "uh", "dot", "then", "and"})
COUNTING = ("0123456789", "9876543210", "02468", "13579")
WORDS = re.compile(r"[^\W_]+")
SENTENCE_END = frozenset('.?!…:;\n“"[(—–')
MANY = 7
SHORTEST, LONGEST, CUT_IN_TWO = 3, 24, 6


@dataclass(frozen=True, slots=True)
class Names:
    """Every form of the file that may be looked for without context: single words, and phrases with a space at either end."""

    alone: frozenset[str]
    together: tuple[str, ...]
    cut: frozenset[str]


def forms(entities: Iterable[Entity], recorded: Collection[str] = ()) -> Names:
    """What the file knows, as plain folded words. A name of the practice's record is looked for though it be a month or a Spanish word."""
    alone: set[str] = set()
    together: set[str] = set()
    for entity in entities:
        if entity.label in (Label.DATE, Label.AGE):
            continue
        for form in entity.forms:
            said = WORDS.findall(fold(form))
            if len(said) > 1 and not (
                len(form.split()) == 1 and all(len(word) == 1 or common(word) for word in said)
            ):  # "sixty-forty" is said of anything
                together.add(f" {' '.join(said)} ")
            for word in said if entity.label is Label.PERSON or len(said) == 1 else ():
                usual = word in words("spanish_words") or word in cues.MONTHS
                everyday = common(word) or (usual and word not in recorded)
                if len(word) >= SHORTEST and word.isalpha() and not everyday and word not in NOT_PARTS:
                    alone.add(word)
    return Names(frozenset(alone), tuple(together), frozenset(word for word in alone if len(word) >= CUT_IN_TWO))


def still_there(
    texts: Sequence[str],
    entities: Iterable[Entity],
    hidden: Sequence[Sequence[tuple[int, int]]] = (),
    cleared: Collection[str] = (),
    recorded: Collection[str] = (),
) -> tuple[Doubt, ...]:
    """What still identifies in the outgoing texts, by place. `hidden` are the replacements, `cleared` what a human let pass.

    `recorded` are words of names that the practice's record gives.
    """
    names = forms(entities, recorded)
    listed = "|".join(map(re.escape, sorted(cleared, key=len, reverse=True)))
    passed = re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if listed else r"(?!)")
    return tuple(
        doubt
        for turn, text in enumerate(texts)
        for doubt in _Look(turn, _blanked(text, hidden[turn] if hidden else (), passed), names).doubts()
    )


def _blanked(text: str, hidden: Sequence[tuple[int, int]], passed: re.Pattern[str]) -> str:
    """Replacements and cleared words become bars; every place stays where it is."""
    chars = list(text)
    for start, end in (*hidden, *(found.span() for found in passed.finditer(text))):
        chars[start:end] = "|" * (end - start)
    return "".join(chars)


class _Look:
    """One text: its words folded, each with its place."""

    def __init__(self, turn: int, text: str, names: Names) -> None:
        self.turn, self.text, self.names = turn, text, names
        folded, self._home = _folded(text)
        self.words = [(found.group(), found.start(), found.end()) for found in WORDS.finditer(folded)]
        self.folded = folded

    def doubts(self) -> Iterator[Doubt]:
        """At most one of each kind: one is enough to stop the text."""
        for why, look in (
            (Why.KNOWN, self._known), (Why.SPELLED, self._spelled), (Why.ADDRESS, self._address), (Why.DIGITS, self._digits),
            (Why.NAME, self._listed),
        ):  # fmt: skip
            place = look()
            if place is not None:
                yield Doubt(self.turn, *place, why)

    def _known(self) -> tuple[int, int] | None:
        for place, (word, start, end) in enumerate(self.words):
            if word in self.names.alone and not self._a_spanish_word(place):
                return self._at(start, end)
        starts, plain = [], " "
        if self.names.together:
            pieces, length = [], 1
            for word, _, _ in self.words:
                starts.append(length)
                pieces.append(word)
                length += len(word) + 1
            plain = f" {' '.join(pieces)} "
        for form in self.names.together:
            place = plain.find(form)
            if place >= 0:
                first, last = bisect_right(starts, place + 1) - 1, bisect_right(starts, place + len(form) - 2) - 1
                return self._at(self.words[first][1], self.words[last][2])
        return None

    def _a_spanish_word(self, place: int) -> bool:
        """ "la luz": a name that is a Spanish word too, in lower case where there are capitals; elsewhere one behind an article."""
        word, start, _ = self.words[place]
        alone = word in words("spanish_words")
        if self.text.islower() or self.text.isupper():
            return alone and place > 0 and self.words[place - 1][0] in spanish.ARTICLES
        return (alone or spanish.name_too(word)) and self.text[self._at(start, start + 1)[0]].islower()

    def _spelled(self) -> tuple[int, int] | None:
        """Letters one by one ("i n e s", "O-k-a-f-o-r"), and a name cut in two ("oka for")."""
        run: list[tuple[str, int, int]] = []
        for place, (word, start, end) in enumerate(self.words):
            if len(word) == 1 and word.isalpha() and (not run or start - run[-1][2] <= 3):
                run = [*run[-LONGEST:], (word, start, end)]
                joined = "".join(letter for letter, _, _ in run)
                if any(joined[-length:] in self.names.alone for length in range(SHORTEST + 1, len(joined) + 1)):
                    return self._at(run[0][1], end)
                continue
            run = []
            if self.names.cut and place and self._cut(self.words[place - 1], word, start):
                return self._at(self.words[place - 1][1], end)
        return None

    def _cut(self, before: tuple[str, int, int], word: str, start: int) -> bool:
        joined = before[0] + word
        return joined in self.names.cut and start - before[2] <= 2 and not (common(before[0]) and common(word))

    def _address(self) -> tuple[int, int] | None:
        found = AT.search(self.text)
        return found.span() if found else None

    def _digits(self) -> tuple[int, int] | None:
        """Years apart, seven written digits, six in one number that is not round, or seven said ones that don't count up."""
        if any(char.isdigit() for char in self.text):
            bare = YEARS.sub("||||", self.text)
            found = DIGITS.search(bare) or SIX.search(bare)
            if found:
                return found.span()
        ticks, first, last, doubled = "", 0, 0, 1
        for word, start, end in [*self.words, ("", 0, 0)]:
            if word in TICKS:
                first = first if ticks else start
                ticks, last, doubled = ticks + TICKS[word] * doubled, end, 1
            elif word in TWICE and (ticks or word):
                doubled = TWICE[word]
            elif not (ticks and word in PAUSES):
                if len(ticks) >= MANY and not any(ticks in count for count in COUNTING):
                    return self._at(first, last)
                ticks, doubled = "", 1
        return None

    def _listed(self) -> tuple[int, int] | None:
        """A capital where a plain word has none, on a word that is a first name and nothing else."""
        if not any(char.islower() for char in self.text):
            return None
        for place, (word, start, end) in enumerate(self.words):
            at, to = self._at(start, end)
            if not self.text[at].isupper() or self.text[at:to].isupper() or self._begins(place, start) or len(word) < SHORTEST:
                continue
            if word in words("first_names") and not common(word) and not cues.never_a_name(word) and not self._thing(place):
                return at, to
        return None

    def _begins(self, place: int, start: int) -> bool:
        between = self.folded[self.words[place - 1][2] if place else 0 : start]
        return place == 0 or any(char in SENTENCE_END for char in between)

    def _thing(self, place: int) -> bool:
        """ "Beck Depression Inventory", or a word after another capital: part of a longer title."""
        after = [word for word, _, _ in self.words[place + 1 : place + 3]]
        return bool(set(after) & cues.EPONYMS)

    def _at(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self._home is None else (self._home[start], self._home[end - 1] + 1)


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text, and for each of its characters the place it came from (None where they are the same)."""
    if text.isascii():
        return text.lower(), None
    folded, home = [], []
    for place, char in enumerate(text):
        for letter in fold(char):
            folded.append(letter)
            home.append(place)
    return "".join(folded), home
