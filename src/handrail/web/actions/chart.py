"""A measure's course as points on a picture. The template draws; here is only the geometry, from zero to the scale's top."""

from dataclasses import dataclass

from handrail.web.actions.measures import Course, Point

HEIGHT = 230
LEFT, TOP, BOTTOM = 30, 22, 30
BETWEEN_DATES = 62


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a picture. `beside` is the room at the right for the names of ranges, 0 for none."""

    width: int
    beside: int

    @property
    def right(self) -> int:
        """Where the plot ends."""
        return self.width - max(self.beside, 14)


WIDE = Frame(620, 128)
NARROW = Frame(360, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One administration on the picture, in SVG user units. `dated`: how its date is anchored, empty where there is no room."""

    x: float
    y: float
    point: Point
    dated: str


@dataclass(frozen=True, slots=True)
class Stripe:
    """A published range of totals."""

    name: str
    y: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a template needs to draw. `threshold`: where a total is reliably below the first."""

    marks: tuple[Mark, ...]
    path: str
    ticks: tuple[tuple[float, int], ...]
    bands: tuple[Stripe, ...]
    threshold: float | None
    threshold_value: int | None
    width: int
    right: int
    beside: int
    """Where the names of ranges begin; 0 where they have no room."""
    height: int = HEIGHT
    left: int = LEFT

    @property
    def plot(self) -> int:
        """The width of the plot."""
        return self.right - self.left


def chart(course: Course, frame: Frame = WIDE) -> Chart | None:
    """None when there are fewer than two totals: a sentence is enough then."""
    points = [(point, point.total) for point in course.points if point.total is not None]
    if len(points) < 2:
        return None
    top = course.measure.highest
    places = [(_x(point, points[0][0], points[-1][0], frame), _y(total, top)) for point, total in points]
    dated = _dated([x for x, _ in places])
    reliable = points[0][1] - course.measure.reliable_change
    return Chart(
        marks=tuple(Mark(x, y, point, anchor) for (x, y), (point, _), anchor in zip(places, points, dated, strict=True)),
        path="M" + " L".join(f"{x} {y}" for x, y in places),
        ticks=tuple((_y(value, top), value) for value in range(0, top + 1, _step(top))),
        bands=tuple(_stripe(band.name, band.low, band.high, top) for band in course.measure.bands),
        threshold=_y(reliable, top) if reliable > 0 else None,
        threshold_value=reliable if reliable > 0 else None,
        width=frame.width,
        right=frame.right,
        beside=frame.right + 8 if frame.beside else 0,
    )


def _x(point: Point, first: Point, last: Point, frame: Frame) -> float:
    span = max((last.on - first.on).days, 1)
    inset = 14  # the first and the last dot stand inside the frame
    return round(LEFT + inset + (frame.right - LEFT - 2 * inset) * (point.on - first.on).days / span, 1)


def _y(value: float, top: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)


def _step(top: int) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50) if top <= 6 * step)


def _stripe(name: str, low: int, high: int, top: int) -> Stripe:
    upper, lower = _y(min(high + 1, top), top), _y(low, top)
    return Stripe(name, upper, round(lower - upper, 1), round((upper + lower) / 2 + 4, 1))


def _dated(xs: list[float]) -> list[str]:
    """The first and the last date always; one between wherever its words have room."""
    anchors = ["start", *("" for _ in xs[1:-1]), "end"]
    shown = xs[0]
    for place, x in enumerate(xs[1:-1], start=1):
        if x - shown >= BETWEEN_DATES and xs[-1] - x >= BETWEEN_DATES:
            anchors[place], shown = "middle", x
    return anchors
