"""How a clinician likes their drafts to read. None of it changes what may be said (R27, R28, R34)."""

from dataclasses import dataclass
from enum import StrEnum


class Density(StrEnum):
    """How much of what was said goes in: minimum necessary first."""

    LEAN = "lean"
    STANDARD = "standard"
    FULL = "full"


class Quotes(StrEnum):
    """How often the client's own words stand in quotation marks. Safety language always does (R37)."""

    FEW = "few"
    """Only where telling them would not be safe."""
    SOME = "some"
    """Also where a short sentence says it best."""
    MANY = "many"
    """Wherever the client is heard."""


class Tense(StrEnum):
    """The frame's tense: "Client reported" or "Client reports". What was said keeps its own."""

    PAST = "past"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Style:
    """`client`: "Client", "Ct", "Patient", "Pt", or a surrogate; `therapist`: "Therapist", "Clinician", "Writer". Empty: as the talk suggests."""

    client: str = ""
    therapist: str = ""
    tense: Tense = Tense.PAST
    density: Density = Density.STANDARD
    quotes: Quotes = Quotes.FEW

    def described(self) -> str:
        """What differs from the usual, in words, for a draft's provenance; empty where nothing does."""
        usual = Style()
        parts = (
            ("density", self.density.value, usual.density.value),
            ("quotes", self.quotes.value, usual.quotes.value),
            ("tense", self.tense.value, usual.tense.value),
            ("client as", self.client, usual.client),
            ("therapist as", self.therapist, usual.therapist),
        )
        return ", ".join(f"{name} {mine}" for name, mine, common in parts if mine != common)


CLIENT_WORDS = ("Client", "Ct", "Patient", "Pt")
THERAPIST_WORDS = ("Therapist", "Clinician", "Counsellor", "Counselor", "Writer")
