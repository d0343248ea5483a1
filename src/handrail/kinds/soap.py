"""SOAP: Subjective, Objective, Assessment, Plan."""

from handrail.kinds.parts import ASSESSMENT, DIAGNOSIS, OF_AN_HOUR, PLAN, RISK
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="soap",
    title="Progress note, SOAP",
    about="The client's report, what could be counted or quoted, the clinician's understanding, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Subjective",
            author=Author.AI,
            about="What the client reported, in their own terms.",
            content=(Content.REPORT, Content.SAFETY, Content.HOMEWORK, Content.RESPONSE),
        ),
        Section(
            name="Objective",
            author=Author.AI,
            about="What was done in the room as words show it. Appearance, mood and affect are the clinician's.",
            content=(Content.OBSERVED, Content.INTERVENTION),
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
EXAMPLE = "Client stated that the new dose gave a headache in the first days."
