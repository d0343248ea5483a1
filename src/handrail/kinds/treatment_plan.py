"""The treatment plan: problem, goals, SMART objectives, how we will know. Status stays a proposal until signed."""

from handrail.kinds.parts import DIAGNOSIS_TREATED, OF_A_COURSE, STEPS, computed, drafted, own
from handrail.papers.kind import Content, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="treatment-plan",
    title="Treatment plan",
    about="Problems in the client's words, goals, measurable objectives, who does what, and when we look again.",
    purpose=Purpose.PLAN_DRAFT,
    voice=Voice.CLINICAL,
    sections=(
        drafted("Problem, in the client's words", "What is hard, as the client says it.", Content.PROBLEM, Content.REPORT),
        drafted(
            "Strengths and supports",
            "What helps, and who.",
            Content.REPORT,
            topics=(
                "what helps",
                "strengths",
                "family and relationships",
            ),
        ),
        own("Barriers", "What may get in the way.", optional=True),
        drafted("Goals, in the client's words", "What the client wants to be different.", Content.GOAL),
        STEPS,
        own(
            "Objectives",
            "One a line. Each: who does what, how much, from which baseline, by when, for which problem.",
            objectives=True,
        ),
        own("Interventions", "Modality, technique, how often, who is responsible.", step=Step.INTERVENTION),
        computed(
            "Where the measures stand", "First and last scores with their arithmetic.", Content.MEASURES, step=Step.RESPONSE
        ),
        own("Discharge criteria", "How both of you will know that it is time to end."),
        own("Review date", "When you look at this plan again; 90 days at most is common.", step=Step.NEXT),
        own("The client's part", "How the client took part, what they want changed, and whether they agree."),
        DIAGNOSIS_TREATED,
    ),
    audience="record",
    header=OF_A_COURSE,
    longest=22,
    family="Plans",
)
EXAMPLE = "Client said they want to sleep through four nights a week."
