"""BIRP: Behavior, Intervention, Response, Plan."""

from handrail.kinds.parts import DIAGNOSIS, INTERVENTION, OF_AN_HOUR, PLAN, RESPONSE, RISK
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="birp",
    title="Progress note, BIRP",
    about="What the client brought, what the therapist did, what came of it, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Behavior",
            author=Author.AI,
            about="What the client reported and did: events, symptoms in their own terms, homework.",
            content=(Content.REPORT, Content.SAFETY, Content.HOMEWORK, Content.OBSERVED),
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
EXAMPLE = "Therapist asked what the client does in the hour after waking."
