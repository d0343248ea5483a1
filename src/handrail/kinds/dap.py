"""DAP: Data, Assessment, Plan."""

from handrail.kinds.parts import ASSESSMENT, DIAGNOSIS, OF_AN_HOUR, PLAN, RISK
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="dap",
    title="Progress note, DAP",
    about="What was said and done, how the clinician understands it, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Data",
            author=Author.AI,
            about="What the client reported and what happened in the hour: events, sleep, work, people, medication, homework.",
            content=(
                Content.REPORT,
                Content.SAFETY,
                Content.HOMEWORK,
                Content.OBSERVED,
                Content.INTERVENTION,
                Content.RESPONSE,
            ),
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
EXAMPLE = "Client reported waking at three on most nights and lying awake for an hour."
