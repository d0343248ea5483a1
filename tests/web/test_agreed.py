"""What was agreed before an hour guides its note: from signed notes and people's own rows alone, at a cost that never grows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.web.actions import agreed
from handrail.web.records.models import Homework, Session
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db


def later(walked: Walked, weeks: int = 1) -> Session:
    """An hour some weeks on."""
    first = walked.walk.session
    return Session(
        client=first.client, number=first.number + weeks, starts_at=first.starts_at + timedelta(weeks=weeks), minutes=50
    )


def homework(walked: Walked, text: str, weeks: int = 0) -> None:
    """Agreed so many weeks after the first hour."""
    row = Homework(client=walked.walk.session.client, agreed_on=walked.walk.session.starts_at.date() + timedelta(weeks=weeks))
    row.put(body={"text": text, "progress": ""})
    row.save()


def test_it_works(walked: Walked) -> None:
    """Homework of before the hour counts."""
    homework(walked, "The letterbox log, every evening.")
    assert "The letterbox log, every evening." in agreed.before(later(walked))


def test_an_unsigned_draft_is_no_agreement(walked: Walked) -> None:
    """R33: what AI drafted and nobody signed guides nothing."""
    assert not any("Plan" in text or "summed up" in text for text in agreed.before(later(walked)))


def test_what_was_agreed_later_is_not_known_yet(walked: Walked) -> None:
    """An old session that is drafted today is not read with later eyes."""
    homework(walked, "Something of next month.", weeks=4)
    assert "Something of next month." not in agreed.before(later(walked))


def test_five_years_cost_what_a_week_costs(walked: Walked) -> None:
    """As many questions to the database, and at most four rows opened, however long the care."""
    for week in range(1, 6):
        homework(walked, f"Agreement {week}.", weeks=week)
    with CaptureQueriesContext(connection) as short:
        agreed.before(later(walked, 7))
    for week in range(6, 40):
        homework(walked, f"Agreement {week}.", weeks=week)
    with CaptureQueriesContext(connection) as long:
        found = agreed.before(later(walked, 41))
    assert len(long) == len(short)
    assert len([text for text in found if text.startswith("Agreement")]) == agreed.MOST
