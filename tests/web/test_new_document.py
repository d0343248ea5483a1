"""Every kind of document from real pages: drafted from an hour, or written by hand, with what code computes beside it."""

import re

import pytest
from django.test import Client as Browser
from django.utils import timezone

from handrail import kinds
from handrail.papers import codec
from handrail.papers.errors import NotReady
from handrail.papers.kind import Author
from handrail.papers.signed import Signed
from handrail.web.actions import release_document, walk_session, write_note
from handrail.web.records.models import Document, Draft, Session, WalkRequest
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
CHOSEN = [kind for kind in kinds.KINDS.values() if kind.audience != "clinician"]


@pytest.fixture
def ada(walked: Walked) -> Browser:
    """Ada's browser."""
    browser = Browser()
    browser.force_login(walked.practice.therapist_ada)
    return browser


def address(walked: Walked) -> str:
    return f"/clinic/clients/{walked.practice.chen.pk}/new/"


def test_it_works(ada: Browser, walked: Walked) -> None:
    """The page lists every kind with both ways to make it."""
    page = ada.get(address(walked)).content.decode()
    assert all(kind.title in page and f'value="{kind.key}"' in page for kind in CHOSEN)


@pytest.mark.parametrize(
    ("modality", "told"),
    [
        ("individual", {"couple": ", made for a couple or family", "group": ", made for a group"}),
        ("couple", {"couple": ", fits this hour", "group": ", made for a group"}),
        ("family", {"couple": ", fits this hour", "group": ", made for a group"}),
        ("group", {"couple": ", made for a couple or family", "group": ", fits this hour"}),
    ],
)
@pytest.mark.parametrize("page", ["session", "note"])
def test_a_kind_for_several_says_whether_it_fits_the_hour(
    ada: Browser, walked: Walked, modality: str, told: dict[str, str], page: str
) -> None:
    """Where a draft is asked for and where a note is written by hand; a kind for any hour says nothing."""
    session = walked.walk.session
    Session.objects.filter(pk=session.pk).update(modality=modality)
    text = ada.get(f"/clinic/sessions/{session.pk}/" + ("write/" if page == "note" else "")).content.decode()
    said = dict(re.findall(r'(?:<option|type="checkbox" name="kind") value="(\w+)"[^>]*> ?([^<]+)<', text))
    assert {key: said[key].strip() for key in told} == {key: kinds.kind(key).title + word for key, word in told.items()}
    assert said["dap"].strip() == kinds.kind("dap").title


def test_before_the_hour_is_known_a_kind_says_for_whom_it_is_made(ada: Browser, walked: Walked) -> None:
    """In the list of all kinds, where the hours say how they were held, and where an hour is brought in: nothing fits yet."""
    page = ada.get(address(walked)).content.decode()
    assert "Made for a couple or family." in page and "Made for a group." in page and ", individual</option>" in page
    page = ada.get(f"/clinic/clients/{walked.practice.chen.pk}/import/").content.decode()
    assert "made for a group" in page and "fits this hour" not in page


@pytest.mark.parametrize("kind", CHOSEN, ids=lambda kind: kind.key)
def test_each_kind_can_be_drafted(ada: Browser, walked: Walked, kind: kinds.Kind) -> None:
    """The button asks for a walk, and the walk ends in a draft that waits; no section of a human's or of code's is drafted."""
    session = walked.walk.session
    Draft.objects.all().delete()
    told = ada.post(address(walked), {"session": str(session.pk), "draft": kind.key})
    assert told.status_code == 302, told.content.decode()
    walk = WalkRequest.objects.exclude(pk=walked.walk.pk).get()
    walk_session.walk_through(str(walk.pk))
    draft = Draft.objects.get()
    assert draft.kind == kind.key
    page = ada.get(f"/clinic/drafts/{draft.pk}/")
    assert page.status_code == 200 and kind.title in page.content.decode()


@pytest.mark.parametrize("kind", CHOSEN, ids=lambda kind: kind.key)
def test_each_kind_can_be_written_by_hand(walked: Walked, kind: kinds.Kind) -> None:
    """Every section that needs words gets some; code's lines are computed and say so."""
    written = {section.name: f"About {section.name}." for section in kind.sections if not section.optional}
    ada, now = walked.practice.therapist_ada, timezone.now()
    document = write_note.write_document(ada, walked.practice.chen.pk, kind.key, written, now)
    lines = codec.load(Signed, document.get("body")).lines
    code = {section.name for section in kind.sections if section.author is Author.CODE}
    assert {line.section for line in lines if line.author is Author.CODE} == code
    assert not any(line.author is Author.AI for line in lines)


def test_what_is_missing_is_named(walked: Walked) -> None:
    """An empty discharge plan lists what must not be missing, and keeps nothing."""
    with pytest.raises(NotReady) as refused:
        write_note.write_document(walked.practice.therapist_ada, walked.practice.chen.pk, "discharge-plan", {}, timezone.now())
    assert "Crisis contacts is empty" in refused.value.open and not any("If it slips" in item for item in refused.value.open)
    assert not Document.objects.exists()


def test_objectives_get_their_hints(ada: Browser, walked: Walked) -> None:
    """Looking a plan over says what each objective lacks; nothing is signed by it."""
    sections = kinds.kind("treatment-plan").sections
    place = next(place for place, section in enumerate(sections) if section.objectives)
    page = ada.post(
        f"/clinic/clients/{walked.practice.chen.pk}/write/treatment-plan/",
        {f"section-{place}": "Explore feelings", "look": "yes"},
    )
    assert "Objective 1 has not yet" in page.content.decode() and not Document.objects.exists()


def test_a_client_who_said_no_gets_the_same_page_and_no_draft(practice: Practice) -> None:
    """R6: writing by hand works; a draft is refused in one sentence."""
    browser = Browser()
    browser.force_login(practice.therapist_ada)
    place = f"/clinic/clients/{practice.tobias.pk}/"
    assert browser.get(f"{place}new/").status_code == 200
    assert browser.get(f"{place}write/treatment-plan/").status_code == 200
    told = browser.post(f"{place}new/", {"session": "", "draft": "dap"})
    assert told.status_code == 422 and "Choose an hour" in told.content.decode()


@pytest.mark.parametrize(
    "posted", [{"draft": "horoscope"}, {"session": "not-an-id", "draft": "dap"}, {"session": "0" * 32, "draft": "dap"}, {}]
)
def test_bad_choices_end_in_one_sentence(ada: Browser, walked: Walked, posted: dict[str, str]) -> None:
    """No kind, no session, nonsense: 422 and nothing asked."""
    assert ada.post(address(walked), posted).status_code == 422
    assert WalkRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "title", "section"), [("en", "Discharge plan", "How to come back"), ("es", "Plan de alta", "Cómo volver")]
)
def test_the_client_keeps_their_discharge_plan(walked: Walked, language: str, title: str, section: str) -> None:
    """Signed, shown, and read by the client in their language, with its label."""
    ada, chen = walked.practice.therapist_ada, walked.practice.chen
    written = {part.name: "We talked about this." for part in kinds.kind("discharge-plan").sections if not part.optional}
    document = write_note.write_document(ada, chen.pk, "discharge-plan", written, timezone.now())
    release = release_document.release_document(ada, document.pk)
    browser = Browser(headers={"accept-language": language})
    browser.force_login(walked.practice.client_chen)
    assert title in browser.get("/me/").content.decode()
    page = browser.get(f"/me/summaries/{release.pk}/").content.decode()
    assert title in page and section in page and "Ada Novak" in page


def test_a_clients_paper_says_which_lines_came_from_the_record(walked: Walked) -> None:
    """R22: every line has its author; where AI drafted none, no line is said to show the words it rests on."""
    ada, chen = walked.practice.therapist_ada, walked.practice.chen
    written = {part.name: "We talked about this." for part in kinds.kind("discharge-plan").sections if not part.optional}
    document = write_note.write_document(ada, chen.pk, "discharge-plan", written, timezone.now())
    browser = Browser()
    browser.force_login(walked.practice.client_chen)
    page = browser.get(f"/me/summaries/{release_document.release_document(ada, document.pk).pk}/").content.decode()
    authors = re.findall(r'data-origin="(\w+)">', page)
    assert authors.count("code") == page.count("From your record, without AI") > 0
    assert "A line that AI drafted" not in page


def test_a_drafted_line_is_not_said_to_be_from_the_record(walked: Walked) -> None:
    """The attack: a summary whose every line AI drafted; and the hour of the signature ends in one full stop."""
    browser = Browser()
    browser.force_login(walked.practice.client_chen)
    page = browser.get(f"/me/summaries/{share_summary(walked).pk}/").content.decode()
    assert "From your record" not in page
    assert "A line that AI drafted can show you the words it rests on." in page
    assert re.search(r"On \w+ \d+, at [^<]+m\., Ada Novak signed this\.", page)
    assert ".m.." not in page


@pytest.mark.parametrize("page", ["review", "document", "summary"])
def test_a_model_card_is_at_most_two_clicks_from_its_label(walked: Walked, page: str) -> None:
    """R30: from a draft, from a signed document and from what the client reads."""
    release = share_summary(walked)
    browser = Browser()
    browser.force_login(walked.practice.client_chen if page == "summary" else walked.practice.therapist_ada)
    places = {
        "review": f"/clinic/drafts/{walked.walk.drafts.get(kind='dap').pk}/",
        "document": f"/clinic/documents/{release.document_id}/",
        "summary": f"/me/summaries/{release.pk}/",
    }
    assert 'href="/public/cards/embedded/"' in browser.get(places[page]).content.decode()
    assert "Known risks and limits" in Browser().get("/public/cards/embedded/").content.decode()
