"""A turn as recognizers read it: tokens with offsets into the original, folded so that disguises don't matter."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from handrail.papers.safe import Label

WORD = re.compile(r"[^\W_]+(?:['’\-&][^\W_]+)*", re.UNICODE)
POSSESSIVE = re.compile(r"['’]s?$")
LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝВНКМТАЕОРСХ", "aeopcyxijsdhqwBHKMTAEOPCX")
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fold(text: str) -> str:
    """Case, accents, look-alike letters and invisible characters removed, for comparing names.

    >>> fold("Inés"), fold("М\u200baya")
    ('ines', 'maya')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(LOOKALIKES))
    return "".join(char for char in plain if char not in INVISIBLE and not unicodedata.combining(char)).casefold()


@dataclass(frozen=True, slots=True)
class Token:
    """A word: `page.text[start:end]`, a possessive ending left outside."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier at `text[start:end]`. `role` says whom it names, where that is known; the higher rank wins an overlap."""

    start: int
    end: int
    label: Label
    role: str = ""
    rank: int = 50


class Page:
    """One turn's text, tokenised once for all recognizers."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[Token]:
        """All words in order."""
        return [_token(found.start(), found.group()) for found in WORD.finditer(self._readable)]

    @cached_property
    def _readable(self) -> str:
        """Invisible characters become letters, so that they can't cut a name in two; every offset stays."""
        if self.text.isascii() or not INVISIBLE.intersection(self.text):
            return self.text
        return "".join("ʹ" if char in INVISIBLE else char for char in self.text)

    @cached_property
    def cased(self) -> bool:
        """False for text without capitals, as speech recognisers write it: then capitals prove nothing."""
        return any(char.isupper() for char in self.text.replace("I ", "").replace("I'", ""))

    @cached_property
    def lower(self) -> str:
        """The text in lower case with the same length."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(char.lower()[:1] or char for char in self.text)

    def starts_sentence(self, index: int) -> bool:
        """True when a capital at this token says nothing."""
        if index == 0:
            return True
        before = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return any(mark in before for mark in '.?!…:\n“"[(—–')

    def beside(self, left: int, right: int) -> bool:
        """True when two neighbouring tokens have only spaces (or a dot after a title) between them."""
        between = self.text[self.tokens[left].end : self.tokens[right].start]
        return not between.strip(" .’'s") and "\n" not in between and len(between) < 6


def _token(start: int, word: str) -> Token:
    bare = POSSESSIVE.sub("", word) if len(word) > 2 else word
    return Token(start, start + len(bare), bare, fold(bare.replace("ʹ", "")))
