"""One search over all turns of a batch, in a thread of its own, and how far it came."""

import threading
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from handrail.airlock.canary import SURROGATE, Canary, came_through
from handrail.airlock.overlap import settle
from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import Recognizer
from handrail.airlock.recognizers.known import Known
from handrail.airlock.surrogates import Book, said_like_one
from handrail.papers.errors import AirlockRefused
from handrail.papers.safe import Label, Mark, MarkAct, NameMap

BY_HAND = 250
"""The rank of a human's own mark: above all recognizers."""


@dataclass(frozen=True, slots=True)
class MaskedSpan:
    """A replacement by its place in the original text, in code points."""

    start: int
    end: int
    label: Label
    surrogate: str


@dataclass(frozen=True, slots=True)
class Masked:
    """One text without identifiers. `spans` refer to the original."""

    text: str
    spans: tuple[MaskedSpan, ...]

    def hidden(self) -> tuple[tuple[int, int], ...]:
        """Where the replacements stand in `text`."""
        places, shift = [], 0
        for span in self.spans:
            start = span.start + shift
            places.append((start, start + len(span.surrogate)))
            shift = start + len(span.surrogate) - span.end
        return tuple(places)


class Search:
    """Recognise every turn; replace; look everywhere for the names that only one turn gave away.

    A recognizer that hangs must not hold the caller: it is left behind in its own thread, which ends by itself at the next
    recognizer, and nothing leaves.
    """

    def __init__(
        self,
        recognizers: Mapping[str, Recognizer],
        texts: Sequence[str],
        book: Book,
        marks: Collection[Mark],
        canary: Canary | None,
    ) -> None:
        self._recognizers, self._book, self._canary = recognizers, book, canary
        self._marks: dict[int, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.turn, []).append(mark)
        self._texts = texts
        self._turn, self._recognizer, self._until = 0, "", 0.0
        self._stopped: tuple[int, str] | None = None
        self._masked: list[Masked] | None = None

    def run(self, seconds: float) -> list[Masked]:
        """Every turn masked, or `AirlockRefused`."""
        self._until = time.monotonic() + seconds
        worker = threading.Thread(target=self._go, name="airlock", daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive() or (self._masked is None and time.monotonic() > self._until):
            raise AirlockRefused("the search for identifiers took too long", (self._turn,))
        if self._masked is None:
            turn, name = self._stopped or (self._turn, self._recognizer)
            raise AirlockRefused(f"the recognizer of {name} failed", (turn,))
        return self._masked

    def _go(self) -> None:
        with suppress(Exception):  # a traceback could hold a client's words: the caller gets the turn's number alone
            self._masked = self._mask()

    def _mask(self) -> list[Masked]:
        canary, book = self._canary, self._book
        decoys = [Page(canary.before), Page(canary.behind)] if canary else []
        pages = _pages(self._texts)
        before = Known([*book.wanted(), *(canary.known if canary else ())], recorded=book.recorded())
        first = [self._find(0, page, before) for page in decoys[:1]]
        found = self._in_all(pages, before)
        last = [self._find(len(pages) - 1, page, before) for page in decoys[1:]]
        for page, spans in zip(pages, found, strict=True):
            _surrogates(page.text, spans, book)
        self._recognizer = "names met in other turns"
        book.begin_again()
        after = Known((), book.wanted())
        masked = [self._finished(turn, page, spans, after) for turn, (page, spans) in enumerate(zip(pages, found, strict=True))]
        if canary:
            self._sing(canary, decoys, [*first, *last])
        return masked

    def _in_all(self, pages: Sequence[Page], known: Known) -> list[list[Found]]:
        """Every turn's identifiers. Two threads share the turns: the trained readers compute outside of Python's lock."""
        found: dict[int, list[Found]] = {}
        turns = iter(range(len(pages)))

        def some() -> None:
            for turn in turns:
                found[turn] = self._by_hand(turn, pages[turn].text, self._find(turn, pages[turn], known))

        def aside() -> None:
            with suppress(Exception):
                some()

        helper = threading.Thread(target=aside, name="airlock too", daemon=True)
        if len(pages) > 1:
            helper.start()
        some()
        if len(pages) > 1:
            helper.join(max(0.0, self._until - time.monotonic()))
        return [found[turn] for turn in range(len(pages))]

    def _find(self, turn: int, page: Page, known: Known) -> list[Found]:
        self._turn = max(turn, 0)
        found: list[Found] = []
        name = ""
        try:
            for name, find in (*self._recognizers.items(), ("known names", known.find)):
                self._recognizer = name
                if time.monotonic() > self._until:
                    raise TimeoutError
                found.extend(find(page))
        except Exception:
            self._stopped = self._stopped or (max(turn, 0), name)
            raise
        self._recognizer = "overlaps"
        return settle([*found, *said_like_one(page.text)])

    def _by_hand(self, turn: int, text: str, found: list[Found]) -> list[Found]:
        """The canary is nobody; what a human cleared stays; what a human marked is replaced whole."""
        found = [span for span in found if span.entity != SURROGATE and not self._cleared(turn, text, span)]
        marks = [
            mark for mark in self._marks.get(turn, ()) if mark.act is MarkAct.MASK and 0 <= mark.start < mark.end <= len(text)
        ]
        return (
            settle([*found, *(Found(mark.start, mark.end, mark.label, mark.role, BY_HAND) for mark in marks)])
            if marks
            else found
        )

    def _cleared(self, turn: int, text: str, span: Found) -> bool:
        here = any(
            mark.act is MarkAct.CLEAR and mark.start <= span.start and span.end <= mark.end
            for mark in self._marks.get(turn, ())
        )
        return here or self._book.is_cleared(text[span.start : span.end])

    def _finished(self, turn: int, page: Page, spans: list[Found], after: Known) -> Masked:
        self._turn = turn
        if time.monotonic() > self._until:
            raise TimeoutError
        met = [span for span in after.find(page) if not self._cleared(turn, page.text, span)]
        return _masked(page.text, settle([*spans, *met]), self._book)

    def _sing(self, canary: Canary, decoys: Sequence[Page], found: Sequence[list[Found]]) -> None:
        """The canary goes the same way, in a book of its own, and must be gone at its end."""
        self._recognizer = "canary"
        book = Book(NameMap(canary.known[:1]))
        own = [[span if span.entity == SURROGATE else replace(span, entity="") for span in spans] for spans in found]
        for page, spans in zip(decoys, own, strict=True):
            _surrogates(page.text, spans, book)
        after = Known((), book.entities())
        masked = [
            _masked(page.text, settle([*spans, *after.find(page)]), book).text for page, spans in zip(decoys, own, strict=True)
        ]
        self.canary_lives = came_through(canary, masked)

    canary_lives = False
    """True when something of the canary was still there: then no other text can be trusted either."""


def _pages(texts: Sequence[str]) -> list[Page]:
    """The turns of an hour, which know its language."""
    pages = [Page(text) for text in texts]
    spanish = 2 * sum(page.spanish for page in pages) > len(pages)
    for page in pages:
        page.hour_spanish = spanish
    return pages


def _surrogates(text: str, spans: Sequence[Found], book: Book) -> list[str]:
    return [book.surrogate(span, text) for span in spans]


def _masked(text: str, spans: Sequence[Found], book: Book) -> Masked:
    pieces, done, at = [], [], 0
    for span, surrogate in zip(spans, _surrogates(text, spans, book), strict=True):
        pieces += [text[at : span.start], surrogate]
        done.append(MaskedSpan(span.start, span.end, span.label, surrogate))
        at = span.end
    return Masked("".join([*pieces, text[at:]]), tuple(done))
