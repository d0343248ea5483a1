"""A practice's own kinds of document: made by one, published by another, never a way for AI into judgement."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser

from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.kind import Author, Kind
from handrail.papers.purpose import Purpose
from handrail.web.actions import erase, practice_kinds, request_walk, walk_session
from handrail.web.actions.practice_kinds import Heading
from handrail.web.records import formats
from handrail.web.records.models import Draft, PracticeKind
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
HEADINGS = (
    Heading("What we did", "In order.", "intervention"),
    Heading("What they brought", "", "report"),
    Heading("My view", ""),
)


def proposed(practice: Practice, title: str = "Walk and talk") -> PracticeKind:
    return practice_kinds.propose_kind(practice.therapist_ada, title, "An hour outside.", HEADINGS)


def test_it_works(walked: Walked) -> None:
    """Proposed, tried, published by a colleague, and then drafted like any other."""
    row = proposed(walked.practice)
    _, grounded = practice_kinds.try_kind(walked.practice.stranger_dee, row.pk)
    assert grounded.statements() and grounded.kind.title == "Walk and talk"
    practice_kinds.publish_kind(walked.practice.stranger_dee, row.pk)
    walk = request_walk.request_walk(walked.practice.therapist_ada, walked.walk.session_id, [row.key])
    walk_session.walk_through(str(walk.pk))
    assert Draft.objects.get(walk=walk).kind == row.key == "own-walk-and-talk"


def test_nothing_is_drafted_before_it_is_published(walked: Walked) -> None:
    """A proposal is no kind yet."""
    row = proposed(walked.practice)
    with pytest.raises(BadInput):
        request_walk.request_walk(walked.practice.therapist_ada, walked.walk.session_id, [row.key])


def test_who_made_it_does_not_publish_it(practice: Practice) -> None:
    """Two clinicians, not one twice."""
    row = proposed(practice)
    with pytest.raises(Refused, match="second clinician"):
        practice_kinds.publish_kind(practice.therapist_ada, row.pk)


def test_the_database_wants_a_second_clinician_too(practice: Practice) -> None:
    """An attack by hand: published by its maker, or by nobody."""
    row = proposed(practice)
    for by in (practice.therapist_ada.staff, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            PracticeKind.objects.filter(pk=row.pk).update(state="published", published_by=by)


@pytest.mark.parametrize(
    "name", ["Risk", "Risk level", "Assessment", "Diagnosis", "Mental status", "Clinical impression", "Crisis plan"]
)
def test_judgement_stays_a_humans(practice: Practice, name: str) -> None:
    """R33, R34: no heading about judgement can be given to AI."""
    with pytest.raises(Refused, match="R34"):
        practice_kinds.propose_kind(practice.therapist_ada, "Ours", "", [Heading(name, "", "report")])


def test_a_section_for_risk_is_never_missing(practice: Practice) -> None:
    """And it is the clinician's."""
    kind = codec.load(Kind, proposed(practice).body)
    assert [section.author for section in kind.sections if section.name == "Risk"] == [Author.HUMAN]


@pytest.mark.parametrize(
    ("title", "headings"),
    [("", HEADINGS), ("x" * 41, HEADINGS), ("!!!", HEADINGS), ("Ours", ()), ("Ours", HEADINGS * 2), ("Ours", (Heading("a", "", "soul"),))],
)  # fmt: skip
def test_what_is_no_kind_is_said(practice: Practice, title: str, headings: tuple[Heading, ...]) -> None:
    """One sentence, nothing kept."""
    with pytest.raises(BadInput):
        practice_kinds.propose_kind(practice.therapist_ada, title, "", headings)
    assert not PracticeKind.objects.exists()


def test_a_new_version_retires_the_old(practice: Practice) -> None:
    """What was made with the old one still knows its title."""
    for _ in range(2):
        practice_kinds.publish_kind(practice.stranger_dee, proposed(practice).pk)
    assert sorted(PracticeKind.objects.values_list("version", "state")) == [(1, "retired"), (2, "published")]
    assert [kind.title for kind in formats.published()] == ["Walk and talk"]


def test_deletion_finds_what_an_own_kind_made(walked: Walked) -> None:
    """R40: a purpose's derivatives are all found, whoever named the kind."""
    row = proposed(walked.practice)
    practice_kinds.publish_kind(walked.practice.stranger_dee, row.pk)
    walk = request_walk.request_walk(walked.practice.therapist_ada, walked.walk.session_id, [row.key])
    walk_session.walk_through(str(walk.pk))
    erase.erase_purpose_of_sessions(walked.practice.chen, Purpose.AI_NOTE_DRAFT, [walked.walk.session_id])
    assert not Draft.objects.filter(kind=row.key).exists()


def test_the_pages_make_try_and_publish(practice: Practice) -> None:
    """From the form to the shelf, as two people."""
    ada, dee = Browser(), Browser()
    ada.force_login(practice.therapist_ada)
    dee.force_login(practice.stranger_dee)
    made = ada.post("/clinic/kinds/", {"title": "Walk and talk", "name-0": "What we did", "source-0": "intervention"})
    assert made.status_code == 302
    page = ada.get(made["Location"]).content.decode()
    assert "A second clinician publishes it" in page and "AI draft, not reviewed" in page
    assert dee.post(f"{made['Location']}publish/").status_code == 302
    assert "Walk and talk" in ada.get(f"/clinic/clients/{practice.chen.pk}/new/").content.decode()


def test_a_bad_form_keeps_what_was_typed(practice: Practice) -> None:
    """422, the sentence, and the words still there."""
    ada = Browser()
    ada.force_login(practice.therapist_ada)
    answer = ada.post("/clinic/kinds/", {"title": "Ours", "name-0": "Risk", "source-0": "report"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="Ours"' in page and 'value="Risk"' in page and not PracticeKind.objects.exists()
