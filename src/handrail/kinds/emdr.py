"""EMDR: the eight phases, with every number entered by the clinician."""

from handrail.kinds.parts import DIAGNOSIS, OF_AN_HOUR, RISK, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="emdr",
    title="Progress note, EMDR",
    about="The target, what came up, how it was closed. Scores and observations are the clinician's.",
    purpose=Purpose.AI_NOTE_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        own("Phase and target", "Which phases this hour held, the target memory or image, and the worst part."),
        drafted(
            "Cognitions",
            "The negative and the positive cognition, in the client's own words.",
            Content.REPORT,
            Content.RESPONSE,
            topics=("cognitions",),
        ),
        own("Distress before and after", "The feeling the client named, SUD 0 to 10 before and after, and where in the body."),
        drafted(
            "Numbers said aloud",
            "SUD and VOC as the client said them, word for word, to hold against your own.",
            Content.REPORT,
            Content.RESPONSE,
            topics=("ratings",),
        ),
        own("Stimulation", "Which bilateral stimulation, how many sets.", optional=True, step=Step.INTERVENTION),
        drafted(
            "What came up",
            "What the client said between sets, in their own words.",
            Content.RESPONSE,
            Content.REPORT,
            Content.SAFETY,
        ),
        drafted(
            "Body and body scan",
            "Where the client felt it, and what the scan found.",
            Content.REPORT,
            Content.RESPONSE,
            topics=("body",),
        ),
        own("Installation", "VoC after, and whether the positive cognition held.", optional=True),
        drafted(
            "Closure and resourcing",
            "What was put away and which resources were used, in the client's own words.",
            Content.REPORT,
            Content.RESPONSE,
            topics=("closing",),
        ),
        RISK,
        drafted("Plan", "What both agreed, and what to look at again next time.", Content.PLAN),
        DIAGNOSIS,
    ),
    audience="record",
    header=OF_AN_HOUR,
    longest=25,
)
EXAMPLE = "Client said between sets that the corridor looked shorter."
