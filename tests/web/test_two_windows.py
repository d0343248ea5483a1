"""One draft open in two windows, or on two devices: what one wrote is never overwritten by a page that did not show it."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse

from handrail.papers.signed import Act
from handrail.web.actions import review_draft
from handrail.web.records.models import Judgement
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HTMX = {"HX-Request": "true"}
FIRST, SECOND = "The walk to the river went well.", "Not yet discussed."


@pytest.fixture
def ada(walked: Walked) -> Browser:
    """Ada's browser; both windows are hers."""
    browser = Browser()
    browser.force_login(walked.practice.therapist_ada, backend=BACKEND)
    return browser


def drawn_from(ada: Browser, walked: Walked, form: str) -> str:
    """The mark that a window's form was drawn with."""
    page = ada.get(reverse("therapist:review", args=[walked.draft.pk])).content.decode()
    found = re.search(rf'id="{form}.*?name="drawn_from" value="(\w+)"', page, re.DOTALL)
    assert found is not None
    return found[1]


def write(ada: Browser, walked: Walked, text: str, mark: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Save the Assessment from one window."""
    fields = {"section": "Assessment", "text": text, "drawn_from": mark}
    answer = ada.post(reverse("therapist:write-section", args=[walked.draft.pk]), fields, headers=headers or {})
    return answer.status_code, answer.content.decode()


def stands(walked: Walked) -> str:
    """What is stored."""
    return review_draft.desk(walked.draft).written["Assessment"]


def refreshed(walked: Walked) -> Walked:
    """The same, with the draft as it is stored now."""
    walked.draft.refresh_from_db()
    return walked


def test_one_window_saves_twice(ada: Browser, walked: Walked) -> None:
    """What was drawn from what stands is saved, and so is what was drawn after that."""
    for text in (FIRST, SECOND):
        status, _ = write(ada, walked, text, drawn_from(ada, walked, "section-assessment-form"))
        assert status == 302
    assert stands(refreshed(walked)) == SECOND


@pytest.mark.parametrize(("headers", "status"), [(HTMX, 200), ({}, 409)])
def test_an_older_page_overwrites_nothing_and_loses_nothing(
    ada: Browser, walked: Walked, headers: dict[str, str], status: int
) -> None:
    """The attack, with scripts and without: both texts are on the page, and it says in a sentence why."""
    mark = drawn_from(ada, walked, "section-assessment-form")
    write(ada, walked, FIRST, mark)
    answered, page = write(ada, walked, SECOND, mark, headers)
    assert answered == status
    assert stands(refreshed(walked)) == FIRST
    assert FIRST in page
    assert f">{SECOND}</textarea>" in page
    assert "changed in another window" in page


def test_what_was_shown_beside_the_other_may_then_replace_it(ada: Browser, walked: Walked) -> None:
    """Whoever has seen both decides."""
    mark = drawn_from(ada, walked, "section-assessment-form")
    write(ada, walked, FIRST, mark)
    _, page = write(ada, walked, SECOND, mark)
    found = re.search(r'id="section-assessment-form.*?name="drawn_from" value="(\w+)"', page, re.DOTALL)
    assert found is not None
    write(ada, walked, SECOND, found[1])
    assert stands(refreshed(walked)) == SECOND


def test_the_same_words_from_both_windows_are_no_conflict(ada: Browser, walked: Walked) -> None:
    """A double click asks nothing."""
    mark = drawn_from(ada, walked, "section-assessment-form")
    assert [write(ada, walked, FIRST, mark)[0] for _ in range(2)] == [302, 302]


@pytest.mark.parametrize("act", [Act.CONFIRMED, Act.STRUCK, Act.EDITED])
def test_no_act_from_an_older_page_undoes_an_edited_line(ada: Browser, walked: Walked, act: Act) -> None:
    """The attack on a line: confirming what an older page showed would bring AI's wording back."""
    mark = drawn_from(ada, walked, "s1-edit")
    address = reverse("therapist:judge", args=[walked.draft.pk, "s1"])
    ada.post(address, {"act": "edited", "text": FIRST, "drawn_from": mark})
    page = ada.post(address, {"act": act.value, "text": SECOND, "drawn_from": mark}).content.decode()
    assert Judgement.objects.filter(draft=walked.draft).count() == 1
    assert FIRST in page
    assert (f">{SECOND}</textarea>" in page) == (act is Act.EDITED)
