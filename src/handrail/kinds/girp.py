"""GIRP: Goal, Intervention, Response, Plan."""

from handrail.kinds.parts import DIAGNOSIS, INTERVENTION, OF_AN_HOUR, PLAN, RISK
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="girp",
    title="Progress note, GIRP",
    about="The goal this hour worked on, what the therapist did, what came of it, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Goal",
            author=Author.AI,
            about="What the client said they want or work towards, and how it stands. Only goals that were named.",
            content=(Content.GOAL,),
        ),
        INTERVENTION,
        Section(
            name="Response",
            author=Author.AI,
            about="What the client answered and reported, in their own terms.",
            content=(Content.RESPONSE, Content.SAFETY, Content.HOMEWORK, Content.REPORT),
        ),
        RISK,
        PLAN,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client said they want to give the presentation without reading from the page."
