"""How the people of a session are called: as the clinician likes it, else as the trade does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.topics import MEDICAL
from handrail.papers.style import Style
from handrail.papers.transcript import Role

_ABOUT_THE_BODY = 0.018
"""Words on body, medication and medical history, of all words: above this a talk is a medical visit, where "the patient" is said.
Measured: 155 of 163 consultations lie above, 456 of 462 therapy sessions of ours below."""

DOCTOR = "The clinician"
"""Who speaks in a medical visit."""
_TOO_FEW = 250
"""Words: a shorter talk suggests nothing."""


def named(style: Style, found: Sequence[Passage]) -> Style:
    """The style with both words filled in."""
    medical = not (style.client and style.therapist) and _about_the_body(found) >= _ABOUT_THE_BODY
    return replace(
        style,
        client=style.client or ("The patient" if medical else "Client"),
        therapist=style.therapist or (DOCTOR if medical else "Therapist"),
    )


def _about_the_body(found: Sequence[Passage]) -> float:
    said = sum(len(passage.words) for passage in found)
    if said < _TOO_FEW:
        return 0.0
    return sum(topic.name in MEDICAL for passage in found for topic in passage.topics) / max(1, said)


def is_visit(style: Style) -> bool:
    """A visit to a doctor."""
    return style.therapist == DOCTOR


def small(who: str) -> str:
    """Within a sentence; a surrogate stays as it is."""
    return f"{who[:1].lower()}{who[1:]}"


@dataclass(frozen=True, slots=True)
class People:
    """The word for each role."""

    style: Style

    def __call__(self, role: Role) -> str:
        """At the head of a sentence."""
        return {
            Role.CLIENT: self.style.client,
            Role.CLIENT_2: f"Second {small(self.style.client.removeprefix('The '))}",
            Role.THERAPIST: self.style.therapist,
            Role.OTHER: "Another person present",
        }[role]
