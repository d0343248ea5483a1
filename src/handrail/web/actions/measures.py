"""Questionnaire answers as numbers, a picture's points and one sentence. Computed by code alone (R43)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from handrail import measures as shelf
from handrail.web.records.models import Administration, Client

LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Point:
    """One total on one day; None when too much was left blank."""

    on: date
    total: int | None
    needs_human: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One measure over time."""

    client: Client
    measure: shelf.Measure
    points: tuple[Point, ...]
    sentence: str
    reliable: bool


def courses(client: Client) -> list[Course]:
    """Every measure that this client has filled in, with its change since the first time."""
    rows: dict[str, list[Administration]] = {}
    for row in client.administrations.all():
        rows.setdefault(row.measure, []).append(row)
    return [_course(client, key, filled) for key, filled in sorted(rows.items(), reverse=True)]


def changed_lately(clients: QuerySet[Client], today: date) -> list[Course]:
    """Measures filled in within the last two weeks that moved by a reliable amount since the first time."""
    lately = clients.filter(administrations__answered_on__gte=today - LATELY).distinct()
    found = []
    for client in lately.prefetch_related("administrations"):
        found += [
            course
            for course in courses(client)
            if course.reliable and course.points[-1].on >= today - LATELY and len(course.points) > 1
        ]
    return found


def _course(client: Client, key: str, filled: list[Administration]) -> Course:
    measure = shelf.measure(key)
    points = []
    for row in sorted(filled, key=lambda row: row.answered_on):
        answers = row.get("answers")
        points.append(Point(row.answered_on, shelf.score(measure, answers).total, shelf.needs_human(measure, answers)))
    totals = [point.total for point in points if point.total is not None]
    if len(totals) < 2:
        sentence = f"{measure.title} was {totals[0]}." if totals else f"{measure.title} has no total yet."
        return Course(client, measure, tuple(points), sentence, False)
    moved = shelf.change(measure, totals[0], totals[-1])
    return Course(client, measure, tuple(points), moved.sentence, moved.reliable)
