"""The papers that the `airlock` makes: text without identifiers, sealed, and the two halves of the way back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handrail.papers.transcript import Role


class Label(StrEnum):
    """Kinds of identifier (45 CFR 164.514(b)(2)(i), A to R, as far as text can hold them)."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    ADDRESS = "ADDRESS"
    ORG = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    HANDLE = "HANDLE"
    ID = "ID"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class KnownIdentifier:
    """Something the practice already knows about this client: the strongest recognizer there is.

    `role` says whom or what it names: "client", "clinician", "sister", "employer", ...; empty when unknown.
    """

    text: str
    label: Label
    role: str = ""


class MarkAct(StrEnum):
    """What a human says of words in a turn."""

    MASK = "mask"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Mark:
    """A human's own mark on `turns[turn].text[start:end]`: replace these words, or leave them.

    `label` and `role` say what masked words name.
    """

    turn: int
    start: int
    end: int
    act: MarkAct
    label: Label = Label.OTHER
    role: str = ""


class Why(StrEnum):
    """What the second look sees in words that were about to leave."""

    KNOWN = "known"
    """A name, place or number that this client's file knows."""
    SPELLED = "spelled"
    """The same, spelled out or cut in two."""
    NAME = "name"
    """A word of the list of first names, with a capital where a plain word has none."""
    DIGITS = "digits"
    """As many digits as a telephone or record number has, written or said."""
    ADDRESS = "address"
    """An at sign, a web address, a user name."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a text may not leave, by its place in the original turn; no words (R14)."""

    turn: int
    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class SafeSpan:
    """One replacement: `SafeText.turns[turn].text[start:end] == surrogate`. Offsets in code points."""

    turn: int
    start: int
    end: int
    label: Label
    surrogate: str


@dataclass(frozen=True, slots=True)
class SafeTurn:
    """A turn as a model may see it."""

    index: int
    role: Role
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class SafeText:
    """What left the airlock. `seal` signs `sealed_bytes()`; every backend verifies it before it sends (R13)."""

    id: str
    turns: tuple[SafeTurn, ...]
    spans: tuple[SafeSpan, ...]
    airlock: str
    seal: bytes

    def sealed_bytes(self) -> bytes:
        """The exact bytes that the seal covers: id, airlock version and every turn and replacement."""
        body = {
            "id": self.id,
            "airlock": self.airlock,
            "turns": [[turn.index, turn.role.value, turn.text, turn.start, turn.end] for turn in self.turns],
            "spans": [[span.turn, span.start, span.end, span.label.value, span.surrogate] for span in self.spans],
        }
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(b"handrail safe text v1\n" + text.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class BackSpan:
    """Where a replacement came from: safe offsets `start`, `end` stand for `from_start`, `from_end` in the original turn."""

    turn: int
    start: int
    end: int
    from_start: int
    from_end: int


@dataclass(frozen=True, slots=True)
class WayBack:
    """Per safe text: offsets only. With the original transcript it undoes every replacement exactly."""

    safe_id: str
    spans: tuple[BackSpan, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or number of a client's file, and its surrogate. `forms` are the spellings met, most common first."""

    label: Label
    surrogate: str
    forms: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class NameMap:
    """A client's whole map, surrogate to names. Holds identifiers: it lives in the vault under its own key.

    `days` is the client's own number of days by which dates are moved, 0 before any text went out. `cleared` are words that a
    human found to name no one here.
    """

    entities: tuple[Entity, ...] = ()
    days: int = 0
    cleared: tuple[str, ...] = ()

    def names(self) -> Mapping[str, str]:
        """Each surrogate with the name to show an authorised human."""
        return {entity.surrogate: entity.forms[0] for entity in self.entities if entity.forms}

    def forms(self) -> Sequence[str]:
        """Every spelling that must never be seen outside."""
        return [form for entity in self.entities for form in entity.forms]
