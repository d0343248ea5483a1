"""A contact between sessions: a call, a message, a no-show."""

from handrail.kinds.parts import OF_A_COURSE, PLAN, RISK, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="contact-note",
    title="Contact note",
    about="A short record of a call, a message or a missed hour.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own("Contact", "Who contacted whom, how, when and why."),
        drafted(
            "What was said",
            "What was said, in the client's own terms.",
            Content.REPORT,
            Content.PROBLEM,
            Content.SAFETY,
            step=Step.RESPONSE,
        ),
        own("What was done", "What you did, and whom you spoke with.", step=Step.INTERVENTION),
        RISK,
        PLAN,
    ),
    audience="record",
    header=OF_A_COURSE,
    longest=16,
    family="Contacts and letters",
)
EXAMPLE = "Client said they could not come because the bus did not run."
