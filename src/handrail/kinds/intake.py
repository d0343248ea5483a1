"""The intake: a biopsychosocial assessment. AI quotes what was told; the clinician asks, observes and formulates."""

from handrail.kinds.parts import MENTAL_STATUS, OF_AN_HOUR, PLAN, SAFETY, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="intake",
    title="Intake, biopsychosocial",
    about="What brings the client, their history in their own terms, and the clinician's formulation.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own("Referral and identifying facts", "Who referred, who came, how the client names themselves, who else was present."),
        drafted(
            "Presenting problem",
            "What brings the client, since when, what made it worse, and why now.",
            Content.PROBLEM,
            Content.REPORT,
        ),
        SAFETY,
        own(
            "Risk screen",
            "Only the clinician writes here: what was asked about suicide, self-harm and violence, and what was answered.",
        ),
        drafted(
            "Earlier treatment",
            "What was tried before and what came of it, as told.",
            Content.REPORT,
            topics=("treated",),
        ),
        own(
            "Trauma history",
            "At the client's pace, in the clinician's words: only what the client wants written down.",
            optional=True,
        ),
        drafted(
            "Substances",
            "What the client said of alcohol, tobacco and other substances.",
            Content.REPORT,
            topics=("substances",),
        ),
        drafted(
            "Health and medication",
            "What the client said of their health, medicines and allergies.",
            Content.REPORT,
            topics=(
                "medication",
                "body and symptoms",
                "health history",
            ),
        ),
        drafted(
            "Family and relationships",
            "Who is in the client's life, and how that is going.",
            Content.REPORT,
            topics=(
                "family and relationships",
                "loss",
            ),
        ),
        drafted(
            "Work, school, money and housing",
            "What the client said of work or school, money and where they live.",
            Content.REPORT,
            topics=(
                "work or school",
                "money and housing",
            ),
        ),
        own(
            "Culture, identity and language",
            "What matters to the client of culture, identity, faith and language.",
            optional=True,
        ),
        drafted(
            "Strengths and what helps",
            "What the client said that helps, and what they can do.",
            Content.REPORT,
            topics=("what helps", "strengths"),
        ),
        drafted("What the client wants", "Goals in the client's own words.", Content.GOAL),
        MENTAL_STATUS,
        own(
            "Formulation",
            "Left to the clinician: presenting, predisposing, precipitating, perpetuating and protective factors.",
        ),
        own("Diagnosis", "Left to the clinician. AI never writes here.", step=Step.DIAGNOSIS),
        own("Recommendations and level of care", "Left to the clinician.", step=Step.INTERVENTION),
        PLAN,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=40,
    family="Assessment",
)
EXAMPLE = "Client said the panic began after the move in spring."
