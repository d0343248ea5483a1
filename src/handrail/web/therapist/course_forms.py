"""Forms for goals and homework, as they stand on a client's page: one of each to add, one for each that is there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions.goals import Written
from handrail.web.actions.homework import OUTCOMES, Work
from handrail.web.actions.read_record import GoalThread, Record
from handrail.web.records.models import Client, Goal, Homework, Session

NEW = "new"
SHORT, LONG = 200, 500
Homeworks = Sequence[tuple[Homework, dict[str, Any]]]


def _words(label: str, hint: str = "", *, most: int = LONG, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=hint, max_length=most, required=required, widget=area)


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False)


class GoalForm(forms.Form):
    """A goal. `of` says whose form it is: a new one's, or that of the goal with this id."""

    title = forms.CharField(label="Goal", max_length=SHORT)
    words = _words("In the client’s own words, if they said it")
    objective = _words("Target, if there is one", "How you both will know: how much, from where, by when.")
    interventions = _words("What you do for it", "One a line.")
    since = _day("Since")

    def __init__(self, data: Any = None, *, goal: Goal | None = None) -> None:
        self.of = f"goal-{goal.pk if goal else NEW}"
        super().__init__(data, initial=_of_goal(goal), auto_id=f"{self.of}-%s")
        if goal is not None:  # an objective that was taken from a plan may be longer than one that is typed
            self.fields["title"] = forms.CharField(label="Goal", max_length=LONG)

    def written(self) -> Written:
        """What was typed, once it is valid."""
        data = self.cleaned_data
        interventions = tuple(data["interventions"].splitlines())
        return Written(data["title"], data["words"], data["objective"], interventions, data["since"])


class WorkForm(forms.Form):
    """Homework. `of` says whose form it is: a new one's, that of the homework with this id, or another place's with words to begin with."""

    text = _words("What was agreed", "The client reads this on their own page.", required=True)
    goal = forms.ChoiceField(label="For which goal", required=False)
    agreed_on = _day("Agreed on")
    progress = forms.CharField(label="How it went", max_length=LONG, required=False)
    answered_on = _day("Looked at on")

    def __init__(
        self,
        data: Any = None,
        *,
        goals: Sequence[Goal] = (),
        work: Homework | None = None,
        of: str = "",
        initial: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.of = of or f"work-{work.pk if work else NEW}"
        super().__init__(data, initial={**_of_work(work), **initial}, auto_id=f"{self.of}-%s")
        choices = [(str(goal.pk), f"{goal.number}. {goal.get('body').get('title', '')}"[:60]) for goal in goals]
        field = self.fields["goal"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None in particular"), *choices]
        if work is None:
            del self.fields["progress"], self.fields["answered_on"]

    def work(self, outcome: str = "") -> Work:
        """What was typed, once it is valid; `outcome` is the button that was pressed."""
        data = self.cleaned_data
        goal = forms.UUIDField(required=False).clean(data["goal"])
        outcome = outcome if outcome in OUTCOMES else ""
        return Work(data["text"], goal, data["agreed_on"], outcome, data.get("progress", ""), data.get("answered_on"))


def choices_of(client: Client) -> list[Goal]:
    """The goals that homework may serve."""
    return list(client.goals.all())


@dataclass(frozen=True, slots=True)
class Course:
    """Goals and homework as the page shows them: each with its form, None for who only reads.

    `opened` is the form that came back; `sentence` why, where the page has no place for it any more.
    """

    goals: list[tuple[GoalThread, forms.Form | None]]
    homework: list[tuple[Homework, dict[str, Any], forms.Form | None]]
    answered: list[tuple[Homework, dict[str, Any], forms.Form | None]]
    new_goal: forms.Form | None
    new_work: forms.Form | None
    opened: forms.Form | None
    sentence: str


def course(record: Record, sent_back: forms.Form | None) -> Course:
    """A form for each goal and each piece of homework, and one more of each to add."""
    everything = [thread.goal for thread in (*record.goals, *record.ended)]
    going = [thread.goal for thread in record.goals]

    def form(of: str, fresh: Callable[[], GoalForm | WorkForm]) -> forms.Form | None:
        if not record.may_act:
            return None
        back = isinstance(sent_back, GoalForm | WorkForm) and sent_back.of == of
        return sent_back if back else fresh()

    def rows(found: Homeworks) -> list[tuple[Homework, dict[str, Any], forms.Form | None]]:
        return [(row, body, form(f"work-{row.pk}", partial(WorkForm, goals=everything, work=row))) for row, body in found]

    goals = [(one, form(f"goal-{one.goal.pk}", partial(GoalForm, goal=one.goal))) for one in record.goals]
    homework, answered = rows(record.homework), rows(record.answered)
    new_goal, new_work = form(f"goal-{NEW}", GoalForm), form(f"work-{NEW}", partial(WorkForm, goals=going))
    shown = (new_goal, new_work, *(row[-1] for row in (*goals, *homework, *answered)))
    lost = sent_back is not None and not any(one is sent_back for one in shown)
    sentence = " ".join(str(error) for error in sent_back.non_field_errors()) if sent_back and lost else ""
    return Course(goals, homework, answered, new_goal, new_work, sent_back, sentence)


def refuse(form: forms.Form, error: BadInput) -> None:
    """Say above the fields why it could not be kept."""
    text = str(error)
    form.add_error(None, f"{text[:1].upper()}{text[1:]}.")


def goals_of(session: Session) -> list[tuple[Goal, str, bool]]:
    """What an hour may have worked on: each goal with its title, and whether it is linked. Ended ones only where they are."""
    linked = set(session.goals.values_list("pk", flat=True))
    rows = [row for row in session.client.goals.all() if row.ended_on is None or row.pk in linked]
    return [(row, row.get("body").get("title", ""), row.pk in linked) for row in rows]


def _of_goal(goal: Goal | None) -> dict[str, Any]:
    if goal is None:
        return {"since": timezone.localdate()}
    body = goal.get("body")
    interventions = body.get("interventions") or []
    lines = interventions if isinstance(interventions, str) else "\n".join(interventions)
    parts = {name: body.get(name) or "" for name in ("title", "words", "objective")}
    return {**parts, "interventions": lines, "since": goal.since}


def _of_work(work: Homework | None) -> dict[str, Any]:
    if work is None:
        return {"agreed_on": timezone.localdate()}
    body = work.get("body")
    return {
        "text": body.get("text", ""),
        "progress": body.get("progress") or "",
        "goal": str(work.goal_id or ""),
        "agreed_on": work.agreed_on,
        "answered_on": work.answered_on or timezone.localdate(),
    }
