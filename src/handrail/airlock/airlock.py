"""The door outwards."""

import re
import secrets
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handrail.airlock.gate import suspicious
from handrail.airlock.known import Known
from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import RECOGNIZERS, Recognizer
from handrail.airlock.surrogates import Registry
from handrail.papers.errors import AirlockRefused, Refused
from handrail.papers.permit import Permit
from handrail.papers.safe import BackSpan, KnownIdentifier, Label, NameMap, SafeSpan, SafeText, SafeTurn, WayBack
from handrail.papers.transcript import Role, Transcript
from handrail.vault.seal import Sealer

VERSION = "rules-1"
SAID_LIKE_A_SURROGATE = re.compile(r"\[[A-Z][^\[\]\n]{0,39}\]")
CLOCK_EVERY = 64


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came through: the sealed text, the way back, and the client's map with what was new."""

    safe: SafeText
    way: WayBack
    names: NameMap


@dataclass(frozen=True, slots=True)
class MaskedSpan:
    """A replacement; offsets into the original, in code points."""

    start: int
    end: int
    label: Label
    surrogate: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A single text without identifiers."""

    text: str
    spans: tuple[MaskedSpan, ...]


class Airlock:
    """Finds, replaces, looks again, seals. Any fault, doubt or delay refuses the whole text (R13)."""

    def __init__(self, recognizers: Mapping[str, Recognizer], sealer: Sealer, seconds: float = 30.0) -> None:
        self._recognizers = recognizers
        self._sealer = sealer
        self._seconds = seconds

    @classmethod
    def standard(cls, sealer: Sealer) -> "Airlock":
        """With every recognizer of the shelf."""
        return cls(RECOGNIZERS, sealer)

    def out(
        self,
        transcript: Transcript,
        *,
        known: Collection[KnownIdentifier],
        names: NameMap,
        permit: Permit,
        now: datetime,
    ) -> Outcome:
        """Let a transcript out, or raise `AirlockRefused` with the turns to look at."""
        if not any(permit.covers(purpose, now) for purpose in permit.purposes):
            raise Refused("there is no fresh permit for this text to leave", "R1")
        everything = [*known, *_speakers(transcript)]
        registry = Registry(names, _said_like_surrogates(turn.text for turn in transcript.turns))
        own = Known(everything, names)
        deadline = time.monotonic() + self._seconds
        turns: list[SafeTurn] = []
        spans: list[SafeSpan] = []
        back: list[BackSpan] = []
        for turn in transcript.turns:
            if turn.index % CLOCK_EVERY == 0 and time.monotonic() > deadline:
                raise AirlockRefused("the airlock ran out of time, so nothing left", (turn.index,))
            text, replaced = _replace(turn.text, self._look(turn.text, own, turn.index), registry)
            turns.append(SafeTurn(turn.index, turn.role, text, turn.start, turn.end))
            for original, at in replaced:
                end = at + len(original.surrogate)
                spans.append(SafeSpan(turn.index, at, end, original.label, original.surrogate))
                back.append(BackSpan(turn.index, at, end, original.start, original.end))
        found = registry.names()
        left = suspicious(turns, everything, found)
        if left:
            raise AirlockRefused(f"something that may identify a person is left in {len(left)} turns", left)
        return self._seal(tuple(turns), tuple(spans), tuple(back), found)

    def mask(self, text: str, known: Collection[KnownIdentifier], names: NameMap | None = None) -> Masked:
        """One text by itself, or with an earlier session's map; the same finding, no seal."""
        held = names or NameMap()
        registry = Registry(held, _said_like_surrogates([text]))
        safe, replaced = _replace(text, self._look(text, Known(known, held), 0), registry)
        return Masked(safe, tuple(span for span, _ in replaced))

    def _look(self, text: str, own: Known, turn: int) -> list[Found]:
        page = Page(text)
        found = list(own.find(page))
        for name, recognize in self._recognizers.items():
            try:
                found += recognize(page)
            except Exception as fault:
                # Fail closed: a recognizer that can't look has not found nothing.
                raise AirlockRefused(f"the recognizer of {name} failed, so nothing left", (turn,)) from fault
        return _without_overlaps(found)

    def _seal(
        self, turns: tuple[SafeTurn, ...], spans: tuple[SafeSpan, ...], back: tuple[BackSpan, ...], names: NameMap
    ) -> Outcome:
        safe_id = secrets.token_hex(8)
        unsealed = SafeText(safe_id, turns, spans, VERSION, b"")
        safe = SafeText(safe_id, turns, spans, VERSION, self._sealer.seal(unsealed.sealed_bytes()))
        return Outcome(safe, WayBack(safe_id, back), names)


def _speakers(transcript: Transcript) -> list[KnownIdentifier]:
    """Names in the file itself are known names."""
    roles = {Role.THERAPIST: "clinician", Role.CLIENT: "client", Role.CLIENT_2: "partner"}
    generic = {
        "therapist",
        "client",
        "doctor",
        "patient",
        "counselor",
        "counsellor",
        "other",
        "interpreter",
        "guest",
        "clinician",
    }
    return [
        KnownIdentifier(name, Label.PERSON, roles.get(role, ""))
        for name, role in transcript.speakers
        if not {word.strip(".0123456789").lower() for word in name.split()} & generic and len(name) > 1
    ]


def _without_overlaps(found: list[Found]) -> list[Found]:
    """The higher rank wins, then the longer; what touches a winner joins it only by being dropped."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (-item.rank, item.start - item.end, item.start)):
        if item.start < item.end and all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    # A loser that sticks out of its winner still hides its own end: mask the rest of it as well.
    for item in found:
        for start, end in _uncovered(item, kept):
            kept.append(Found(start, end, item.label, item.role, item.rank))
    return sorted(kept, key=lambda item: item.start)


def _uncovered(item: Found, kept: list[Found]) -> list[tuple[int, int]]:
    pieces = [(item.start, item.end)]
    for other in kept:
        pieces = [
            (left, right)
            for start, end in pieces
            for left, right in ((start, min(end, other.start)), (max(start, other.end), end))
            if left < right
        ]
    return pieces


def _replace(text: str, found: Sequence[Found], registry: Registry) -> tuple[str, list[tuple[MaskedSpan, int]]]:
    """The text with surrogates, and for each where it came from and where it now stands."""
    pieces: list[str] = []
    replaced: list[tuple[MaskedSpan, int]] = []
    last = length = 0
    for item in found:
        start, end = _trim(text, item.start, item.end)
        if start >= end:
            continue
        surrogate = registry.surrogate(item.label, text[start:end], item.role)
        pieces += [text[last:start], surrogate]
        length += start - last
        replaced.append((MaskedSpan(start, end, item.label, surrogate), length))
        length += len(surrogate)
        last = end
    return "".join([*pieces, text[last:]]), replaced


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def _said_like_surrogates(texts: Iterable[str]) -> set[str]:
    """Things in brackets that someone really wrote: no surrogate may look like them."""
    return {found for text in texts if "[" in text for found in SAID_LIKE_A_SURROGATE.findall(text)}
