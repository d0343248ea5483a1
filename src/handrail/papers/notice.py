"""The paper that `noticing` makes: marked words, each with what made it fire. Nothing here rates anyone (R36, R37)."""

from dataclasses import dataclass
from enum import StrEnum

from handrail.papers.transcript import Role


class Safety(StrEnum):
    """Safety language by category (handbook 3.9). A category names words, never a level."""

    PASSIVE_IDEATION = "passive_ideation"
    ACTIVE_IDEATION = "active_ideation"
    METHOD = "method"
    INTENT = "intent"
    PLAN = "plan"
    PREPARATORY = "preparatory"
    PAST_ATTEMPT = "past_attempt"
    NSSI = "nssi"
    LETHAL_MEANS_ACCESS = "lethal_means_access"
    HOPELESS_BURDEN_TRAPPED = "hopeless_burden_trapped"
    HARM_TO_OTHERS = "harm_to_others"
    CHILD_ABUSE_NEGLECT = "child_abuse_neglect"
    DEPENDENT_ABUSE = "elder/dependent_abuse"
    IPV_COERCION = "ipv_coercion"
    PSYCHOSIS_COMMAND = "command_hallucination/psychosis"
    MANIA_DANGER = "mania_danger"
    OVERDOSE = "overdose/intoxication/withdrawal"
    ED_MEDICAL = "ed_medical_danger"
    STALKING_THREAT = "dv_stalking_threat"
    TRAFFICKING = "human_trafficking"
    URGENT_HELP = "client_asks_for_urgent_help"

    @property
    def title_in_words(self) -> str:
        """As a clinician reads it: what the words are about, and no level."""
        return _TITLES.get(self.value, self.value.replace("_", " ").capitalize())


_TITLES = {
    "passive_ideation": "Wish to be dead", "active_ideation": "Thoughts of suicide", "method": "A method", "intent": "An intent", "plan": "A plan",
    "preparatory": "Preparation", "past_attempt": "A past attempt", "nssi": "Self-harm", "lethal_means_access": "Access to means",
    "hopeless_burden_trapped": "Hopeless, a burden, trapped", "harm_to_others": "Harm to others", "child_abuse_neglect": "A child harmed or neglected",
    "elder/dependent_abuse": "A dependent adult harmed", "ipv_coercion": "Violence or control by a partner",
    "command_hallucination/psychosis": "Voices, beliefs", "mania_danger": "Elation and risk-taking",
    "overdose/intoxication/withdrawal": "Overdose, intoxication, withdrawal", "ed_medical_danger": "Eating and the body in danger",
    "dv_stalking_threat": "Threats, stalking", "human_trafficking": "Forced work or sex", "client_asks_for_urgent_help": "A call for help now",
}  # fmt: skip


class Context(StrEnum):
    """Tags that add to a flag and never hide it."""

    NEGATED = "negated"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"
    THIRD_PERSON = "third_person"
    QUOTED_MEDIA = "quoted_media"
    IDIOM = "idiom"
    THERAPIST_SPEECH = "therapist_speech"


@dataclass(frozen=True, slots=True)
class Flag:
    """Words about safety, quoted: `turns[turn].text[start:end] == quote`."""

    turn: int
    start: int
    end: int
    quote: str
    category: Safety
    context: tuple[Context, ...]
    why: str
    """The clinician's reason."""
    client: str = ""
    client_es: str = ""
    """The client's register of the same reason, in English and Spanish; empty in papers stored before it was told."""
    found_by: str = ""
    """`list`, `reader` or `answer`; empty in papers stored before it was told."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A countable cue that a clinician may want to revisit (R38). `cue` is neutral; no score, no verdict.

    `against` is what speaks against reading much into it, such as a move of repair soon after; empty where there is nothing.
    `client` and `client_es`: the same reason as a client may be told it.
    """

    turn: int
    cue: str
    why: str
    against: str = ""
    client: str = ""
    client_es: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Words spoken by one role."""

    role: Role
    words: int


@dataclass(frozen=True, slots=True)
class Notices:
    """All that was noticed in one session. Moments and shares are for the treating clinician alone."""

    flags: tuple[Flag, ...] = ()
    moments: tuple[Moment, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said before, for a code that depends on it. `speaker` is therapist or client."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class WordWeight:
    """Words that moved a code, and by how much (positive: towards it)."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Coded:
    """A machine's estimate of what kind of talk an utterance is, every class's share, and the words that weighed most."""

    code: str
    scores: dict[str, float]
    why: tuple[WordWeight, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something named in the hour, quoted: an agenda, homework given or reported, a goal. `turns[turn].text[start:end] == quote`.

    `why` is the clinician's reason; `client` and `client_es` the same as a client may be told it.
    """

    what: str
    turn: int
    start: int
    end: int
    quote: str
    why: str = ""
    client: str = ""
    client_es: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """The turns in Spanish, of `turns` that hold words: codes and cues are read in English, and leave these out."""

    spanish: tuple[int, ...]
    turns: int

    @property
    def most(self) -> bool:
        """Whether more of the hour's turns were in Spanish than in English: then nothing is counted that reads English."""
        return 2 * len(self.spanish) > self.turns


@dataclass(frozen=True, slots=True)
class CodedTurn:
    """One turn with its estimated code."""

    turn: int
    role: Role
    coded: Coded


@dataclass(frozen=True, slots=True)
class Count:
    """What one role's talk adds up to. Counts only: there is no norm here to be held to."""

    role: Role
    turns: int
    words: int
    longest: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Talk:
    """The hour in numbers: a machine's estimate, not certified coding, with every coded turn beside it (R38)."""

    counts: tuple[Count, ...]
    coded: tuple[CodedTurn, ...]
    codes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Miti:
    """Turns by what they were counted as: estimates after MITI's definitions, without its thresholds (R38)."""

    questions: tuple[int, ...]
    open_questions: tuple[int, ...]
    reflections: tuple[int, ...]
    complex_reflections: tuple[int, ...]

    @property
    def reflections_to_questions(self) -> float | None:
        """Reflections for each question; None where nothing was asked."""
        return len(self.reflections) / len(self.questions) if self.questions else None

    @property
    def share_open(self) -> float | None:
        """Open questions among all questions, 0 to 1."""
        return len(self.open_questions) / len(self.questions) if self.questions else None

    @property
    def share_complex(self) -> float | None:
        """Complex reflections among all reflections, 0 to 1."""
        return len(self.complex_reflections) / len(self.reflections) if self.reflections else None
