"""What the AI saw: the exact text that left the airlock, for the person it is about."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.papers import codec
from handrail.papers.safe import SafeText, SafeTurn
from handrail.web.actions.release_document import read_release
from handrail.web.client.signed_in import account_of


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or a stand-in for words that were taken out."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class SeenTurn:
    """A turn as the model got it."""

    turn: SafeTurn
    pieces: tuple[Piece, ...]


def what_the_ai_saw(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Every word of it, stand-ins marked by kind."""
    release = read_release(account_of(request), release_id)
    session = release.document.session
    copy = getattr(getattr(session, "talk", None), "safe_copy", None)
    safe = codec.load(SafeText, copy.get("safe")) if copy else None
    turns = seen(safe) if safe else ()
    return render(request, "client/saw.html", {"release": release, "session": session, "turns": turns, "safe": safe})


def seen(safe: SafeText) -> tuple[SeenTurn, ...]:
    """Cut each turn at its stand-ins."""
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for span in safe.spans:
        spans.setdefault(span.turn, []).append((span.start, span.end, span.label.value))
    return tuple(SeenTurn(turn, tuple(_pieces(turn.text, sorted(spans.get(turn.index, []))))) for turn in safe.turns)


def _pieces(text: str, spans: list[tuple[int, int, str]]) -> list[Piece]:
    pieces, last = [], 0
    for start, end, label in spans:
        pieces += [Piece(text[last:start]), Piece(text[start:end], label)]
        last = end
    return [piece for piece in [*pieces, Piece(text[last:])] if piece.text]
