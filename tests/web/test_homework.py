"""Homework that a clinician writes down: agreed, looked at, taken back; the client reads what is open on their home."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access, agreed, copy_booklet, erase, goals, homework
from handrail.web.actions.take_copy import gather
from handrail.web.records.models import Account, Homework, LedgerFact
from tests_support import personas
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
DIARY = "Fill in the sleep diary every morning."


def browser_of(account: Account) -> Browser:
    """A browser in which this person is signed in."""
    browser = Browser()
    browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def home(practice: Practice) -> str:
    """What the client reads."""
    return browser_of(practice.client_chen).get(reverse("client:home")).content.decode()


def test_it_works(practice: Practice) -> None:
    """Agreed on the page, read by the client, done with a word on how it went; then it leaves the client's home."""
    browser = browser_of(practice.therapist_ada)
    goal = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through"))
    sent = {"text": DIARY, "goal": str(goal.pk), "agreed_on": ""}
    assert browser.post(reverse("therapist:add-homework", args=[practice.chen.pk]), sent).status_code == 302
    row = Homework.objects.get()
    assert (row.goal, row.agreed_on, row.answered_on) == (goal, timezone.localdate(), None)
    assert DIARY in home(practice)
    browser.post(reverse("therapist:change-homework", args=[row.pk]), {**sent, "progress": "5 of 7", "act": "partly"})
    row.refresh_from_db()
    assert (row.answered_on, homework.told(row.get("body"))) == (timezone.localdate(), "partly, 5 of 7")
    page = browser.get(reverse("therapist:client", args=[practice.chen.pk])).content.decode()
    assert "partly, 5 of 7" in page and "Partly, 5 of 7." in page
    assert DIARY not in home(practice)
    copy = gather(practice.chen)
    assert copy["homework"][0]["outcome"] == "partly" and copy_booklet.words(copy)["homework"][0].endswith(DIARY)


def test_homework_guides_the_next_hour(practice: Practice) -> None:
    """What was agreed before an hour is what its draft listens for, as in the demo."""
    coming = personas.session_of(practice)
    coming.starts_at += timedelta(days=2)
    homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY))
    assert agreed.before(coming) == (DIARY,)


def test_an_answer_can_be_taken_back(practice: Practice) -> None:
    """Pressed by mistake: still open."""
    row = homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY))
    for outcome in ("not done", ""):
        row = homework.change_homework(practice.therapist_ada, row.pk, homework.Work(DIARY, outcome=outcome))
    assert row.answered_on is None and DIARY in home(practice)


def test_what_was_written_by_mistake_is_taken_back_while_it_is_open(practice: Practice) -> None:
    """For the wrong client, say: it is gone from their home at once. What was answered stays in the record."""
    ada, browser = practice.therapist_ada, browser_of(practice.therapist_ada)
    row = homework.agree_homework(ada, practice.chen.pk, homework.Work(DIARY))
    browser.post(reverse("therapist:change-homework", args=[row.pk]), {"act": "remove"})
    assert not Homework.objects.exists() and DIARY not in home(practice)
    kept = homework.agree_homework(ada, practice.chen.pk, homework.Work(DIARY, outcome="done"))
    answer = browser.post(reverse("therapist:change-homework", args=[kept.pk]), {"act": "remove"})
    assert (answer.status_code, Homework.objects.count()) == (422, 1)


@pytest.mark.parametrize(("agreed_days", "answered_days"), [(1, None), (0, -1), (-3, -4), (-3, 1)])
def test_days_that_cannot_be(practice: Practice, agreed_days: int, answered_days: int | None) -> None:
    """Agreed tomorrow, answered before it was agreed, answered tomorrow."""
    today = timezone.localdate()
    answered = None if answered_days is None else today + timedelta(days=answered_days)
    work = homework.Work(DIARY, None, today + timedelta(days=agreed_days), "done" if answered else "", "", answered)
    with pytest.raises(BadInput):
        homework.agree_homework(practice.therapist_ada, practice.chen.pk, work)
    assert not Homework.objects.exists()


@pytest.mark.parametrize("change", [{"text": " "}, {"text": "x" * 501}, {"outcome": "excellent"}, {"progress": "y" * 501}])
def test_words_that_cannot_be(practice: Practice, change: dict[str, str]) -> None:
    """Nothing, too much, an outcome that is none."""
    with pytest.raises(BadInput):
        homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(**{"text": DIARY, **change}))


def test_another_clients_goal_serves_no_homework(practice: Practice) -> None:
    """Attacked: the id of Tobias's goal, in the form and behind it."""
    other = goals.add_goal(practice.therapist_ada, practice.tobias.pk, goals.Written("Paint again"))
    sent = {"text": DIARY, "goal": str(other.pk)}
    browser = browser_of(practice.therapist_ada)
    assert browser.post(reverse("therapist:add-homework", args=[practice.chen.pk]), sent).status_code == 422
    with pytest.raises(BadInput):
        homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY, other.pk))
    assert not Homework.objects.exists()


@pytest.mark.parametrize("who", ["stranger_dee", "client_chen", "client_tobias", "owner_helen", "supervisor_bo"])
def test_nobody_else_writes_or_answers_it(practice: Practice, who: str) -> None:
    """R19, attacked through the page: as a wrong address, and nothing changes."""
    row = homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY))
    browser = browser_of(getattr(practice, who))
    for address in (
        reverse("therapist:change-homework", args=[row.pk]),
        reverse("therapist:add-homework", args=[practice.chen.pk]),
        reverse("therapist:add-goal", args=[practice.chen.pk]),
    ):
        assert browser.post(address, {"text": "Other words.", "title": "Other words.", "act": "done"}).status_code == 404
    assert Homework.objects.get().get("body")["text"] == DIARY and not practice.chen.goals.exists()


def test_a_client_who_deletes_everything_takes_it_along(practice: Practice) -> None:
    """R40: rows and keys, also of what was written by hand; and nothing comes after."""
    row = homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY))
    erase.delete_own(practice.client_chen, "all")
    assert not Homework.objects.exists()
    with pytest.raises(access.Denied):
        homework.agree_homework(practice.therapist_ada, practice.chen.pk, homework.Work(DIARY))
    with pytest.raises(access.Denied):
        homework.change_homework(practice.therapist_ada, row.pk, homework.Work(DIARY))


def test_the_ledger_tells_of_each_act(practice: Practice) -> None:
    """R20: written, answered, taken back."""
    ada = practice.therapist_ada
    before = set(LedgerFact.objects.values_list("pk", flat=True))
    row = homework.agree_homework(ada, practice.chen.pk, homework.Work(DIARY))
    homework.change_homework(ada, row.pk, homework.Work(DIARY))
    homework.remove_homework(ada, row.pk)
    new = LedgerFact.objects.exclude(pk__in=before).order_by("pk").values_list("kind", flat=True)
    assert list(new) == ["homework.written", "homework.written", "homework.removed"]
