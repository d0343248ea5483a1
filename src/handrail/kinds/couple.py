"""A couple or family note: each party by role."""

from handrail.kinds.parts import ASSESSMENT, DIAGNOSIS, INTERVENTION, OF_AN_HOUR, PLAN, RESPONSE, RISK, drafted, own
from handrail.papers.kind import Content, Kind, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="couple",
    title="Couple or family note",
    about="The focus of the hour, each party's response by role, never by name, and what they agreed.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own(
            "Unit and who was present", "The identified client or unit, who attended by role, and how the joint record is kept."
        ),
        drafted(
            "Focus",
            "What the partners brought, in their own terms.",
            Content.PROBLEM,
            Content.REPORT,
            Content.SAFETY,
            Content.HOMEWORK,
        ),
        INTERVENTION,
        RESPONSE,
        own("Secrets policy", "What was agreed about what one partner says alone, and whether it was touched.", optional=True),
        ASSESSMENT,
        RISK,
        PLAN,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
    by_role=True,
)
EXAMPLE = "Client said the argument on Friday began about the bins."
