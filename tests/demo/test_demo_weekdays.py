"""What a synthetic hour says of the next one fits the day that the demo plans it for."""

from datetime import date, timedelta

import pytest

from handrail.demo import seed
from handrail.demo.weekdays import DAYS, fitted
from handrail.grounding import appointment

SOURCES = [
    session["source"] for story in seed.stories() for session in story["sessions"] if "next" in (session.get("source") or {})
]
MONDAY = date(2026, 11, 30)


def text_of(source: seed.Story) -> str:
    """The words as they are shipped."""
    return seed.HERE.joinpath("sessions", source["file"]).read_text("utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_every_phrase_is_in_its_hour(source: seed.Story) -> None:
    """One that is not would move nothing."""
    assert [phrase for phrase in source["next"]["said"] if phrase not in text_of(source)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_on_its_own_weekday_an_hour_stays_as_it_is(source: seed.Story) -> None:
    """Nothing is rewritten without need."""
    on = MONDAY + timedelta(days=DAYS.index(source["next"]["day"]))
    assert fitted(text_of(source), **source["next"], on=on) == text_of(source)


@pytest.mark.parametrize("days", range(7))
def test_the_next_hour_is_said_on_its_day(days: int) -> None:
    """The attack: the demo is made on any day of the week."""
    source = next(source for source in SOURCES if source["file"] == "marcus-bell-08.vtt")
    text = fitted(text_of(source), **source["next"], on=MONDAY + timedelta(days=days))
    (line,) = [line for line in text.splitlines() if "at ten then, in the room" in line]
    assert appointment.fits(line, days, 10)
