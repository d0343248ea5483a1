"""Sections that several kinds share, and two short ways to write one."""

from handrail.papers.kind import Author, Content, Section


def drafted(name: str, about: str, *content: Content, topics: tuple[str, ...] = ()) -> Section:
    """A section that AI may draft from what was said; `topics` narrows it by the engine's topic names."""
    return Section(name, Author.AI, about, content, topics)


def own(name: str, about: str, *, optional: bool = False, objectives: bool = False) -> Section:
    """A section that the human writes: judgement, observation, or a fact that no transcript holds."""
    return Section(name, Author.HUMAN, about, (Content.JUDGEMENT,), optional=optional, objectives=objectives)


def computed(name: str, about: str, content: Content) -> Section:
    """A section that code fills from the record. No AI."""
    return Section(name, Author.CODE, about, (content,))


ASSESSMENT = own("Assessment", "Left to the clinician: how you understand this hour. AI text is withheld until it is written.")
RISK = own("Risk", "Only the clinician writes here: what was asked, what was answered, what was done. AI writes nothing.")
PLAN = drafted(
    "Plan", "What both agreed: work until next time, next steps, the next appointment. Nothing suggested.", Content.PLAN
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
