"""PIE: Problem, Intervention, Evaluation."""

from handrail.kinds.parts import DIAGNOSIS, INTERVENTION, OF_AN_HOUR, RISK, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="pie",
    title="Progress note, PIE",
    about="The problem as the client tells it, what the therapist did, and the clinician's evaluation.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        drafted(
            "Problem",
            "The problem in the client's own terms, with what came of the last homework.",
            Content.PROBLEM,
            Content.REPORT,
            Content.SAFETY,
            Content.HOMEWORK,
        ),
        INTERVENTION,
        own(
            "Evaluation",
            "Left to the clinician: how the client took it up, and what it changed. AI text is withheld until it is written.",
            step=Step.RESPONSE,
        ),
        RISK,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client reported three evenings without a drink, and one with two."
