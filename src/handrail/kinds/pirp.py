"""PIRP: Problem, Intervention, Response, Plan."""

from handrail.kinds.parts import DIAGNOSIS, INTERVENTION, OF_AN_HOUR, PLAN, RESPONSE, RISK
from handrail.papers.kind import Author, Content, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="pirp",
    title="Progress note, PIRP",
    about="The problem as the client tells it, what the therapist did, what came of it, what comes next.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Problem",
            author=Author.AI,
            about="The problem in the client's own terms: what happens, when, and what it costs.",
            content=(Content.PROBLEM, Content.REPORT, Content.SAFETY, Content.HOMEWORK),
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
EXAMPLE = "Client reported leaving the shop before reaching the till on two days."
