"""What the airlock's tests share: a sealed airlock, a permit, and short transcripts of our own invention."""

from datetime import UTC, datetime

from handrail.airlock import Airlock, Outcome
from handrail.consent import attest
from handrail.papers.permit import Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Label, NameMap
from handrail.papers.transcript import Role, Source, Transcript, Turn
from handrail.vault.seal import Sealer

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEALER = Sealer.generate()
AIRLOCK = Airlock.standard(SEALER)
PERMIT = attest({Purpose.AI_NOTE_DRAFT}, NOW)
KNOWN = (
    KnownIdentifier("Inés Okafor", Label.PERSON, "client"),
    KnownIdentifier("Ada Lindqvist", Label.PERSON, "clinician"),
    KnownIdentifier("Will Okafor", Label.PERSON, "husband"),
    KnownIdentifier("Catherine", Label.PERSON, "sister"),
    KnownIdentifier("503-555-0177", Label.PHONE),
    KnownIdentifier("412 Alder Street", Label.ADDRESS),
    KnownIdentifier("ines.okafor@example.org", Label.EMAIL),
    KnownIdentifier("Harwell College", Label.ORG, "school"),
)


def session(*texts: str, speakers: tuple[tuple[str, Role], ...] = ()) -> Transcript:
    """A transcript in which the client speaks every odd turn."""
    turns = (Turn(index, Role.CLIENT if index % 2 else Role.THERAPIST, text) for index, text in enumerate(texts))
    return Transcript(Source.TRANSCRIPT, tuple(turns), speakers)


def out(
    transcript: Transcript,
    known: tuple[KnownIdentifier, ...] = (),
    names: NameMap | None = None,
    permit: Permit = PERMIT,
    airlock: Airlock = AIRLOCK,
) -> Outcome:
    """Through the airlock at NOW."""
    return airlock.out(transcript, known=known, names=names or NameMap(), permit=permit, now=NOW)


def safe(*texts: str, known: tuple[KnownIdentifier, ...] = ()) -> list[str]:
    """The safe texts of a session."""
    return [turn.text for turn in out(session(*texts), known).safe.turns]


def masked(text: str, known: tuple[KnownIdentifier, ...] = ()) -> str:
    """One text by itself."""
    return AIRLOCK.mask(text, known).text
