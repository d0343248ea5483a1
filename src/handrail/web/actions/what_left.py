"""What the AI saw: the sealed text cut at its replacements, counted by kind. For the clinician, and for the client it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail import wiring
from handrail.papers import codec
from handrail.papers.safe import Label, SafeText, SafeTurn, WayBack
from handrail.web.actions import access
from handrail.web.actions.import_session import transcript_of
from handrail.web.records import ledger
from handrail.web.records.models import Account, SafeCopy, Session

GROUPS: Mapping[Label, str] = {
    Label.PERSON: "name", Label.LOCATION: "place", Label.ADDRESS: "address", Label.ORG: "organization", Label.DATE: "date",
    Label.AGE: "age", Label.PHONE: "phone", Label.EMAIL: "online", Label.URL: "online", Label.HANDLE: "online", Label.ID: "number",
    Label.OTHER: "detail",
}  # fmt: skip
ORDER = ("name", "place", "address", "organization", "date", "age", "phone", "online", "number", "detail")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they are, or a stand-in: its kind, and the place of the original words in their turn."""

    text: str
    kind: str = ""
    start: int = 0
    end: int = 0
    original: str = ""


@dataclass(frozen=True, slots=True)
class SeenTurn:
    """A turn as the model got it."""

    turn: SafeTurn
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many different ones of a kind were replaced, and how many times, with one of them to show."""

    kind: str
    different: int
    times: int
    example: str


@dataclass(frozen=True, slots=True)
class Left:
    """One text that left the airlock."""

    copy: SafeCopy
    turns: tuple[SeenTurn, ...]
    counts: tuple[Count, ...]
    seal_fits: bool

    @property
    def made_at(self) -> datetime:
        """When it was sealed."""
        return self.copy.made_at

    @property
    def moved_dates(self) -> bool:
        """Whether a date stands in it."""
        return any(count.kind == "date" for count in self.counts)


@transaction.atomic
def read_safe_text(account: Account, session_id: UUID, *, names: bool = False) -> tuple[Session, list[Left]]:
    """For who treats the client: every text of the session that left, the newest first. The reading is noted (R20)."""
    session = access.treated_session(account, session_id)
    talk = getattr(session, "talk", None)
    copies = list(talk.safe_copies.order_by("-made_at")) if talk else []
    ledger.note(ledger.Kind.RECORD_OPENED, session.client_id, {"saw": str(session.pk), "names": names})
    return session, [left(copy, names=names) for copy in copies]


def left(copy: SafeCopy, *, names: bool = False) -> Left:
    """A stored text, opened. `names` puts the original words beside each stand-in."""
    safe = codec.load(SafeText, copy.get("safe"))
    way = codec.load(WayBack, copy.get("way"))
    originals = [turn.text for turn in transcript_of(copy.talk).turns] if names else []
    pieces: dict[int, list[tuple[int, Piece]]] = {}
    for span, back in zip(safe.spans, way.spans, strict=True):
        words = originals[back.turn][back.from_start : back.from_end] if originals else ""
        piece = Piece(span.surrogate, GROUPS[span.label], back.from_start, back.from_end, words)
        pieces.setdefault(span.turn, []).append((span.start, piece))
    turns = tuple(SeenTurn(turn, tuple(_cut(turn.text, pieces.get(turn.index, ())))) for turn in safe.turns)
    return Left(copy, turns, _counts(safe), wiring.parts().airlock.seal_fits(safe))


def _cut(text: str, stand_ins: Iterable[tuple[int, Piece]]) -> Iterable[Piece]:
    last = 0
    for start, piece in sorted(stand_ins, key=lambda pair: pair[0]):
        if start > last:
            yield Piece(text[last:start])
        yield piece
        last = start + len(piece.text)
    if last < len(text):
        yield Piece(text[last:])


def _counts(safe: SafeText) -> tuple[Count, ...]:
    times = Counter(GROUPS[span.label] for span in safe.spans)
    different = {kind: {span.surrogate for span in safe.spans if GROUPS[span.label] == kind} for kind in times}
    example = {GROUPS[span.label]: span.surrogate for span in reversed(safe.spans)}
    return tuple(Count(kind, len(different[kind]), times[kind], example[kind]) for kind in ORDER if kind in times)
