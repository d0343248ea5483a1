"""READ THIS FIRST. The walk of one session through the house, one function per door.

A door takes the paper that the room before it made, and gives the next one:

    consent -> intake -> airlock -> noticing, drafting -> grounding -> airlock -> review -> release
    Permit   Transcript  SafeText    Notices, RawDraft   GroundedDraft (names back)  Signed   Released

The core does no I/O: the edge (web, worker, command line) loads what a door needs, calls it, stores what it gives, and
appends the ledger leaf in the same transaction. Where time has passed, the edge asks `may` again.

`Parts` holds the two real things a walk needs, chosen in `handrail.wiring`: an airlock and a backend.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail import consent, drafting, grounding, intake, noticing, release, review
from handrail.airlock import Airlock, Outcome
from handrail.airlock import names_back as _names_back
from handrail.airlock import noticed_back as _noticed_back
from handrail.jurisdictions import Law
from handrail.papers.draft import Backend, GroundedDraft, RawDraft
from handrail.papers.ids import ClientId, PersonId
from handrail.papers.kind import Kind
from handrail.papers.notice import Flag, Notices
from handrail.papers.permit import Decision, Permit
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Mark, NameMap, SafeText, SafeTurn, WayBack
from handrail.papers.signed import HeaderLine, Judged, Signed, Signer
from handrail.papers.signed import Released as ReleasedPaper
from handrail.papers.style import Style
from handrail.papers.transcript import Role, Source, Transcript


@dataclass(frozen=True, slots=True)
class Parts:
    """The real parts of a deployment."""

    airlock: Airlock
    backend: Backend


def may(
    purposes: Collection[Purpose],
    *,
    client: ClientId,
    parties: Collection[PersonId],
    decisions: Iterable[Decision],
    ai_on: bool,
    now: datetime,
    any_of: Collection[Collection[PersonId]] = (),
    terms: Mapping[Purpose, str] | None = None,
    off: Mapping[Purpose, str] | None = None,
    lead: timedelta = timedelta(0),
) -> Permit:
    """Door 1, consent: leave for these purposes, now, from everyone whose consent counts, or `Refused`.

    `any_of`, `terms` and `off` are as in `consent.ask`: guardians of whom one is enough, today's terms, what the law
    forbids, how long it makes a yes wait.
    """
    return consent.ask(
        purposes,
        client=client,
        parties=parties,
        decisions=decisions,
        ai_on=ai_on,
        now=now,
        any_of=any_of,
        terms=terms,
        off=off,
        lead=lead,
    )


def take_in(data: bytes, filename: str, people: intake.People, roles: Mapping[str, Role] | None = None) -> Transcript:
    """Door 2, intake: a file as numbered turns, or `BadInput`; `RolesUnsure` asks who is who."""
    return intake.read_transcript(data, filename=filename, people=people, roles=roles)


def take_notes(text: str) -> Transcript:
    """Door 2 for a clinician's typed notes: a source of its own."""
    return intake.typed_notes(text)


def go_out(
    transcript: Transcript,
    known: Collection[KnownIdentifier],
    names: NameMap,
    permit: Permit,
    now: datetime,
    parts: Parts,
    marks: Collection[Mark] = (),
) -> Outcome:
    """Door 3, airlock outwards: identifiers replaced and the text sealed, or `AirlockRefused` and nothing leaves.

    `marks` are words that a human masked or let pass by hand.
    """
    return parts.airlock.out(transcript, known=known, names=names, permit=permit, now=now, marks=marks)


def draft(
    kind: Kind,
    safe: SafeText,
    notices: Notices,
    permit: Permit,
    now: datetime,
    parts: Parts,
    style: Style = drafting.USUAL,
    agreed: Iterable[str] = (),
) -> RawDraft:
    """Door 4, drafting: what a model says for each section that AI may draft, as its clinician likes it. Unchecked.

    `notices`: words about safety, which a draft quotes as they were said.
    `agreed`: signed plans, homework and goals from before this hour. Only words of them that were said again guide the choice.
    """
    return drafting.draft(kind, safe, notices, permit, parts.backend, now, style, agreed)


def notice(safe: SafeText, source: Source = Source.TRANSCRIPT) -> Notices:
    """Door 4, noticing: safety language, each with the words that fired, and shares of words."""
    return noticing.notice(safe, source)


def listed(transcript: Transcript) -> tuple[Flag, ...]:
    """Door 4 for words that may not leave: what the lists alone find about safety. Code; no model reads them."""
    return noticing.listed(_turns(transcript), transcript.source)


def revisit(words: SafeText | Transcript) -> Notices:
    """Door 4, noticing, of its own consent: moments to revisit, for the clinician of that hour alone. Counted by code; stored nowhere (R38)."""
    return noticing.revisit(words.turns if isinstance(words, SafeText) else _turns(words))


def _turns(transcript: Transcript) -> tuple[SafeTurn, ...]:
    """What was said, for code alone: no model reads what did not go through the airlock."""
    return tuple(SafeTurn(turn.index, turn.role, turn.text, turn.start) for turn in transcript.turns)


def ground(raw: RawDraft, safe: SafeText, notices: Notices, law: Law | None = None) -> GroundedDraft:
    """Door 5, grounding: what its passages support is kept, the rest struck with its reason, and the left-out listed.

    `law`: that of everyone's places; where it forbids reading feelings, a feeling may only be quoted.
    """
    return grounding.ground(raw, safe, notices, law)


def names_back(grounded: GroundedDraft, transcript: Transcript, way: WayBack, names: NameMap) -> GroundedDraft:
    """Door 6, airlock inwards: surrogates become names again, and "they" what the client's record says, for an authorised human's eyes only."""
    return _names_back(grounded, transcript, way, names)


def noticed_back(notices: Notices, transcript: Transcript, way: WayBack, names: NameMap) -> Notices:
    """Door 6 for what was noticed, which waits for no draft."""
    return _noticed_back(notices, transcript, way, names)


def still_open(
    grounded: GroundedDraft, judged: Collection[Judged], written: Mapping[str, str], seen_omissions: bool
) -> tuple[str, ...]:
    """Door 7, review: what a human still has to do before signing, one short phrase each."""
    return review.still_open(grounded, judged, written, seen_omissions=seen_omissions)


def sign(
    grounded: GroundedDraft,
    judged: Collection[Judged],
    written: Mapping[str, str],
    *,
    seen_omissions: bool,
    signer: Signer,
    now: datetime,
    computed: Mapping[str, Collection[str]] = review.NOTHING,
    header: tuple[HeaderLine, ...] = (),
    others: Collection[GroundedDraft] = (),
) -> Signed:
    """Door 7, review: a licensed human's signature, or `NotReady` / `Refused`. AI has no way through it.

    `others`: the session's other drafts. What AI worded in them stays marked as AI's, wherever it is put (R22).
    """
    return review.sign(
        grounded,
        judged,
        written,
        seen_omissions=seen_omissions,
        signer=signer,
        now=now,
        computed=computed,
        header=header,
        others=others,
    )


def show_client(signed: Signed, *, now: datetime, left_out: tuple[str, ...] = ()) -> ReleasedPaper:
    """Door 8, release: what the client may read, with its label, or `Refused`."""
    return release.release(signed, now=now, left_out=left_out)
