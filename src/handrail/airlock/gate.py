"""The gate: recognise, replace, look again, seal. Any doubt refuses everything."""

import threading
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handrail.airlock.overlap import settle
from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import RECOGNIZERS, Recognizer
from handrail.airlock.recognizers.known import Known
from handrail.airlock.second_look import still_there
from handrail.airlock.surrogates import Book, of_speakers, said_like_one
from handrail.papers.errors import AirlockRefused, Refused
from handrail.papers.permit import Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import BackSpan, KnownIdentifier, Label, NameMap, SafeSpan, SafeText, SafeTurn, WayBack
from handrail.papers.transcript import Transcript
from handrail.vault.seal import Sealer

VERSION = "rules 1"
AI_PURPOSES = (
    Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP, Purpose.PLAN_DRAFT, Purpose.BETWEEN_SESSION_SUPPORT,
    Purpose.PROCESS_FEEDBACK_TO_THERAPIST,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the airlock gives: the sealed text, the way back for this text, and the client's map with what was met."""

    safe: SafeText
    way: WayBack
    names: NameMap


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


class Airlock:
    """Safe for use by several threads at once: each text has its own book."""

    def __init__(self, recognizers: Mapping[str, Recognizer], sealer: Sealer, seconds: float = 30.0) -> None:
        self._recognizers = recognizers
        self._sealer = sealer
        self._seconds = seconds

    @classmethod
    def standard(cls, sealer: Sealer) -> "Airlock":
        """The airlock with every recognizer of the shelf."""
        return cls(RECOGNIZERS, sealer)

    def out(
        self, transcript: Transcript, *, known: Collection[KnownIdentifier], names: NameMap, permit: Permit, now: datetime
    ) -> Outcome:
        """Replace, look again, seal.

        Raises:
            Refused: the permit covers no AI purpose now.
            AirlockRefused: a recognizer failed or was too slow, or something identifying is still there. Nothing leaves.
        """
        if not any(permit.covers(purpose, now) for purpose in AI_PURPOSES):
            raise Refused("no consent covers sending this text to an AI now", "R1")
        known = [*known, *of_speakers(transcript.speakers)]
        masked, names = self._pass([turn.text for turn in transcript.turns], known, names)
        safe_id = uuid.uuid4().hex
        spans, backs = _spans(masked)
        turns = tuple(
            SafeTurn(turn.index, turn.role, done.text, turn.start, turn.end)
            for turn, done in zip(transcript.turns, masked, strict=True)
        )
        unsealed = SafeText(id=safe_id, turns=turns, spans=spans, airlock=VERSION, seal=b"")
        safe = SafeText(safe_id, turns, spans, VERSION, self._sealer.seal(unsealed.sealed_bytes()))
        return Outcome(safe, WayBack(safe_id, backs), names)

    def mask(self, text: str, known: Collection[KnownIdentifier] = (), names: NameMap | None = None) -> Masked:
        """One text by the same path, with the surrogates of `names`, unsealed. Raises `AirlockRefused` as `out` does."""
        masked, _ = self._pass([text], known, names or NameMap())
        return masked[0]

    def _pass(self, texts: Sequence[str], known: Collection[KnownIdentifier], names: NameMap) -> tuple[list[Masked], NameMap]:
        book = Book(names)
        book.learn(known)
        masked = self._in_time(texts, book)
        entities = book.entities()
        left = still_there([done.text for done in masked], entities)
        if left:
            raise AirlockRefused(f"{len(left)} turns may still hold something that identifies a person", left)
        return masked, NameMap(entities)

    def _in_time(self, texts: Sequence[str], book: Book) -> list[Masked]:
        """A recognizer that hangs must not hold the caller: it is left behind in its own thread, and nothing leaves."""
        run = _Run(self._recognizers, texts, book)
        worker = threading.Thread(target=run.go, name="airlock", daemon=True)
        worker.start()
        worker.join(self._seconds)
        if worker.is_alive():
            raise AirlockRefused("the search for identifiers took too long", (run.turn,))
        if run.masked is None:
            raise AirlockRefused(f"the recognizer of {run.recognizer} failed", (run.turn,))
        return run.masked


class _Run:
    """One search over all turns, and how far it came."""

    def __init__(self, recognizers: Mapping[str, Recognizer], texts: Sequence[str], book: Book) -> None:
        self.recognizers, self.texts, self.book = recognizers, texts, book
        self.turn = 0
        self.recognizer = ""
        self.masked: list[Masked] | None = None

    def go(self) -> None:
        """Recognise every turn; then look everywhere for the names that only one of them gave away."""
        try:
            pages = [Page(text) for text in self.texts]
            before = Known(self.book.entities())
            found = [self._search(turn, page, before) for turn, page in enumerate(pages)]
            for page, spans in zip(pages, found, strict=True):
                _surrogates(page.text, spans, self.book)
            self.recognizer = "names met in other turns"
            after = Known((), self.book.entities())
            self.masked = [
                _masked(page.text, settle([*spans, *after.find(page)]), self.book)
                for page, spans in zip(pages, found, strict=True)
            ]
        except Exception:  # noqa: BLE001, S110  a traceback could hold a client's words: the caller gets the turn's number alone
            pass

    def _search(self, turn: int, page: Page, known: Known) -> list[Found]:
        self.turn = turn
        found: list[Found] = []
        for name, find in (*self.recognizers.items(), ("known names", known.find)):
            self.recognizer = name
            found.extend(find(page))
        self.recognizer = "overlaps"
        return settle([*found, *said_like_one(page.text)])


def _spans(masked: Sequence[Masked]) -> tuple[tuple[SafeSpan, ...], tuple[BackSpan, ...]]:
    """The same replacements twice, in the same order: for the sealed text, and for the way back."""
    spans, backs = [], []
    for turn, done in enumerate(masked):
        shift = 0
        for span in done.spans:
            start = span.start + shift
            end = start + len(span.surrogate)
            spans.append(SafeSpan(turn, start, end, span.label, span.surrogate))
            backs.append(BackSpan(turn, start, end, span.start, span.end))
            shift = end - span.end
    return tuple(spans), tuple(backs)


def _surrogates(text: str, spans: Iterable[Found], book: Book) -> list[str]:
    return [book.surrogate(span, text[span.start : span.end]) for span in spans]


def _masked(text: str, spans: Sequence[Found], book: Book) -> Masked:
    pieces, done, at = [], [], 0
    for span, surrogate in zip(spans, _surrogates(text, spans, book), strict=True):
        pieces += [text[at : span.start], surrogate]
        done.append(MaskedSpan(span.start, span.end, span.label, surrogate))
        at = span.end
    return Masked("".join([*pieces, text[at:]]), tuple(done))
