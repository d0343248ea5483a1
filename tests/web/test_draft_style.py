"""How a clinician likes drafts to read: kept for them alone, used for their drafts, named in the provenance."""

import json

import pytest
from django.test import Client as Browser

from handrail.papers.errors import BadInput
from handrail.papers.style import Density, Quotes, Style, Tense
from handrail.web.actions import access, draft_style, request_walk, walk_session
from handrail.web.records.models import Draft
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
PAGE = "/clinic/style/"
MINE = Style("Ct", "Writer", Tense.PRESENT, Density.LEAN, Quotes.MANY)
FORM = {"client": "Ct", "therapist": "Writer", "tense": "present", "density": "lean", "quotes": "many"}


def drafted(walked: Walked) -> Draft:
    """A second note on the same session."""
    walk = request_walk.request_walk(walked.practice.therapist_ada, walked.walk.session_id, ["birp"])
    walk_session.walk_through(str(walk.pk))
    return Draft.objects.get(walk=walk)


def test_it_works(walked: Walked) -> None:
    """Kept on the page, and in the next draft: its words, and its provenance."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    assert browser.post(PAGE, {**FORM, "do": "keep"}).status_code == 302
    assert draft_style.my_style(walked.practice.therapist_ada) == MINE
    draft = drafted(walked)
    body = json.dumps(draft.get("body"))
    assert '"Ct ' in body and '"Client reported' not in body
    assert draft.model_version.endswith("density lean, quotes many, tense present, client as Ct, therapist as Writer")


def test_the_usual_says_nothing(walked: Walked) -> None:
    """A draft in the usual style carries the engine's version alone."""
    assert ";" not in drafted(walked).model_version


def test_looking_keeps_nothing(practice: Practice) -> None:
    """The sample follows the choice; the choice is kept by the other button."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    page = browser.post(PAGE, {**FORM, "do": "look"}).content.decode()
    assert "How they would read" in page and "Ct says" in page
    assert draft_style.my_style(practice.therapist_ada) == Style()


def test_a_style_is_one_clinician_s(practice: Practice) -> None:
    """What Ada likes changes nobody else's drafts."""
    draft_style.keep_style(practice.therapist_ada, MINE)
    assert draft_style.my_style(practice.stranger_dee) == Style()


@pytest.mark.parametrize("word", ["Ms Sands", "low risk", "<b>"])
def test_no_words_of_one_s_own(practice: Practice, word: str) -> None:
    """R34: a name or a judgement can't ride into every line as the client's title."""
    with pytest.raises(BadInput):
        draft_style.keep_style(practice.therapist_ada, Style(client=word))
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    assert browser.post(PAGE, {**FORM, "client": word, "do": "keep"}).status_code == 422


def test_the_client_has_no_such_page(practice: Practice) -> None:
    """It is a clinician's."""
    with pytest.raises(access.Denied):
        draft_style.my_style(practice.client_chen)
