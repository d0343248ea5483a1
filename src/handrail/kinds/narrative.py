"""A narrative note: the hour told in order."""

from handrail.kinds.parts import ASSESSMENT, DIAGNOSIS, OF_AN_HOUR, PLAN, RISK, drafted
from handrail.papers.kind import Content, Kind, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="narrative",
    title="Progress note, narrative",
    about="The hour in its order, the clinician's understanding, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        drafted(
            "The hour",
            "What was said and done, in its order.",
            Content.REPORT,
            Content.SAFETY,
            Content.HOMEWORK,
            Content.OBSERVED,
            Content.INTERVENTION,
            Content.RESPONSE,
        ),
        ASSESSMENT,
        RISK,
        PLAN,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client began with the phone call from their brother."
