"""Questionnaire answers as numbers, a picture's points and one sentence. Computed by code alone (R43)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import formats

from handrail import measures as shelf
from handrail.web.records.models import Administration, Client

LATELY = timedelta(days=14)
_TWO = 2


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

    @property
    def since_last(self) -> str:
        """The newest total beside the one before it; empty where there are not two."""
        last = [point for point in self.points if point.total is not None][-2:]
        if len(last) < _TWO:
            return ""
        (was, now), title = last, self.measure.title
        moved = (now.total or 0) - (was.total or 0)
        how = f"{abs(moved)} {'higher' if moved > 0 else 'lower'} than" if moved else "as"
        return f"{title} was {now.total} on {_day(now.on)}, {how} last time: {was.total} on {_day(was.on)}."

    @property
    def told(self) -> str:
        """The last change and the whole course: either alone may hide the other."""
        return " ".join(part for part in (self.since_last, self.sentence) if part)


def courses(client: Client) -> list[Course]:
    """Every measure that this client has filled in, with its change since the first time."""
    rows: dict[str, list[Administration]] = {}
    for row in client.administrations.all():
        rows.setdefault(row.measure, []).append(row)
    return [_course(client, key, filled) for key, filled in sorted(rows.items(), reverse=True)]


def latest(client: Client, until: date) -> list[Course]:
    """Each measure with its first and its two newest totals up to a day: three forms opened, however many there are."""
    newest_first, oldest_first = F("answered_on").desc(), F("answered_on").asc()
    rows = (
        client.administrations.filter(answered_on__lte=until)
        .annotate(
            newest=Window(RowNumber(), partition_by="measure", order_by=(newest_first, F("pk").desc())),
            oldest=Window(RowNumber(), partition_by="measure", order_by=(oldest_first, F("pk").asc())),
        )
        .filter(Q(newest__lte=_TWO) | Q(oldest=1))
    )
    found: dict[str, list[Administration]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(row)
    return [_course(client, key, filled) for key, filled in sorted(found.items(), reverse=True)]


def changed_lately(clients: QuerySet[Client], today: date) -> list[Course]:
    """Measures filled in within the last two weeks that moved by a reliable amount since the first time, oldest answer first.

    Opens only the first and the two last answers: a page that everyone waits for may not unseal a whole caseload.
    """
    ends: dict[tuple[UUID, str], tuple[UUID, UUID, UUID, date]] = {}
    rows = Administration.objects.filter(client__in=clients.values("pk")).order_by("answered_on", "pk")
    for client_id, measure, on, pk in rows.values_list("client_id", "measure", "answered_on", "pk"):
        first, _, before, _ = ends.get((client_id, measure), (pk, pk, pk, on))
        ends[client_id, measure] = (first, before, pk, on)
    lately = sorted((end for end in ends.values() if end[3] >= today - LATELY), key=lambda end: end[3])
    opened = Administration.objects.select_related("client").in_bulk([pk for end in lately for pk in end[:3]])
    found = [_between(opened[first], opened[before], opened[last]) for first, before, last, _ in lately if first != last]
    return [course for course in found if course.reliable]


def _between(first: Administration, before: Administration, last: Administration) -> Course:
    course = _course(first.client, first.measure, [first, *([before] if before != first else []), last])
    if all(point.total is not None for point in course.points):
        return course
    return _course(first.client, first.measure, list(first.client.administrations.filter(measure=first.measure)))


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


def _day(on: date) -> str:
    return formats.date_format(on, "j F Y")
