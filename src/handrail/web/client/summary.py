"""A released summary with its label, and the words under each line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from handrail.papers import codec
from handrail.papers.draft import Evidence
from handrail.papers.kind import Author
from handrail.papers.language import spoken
from handrail.papers.signed import Line, Released, Signed
from handrail.papers.transcript import Role, Transcript, Turn
from handrail.web.actions.import_session import transcript_of
from handrail.web.actions.release_document import read_release
from handrail.web.client.signed_in import account_of
from handrail.web.records.models import Release

SPANISH = ("Dijiste:", "Te preguntaron:", "Tu terapeuta", "Sobre la próxima cita:", "Se dijo en la sesión:")
"""How the lines of a Spanish frame begin."""
_QUOTED = re.compile(r"(“[^”]*”)")


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that a line rests on, inside what was said around them."""

    role: Role | None
    """Who said it; None where it can't be told any more."""
    start: float | None
    line: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the summary."""

    line: Line
    proofs: tuple[Proof, ...]
    language: str
    """What the line's own words are in; what it quotes is as it was said."""
    pieces: tuple[str, ...]
    """Its own words and what it quotes, in turn: every second one is a quotation."""
    why: str
    """In the client's own language, if it is known there."""


def summary(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Who drafted and who signed stands first; each line opens to the words it rests on (R22, R29)."""
    release = read_release(account_of(request), release_id)
    released = codec.load(Released, release.get("body"))
    transcript = _transcript(release)
    said_in = _said_in(released.lines, transcript)
    sections: dict[str, list[Claim]] = {}
    for line in released.lines:
        proofs = tuple(_proof(evidence, transcript) for evidence in line.evidence)
        sections.setdefault(line.section, []).append(
            Claim(line, proofs, _language(line), tuple(_QUOTED.split(line.text)), _why(line))
        )
    context = {
        "release": release,
        "released": released,
        "sections": sections.items(),
        "session": release.document.session,
        "signer": release.document.signed_by,
        "of_a_session": release.document.kind == "client-summary" and release.document.session is not None,
        "model_card": _card(release),
        "with_ai": any(line.author is Author.AI for line in released.lines),
        "spoken": said_in,
        "as_said": any(len(one.pieces) > 1 and one.language != said_in for claims in sections.values() for one in claims),
        "by_hand": sum(line.author is Author.HUMAN for line in released.lines),
    }
    return render(request, "client/summary.html", context)


def _language(line: Line) -> str:
    return "es" if line.text.startswith(SPANISH) or spoken([line.text]) == "es" else "en"


def _said_in(lines: Iterable[Line], transcript: Transcript | None) -> str:
    """The language of the session; once its words are destroyed, of those that the lines keep."""
    if transcript is not None:
        return spoken(turn.text for turn in transcript.turns)
    return spoken(evidence.quote for line in lines for evidence in line.evidence)


def _why(line: Line) -> str:
    return line.why_es if get_language() == "es" else line.why


def _card(release: Release) -> str:
    """The card of what drafted it; empty when a human wrote it alone."""
    model = codec.load(Signed, release.document.get("body")).model
    return model.card if model else ""


def _transcript(release: Release) -> Transcript | None:
    talk = getattr(release.document.session, "talk", None)
    return transcript_of(talk) if talk else None


def _proof(evidence: Evidence, transcript: Transcript | None) -> Proof:
    turn = _turn(evidence, transcript)
    if turn is None:
        return Proof(None, None, evidence.turn + 1, "", evidence.quote, "")
    return Proof(
        role=turn.role,
        start=turn.start,
        line=turn.index + 1,
        before=turn.text[: evidence.start],
        words=evidence.quote,
        after=turn.text[evidence.end :],
    )


def _turn(evidence: Evidence, transcript: Transcript | None) -> Turn | None:
    """The turn, where it still says exactly these words."""
    if transcript is None or evidence.turn >= len(transcript.turns):
        return None
    turn = transcript.turns[evidence.turn]
    return turn if turn.text[evidence.start : evidence.end] == evidence.quote else None
