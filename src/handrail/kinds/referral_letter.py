"""A letter to another professional. A person sends it, with the client's consent."""

from handrail.kinds.parts import computed, drafted, own
from handrail.papers.kind import Content, Fact, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="referral-letter",
    title="Referral letter",
    about="For another professional, with no more than they need. You send it; nothing leaves by itself.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own("To", "Who receives it, and which consent of the client allows it."),
        own("Reason", "What you ask of them, and how soon.", step=Step.NEXT),
        computed("Course of care", "How many sessions, since when, in which form.", Content.SERVICES, step=Step.INTERVENTION),
        computed("Measures", "First and last scores with their arithmetic.", Content.MEASURES, step=Step.RESPONSE),
        drafted(
            "In the client's words", "What the client says the problem is and what they want.", Content.PROBLEM, Content.GOAL
        ),
        drafted("Medication as the client tells it", "To be checked by the reader.", Content.REPORT, topics=("medication",)),
        drafted(
            "Symptoms as the client tells them",
            "Body, sleep, eating, panic and mood, in the client's words.",
            Content.REPORT,
            topics=(
                "body and symptoms",
                "health history",
                "eating",
                "sleep",
                "energy",
                "panic",
                "worry",
                "mood in their own words",
                "reminders of what happened",
            ),
        ),
        own(
            "Clinical summary",
            "Left to the clinician: only what the reader needs, a diagnosis where they need one.",
            step=Step.DIAGNOSIS,
        ),
        own("How to reach you", "And what you would like to hear back."),
    ),
    audience="record",
    header=(Fact.CLIENT, Fact.DATE),
    longest=16,
    goes_out=True,
    family="Contacts and letters",
)
EXAMPLE = "Client said they want help with the pain that keeps them from work."
