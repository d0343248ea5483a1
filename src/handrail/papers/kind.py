"""What a kind of document is: its sections, who may write each, what they draw on, and who reads it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from handrail.papers.purpose import Purpose


class Author(StrEnum):
    """Who may write a section or a statement."""

    AI = "ai"
    HUMAN = "human"
    CODE = "code"
    """Computed, no AI: a score, a count."""


class Content(StrEnum):
    """What a section draws on. A kind names these; the embedded engine chooses passages by them."""

    REPORT = "report"
    """What the client said happened, thinks, does, wants; symptoms, sleep, work, people, medication."""
    OBSERVED = "observed"
    """What was said and done in the room that can be counted or quoted; scores."""
    INTERVENTION = "intervention"
    """What the therapist did: questions, reflections, named exercises."""
    RESPONSE = "response"
    """What the client answered to an intervention."""
    GOAL = "goal"
    PROBLEM = "problem"
    PLAN = "plan"
    """What both agreed: homework, next steps, the next appointment."""
    HOMEWORK = "homework"
    """What became of the last agreement."""
    THREAD = "thread"
    """Left open: to take up again."""
    SAFETY = "safety"
    """Safety language, quoted word for word, never rated."""
    JUDGEMENT = "judgement"
    """Assessment, risk, mental status: the human writes first, AI never."""
    SERVICES = "services"
    """Computed: how many sessions, since when, in which form."""
    MEASURES = "measures"
    """Computed: first and last scores with their arithmetic."""
    GOALS_HELD = "goals held"
    """Computed: the plan's goals as the record holds them."""


class Fact(StrEnum):
    """What a header tells, filled from the record by code alone (handbook 3.1). The value is its label."""

    CLIENT = "Client"
    DATE = "Date"
    TIME = "Time"
    FORM = "Form"
    PLACE = "Place"
    PRESENT = "Present"
    GOALS = "Goals"
    GIVEN = "Given last time"
    """The last signed plan and homework, and which words of this hour tell of them."""
    MEASURES = "Measures"
    NEXT = "Next appointment"


class Step(StrEnum):
    """The golden thread: what each step rests on, from the diagnosis that a human made to what comes next (handbook 3.1)."""

    DIAGNOSIS = "diagnosis, by a human"
    GOAL = "goal"
    INTERVENTION = "intervention"
    RESPONSE = "response"
    NEXT = "next step"


A_GROUP = 3
"""So many others beside client and therapist make a group's hour."""
COMPUTED = (Content.SERVICES, Content.MEASURES, Content.GOALS_HELD)


class Voice(StrEnum):
    """How statements read."""

    CLINICAL = "clinical"
    """Third person, past tense: "Client reported that ..."."""
    PLAIN = "plain"
    """Second person, grade 6: "You said that ..."."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a kind of document, as its shelf file declares it."""

    name: str
    author: Author
    about: str
    content: tuple[Content, ...] = ()
    topics: tuple[str, ...] = ()
    """Only passages about one of these, by the embedded engine's names; empty: about anything."""
    optional: bool = False
    """A human's section that may stay empty."""
    objectives: bool = False
    """A human's section of objectives, one a line: the page says what each still lacks."""
    steps: tuple[Step, ...] = ()
    """Steps of the golden thread that stand here, beside those that its content says."""
    one_person: bool = False
    """Only this client's and the therapist's words, as its kind says: a model reads nobody else's for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `about` and each section's `about` are read by clinicians and given to models alike; of a practice's own
    kind a model is given its sections alone.
    """

    key: str
    title: str
    about: str
    purpose: Purpose
    voice: Voice
    sections: tuple[Section, ...]
    audience: str
    """`record` (signed, kept), `clinician` (a working paper that expires) or `client` (released after signing)."""
    longest: int = 25
    """At most so many statements in all."""
    family: str = "Progress notes"
    """Where a clinician looks for it."""
    language: str = "en"
    """What its lines are framed in: `en`, or `es` for a client who reads Spanish. Quoted words keep the language they were said in."""
    one_person: bool = False
    """Only this client's and the therapist's words: nobody else in the room is quoted, named or told of (group notes)."""
    header: tuple[Fact, ...] = ()
    """What stands above the first section, from the record."""
    by_role: bool = False
    """Each party may be quoted and told of, by their role and never by name (couple and family notes)."""
    goes_out: bool = False
    """For a reader elsewhere (a letter): what the client asked to keep out of it stands nowhere in it."""

    def __post_init__(self) -> None:
        """A kind of one person has sections of one person."""
        if self.one_person:
            object.__setattr__(self, "sections", tuple(replace(section, one_person=True) for section in self.sections))

    def of_hour(self, others: int) -> "Kind":
        """This kind for an hour in which so many others spoke: any paper of a group's hour is one member's, but one that tells of each by role."""
        return replace(self, one_person=True) if others >= A_GROUP and not self.by_role else self

    def thread(self) -> dict[Step, tuple[str, ...]]:
        """Where each step of the golden thread stands: names of sections, and of facts in the header."""
        return {step: (*self._in_sections(step), *self._in_header(step)) for step in Step}

    def _in_sections(self, step: Step) -> tuple[str, ...]:
        of_content = _STEPS.get(step, ())
        return tuple(
            section.name
            for section in self.sections
            if step in section.steps or any(one in section.content for one in of_content)
        )

    def _in_header(self, step: Step) -> tuple[str, ...]:
        return tuple(fact.value for fact in self.header if _IN_HEADER.get(fact) is step)


_STEPS = {
    Step.GOAL: (Content.GOAL, Content.GOALS_HELD),
    Step.INTERVENTION: (Content.INTERVENTION,),
    Step.RESPONSE: (Content.RESPONSE,),
    Step.NEXT: (Content.PLAN,),
}
_IN_HEADER = {Fact.GOALS: Step.GOAL, Fact.NEXT: Step.NEXT}
