"""The client's summary: what they talked about and what they agreed on, in plain words."""

from handrail.papers.kind import Author, Content, Fact, Kind, Section, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="client-summary",
    title="Summary of your session",
    about="For the client to keep: short sentences, their own words, nothing they did not say or agree to.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.PLAIN,
    sections=(
        Section(
            name="What you talked about",
            author=Author.AI,
            about="The main things that you brought up, in short and easy sentences.",
            content=(Content.REPORT, Content.HOMEWORK, Content.RESPONSE),
        ),
        Section(
            name="What you agreed on",
            author=Author.AI,
            about="What you will try, and when you meet again.",
            content=(Content.PLAN,),
        ),
    ),
    audience="client",
    header=(Fact.CLIENT, Fact.DATE, Fact.NEXT),
    longest=14,
    family="For the client",
)
EXAMPLE = "You said that you wake at three on most nights."
