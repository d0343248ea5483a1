"""Sections that several kinds share, and two short ways to write one."""

from handrail.papers.kind import Author, Content, Fact, Section, Step


def drafted(name: str, about: str, *content: Content, topics: tuple[str, ...] = (), step: Step | None = None) -> Section:
    """A section that AI may draft from what was said; `topics` narrows it by the engine's topic names."""
    return Section(name, Author.AI, about, content, topics, steps=_steps(step))


def own(name: str, about: str, *, optional: bool = False, objectives: bool = False, step: Step | None = None) -> Section:
    """A section that the human writes: judgement, observation, or a fact that no transcript holds."""
    return Section(
        name, Author.HUMAN, about, (Content.JUDGEMENT,), optional=optional, objectives=objectives, steps=_steps(step)
    )


def computed(name: str, about: str, content: Content, *, step: Step | None = None) -> Section:
    """A section that code fills from the record. No AI."""
    return Section(name, Author.CODE, about, (content,), steps=_steps(step))


def _steps(step: Step | None) -> tuple[Step, ...]:
    return (step,) if step else ()


OF_AN_HOUR = tuple(Fact)
"""The header of a note of one hour."""
OF_A_COURSE = (Fact.CLIENT, Fact.DATE, Fact.GOALS)
"""The header of a paper that belongs to no single hour."""


ASSESSMENT = own("Assessment", "Left to the clinician: how you understand this hour. AI text is withheld until it is written.")
RISK = own("Risk", "Only the clinician writes here: what was asked, what was answered, what was done. AI writes nothing.")
PLAN = drafted(
    "Plan", "What both agreed: work until next time, next steps, the next appointment. Nothing suggested.", Content.PLAN
)
STEPS = drafted(
    "Steps set in the hour",
    "What was set with its measure: who, how much, how often, by when, and when you meet. The objectives are written from it.",
    Content.PLAN,
)
INTERVENTION = drafted(
    "Intervention",
    "What the therapist did, as far as words show it: questions, reflections, exercises, what was reviewed.",
    Content.INTERVENTION,
)
RESPONSE = drafted("Response", "What the client answered to what the therapist did, in their own terms.", Content.RESPONSE)
SAFETY = drafted("Words about safety", "Safety language, word for word. Nothing rated.", Content.SAFETY)
MENTAL_STATUS = own(
    "Mental status",
    "What you observed: appearance, behavior, speech, affect, thought, orientation, insight, judgement. A transcript can't see.",
)
DIAGNOSIS = own(
    "Diagnosis and necessity",
    "The diagnosis that this hour addressed, made by a human; why the hour was needed; the billing code. AI never writes here.",
    optional=True,
    step=Step.DIAGNOSIS,
)
DIAGNOSIS_TREATED = own(
    "Diagnosis",
    "The diagnosis that this plan treats, and who made it. AI never writes here.",
    optional=True,
    step=Step.DIAGNOSIS,
)
