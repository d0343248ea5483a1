"""The discharge plan: twenty elements that keep the gains. Written with the client, for the client to keep."""

from handrail.kinds.parts import computed, drafted, own
from handrail.papers.kind import Content, Fact, Kind, Step, Voice
from handrail.papers.purpose import Purpose

KIND = Kind(
    key="discharge-plan",
    title="Discharge plan",
    about="What was done, what helped, what to watch for, whom to call, and how to come back.",
    purpose=Purpose.PLAN_DRAFT,
    voice=Voice.PLAIN,
    sections=(
        own("Reason and type", "Planned, the client's wish, a transfer, or administrative."),
        computed(
            "Course and services", "How many sessions, since when, in which form.", Content.SERVICES, step=Step.INTERVENTION
        ),
        computed("Measures, start and end", "First and last scores with their arithmetic.", Content.MEASURES),
        computed("Goals", "The plan's goals as the record holds them.", Content.GOALS_HELD),
        own("Outcome of each goal", "Left to the clinician and the client.", step=Step.RESPONSE),
        drafted("What helped", "In the client's own words.", Content.REPORT, topics=("what helps", "helped")),
        drafted(
            "Skills",
            "What the client practiced, and when they use it.",
            Content.HOMEWORK,
            Content.REPORT,
            topics=("skills", "homework", "what helps"),
        ),
        drafted("Values and next goals", "What the client wants from here on.", Content.GOAL),
        drafted("Hard moments to expect", "Situations that the client named.", Content.PROBLEM),
        drafted("Signs named in the hour", "What the client said they would notice first.", Content.REPORT, topics=("signs",)),
        own("Early warning signs", "In three stages, green, amber and red, in the client's words."),
        drafted("Steps named in the hour", "What the client said they would do then.", Content.REPORT, topics=("then",)),
        own("If-then plan", "For each stage: if this happens, then I do that."),
        own("If it slips", "What a lapse is, and that it is not the end.", optional=True),
        own("Daily and weekly routine", "What keeps the gains.", optional=True),
        drafted(
            "People named in the hour", "Who would notice, and whom the client would tell.", Content.REPORT, topics=("people",)
        ),
        own("People", "Supports that the client names, with the client's consent to contact them."),
        own("Crisis plan", "Is it current, and when was it last read together? AI writes nothing here."),
        own("Crisis contacts", "988 by call or text, 911 in immediate danger, local numbers."),
        own(
            "Medication and prescriber",
            "Entered by the clinician: medicines, supply, prescriber, next appointment.",
            optional=True,
        ),
        own("Referrals and hand-offs", "Date, time and person of each appointment.", step=Step.NEXT),
        drafted(
            "Check-ins named in the hour",
            "Booster sessions and times to meet again, as both said.",
            Content.PLAN,
            topics=("check-ins",),
        ),
        own("Check-ins", "Booster sessions and the measures to fill in, with the score that means: call.", optional=True),
        own("How to come back", "The way back in, and what happens to the client's records and data."),
        own(
            "Copy and signatures", "The client has a copy in plain words, has agreed, and may say whether we may write to them."
        ),
    ),
    audience="client",
    header=(Fact.CLIENT, Fact.DATE),
    longest=18,
    family="Plans",
)
EXAMPLE = "You said that telling your sister early helped most."
