"""A psychiatric follow-up, for prescribers. Findings and decisions are entered by the prescriber."""

from handrail.kinds.parts import MENTAL_STATUS, OF_AN_HOUR, PLAN, RISK, SAFETY, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="psychiatric",
    title="Psychiatric follow-up",
    about="What the client reports since the last visit, and the prescriber's findings and decisions.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        drafted("Chief complaint", "Why the client comes today, in their own words.", Content.PROBLEM),
        drafted(
            "Since the last visit",
            "What the client reports: symptoms and their course, sleep, work, events.",
            Content.REPORT,
            Content.HOMEWORK,
            step=Step.RESPONSE,
        ),
        SAFETY,
        drafted(
            "Medication as taken",
            "Which medicines the client says they take, missed doses, and effects they noticed.",
            Content.REPORT,
            topics=("medication",),
        ),
        drafted(
            "Substances",
            "What the client said of alcohol, tobacco and other substances.",
            Content.REPORT,
            topics=("substances",),
        ),
        drafted(
            "Body and health",
            "What the client reports of their body and health.",
            Content.REPORT,
            topics=(
                "body and symptoms",
                "health history",
            ),
        ),
        own("Allergies", "As verified by you."),
        own("Vitals and laboratory", "Numbers and their dates.", optional=True),
        MENTAL_STATUS,
        own("Diagnosis and impression", "Left to the prescriber. AI never writes here.", step=Step.DIAGNOSIS),
        RISK,
        own("Medical decision making", "Problems, data, risk of treatment; what was weighed."),
        own(
            "Orders",
            "Medicines with dose and supply, laboratory, referrals. Entered by the prescriber alone.",
            step=Step.INTERVENTION,
        ),
        PLAN,
        own("Time", "Start, stop, and minutes of psychotherapy if any.", optional=True),
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client said they take the tablet at breakfast and missed two this month."
