"""The review of a treatment plan: each goal, what the numbers say, what changes."""

from handrail.kinds.parts import computed, drafted, own
from handrail.papers.kind import Content, Kind, Voice
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
        computed("Course of care", "How many sessions, since when, in which form.", Content.SERVICES),
        drafted(
            "What the client says about progress",
            "In their own words.",
            Content.REPORT,
            Content.HOMEWORK,
            topics=(
                "change",
                "what helps",
                "wants and goals",
                "homework",
            ),
        ),
        drafted("What is still hard", "In their own words.", Content.PROBLEM),
        own("Progress on each goal", "Left to the clinician: achieved, partly, not yet, with the reason."),
        own("Changes to the plan", "What is added, changed or ended, and why. Objectives: one a line.", objectives=True),
        own("Next review date", "When you look again."),
        own("The client's part", "How the client took part, and whether they agree."),
    ),
    audience="record",
    longest=14,
    family="Plans",
)
EXAMPLE = "Client said the mornings are easier since the walks began."
