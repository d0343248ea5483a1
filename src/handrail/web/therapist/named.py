"""What was named in an hour, shaped for the page: each quote with what a human may do with it. Nothing here is done by itself."""

from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from handrail.papers.notice import Named
from handrail.papers.transcript import Transcript
from handrail.web.actions.read_named import Heard
from handrail.web.records.models import Goal, Session
from handrail.web.therapist.course_forms import WorkForm

GIVEN = "homework given"


@dataclass(frozen=True, slots=True)
class NamedView:
    """One quote. `form` keeps it as homework; `goal` is one that a click links to the hour, `linked` whether it is already."""

    item: Named
    title: str
    start: float | None
    form: Form | None
    kept: bool
    goal: Goal | None
    linked: bool


@dataclass(frozen=True, slots=True)
class NamedPage:
    """The whole section. `linked`: the goals of the hour as they are, which a link adds to."""

    refused: str
    rows: tuple[NamedView, ...]
    linked: tuple[UUID, ...]


def view(session: Session, heard: Heard, transcript: Transcript) -> NamedPage:
    """A form for each homework that was given and is not kept, a link for each goal that is still pursued."""
    linked = tuple(goal.pk for goal in session.goals.all())
    kept = _kept(session) if any(item.what == GIVEN for item in heard.named) else frozenset()
    going = [goal for goal in heard.goals if goal.ended_on is None]
    shown: list[Goal] = []
    rows = []
    for number, item in enumerate(heard.named):
        goal = heard.goal_of(item)
        offered = goal if goal and goal not in shown and (goal in going or goal.pk in linked) else None
        shown += [goal] if goal else []
        is_kept = _plain(item.quote) in kept
        keep = item.what == GIVEN and not is_kept
        rows.append(
            NamedView(
                item=item,
                title=f"Goal {goal.number}: {goal.get('body').get('title', '')}" if goal else item.what.capitalize(),
                start=transcript.turns[item.turn].start,
                form=_form(session, going, item.quote, number) if keep else None,
                kept=is_kept,
                goal=offered,
                linked=goal is not None and goal.pk in linked,
            )
        )
    return NamedPage(heard.refused, tuple(rows), linked)


def back_to_draft(request: HttpRequest, place: str) -> HttpResponse | None:
    """Who acted from a draft goes on reading it. None for who did not."""
    try:
        draft = UUID(request.POST.get("draft", ""))
    except ValueError:
        return None
    return redirect(reverse("therapist:review", args=[draft]) + place)


def _form(session: Session, goals: list[Goal], quote: str, number: int) -> WorkForm:
    agreed_on = min(timezone.localdate(session.starts_at), timezone.localdate())
    return WorkForm(goals=goals, of=f"named-{number}", initial={"text": quote, "agreed_on": agreed_on})


def _kept(session: Session) -> frozenset[str]:
    day = timezone.localdate(session.starts_at)
    return frozenset(_plain(row.get("body").get("text", "")) for row in session.client.homework.filter(agreed_on=day))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".?!")
