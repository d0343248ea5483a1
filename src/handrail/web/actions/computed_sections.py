"""The sections of a document that code fills from the record: counts, scores, goals. No AI (R43)."""

from collections.abc import Mapping

from django.utils import formats, timezone

from handrail.papers.kind import Author, Content, Kind
from handrail.web.actions import measures
from handrail.web.records.models import Client, Goal

Computed = Mapping[str, tuple[str, ...]]
NOTHING = "The record holds none."


def computed(client: Client, kind: Kind) -> Computed:
    """Lines by section; a section that the record can't fill says so."""
    sections = [section for section in kind.sections if section.author is Author.CODE]
    return {section.name: _FILL[section.content[0]](client) or (NOTHING,) for section in sections}


def _services(client: Client) -> tuple[str, ...]:
    past = list(client.sessions.filter(starts_at__lte=timezone.now()).order_by("starts_at"))
    if not past:
        return ()
    first, last = (formats.date_format(timezone.localtime(session.starts_at), "j F Y") for session in (past[0], past[-1]))
    forms = sorted({f"{session.modality}, {session.place}" for session in past})
    approaches = sorted({session.approach for session in past if session.approach})
    return (
        f"{len(past)} session{'' if len(past) == 1 else 's'} from {first} to {last}: {'; '.join(forms)}.",
        *((f"Approach: {', '.join(approaches)}.",) if approaches else ()),
    )


def _measures(client: Client) -> tuple[str, ...]:
    return tuple(course.told for course in measures.courses(client))


def _goals(client: Client) -> tuple[str, ...]:
    lines = []
    for goal in client.goals.all():
        body = goal.get("body")
        words = f" “{body['words']}”" if body.get("words") else ""
        lines.append(
            f"Goal {goal.number}, since {formats.date_format(goal.since, 'j F Y')}: {body['title']}.{words}{_ended(goal, body)}"
        )
    return tuple(lines)


def _ended(goal: Goal, body: Mapping[str, str]) -> str:
    return f" {body['end'].capitalize()} on {formats.date_format(goal.ended_on, 'j F Y')}." if goal.ended_on else ""


_FILL = {Content.SERVICES: _services, Content.MEASURES: _measures, Content.GOALS_HELD: _goals}
