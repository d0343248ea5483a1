"""No page offers what its reader may not open, and a form that is sent back keeps what was filled in."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.web.records.models import Account, Goal, SafetyFlag
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser_of(account: Account) -> Browser:
    """A browser in which this person is signed in."""
    browser = Browser()
    browser.force_login(account, backend=BACKEND)
    return browser


def with_a_goal(walked: Walked) -> None:
    """A goal that the walked session worked on."""
    goal = Goal(client=walked.practice.chen, number=1, since=timezone.localdate())
    goal.put(body={"title": "Sleep through", "words": "", "objective": "", "interventions": []})
    goal.save(force_insert=True)
    walked.draft.session.goals.add(goal)


@pytest.mark.parametrize("who", ["therapist_ada", "supervisor_bo"])
def test_every_link_of_a_clients_page_opens(walked: Walked, who: str) -> None:
    """The supervisor reads the record but no session's page: then no link leads there."""
    with_a_goal(walked)
    browser = browser_of(getattr(walked.practice, who))
    text = browser.get(reverse("therapist:client", args=[walked.practice.chen.pk])).content.decode()
    assert "Sleep through" in text
    links = set(re.findall(r'href="(/(?:clinic|practice)/[^"#]*)', text))
    assert links
    assert {link: browser.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_request_sent_back_keeps_the_clients_choice(walked: Walked) -> None:
    """Disagreeing needs the paper; the choice and the words stay in the form."""
    browser = browser_of(walked.practice.client_chen)
    answer = browser.post(reverse("client:rights"), {"kind": "disagree", "text": "That is not how it was."})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert re.search(r'value="disagree" required checked', text)
    assert "That is not how it was." in text
    assert text.count(" checked") == 1


def test_an_acknowledged_flag_keeps_its_words_on_the_page(walked: Walked) -> None:
    """The answer to 'I have seen this' takes the place of the button, not of the quote (R37)."""
    browser = browser_of(walked.practice.therapist_ada)
    flag = SafetyFlag.objects.first()
    assert flag is not None
    form = re.search(
        rf'<form[^>]*hx-post="{reverse("therapist:flag-seen", args=[flag.pk])}"[^>]*>',
        browser.get(reverse("therapist:today")).content.decode(),
    )
    assert form is not None
    assert 'hx-target="this"' in form[0]
