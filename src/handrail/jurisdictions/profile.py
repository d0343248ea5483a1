"""What a place's law allows, asks to be told, and makes a practice keep. Data; nothing here is legal advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from handrail.papers.purpose import Purpose


class Capability(StrEnum):
    """What software could do around therapy, as handbook section 1.12 lists it. Some of it Handrail has no code for."""

    NOTE_DRAFT = "note_draft"
    SESSION_BRIEF = "session_brief"
    PLAN_DRAFT = "plan_draft"
    CLIENT_CHAT = "client_chat"
    BETWEEN_SESSION_MESSAGE = "between_session_message"
    EMOTION_INFERENCE = "emotion_inference"
    MOMENTS_TO_REVISIT = "moments_to_revisit"


class Leave(IntEnum):
    """How far the law goes along, strictest first, so that `min` is the most restrictive."""

    FORBIDDEN = 0
    OFF = 1
    WITH_SIGN_OFF = 2
    ON = 3

    @property
    def works(self) -> bool:
        """May it run at all?"""
        return self >= Leave.WITH_SIGN_OFF


class Notice(StrEnum):
    """What a client must be told in writing. The consent texts have a sentence for each."""

    PURPOSE_OF_THE_TOOL = "purpose_of_the_tool"
    DATA_HANDLING = "data_handling"
    BEFORE_FIRST_SERVICE = "before_first_service"
    REVIEW_OF_EVERY_RECORD = "review_of_every_record"
    LABEL_ON_MESSAGES = "label_on_messages"
    NO_LOSS_BY_REFUSING = "no_loss_by_refusing"
    COMPLAINT_TO_AUTHORITY = "complaint_to_authority"


class Standing(StrEnum):
    """How far a fact of this shelf was confirmed."""

    CONFIRMED = "confirmed in a public source"
    SECONDARY = "reported by secondary sources"
    KNOWLEDGE = "professional knowledge, to be confirmed by counsel"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a signed record must be kept, and hence cannot be destroyed on request.

    `years` count from the last service. For a minor the record also stays until `minor_to_age` (an age, 0 for none) and for
    `minor_years` after majority; the latest counts.
    """

    years: int = 7
    minor_to_age: int = 0
    minor_years: int = 3
    source: str = "APA Record Keeping Guidelines 2007, guideline 7"


@dataclass(frozen=True, slots=True)
class Profile:
    """One jurisdiction's file on the shelf."""

    key: str
    name: str
    name_es: str
    law: str
    capabilities: Mapping[Capability, Leave]
    verified_on: date
    standing: Standing
    also: tuple[str, ...] = ()
    """Other ways to write the place: postal codes, member states."""
    notices: frozenset[Notice] = field(default_factory=frozenset)
    retention: Retention = Retention()
    majority: int = 18
    may_decide_alone_from: int = 0
    """Age from which a minor may lawfully consent to therapy by themselves; 0 where this shelf knows of none."""
    everyone_agrees_to_recording: bool = True
    hours_before_service: int = 0
    sources: tuple[str, ...] = ()


GOOD_FOR = timedelta(days=180)
"""A profile that nobody has looked at for longer than this is stale."""

STANDS_FOR: Mapping[Purpose, Capability] = {
    Purpose.AI_NOTE_DRAFT: Capability.NOTE_DRAFT,
    Purpose.SESSION_PREP: Capability.SESSION_BRIEF,
    Purpose.PLAN_DRAFT: Capability.PLAN_DRAFT,
    Purpose.BETWEEN_SESSION_SUPPORT: Capability.BETWEEN_SESSION_MESSAGE,
}
"""The capability that a purpose uses. The others use none that a law of this shelf switches off."""

IN_WORDS: Mapping[Capability, tuple[str, str]] = {
    Capability.NOTE_DRAFT: ("AI drafts of session notes", "los borradores de notas hechos por IA"),
    Capability.SESSION_BRIEF: ("AI briefs before a session", "las hojas breves hechas por IA"),
    Capability.PLAN_DRAFT: ("AI drafts of plans", "los borradores de planes hechos por IA"),
    Capability.CLIENT_CHAT: ("AI that chats with clients", "que una IA converse con clientes"),
    Capability.BETWEEN_SESSION_MESSAGE: (
        "messages between sessions that AI helped with",
        "los mensajes entre sesiones con ayuda de IA",
    ),
    Capability.EMOTION_INFERENCE: ("AI that guesses feelings", "que una IA adivine lo que alguien siente"),
    Capability.MOMENTS_TO_REVISIT: ("moments to revisit", "los momentos para repasar"),
}
"""Each capability as a clinician and a client read it, in English and Spanish."""
