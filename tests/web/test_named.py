"""What was named in the hour, on the review screen: quoted, under the note's own consent, and kept only by a human (R31, R33)."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.web.actions import decide_consent, goals, import_session, read_named, review_draft, walk_session
from handrail.web.records.models import ConsentDecision, Draft, Goal, Homework
from tests_support import personas
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
HOUR = b"""WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>Today I would like to look at the sleep diary. How did it go?

00:00:07.000 --> 00:00:20.000
<v Wei Chen>I did the diary on four nights. I want to sleep through without pills again.

00:00:21.000 --> 00:00:30.000
<v Ada Novak>Good. Would you be willing to call Keisha on two nights this week, before you go to bed?

00:00:31.000 --> 00:00:44.000
<v Wei Chen>Okay, that sounds fine to me, and I think that it would do me good.
"""
KEISHA = "Would you be willing to call Keisha on two nights this week, before you go to bed"


@pytest.fixture
def draft(practice: Practice) -> Draft:
    """An hour of Ada's with Chen, walked to a draft; Chen's plan has one goal."""
    goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Sleep through without pills"))
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), HOUR, "s.vtt", kinds=("dap",)
    )
    walk_session.walk_through(str(walk.pk))
    return Draft.objects.get(walk=walk)


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def desk(ada: Browser, draft: Draft) -> str:
    """The section of the review screen."""
    page = ada.get(reverse("therapist:review", args=[draft.pk])).content.decode()
    return page[page.index('id="named"') :].split("</section>")[0]


def says_no(practice: Practice, purpose: Purpose) -> None:
    """Chen changes their mind."""
    decide_consent.keep(
        practice.chen.parties.get(), purpose, False, source=ConsentDecision.Source.CLIENT_CLICK, text_version=personas.VERSION
    )


def keep(ada: Browser, from_draft: Draft, **data: str) -> str:
    """Press “Keep it”; where it leads."""
    sent = {"text": KEISHA, "agreed_on": timezone.localdate().isoformat(), "draft": str(from_draft.pk), **data}
    return ada.post(reverse("therapist:add-homework", args=[from_draft.client_id]), sent)["Location"]


def test_it_works(ada: Browser, draft: Draft) -> None:
    """Each quote in the hour's own words, with its turn, its reason and a link to what found it."""
    text = desk(ada, draft)
    for title in ("Agenda", "Homework reported", "Homework given", "Goal 1: Sleep through without pills"):
        assert f"<strong>{title}</strong>" in text
    assert KEISHA in text and "[Person" not in text
    assert 'href="#t2"' in text and "Said by the therapist. A list of words marks it as homework that is given." in text
    assert re.search(r'href="/public/cards/noticing/"[^>]*>machine estimate', text)


def test_a_no_to_feedback_takes_nothing_from_the_record(ada: Browser, practice: Practice, draft: Draft) -> None:
    """It tells nothing about the clinician: it stays, and moments and talk time go."""
    says_no(practice, Purpose.PROCESS_FEEDBACK_TO_THERAPIST)
    page = ada.get(reverse("therapist:review", args=[draft.pk])).content.decode()
    assert KEISHA in page and "Only you see it" not in page


def test_a_no_to_note_drafts_takes_it_away_at_once(practice: Practice, draft: Draft) -> None:
    """R11, attacked: asked at each reading, whatever was read a moment ago."""
    here = review_draft.open_draft(practice.therapist_ada, draft.pk)
    assert read_named.read_named(draft.session, draft.session.talk.safe_copy, here.transcript, ["dap"]).named
    says_no(practice, Purpose.AI_NOTE_DRAFT)
    heard = read_named.read_named(draft.session, draft.session.talk.safe_copy, here.transcript, ["dap"])
    assert heard.refused and not heard.named


def test_nothing_is_kept_by_looking(ada: Browser, draft: Draft) -> None:
    """R31, attacked: no homework, no linked goal, no ticked box until a human acts."""
    text = desk(ada, draft)
    assert not Homework.objects.exists() and not draft.session.goals.exists()
    assert "checked" not in text


def test_a_human_keeps_it_in_their_own_words_and_goes_on_reading(ada: Browser, draft: Draft) -> None:
    """The existing form, with the quote and the day of the hour to begin with."""
    assert f'value="{timezone.localdate(draft.session.starts_at).isoformat()}"' in desk(ada, draft)
    assert keep(ada, draft, text="Call Keisha on two nights.") == f"{reverse('therapist:review', args=[draft.pk])}#named"
    assert Homework.objects.get().get("body")["text"] == "Call Keisha on two nights."


def test_what_is_kept_is_not_offered_again(ada: Browser, draft: Draft) -> None:
    """One homework for one quote."""
    keep(ada, draft, agreed_on=timezone.localdate(draft.session.starts_at).isoformat())
    text = desk(ada, draft)
    assert "Kept as homework" in text and "<summary>Keep as homework" not in text


def test_a_goal_is_linked_beside_those_that_were(ada: Browser, practice: Practice, draft: Draft) -> None:
    """One click, by the existing action: no goal that a human chose before is lost."""
    other = goals.add_goal(practice.therapist_ada, practice.chen.pk, goals.Written("Paint again"))
    draft.session.goals.set([other])
    form = re.search(r'<form class="acts".*?</form>', desk(ada, draft), re.DOTALL)
    assert form is not None
    sent = {"goal": re.findall(r'name="goal" value="([^"]+)"', form[0]), "draft": str(draft.pk)}
    answer = ada.post(reverse("therapist:hour-goals", args=[draft.session_id]), sent)
    assert answer["Location"] == f"{reverse('therapist:review', args=[draft.pk])}#named"
    assert set(draft.session.goals.all()) == set(Goal.objects.all())
    assert "Linked to this hour" in desk(ada, draft)


def test_a_goal_that_ended_is_not_linked(ada: Browser, practice: Practice, draft: Draft) -> None:
    """It is named, and there is nothing to press."""
    goals.end_goal(practice.therapist_ada, practice.chen.goals.get().pk, "reached")
    text = desk(ada, draft)
    assert "Goal 1:" in text and "Link to goal" not in text


def test_what_is_typed_there_stays_while_lines_are_judged(ada: Browser, draft: Draft) -> None:
    """An act on a line sends the desk anew and leaves this section as it is on the page: nothing is read again."""
    desk(ada, draft)
    address = reverse("therapist:judge", args=[draft.pk, "s1"])
    text = ada.post(address, {"act": "struck"}, headers={"HX-Request": "true"}).content.decode()
    assert (
        '<section class="part" id="named" hx-preserve="true"></section>' in text and KEISHA not in text.split('id="script"')[0]
    )


def test_it_stands_on_the_sessions_page_after_the_draft_is_closed(ada: Browser, practice: Practice, draft: Draft) -> None:
    """There it leads back to the client's page."""
    desk(ada, draft)
    review_draft.reject(practice.therapist_ada, draft.pk)
    page = ada.get(reverse("therapist:session", args=[draft.session_id])).content.decode()
    assert KEISHA in page[page.index('id="named"') :] and 'name="draft"' not in page


def test_the_sessions_page_shows_it_under_the_same_consent(ada: Browser, practice: Practice, draft: Draft) -> None:
    """Attacked: the other page."""
    says_no(practice, Purpose.AI_NOTE_DRAFT)
    assert 'id="named"' not in ada.get(reverse("therapist:session", args=[draft.session_id])).content.decode()


def test_a_session_that_never_left_the_airlock_names_nothing(ada: Browser, practice: Practice) -> None:
    """No safe words, no lists."""
    page = ada.get(reverse("therapist:session", args=[personas.session_of(practice).pk])).content.decode()
    assert 'id="named"' not in page


@pytest.mark.parametrize("draft_id", ["", "https://example.org/", "../../me/", "1"])
def test_the_way_back_leads_nowhere_else(ada: Browser, draft: Draft, draft_id: str) -> None:
    """Attacked: only a draft's number leads to a draft; everything else to the client's page."""
    assert keep(ada, draft, draft=draft_id) == f"{reverse('therapist:client', args=[draft.client_id])}#homework-h"


def test_no_word_stands_in_an_address(ada: Browser, draft: Draft) -> None:
    """R14: what was said is posted, never linked."""
    assert not any("Keisha" in address for address in re.findall(r'(?:href|action)="([^"]*)"', desk(ada, draft)))


def test_each_field_has_its_own_name_on_the_page(ada: Browser, draft: Draft) -> None:
    """Several forms on one page: no id twice."""
    ids = re.findall(r'\bid="([^"]+)"', ada.get(reverse("therapist:review", args=[draft.pk])).content.decode())
    assert len(ids) == len(set(ids))
