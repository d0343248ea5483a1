"""Years of sessions and documents: a client's page shows a part of them, and costs as much as a short one's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from handrail.web.actions import read_record
from handrail.web.records.models import Document, Goal, Session
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
YEARS = 45


@pytest.fixture
def years(practice: Practice) -> Practice:
    """Chen has come 45 times and comes once more; every third time was about goal 1, and a note was signed by hand each time."""
    ada, chen, now = practice.therapist_ada.staff, practice.chen, timezone.now()
    goal = Goal(client=chen, number=1, since=timezone.localdate())
    goal.put(body={"title": "Sleep"})
    goal.save(force_insert=True)
    for number in range(1, YEARS + 2):
        at = now - timedelta(weeks=YEARS - number, hours=1)
        session = Session.objects.create(client=chen, clinician=ada, number=number, starts_at=at)
        if number % 3 == 0:
            session.goals.add(goal)
        if number <= YEARS:
            Document.objects.create(client=chen, session=session, kind="dap", signed_by=ada, signed_at=at, with_ai=False)
    return practice


def page(practice: Practice, query: str = "") -> str:
    """The client's page as Ada reads it."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    return browser.get(f"/clinic/clients/{practice.chen.pk}/{query}").content.decode()


def test_it_works(years: Practice) -> None:
    """The newest twenty, how many there are, and the way to older ones."""
    found = page(years)
    assert "1 to 20 of 45" in found and "?sessions=2#sessions-h" in found and "Newer sessions" not in found
    assert "45 sessions, the next" in found
    assert "1 to 12 of 45" in found and "?documents=2#documents-h" in found


def test_every_session_stands_on_exactly_one_page(years: Practice) -> None:
    """Newest first, none twice, none lost."""
    pages = [read_record.read_record(years.therapist_ada, years.chen.pk, sessions=number).past for number in (1, 2, 3)]
    assert [row.number for part in pages for row in part.rows] == list(range(YEARS, 0, -1))
    assert (pages[2].first, pages[2].last, pages[2].after, pages[2].before) == (41, 45, None, 2)


def test_a_page_that_is_not_there_gives_one_that_is(years: Practice) -> None:
    """Whatever stands in the address."""
    for wrong in ("0", "-1", "4", "9" * 20, "x", "2' OR 1=1", "٣"):
        assert " of 45" in page(years, f"?sessions={wrong}&documents={wrong}"), wrong


def test_a_goal_knows_how_many_of_all_sessions_were_about_it(years: Practice) -> None:
    """The golden thread counts what is on other pages too, and nothing that has not been yet."""
    (thread,) = read_record.read_record(years.therapist_ada, years.chen.pk, sessions=3).goals
    assert (thread.sessions, thread.last and thread.last.number) == (15, 45)
    assert "15 of 45" in page(years)


def test_a_long_record_asks_the_database_no_more_than_a_short_one(years: Practice) -> None:
    """So that it opens as fast after years."""
    page(years)  # keys are remembered from here on
    with CaptureQueriesContext(connection) as long:
        page(years)
    Session.objects.filter(number__lt=43).update(starts_at=timezone.now() + timedelta(days=900))
    with CaptureQueriesContext(connection) as short:
        page(years)
    assert len(long) <= len(short) + 2  # whether keys were destroyed meanwhile is asked by the clock
