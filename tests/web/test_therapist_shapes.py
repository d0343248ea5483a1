"""The geometry behind the clinician's pictures, and the words of the tags: plain values, no database."""

import doctest
import itertools
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import handrail.web
from handrail.measures import measure
from handrail.papers.notice import Moment
from handrail.papers.transcript import Role, Source, Transcript, Turn
from handrail.web.actions.chart import NARROW, WIDE, Frame, chart
from handrail.web.actions.measures import Course, Point
from handrail.web.project import tags
from handrail.web.records.models import Client
from handrail.web.therapist import desk
from handrail.web.therapist.ribbon import ribbon

TEMPLATES = Path(handrail.web.__file__).parent / "templates"


def course(totals: list[int | None]) -> Course:
    """PHQ-9 totals, a week apart."""
    first = date(2026, 1, 5)
    points = tuple(Point(first + timedelta(weeks=week), total, False) for week, total in enumerate(totals))
    return Course(Client(), measure("phq9"), points, "", reliable=False)


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_template_needs_an_unsafe_policy(template: Path) -> None:
    """Strict CSP: no inline script, handler or style, and nothing marked safe by hand."""
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|\|safe\b|autoescape off", text)


@pytest.mark.parametrize("module", [tags, desk])
def test_the_examples_in_the_docstrings_run(module: object) -> None:
    """Each filter shows what it does."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(some.lists(some.integers(0, 27), min_size=2, max_size=40), some.sampled_from([WIDE, NARROW]))
def test_every_dot_stands_inside_the_frame(totals: list[int], frame: Frame) -> None:
    """From zero to the scale's top, for any totals, on any screen."""
    drawn = chart(course(list(totals)), frame)
    assert drawn is not None
    assert all(drawn.left <= mark.x <= drawn.right and 0 < mark.y < drawn.height for mark in drawn.marks)


def test_dates_leave_each_other_room() -> None:
    """The first and the last date always, others only where they fit."""
    drawn = chart(course([10] * 30))
    assert drawn is not None
    shown = [mark.x for mark in drawn.marks if mark.dated]
    assert drawn.marks[0].dated == "start"
    assert drawn.marks[-1].dated == "end"
    assert all(right - left >= 60 for left, right in itertools.pairwise(shown))


def test_one_total_is_no_chart() -> None:
    """A sentence is enough then; an unanswered form is no point."""
    assert chart(course([12, None])) is None


def test_bands_cover_the_whole_scale() -> None:
    """The published ranges touch one another, from the bottom to the top."""
    drawn = chart(course([16, 9]))
    assert drawn is not None
    bands = drawn.bands
    assert all(abs(below.y - above.y - above.height) < 0.2 for below, above in itertools.pairwise(bands))


def hour(*turns: tuple[Role, str, float | None]) -> Transcript:
    """A transcript of these turns."""
    return Transcript(
        Source.TRANSCRIPT, tuple(Turn(i, role, text, start, start) for i, (role, text, start) in enumerate(turns))
    )


def test_the_ribbon_counts_whose_words_they_are() -> None:
    """Three words of four, on two rows."""
    drawn = ribbon(hour((Role.THERAPIST, "one two three", 0.0), (Role.CLIENT, "four", 70.0)), ())
    assert drawn.my_share == 75
    assert [bar.mine for bar in drawn.bars] == [True, False]


def test_an_hour_without_times_has_no_bars() -> None:
    """Only the share of words is known then."""
    drawn = ribbon(hour((Role.CLIENT, "one", None), (Role.THERAPIST, "two", None)), (Moment(0, "A cue", "Why."),))
    assert drawn.bars == ()
    assert drawn.cues == ()
    assert drawn.my_share == 50


@given(some.lists(some.tuples(some.sampled_from(list(Role)), some.floats(0, 9_000)), min_size=1, max_size=60))
def test_the_ribbon_stays_inside_its_picture(turns: list[tuple[Role, float]]) -> None:
    """Percentages along the hour, pixels above and below the line."""
    drawn = ribbon(hour(*((role, "some words", start) for role, start in turns)), tuple(Moment(0, "A cue", "") for _ in turns))
    assert all(0 <= bar.x <= 100 and bar.x + bar.width <= 100.1 for bar in drawn.bars)
    assert all(bar.y >= 15 and bar.y + bar.height <= 54 for bar in drawn.bars)
    assert all(0 <= cue.x <= 100 for cue in drawn.cues)
    assert len(drawn.ticks) <= 10


@given(some.text("ab ", max_size=30), some.lists(some.tuples(some.integers(0, 30), some.integers(0, 30)), max_size=6))
def test_segments_keep_every_character(text: str, spans: list[tuple[int, int]]) -> None:
    """Cutting a turn at its marks loses and doubles nothing."""
    marks = [(min(span), max(span), number) for number, span in enumerate(spans)]
    assert "".join(part.text for part in desk.segments(text, marks)) == text
