"""Quiet lines beside the plan: review due, a goal without a note, a technique that is not planned (handbook 3.1)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail import review
from handrail.kinds import kind
from handrail.papers.signed import Signer
from handrail.web.actions import goals, link_goals, plan_checks, read_brief
from handrail.web.actions.review_draft import keep
from handrail.web.records.models import Document, Session
from tests_support.personas import Practice, session_of

pytestmark = pytest.mark.django_db
DATED = "%-d %B %Y"


def ago(days: int) -> datetime:
    """That long before now."""
    return timezone.localtime() - timedelta(days=days)


def paper(practice: Practice, key: str, days: int, session: Session | None = None, **written: str) -> Document:
    """A paper that Ada signed so many days ago; sections by name, with `_` for spaces."""
    ada, at = practice.therapist_ada, ago(days)
    own = {name.replace("_", " "): text for name, text in written.items()}
    told = {section.name: own.get(section.name, "As talked over.") for section in kind(key).sections}
    signer = Signer(
        str(ada.staff.pk), ada.staff.name, ada.staff.credential, licence_active=True, treats_client=True, stepped_up_at=at
    )
    return keep(ada, practice.chen.pk, review.write_by_hand(kind(key), told, signer, at), session=session)


def hour(practice: Practice, days: int, number: int = 1) -> Session:
    """A session that long ago."""
    return Session.objects.create(
        client=practice.chen, clinician=practice.therapist_ada.staff, number=number, starts_at=ago(days)
    )


def overdue(practice: Practice) -> str:
    """The line about the review."""
    return plan_checks.overdue(plan_checks.newest_plan(practice.chen))


def test_it_works(practice: Practice) -> None:
    """All three stand beside the plan, and who treats the client finds the way to the review; the goals' page tells of two."""
    plan = paper(practice, "treatment-plan", 100, Interventions="Behavioral activation, weekly.")
    goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Walk again", since=ago(99).date()))
    paper(practice, "birp", 20, hour(practice, 20), Intervention="Imaginal exposure for thirty minutes.")
    browser = Browser()
    browser.force_login(practice.therapist_ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = browser.get(reverse("therapist:document", args=[plan.pk])).content.decode()
    assert f"The plan was signed on {ago(100).strftime(DATED)} and not reviewed since; 90 days are usual here." in page
    assert "Goal 1. No signed note has told of it." in page and "A note names exposure; the plan does not." in page
    record = browser.get(reverse("therapist:client", args=[practice.chen.pk])).content.decode()
    assert "not reviewed since" in record and "No signed note has told of it." in record
    assert reverse("therapist:write-document", args=[practice.chen.pk, "plan-review"]) in record


def test_a_young_plan_and_a_reviewed_one_are_not_due(practice: Practice) -> None:
    """Before the days are over, and after a review."""
    paper(practice, "treatment-plan", 200)
    assert overdue(practice)
    paper(practice, "plan-review", 89)
    assert overdue(practice) == ""


def test_the_plans_own_day_counts(practice: Practice) -> None:
    """Earlier than usual, or later: what both agreed."""
    paper(practice, "treatment-plan", 200, Review_date=(timezone.localdate() + timedelta(days=5)).strftime(DATED))
    assert overdue(practice) == ""
    due = timezone.localdate() - timedelta(days=3)
    paper(practice, "treatment-plan", 30, Review_date=f"On {due.strftime(DATED)}.")
    assert overdue(practice) == f"The plan was to be reviewed on {due.strftime(DATED)}."


def test_the_brief_tells_what_is_due(practice: Practice) -> None:
    """Before the hour, where there is time to speak of it (handbook 3.5)."""
    paper(practice, "treatment-plan", 200)
    brief = read_brief.read_brief(practice.therapist_ada, session_of(practice).pk)
    assert brief.due == overdue(practice) != ""


def test_no_plan_no_line(practice: Practice) -> None:
    """Nobody is told off for working without one."""
    assert overdue(practice) == ""


def test_a_goal_is_told_of_by_a_signed_note_of_its_hours_alone(practice: Practice) -> None:
    """An hour without a note, and a letter, tell of nothing; a note of ninety days ago does, and after it the line names its day."""
    ada, chen = practice.therapist_ada, practice.chen
    goal = goals.add_goal(ada, chen.pk, goals.Written("Walk again", since=ago(200).date()))
    bare, lately, early = hour(practice, 10), hour(practice, 30, 2), hour(practice, 120, 3)
    link_goals.link_goals(ada, bare.pk, [goal.pk])
    assert plan_checks.untold(chen) == {goal.pk: "No signed note has told of it."}
    paper(practice, "dap", 119, early)
    link_goals.link_goals(ada, early.pk, [goal.pk])
    assert plan_checks.untold(chen) == {goal.pk: f"No signed note has told of it since {ago(120).strftime(DATED)}."}
    paper(practice, "dap", 29, lately)
    link_goals.link_goals(ada, lately.pk, [goal.pk])
    assert plan_checks.untold(chen) == {}


def test_a_new_goal_and_an_ended_one_are_let_be(practice: Practice) -> None:
    """It had no time yet; or needs none any more."""
    ada, chen = practice.therapist_ada, practice.chen
    goals.add_goal(ada, chen.pk, goals.Written("Walk again", since=ago(80).date()))
    old = goals.add_goal(ada, chen.pk, goals.Written("Sleep", since=ago(300).date()))
    goals.end_goal(ada, old.pk, "closed")
    assert plan_checks.untold(chen) == {}


def test_what_plan_review_or_goal_names_is_planned(practice: Practice) -> None:
    """Each of the three covers it; what the client did at home, and what came before the plan, is no new intervention."""
    paper(practice, "birp", 60, hour(practice, 60), Intervention="Empty chair.")
    paper(practice, "treatment-plan", 50, Interventions="Graded exposure.")
    review_of = paper(practice, "plan-review", 40, Changes_to_the_plan="Add behavioural activation.")
    goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep", interventions=("sleep window",)))
    text = "Exposure, activity scheduling, sleep restriction.\nClient did a body scan at home.\nNo role play."
    paper(practice, "birp", 10, hour(practice, 10, 2), Intervention=text)
    assert plan_checks.unplanned(review_of) == ()


def test_an_older_plan_has_no_lines(practice: Practice) -> None:
    """Only the newest one is held against the care."""
    old = paper(practice, "treatment-plan", 300)
    new = paper(practice, "treatment-plan", 200)
    assert plan_checks.of_plan(old) is None and plan_checks.of_plan(new) is not None


def test_years_of_notes_cost_what_a_few_cost(practice: Practice) -> None:
    """A client's page opens no note for it, and the plan's page twelve at most."""
    plan = paper(practice, "treatment-plan", 100)
    for number in range(1, 25):
        paper(practice, "dap", number, hour(practice, number, number))
    with CaptureQueriesContext(connection) as asked:
        plan_checks.untold(practice.chen)
    assert len(asked) == 1 and "body_sealed" not in asked[0]["sql"]
    with CaptureQueriesContext(connection) as asked:
        plan_checks.unplanned(plan)
    assert len(asked) <= plan_checks.NOTES + 6  # a key for each note that is opened


def test_a_plan_in_spanish_covers_what_a_note_names_in_english(practice: Practice) -> None:
    """And the other way round; what neither plans is told in the words of the list."""
    paper(practice, "treatment-plan", 30, Interventions="Activación conductual; registro de pensamientos.")
    paper(practice, "birp", 20, hour(practice, 20), Intervention="Behavioral activation.")
    paper(practice, "birp", 10, hour(practice, 10, 2), Intervention="Reestructuración cognitiva y silla vacía.")
    plan = plan_checks.newest_plan(practice.chen)
    assert plan is not None and [new.technique for new in plan_checks.unplanned(plan)] == ["chair work"]
