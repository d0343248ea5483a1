"""Consent ends while a draft is under review: nobody signs it, its clinician is told why, and what they wrote themselves is not lost."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from handrail.papers.signed import Act
from handrail.web.actions import decide_consent, review_draft
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OWN, ADDED, EDITED = "Grief, not illness.", "He brought the diary.", "Client kept the diary on five nights."


@pytest.fixture
def ada(walked: Walked) -> Browser:
    """Ada's browser, after she wrote in the draft and Chen stopped all AI."""
    account, draft = walked.practice.therapist_ada, walked.draft.pk
    review_draft.open_draft(account, draft)
    review_draft.write_section(account, draft, "Assessment", OWN)
    review_draft.write_section(account, draft, "Data", ADDED)
    review_draft.judge(account, draft, "s1", Act.EDITED, EDITED)
    decide_consent.stop_all(walked.practice.client_chen, walked.practice.chen.parties.get().pk)
    browser = Browser()
    browser.force_login(account, backend=BACKEND)
    return browser


def test_opening_the_draft_says_why_it_is_gone(ada: Browser, walked: Walked) -> None:
    """The clinician lands where the note is written by hand, with a sentence."""
    answer = ada.get(reverse("therapist:review", args=[walked.draft.pk]), follow=True)
    assert "so this draft was withdrawn" in answer.content.decode()


@pytest.mark.parametrize("words", [OWN, ADDED, EDITED])
def test_what_the_clinician_wrote_stands_in_the_fields(ada: Browser, walked: Walked, words: str) -> None:
    """Own sections, added words and edited lines."""
    text = ada.get(reverse("therapist:review", args=[walked.draft.pk]), follow=True).content.decode()
    assert words in text


def test_no_line_of_ai_s_comes_along(ada: Browser, walked: Walked) -> None:
    """R11, the attack: what AI worded, the edited line's first wording too, is in no field."""
    fields = ada.get(reverse("therapist:review", args=[walked.draft.pk]), follow=True).context["fields"]
    typed = "\n".join(field["text"] for field in fields)
    assert all(statement.text not in typed for statement in review_draft.desk(walked.draft).grounded.statements())


def test_writing_by_hand_offers_them_from_the_session_too(ada: Browser, walked: Walked) -> None:
    """Who never opens the old draft again is offered the same."""
    text = ada.get(reverse("therapist:write-note", args=[walked.draft.session_id])).content.decode()
    assert "Take in what you wrote yourself" in text
    assert OWN not in text


def test_another_hour_s_draft_is_taken_in_nowhere(ada: Browser, walked: Walked) -> None:
    """The attack: an address that names another hour's draft brings nothing of it along."""
    other = walked.practice.chen.sessions.exclude(pk=walked.draft.session_id).first() or walked.practice.chen.sessions.create(
        clinician=walked.practice.therapist_ada.staff, number=99, starts_at=walked.draft.made_at, minutes=50
    )
    text = ada.get(reverse("therapist:write-note", args=[other.pk]), {"draft": str(walked.draft.pk)}).content.decode()
    assert OWN not in text
