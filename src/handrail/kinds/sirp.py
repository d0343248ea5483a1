"""SIRP: Situation, Intervention, Response, Plan. Often used after a contact between sessions."""

from handrail.kinds.parts import DIAGNOSIS, INTERVENTION, OF_AN_HOUR, PLAN, RESPONSE, RISK, drafted
from handrail.papers.kind import Content, Kind, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="sirp",
    title="Progress note, SIRP",
    about="What was going on, what the therapist did, what came of it, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        drafted(
            "Situation",
            "What the client brought: what happened, when, and what made them come or call.",
            Content.REPORT,
            Content.PROBLEM,
            Content.SAFETY,
            Content.HOMEWORK,
        ),
        INTERVENTION,
        RESPONSE,
        RISK,
        PLAN,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client said the landlord gave notice on Monday."
