"""The gate: recognise, replace, look again, hear the canary, seal. Any doubt refuses everything."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handrail.airlock import moved
from handrail.airlock.canary import hatch
from handrail.airlock.learned.spans import THRESHOLD
from handrail.airlock.recognizers import Recognizer, shelf
from handrail.airlock.search import Masked, MaskedSpan, Search
from handrail.airlock.second_look import still_there
from handrail.airlock.surrogates import Book, of_speakers
from handrail.papers.errors import AirlockRefused, Refused, SealBroken
from handrail.papers.permit import Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import BackSpan, Doubt, KnownIdentifier, Mark, MarkAct, NameMap, SafeSpan, SafeText, SafeTurn, WayBack
from handrail.papers.transcript import Transcript
from handrail.vault.seal import Sealer

__all__ = ["VERSION", "Airlock", "Masked", "MaskedSpan", "Outcome"]

VERSION = "rules 6, network 1, closer 1"
AI_PURPOSES = (
    Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP, Purpose.PLAN_DRAFT, Purpose.BETWEEN_SESSION_SUPPORT,
    Purpose.PROCESS_FEEDBACK_TO_THERAPIST,
)  # fmt: skip
WORDS_A_SECOND = 500
"""The slowest search that is still waited for: a day's transcript gets minutes, a session the least."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the airlock gives: the sealed text, the way back for this text, and the client's map with what was met."""

    safe: SafeText
    way: WayBack
    names: NameMap


class Airlock:
    """Safe for use by several threads at once: each text has its own book."""

    def __init__(self, recognizers: Mapping[str, Recognizer], sealer: Sealer, seconds: float = 30.0) -> None:
        self._recognizers = recognizers
        self._sealer = sealer
        self._seconds = seconds

    @classmethod
    def standard(cls, sealer: Sealer, threshold: float = THRESHOLD) -> "Airlock":
        """The airlock with every recognizer of the shelf; below `threshold` the trained readers leave a word alone."""
        return cls(shelf(threshold), sealer)

    def out(
        self,
        transcript: Transcript,
        *,
        known: Collection[KnownIdentifier],
        names: NameMap,
        permit: Permit,
        now: datetime,
        marks: Collection[Mark] = (),
    ) -> Outcome:
        """Replace, look again, seal. `marks` are a human's own, and go before every recognizer.

        Raises:
            Refused: the permit covers no AI purpose now.
            AirlockRefused: a recognizer failed or was too slow, the canary came through, or something identifying is still
                there. Nothing leaves.
        """
        if not any(permit.covers(purpose, now) for purpose in AI_PURPOSES):
            raise Refused("no consent covers sending this text to an AI now", "R1")
        names = names if names.days else replace(names, days=moved.draw())
        book = Book(names, now.year)
        try:
            book.learn([*known, *of_speakers(transcript.speakers)])
            masked = self._pass([turn.text for turn in transcript.turns], book, names.cleared, marks, watched=True)
        except AirlockRefused:
            raise
        except Exception:  # noqa: BLE001  whatever it was: its words and its traceback could hold a client's
            raise AirlockRefused("the airlock failed") from None
        safe_id = uuid.uuid4().hex
        spans, backs = _spans(masked)
        turns = tuple(
            SafeTurn(turn.index, turn.role, done.text, turn.start, turn.end)
            for turn, done in zip(transcript.turns, masked, strict=True)
        )
        unsealed = SafeText(id=safe_id, turns=turns, spans=spans, airlock=VERSION, seal=b"")
        safe = SafeText(safe_id, turns, spans, VERSION, self._sealer.seal(unsealed.sealed_bytes()))
        return Outcome(safe, WayBack(safe_id, backs), replace(names, entities=book.entities()))

    def mask(self, text: str, known: Collection[KnownIdentifier] = (), names: NameMap | None = None) -> Masked:
        """One text by the same path, with the surrogates of `names`, unsealed. Raises `AirlockRefused` as `out` does."""
        names = names or NameMap()
        book = Book(names)
        book.learn(known)
        return self._pass([text], book, names.cleared, (), watched=False)[0]

    def seal_fits(self, safe: SafeText) -> bool:
        """Whether a stored text is still exactly the one that left."""
        try:
            self._sealer.verifier().check(safe)
        except SealBroken:
            return False
        return True

    def _pass(
        self, texts: Sequence[str], book: Book, cleared: Collection[str], marks: Collection[Mark], *, watched: bool
    ) -> list[Masked]:
        search = Search(self._recognizers, texts, book, marks, hatch() if watched else None)
        masked = search.run(max(self._seconds, sum(map(len, texts)) / 6 / WORDS_A_SECOND) if watched else self._seconds)
        passed = [form for form in cleared if book.is_cleared(form)]
        skipped = [(*done.hidden(), *_left_alone(turn, done, marks)) for turn, done in enumerate(masked)]
        left = still_there([done.text for done in masked], book.wanted(), skipped, passed, book.recorded())
        doubts = tuple(_home(doubt, masked[doubt.turn]) for doubt in left)
        if doubts:
            turns = tuple(dict.fromkeys(doubt.turn for doubt in doubts))
            raise AirlockRefused(_in_doubt(turns), turns, doubts)
        if search.canary_lives:
            raise AirlockRefused("the airlock did not find the made-up names that travel with each text to test it")
        return masked


def _spans(masked: Sequence[Masked]) -> tuple[tuple[SafeSpan, ...], tuple[BackSpan, ...]]:
    """The same replacements twice, in the same order: for the sealed text, and for the way back."""
    spans, backs = [], []
    for turn, done in enumerate(masked):
        for span, (start, end) in zip(done.spans, done.hidden(), strict=True):
            spans.append(SafeSpan(turn, start, end, span.label, span.surrogate))
            backs.append(BackSpan(turn, start, end, span.start, span.end))
    return tuple(spans), tuple(backs)


def _home(doubt: Doubt, done: Masked) -> Doubt:
    """A place in the outgoing text as a place in the original. Doubts never stand inside a replacement."""
    start, end = doubt.start, doubt.end
    shift = 0
    for span, (_, hidden_end) in zip(done.spans, done.hidden(), strict=True):
        if hidden_end <= doubt.start:
            shift = span.end - hidden_end
    return replace(doubt, start=start + shift, end=end + shift)


def _in_doubt(turns: Sequence[int]) -> str:
    """How many turns stopped the text, and the first of them by number: where to look, and no words."""
    where = ", ".join(str(turn + 1) for turn in turns[:_NAMED]) + (", ..." if len(turns) > _NAMED else "")
    subject = "1 turn" if len(turns) == 1 else f"{len(turns)} turns"
    return f"{subject} may still hold something that identifies a person: {where}"


_NAMED = 8


def _left_alone(turn: int, done: Masked, marks: Collection[Mark]) -> tuple[tuple[int, int], ...]:
    """Where words that a human cleared stand in the outgoing text; none that are replaced in spite of it."""
    places = []
    for mark in marks:
        if (
            mark.turn != turn
            or mark.act is not MarkAct.CLEAR
            or any(s.start < mark.end and mark.start < s.end for s in done.spans)
        ):
            continue
        shift = 0
        for span, (_, hidden_end) in zip(done.spans, done.hidden(), strict=True):
            if span.end <= mark.start:
                shift = hidden_end - span.end
        places.append((mark.start + shift, mark.end + shift))
    return tuple(places)
