"""A turn as recognizers read it: tokens with offsets into the original, folded so that disguises don't matter."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import TypeVar

from handrail.airlock.lists import words
from handrail.papers.safe import Label

WORD = re.compile(r"[^\W_]+(?:(?:['’\-]|&(?=[^\W_]{1,2}\b))[^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$", re.IGNORECASE)
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝВНКМТАЕОРСХІЈЅαορικτνυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧłøđıŁØĐ", "aeopcyxijsdhqwBHKMTAEOPCXIJSaopiktvuxABEZHIKMNOPTYXlodiLOD"
)
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
DIGIT = re.compile(r"\d")
BEGINS = re.compile(r"[.?!…:\n“\"\[(—–]")
"""Behind one of these marks a capital says nothing."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
PART_OF_WORD = "ʹ"
ENOUGH = 400
"""Words from which the language of a turn is told."""
SHORTENED = frozenset({"he", "she", "it", "that", "what", "who", "there", "here", "where", "let", "how", "name", "this"})
"""After these "'s" is "is", no possessive."""
ABBREVIATED = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "prof", "rev", "jr", "sr", "sra", "srta", "dra", "lic", *"abcdefghijklmnopqrstuvwxyz"}
)
ENDINGS = ("'s", "s", "es", "d", "ed", "ing", "ly", "er", "ers", "y", "est", "n", "in")
AFTER_LETTERS = {"d": "e", "n": "ew"}
"""Endings that only follow such a letter: "loved", "known"."""
DOUBLING = frozenset({"ed", "ing", "er", "ers", "y", "est", "in"})
"""Endings before which a last letter may be doubled: "stopped"."""
NO_PLURAL = re.compile(r"(?:[^aeiou]y|[sxz]|ch|sh)$")
"""After these English writes "es" or "ies": "moodys" are people called Moody."""


KEPT = 50_000
"""Words whose nature is remembered; a session holds a tenth of that."""
LONGEST = 60
"""Letters of a word that is remembered."""
Answer = TypeVar("Answer")
SPANISH = frozenset(
    "de la el que los las en y con por para una un se del su es mi lo al como pero mas le ya si porque esta cuando muy sin sobre tambien "
    "hasta hay donde desde todo nos soy me te yo tengo tiene fue era estoy llamo hola gracias".split()
)
ENGLISH = frozenset(
    "the and of to in is it you that was for on are with as i my he she we they this have had but not at be so like don't it's i'm me".split()
)


def fold(text: str) -> str:
    """Case, accents, look-alike letters and invisible characters removed, for comparing names.

    >>> fold("Inés"), fold("М\u200baya")
    ('ines', 'maya')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(LOOKALIKES))
    return "".join(char for char in plain if char not in INVISIBLE and not unicodedata.combining(char)).casefold()


def remembered(of: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The same function with its answers kept; a word of hostile length is answered afresh and fills no memory."""
    kept = lru_cache(maxsize=KEPT)(of)

    @wraps(of)
    def answer(word: str) -> Answer:
        return kept(word) if len(word) <= LONGEST else of(word)

    return answer


@remembered
def common(word: str) -> bool:
    """True for an everyday English word in any of its forms; `word` is folded.

    >>> common("stopped"), common("well-being"), common("keisha")
    (True, True, False)
    """
    known = words("common_words")
    if word in known:
        return True
    if "'" in word or "-" in word or "’" in word:
        return all(common(part) or len(part) < 3 for part in re.split("['’-]", word))
    for ending in ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 2 or stem[-1] not in AFTER_LETTERS.get(ending, stem[-1]):
            continue
        if ending == "s" and NO_PLURAL.search(stem):
            continue
        if stem + "e" in known or (len(stem) > 2 and (stem in known or _base(stem, ending) in known)):
            return True
    return False


def _base(stem: str, ending: str) -> str:
    """What a stem was before its ending: "stopp" was "stop", "marri" was "marry"."""
    if stem[-1] == "i":
        return stem[:-1] + "y"
    doubled = stem[-1] == stem[-2] and stem[-1] not in "sly" and ending in DOUBLING
    return stem[:-1] if doubled else stem


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `page.text[start:end]`, a possessive ending left outside."""

    start: int
    end: int
    text: str
    folded: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier at `text[start:end]`. The higher rank wins an overlap.

    `role` says whom or what it names, where that is known. `entity` is set for what the practice knows: its own spelling.
    """

    start: int
    end: int
    label: Label
    role: str = ""
    rank: int = 50
    entity: str = ""


class Page:
    """One turn's text, tokenised once for all recognizers. `hour_spanish`: most turns beside it are Spanish."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hour_spanish = False

    @cached_property
    def tokens(self) -> list[Token]:
        """All words in order."""
        text = self.text
        tokens = (_token(found.start(), text[found.start() : found.end()]) for found in WORD.finditer(self._readable))
        return [token for token in tokens if token.folded]

    @cached_property
    def _readable(self) -> str:
        """Invisible characters and combining marks become letters, so that they can't cut a name in two; offsets stay."""
        return self.text if self.text.isascii() else NOT_ASCII.sub(_as_letter, self.text)

    @cached_property
    def cased(self) -> bool:
        """False for text in one case, as speech recognisers write it: then capitals prove nothing."""
        letters = self.text.replace("I ", "").replace("I'", "")
        return letters != letters.lower() and letters != letters.upper()

    @cached_property
    def spanish(self) -> bool:
        """True when more of its small words are Spanish than English."""
        said = self.words[:ENOUGH]
        spanish = sum(map(SPANISH.__contains__, said))
        return spanish > 1 and spanish > 2 * sum(map(ENGLISH.__contains__, said))

    @cached_property
    def digits(self) -> int:
        """How many digits stand in the text."""
        return len(DIGIT.findall(self.text))

    @cached_property
    def words(self) -> list[str]:
        """The folded words in order."""
        return [token.folded for token in self.tokens]

    @cached_property
    def lower(self) -> str:
        """The text in lower case with the same length."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(char.lower()[:1] or char for char in self.text)

    def word(self, index: int) -> str:
        """The folded word there, empty beyond either end."""
        try:
            return self.words[index] if index >= 0 else ""
        except IndexError:
            return ""

    def between(self, left: int, right: int) -> str:
        """What stands between two tokens."""
        return self.text[self.tokens[left].end : self.tokens[right].start]

    def starts_sentence(self, index: int) -> bool:
        """True when a capital at this token says nothing."""
        return index in self._starts

    @cached_property
    def _starts(self) -> set[int]:
        """The tokens that begin a sentence, a quotation or a bracket."""
        behind = (
            index
            for index in range(1, len(self.tokens))
            if BEGINS.search(self.text, self.tokens[index - 1].end, self.tokens[index].start)
        )
        return {0, *behind}

    def beside(self, left: int, right: int) -> bool:
        """True when only spaces (or the dot of a title) stand between two neighbouring tokens."""
        between = self.between(left, right)
        if len(between) > 3 or "\n" in between:
            return False
        return not between.strip() or (between.strip() == "." and self.tokens[left].folded in ABBREVIATED)

    def shouts(self, index: int) -> bool:
        """True for a capital in the middle of a cased sentence, where a plain word would have none."""
        token = self.tokens[index]
        return self.cased and token.capital and not self.starts_sentence(index)


def _as_letter(found: re.Match[str]) -> str:
    char = found.group()
    return PART_OF_WORD if char in INVISIBLE or unicodedata.category(char)[0] == "M" else char


def _token(start: int, word: str) -> Token:
    bare = POSSESSIVE.sub("", word) if len(word) > 2 else word
    if len(bare) < len(word) and fold(bare) in SHORTENED:
        bare = word
    return Token(start, start + len(bare), bare, fold(bare).replace("’", "'"), len(bare) < len(word))
