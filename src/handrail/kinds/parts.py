"""Sections that several kinds of note share."""

from handrail.papers.draft import Author, Content, Section

ASSESSMENT = Section(
    name="Assessment",
    author=Author.HUMAN,
    about="Left to the clinician: how you understand this hour. AI text is withheld until it is written.",
    content=(Content.JUDGEMENT,),
)
RISK = Section(
    name="Risk",
    author=Author.HUMAN,
    about="Only the clinician writes here: what was asked, what was answered, what was done. AI writes nothing.",
    content=(Content.JUDGEMENT,),
)
PLAN = Section(
    name="Plan",
    author=Author.AI,
    about="What both agreed: work until next time, next steps, the next appointment. Nothing suggested.",
    content=(Content.PLAN,),
)
INTERVENTION = Section(
    name="Intervention",
    author=Author.AI,
    about="What the therapist did, as far as words show it: questions, reflections, exercises, what was reviewed.",
    content=(Content.INTERVENTION,),
)
RESPONSE = Section(
    name="Response",
    author=Author.AI,
    about="What the client answered to what the therapist did, in their own terms.",
    content=(Content.RESPONSE,),
)
