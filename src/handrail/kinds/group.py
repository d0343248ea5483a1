"""A group note: one for each client, and nobody else in it."""

from handrail.kinds.parts import DIAGNOSIS, OF_AN_HOUR, PLAN, RISK, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="group",
    title="Group note",
    about="What this member did and said in the group. No other member is named, quoted or told of.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own("Group", "Name, topic, facilitators, start and stop, how many were present. No names."),
        own(
            "What the group did",
            "The shared part, the same in each member's note: topic, exercise, discussion in general terms.",
            step=Step.INTERVENTION,
        ),
        drafted(
            "This member",
            "What this client said and reported, in their own terms.",
            Content.REPORT,
            Content.SAFETY,
            Content.HOMEWORK,
        ),
        drafted("Response", "How this client answered to what the facilitators did.", Content.RESPONSE),
        own("Progress on their own goal", "Left to the clinician."),
        RISK,
        PLAN,
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
    one_person=True,
)
EXAMPLE = "Client told the group that the first week back at work went better than feared."
