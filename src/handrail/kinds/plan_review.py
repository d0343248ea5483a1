"""The review of a treatment plan: each goal, what the numbers say, what changes."""

from handrail.kinds.parts import DIAGNOSIS_TREATED, OF_A_COURSE, STEPS, computed, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="plan-review",
    title="Plan review",
    about="Goal by goal: what was done, what the measures say, what stays and what changes.",
    purpose=Purpose.PLAN_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        computed("Goals", "The plan's goals as the record holds them.", Content.GOALS_HELD),
        computed("Measures", "First and last scores with their arithmetic.", Content.MEASURES),
        computed("Course of care", "How many sessions, since when, in which form.", Content.SERVICES, step=Step.INTERVENTION),
        drafted(
            "What the client says about progress",
            "In their own words.",
            Content.REPORT,
            Content.HOMEWORK,
            topics=(
                "change",
                "what helps",
                "strengths",
                "wants and goals",
                "homework",
            ),
        ),
        drafted("What is still hard", "In their own words.", Content.PROBLEM),
        own("Progress on each goal", "Left to the clinician: achieved, partly, not yet, with the reason.", step=Step.RESPONSE),
        STEPS,
        own("Changes to the plan", "What is added, changed or ended, and why. Objectives: one a line.", objectives=True),
        own("Next review date", "When you look again.", step=Step.NEXT),
        own("The client's part", "How the client took part, and whether they agree."),
        DIAGNOSIS_TREATED,
    ),
    audience="record",
    header=OF_A_COURSE,
    longest=22,
    family="Plans",
)
EXAMPLE = "Client said the mornings are easier since the walks began."
