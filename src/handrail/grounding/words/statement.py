"""A statement of any origin in the words of a session that went through the airlock: the same names, the same dates."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from handrail.grounding.words.quantities import MONTHS, ORDINALS, quantities
from handrail.grounding.words.synonyms import SHORT, expanded, known_word
from handrail.grounding.words.tokens import FRAME, words
from handrail.papers.safe import Label


class Replaced(Protocol):
    """One replacement that the airlock made in the statement: `text[start:end]` became `surrogate`."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def label(self) -> Label: ...  # noqa: D102
    @property
    def surrogate(self) -> str: ...  # noqa: D102


def in_session_words(text: str, spans: Sequence[Replaced], originals: Mapping[str, Sequence[str]], heard: str) -> str:
    """The statement with the session's own surrogates.

    `originals` holds what each surrogate of the session stood for, `heard` the session's safe text. A word that the airlock let
    stand in the session stays in the statement too, and so do the clinic's short forms ("SI"); a date is known by its day.
    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        begins = not text[at : span.start].strip() and (not pieces or pieces[-1].rstrip()[-1:] in ".!?")
        pieces += [text[at : span.start], _word(text[span.start : span.end], span, originals, heard, begins)]
        at = span.end
    return _days_as_dates("".join([*pieces, text[at:]]), originals)


_ORDINAL = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b", re.IGNORECASE)


def _days_as_dates(text: str, originals: Mapping[str, Sequence[str]]) -> str:
    """ "the 16th" where the session's own "the sixteenth" became a surrogate."""
    dates = {name: {_day(form) for form in forms} for name, forms in originals.items() if name.startswith("[Date")}

    def known(found: re.Match[str]) -> str:
        day, _ = _day(found[0])
        return next((name for name, forms in dates.items() if any(day and day == form for form, _ in forms)), found[0])

    return _ORDINAL.sub(known, text) if dates else text


def _word(word: str, span: Replaced, originals: Mapping[str, Sequence[str]], heard: str, begins: bool = False) -> str:
    if span.surrogate in originals:
        return span.surrogate
    plain = word.lower().strip(".").removesuffix("'s").removesuffix("’s")
    if plain in SHORT or plain in _SERVICES or word.lower() in FRAME:
        return word
    if _CLINICAL.fullmatch(word.strip(" .:,")):
        return word
    if begins and _NO_NAME.fullmatch(word) and known_word(word.lower()):
        return word  # "Debts come to ...": capital only because it comes first
    if span.label is Label.DATE:
        mine = _day(word)
        for surrogate, forms in originals.items():
            if mine[0] and any(
                _day(form)[0] and _day(form)[0] == mine[0] and _same_month(_day(form)[1], mine[1]) for form in forms
            ):
                return surrogate
    if span.label is Label.DATE or word == word.lower():
        return word
    if re.search(rf"(?<![\w\[]){re.escape(word)}(?![\w\]])", heard, re.IGNORECASE):
        return word
    return span.surrogate


_SERVICES = frozenset("gp va nhs cmht camhs cps ymca er".split())
_CLINICAL = re.compile(r"(?:ICD|DSM)[-\w. ]*|[FZ]\d{2}(?:\.\d{1,2})?|(?:suicid|homicid)\w+", re.IGNORECASE)
"""A code or a word of the clinic, and nobody's name: it must not hide what a statement says."""
_NO_NAME = re.compile(r"[A-Z][a-z]+(?:ly|ed|ing|tion|sion|ment|ness|ts|ps|ks|ity|ous|ful|able|ive)")
_ONES = {"first": "1st", "second": "2nd", "third": "3rd"}
_FIRST = re.compile(r"\b(?:first|second|third)\b", re.IGNORECASE)


def _day(text: str) -> tuple[frozenset[float], frozenset[str]]:
    plain = _FIRST.sub(lambda found: _ONES[found[0].lower()], expanded(text))
    return frozenset(found.value for found in quantities(plain)), frozenset(word for word in words(plain) if word in MONTHS)


def _same_month(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
