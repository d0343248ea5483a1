"""The hour looked at afterwards (R36, R38): for its own clinician, under the client's yes, where the law lets it be."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse

from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, consents, decide_consent, import_session, my_data, process_feedback, walk_session
from handrail.web.records.models import ConsentDecision, MomentJudged, Session
from tests_support import personas
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
HOUR = b"""WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>Today I would like to look at the sleep diary. How did it go?

00:00:07.000 --> 00:00:20.000
<v Wei Chen>I didn't do the diary. You don't understand how tired I am, and this isn't working for me at all.

00:00:21.000 --> 00:00:30.000
<v Ada Novak>I'm sorry, I pushed too fast last week. We can do it differently. Would you be willing to try it on two nights this week?

00:00:31.000 --> 00:00:44.000
<v Wei Chen>Okay. I will write it down on two nights this week, before I go to bed, and I want to sleep better.
"""


@pytest.fixture
def hour(practice: personas.Practice) -> Session:
    """A session of Ada's with strain and repair in it, walked through the doors."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), HOUR, "s.vtt", kinds=("dap",)
    )
    walk_session.walk_through(str(walk.pk))
    return walk.session


def test_it_works(practice: personas.Practice, hour: Session) -> None:
    """Quoted cues, what speaks against them, what was named, and counts."""
    here = process_feedback.read_process(practice.therapist_ada, hour.pk)
    assert here.refused == ""
    assert {moment.cue for moment in here.moments} == {"Words about the work itself"}
    assert "sorry" in here.moments[0].against
    assert {item.what for item in here.named} >= {"agenda", "homework given", "homework reported"}
    assert here.talk is not None and sum(here.talk.codes.values()) == 4


def test_the_page_says_what_it_is_and_names_no_feeling(practice: personas.Practice, hour: Session) -> None:
    """R36: outside the quotes no emotion and no score; it says that a machine counted."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    page = browser.get(reverse("therapist:process", args=[hour.pk])).content.decode()
    assert "machine’s estimate" in page and "Only you see this page" in page
    said = re.sub(r"<p>.*?</p>|“[^”]*”|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not re.search(
        r"\b(?:angry|frustrated|resistant|empath\w*|hostile|upset|sad|competen\w*|rating|grade)\b", said, re.IGNORECASE
    )


def test_a_moment_is_answered_and_answered_anew(practice: personas.Practice, hour: Session) -> None:
    """One row, the newest answer."""
    ada, turn = practice.therapist_ada, process_feedback.read_process(practice.therapist_ada, hour.pk).moments[0].turn
    process_feedback.judge_moment(ada, hour.pk, turn, "rupture")
    process_feedback.judge_moment(ada, hour.pk, turn, "not")
    assert MomentJudged.objects.get().answer == "not"
    with pytest.raises(BadInput):
        process_feedback.judge_moment(ada, hour.pk, 0, "not")
    with pytest.raises(BadInput):
        process_feedback.judge_moment(ada, hour.pk, turn, "bad therapist")


def test_nobody_else_learns_of_it(practice: personas.Practice, hour: Session) -> None:
    """R38, the attack: supervisor, owner, stranger, the client."""
    for account in (practice.supervisor_bo, practice.owner_helen, practice.stranger_dee, practice.client_chen):
        with pytest.raises(access.Denied):
            process_feedback.read_process(account, hour.pk)


def test_a_no_of_the_client_takes_it_away_at_once(walked: Walked, hour: Session) -> None:
    """R11: asked at each reading."""
    party = walked.practice.chen.parties.get()
    decide_consent.keep(
        party, Purpose.PROCESS_FEEDBACK_TO_THERAPIST, False,
        source=ConsentDecision.Source.CLIENT_CLICK, text_version=personas.VERSION,
    )  # fmt: skip
    here = process_feedback.read_process(walked.practice.therapist_ada, hour.pk)
    assert here.refused and not here.moments and here.talk is None


def test_where_the_law_says_no_there_are_no_moments(
    practice: personas.Practice, hour: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Handbook 1.12: the counts stay, the moments go, and the page says why."""
    monkeypatch.setattr(consents, "no_moments", lambda session: "Nevada law does not allow moments to revisit")
    here = process_feedback.read_process(practice.therapist_ada, hour.pk)
    assert not here.moments and here.no_moments and here.talk is not None


def test_its_client_reads_that_the_hour_was_counted(practice: personas.Practice, hour: Session) -> None:
    """R29: a use of AI like any other, with the yes that it rests on: noted once, when it was counted, and not at each look."""
    process_feedback.read_process(practice.therapist_ada, hour.pk)
    (use,) = [use for use in my_data.uses(practice.client_chen).rows if use.counted]
    assert use.purpose is Purpose.PROCESS_FEEDBACK_TO_THERAPIST
    assert use.said_yes_on is not None
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.client_chen)
    assert "Counted how the talk went" in browser.get("/me/data/").content.decode()


SPANISH_HOUR = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>Hoy me gustaría que habláramos del diario de sueño. ¿Cómo le fue con la tarea esta semana?

00:00:07.000 --> 00:00:20.000
<v Wei Chen>No hice la tarea. Usted no me entiende y esto no me sirve.

00:00:21.000 --> 00:00:30.000
<v Ada Novak>Lamento haber ido tan rápido. ¿Qué es lo que más le pesa de las noches?

00:00:31.000 --> 00:00:44.000
<v Wei Chen>Que no puedo dormir y me quedo pensando en el trabajo, y eso no se acaba.
""".encode()


def walked_through(practice: personas.Practice, hour: bytes) -> Session:
    """An hour of Ada's with Chen."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), hour, "s.vtt", kinds=("dap",)
    )
    walk_session.walk_through(str(walk.pk))
    return walk.session


def page_of(practice: personas.Practice, hour: Session) -> str:
    """The page, as Ada gets it."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    return browser.get(reverse("therapist:process", args=[hour.pk])).content.decode()


def test_a_spanish_hour_shows_who_spoke_and_says_what_is_not_read(practice: personas.Practice) -> None:
    """Talk time needs no language; the rest is said to read English, in one place."""
    page = page_of(practice, walked_through(practice, SPANISH_HOUR))
    assert page.count("This hour was in Spanish.") == 1 and 'id="talk-h"' in page


def test_a_spanish_hour_counts_nothing_as_zero(practice: personas.Practice) -> None:
    """The attack: no “0%”, no “nothing to count”, no “No cue was counted”."""
    page = page_of(practice, walked_through(practice, SPANISH_HOUR))
    assert not re.search(r"\b0%|nothing to count|No cue was counted|Open questions|kinds-h", page)


def test_agenda_and_homework_of_a_spanish_hour_are_named(practice: personas.Practice) -> None:
    """Their lists read Spanish, and each is quoted with its reason."""
    here = process_feedback.read_process(practice.therapist_ada, walked_through(practice, SPANISH_HOUR).pk)
    assert [item.what for item in here.named] == ["agenda", "homework reported", "homework reported"]
    assert all(item.why for item in here.named)


def test_every_machine_figure_leads_to_its_card(practice: personas.Practice, hour: Session) -> None:
    """R22, R38: each section of counts says “machine estimate” and links to where it fails."""
    page = page_of(practice, hour)
    heads = re.findall(r'<header class="head"><h2 id="(\w+)-h">', page)
    assert heads == ["moments", "talk", "kinds", "miti", "named"]
    label = r'\s*<a class="fine" href="/public/cards/noticing/"[^>]*>machine estimate</a>'
    assert re.findall(rf'<header class="head"><h2 id="(\w+)-h">[^<]*</h2>{label}', page) == heads


def test_the_review_screen_says_so_too(practice: personas.Practice) -> None:
    """Where moments would stand, a Spanish hour is not silent."""
    session = walked_through(practice, SPANISH_HOUR)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    page = browser.get(reverse("therapist:review", args=[session.drafts.get().pk])).content.decode()
    assert page.count("This hour was in Spanish.") == 1 and 'href="/public/cards/noticing/"' in page
