"""A measure's course as points on a picture. The template draws; here is only the geometry, from zero to the scale's top."""

from dataclasses import dataclass

from handrail.web.actions.measures import Course, Point

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 14, 22, 30


@dataclass(frozen=True, slots=True)
class Mark:
    """One administration on the picture, in SVG user units."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a template needs to draw."""

    marks: tuple[Mark, ...]
    path: str
    ticks: tuple[tuple[float, int], ...]
    threshold: float | None
    threshold_value: int | None
    width: int = WIDTH
    height: int = HEIGHT


def chart(course: Course) -> Chart | None:
    """None when there are fewer than two totals: a sentence is enough then."""
    points = [point for point in course.points if point.total is not None]
    if len(points) < 2:
        return None
    top = course.measure.highest
    first, last = points[0].on.toordinal(), points[-1].on.toordinal()
    span = max(last - first, 1)

    def y(value: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)

    marks = tuple(
        Mark(round(LEFT + (WIDTH - LEFT - RIGHT) * (point.on.toordinal() - first) / span, 1), y(point.total or 0), point)
        for point in points
    )
    step = max(1, round(top / 5 / 5) * 5) if top > 10 else 2
    reliable = (points[0].total or 0) - course.measure.reliable_change
    return Chart(
        marks=marks,
        path="M" + " L".join(f"{mark.x} {mark.y}" for mark in marks),
        ticks=tuple((y(value), value) for value in range(0, top + 1, step)),
        threshold=y(reliable) if reliable > 0 else None,
        threshold_value=reliable if reliable > 0 else None,
    )
