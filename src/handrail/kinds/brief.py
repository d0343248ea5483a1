"""The session brief: one screen for the clinician before the next hour. A working paper that expires."""

from handrail.papers.kind import Author, Content, Fact, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="brief",
    title="Session brief",
    about="One screen, one minute: what to read first, what was agreed, what was left open.",
    purpose=Purpose.SESSION_PREP,
    voice=Voice.CLINICAL,
    sections=(
        Section(
            name="Words to read first",
            author=Author.AI,
            about="Safety language from the last session, word for word. Nothing rated.",
            content=(Content.SAFETY,),
        ),
        Section(
            name="Last plan and homework",
            author=Author.AI,
            about="What was agreed, and what became of the agreement before.",
            content=(Content.PLAN, Content.HOMEWORK),
        ),
        Section(
            name="Open threads",
            author=Author.AI,
            about="What the client raised and the hour did not finish.",
            content=(Content.THREAD, Content.REPORT),
        ),
    ),
    audience="clinician",
    header=(Fact.CLIENT, Fact.DATE),
    longest=12,
    family="Working papers",
)
EXAMPLE = "Client said they will call the clinic about the headaches."
