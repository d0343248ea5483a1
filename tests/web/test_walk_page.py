"""How far a draft has come, on the page of its walk, and the button that stops it (R39)."""

import pytest
from django.test import Client as Browser

from handrail.papers import stop
from handrail.papers.draft import RawDraft
from handrail.papers.errors import Stopped
from handrail.papers.kind import Kind
from handrail.papers.permit import Permit
from handrail.web.actions import decide_consent, import_session, my_data, request_walk, walk_session
from handrail.web.actions.stop_walk import stop_walk
from handrail.web.records.models import Draft, WalkRequest
from tests_support import personas
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(practice: Practice) -> WalkRequest:
    """A walk that waits before the model."""
    found = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    assert found is not None and walk_session.airlock_door(str(found.pk))
    return found


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Signed in."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    return browser


def working(monkeypatch: pytest.MonkeyPatch, then: object) -> None:
    """A model that has come to the second section, where `then` happens."""

    def draft(kind: Kind, safe: object, notices: object, permit: Permit, *_: object) -> RawDraft:
        stop.at(stop.Step("Plan", 2, 3, 4))
        then()  # type: ignore[operator]
        if stop.stopped():
            raise Stopped
        raise AssertionError

    monkeypatch.setattr(walk_session.flow, "draft", draft)


def test_it_works(walk: WalkRequest, ada: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a model writes: which section, how many of how many, how many lines; with a button to stop it."""
    pages: list[str] = []

    def look() -> None:
        pages.append(ada.get(f"/clinic/walks/{walk.pk}/", headers={"hx-request": "true"}).content.decode())
        ada.post(f"/clinic/walks/{walk.pk}/stop/")

    working(monkeypatch, look)
    assert not walk_session.draft_door(str(walk.pk), "dap")
    assert "Plan</strong>, section 2 of 3. 4 lines written so far" in pages[0]
    assert f'action="/clinic/walks/{walk.pk}/stop/"' in pages[0]


def test_stopped_means_nothing_is_kept(walk: WalkRequest, practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R39: the walk says who stopped it; there is no draft; the client can read that it was stopped, and by whom."""
    working(monkeypatch, lambda: stop_walk(practice.therapist_ada, walk.pk))
    assert not walk_session.draft_door(str(walk.pk), "dap")
    walk.refresh_from_db()
    assert (walk.state, walk.reason, Draft.objects.count()) == ("refused", "You stopped it. Nothing of it was kept.", 0)
    (use,) = my_data.uses(practice.client_chen).rows
    assert (use.made, use.rule) == (False, "stopped")


def test_an_answer_that_comes_after_the_stop_is_not_stored(
    walk: WalkRequest, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R39, attacked: a model that was not asked whether to go on."""
    real = walk_session.flow.draft

    def late(*given: object) -> RawDraft:
        stop_walk(practice.therapist_ada, walk.pk)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(walk_session.flow, "draft", late)
    walk_session.draft_door(str(walk.pk), "dap")
    assert not Draft.objects.exists()


def test_a_walk_that_is_over_stays_as_it_ended(walk: WalkRequest, practice: Practice) -> None:
    """Stopping what is done changes nothing."""
    assert walk_session.draft_door(str(walk.pk), "dap")
    walk_session.review_door(str(walk.pk))
    assert stop_walk(practice.therapist_ada, walk.pk).state == WalkRequest.State.DONE
    assert Draft.objects.count() == 1


def test_a_draft_that_is_ready_is_offered(walked: Walked) -> None:
    """It holds: the last door is the clinician's own."""
    page = _page_of(walked)
    assert "The draft is ready." in page
    assert "Yours now" in page


def test_a_withdrawn_draft_is_not_called_ready(walked: Walked) -> None:
    """R11, attacked: a page left open while the client stopped AI; nothing there says that a draft waits to be signed."""
    decide_consent.stop_all(walked.practice.client_chen, walked.practice.chen.parties.get().pk)
    page = _page_of(walked)
    assert "was withdrawn when AI was stopped" in page
    assert not [words for words in ("The draft is ready", "Yours now", "Review: ") if words in page]


def test_a_signed_draft_is_not_called_ready(walked: Walked) -> None:
    """What was signed is told as signed, and the other draft of the walk still waits."""
    share_summary(walked)
    page = _page_of(walked)
    assert "the draft was read and signed" in page
    assert page.count("Review: ") == walked.walk.drafts.count() - 1


def test_a_draft_that_is_deleted_is_not_promised(walked: Walked) -> None:
    """Attacked: nothing of the walk is left."""
    walked.walk.drafts.all().delete()
    assert "What was drafted is not kept any more." in _page_of(walked)


def _page_of(walked: Walked) -> str:
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    return browser.get(f"/clinic/walks/{walked.walk.pk}/").content.decode()


def test_nobody_else_stops_it(walk: WalkRequest, practice: Practice) -> None:
    """R19: for others there is no such walk."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.stranger_dee)
    assert browser.post(f"/clinic/walks/{walk.pk}/stop/").status_code == 404
    walk.refresh_from_db()
    assert walk.state == WalkRequest.State.WALKING


def test_a_walk_that_waits_says_how_many_go_before(walk: WalkRequest, ada: Browser, practice: Practice) -> None:
    """Ada's second waits for her first one and for Dee's, who asked later, and once; who is on their way counts no more."""
    session, dee = walk.session, practice.stranger_dee.staff
    WalkRequest.objects.filter(pk=walk.pk).update(state="requested")
    second = request_walk.ask(session, ["dap"], asked_by=practice.therapist_ada.staff)
    others = request_walk.ask(session, ["dap"], asked_by=dee)
    assert [request_walk.ahead(one) for one in (second, others)] == [2, 1]
    assert "Waiting: 2 ahead." in ada.get(f"/clinic/walks/{second.pk}/").content.decode()
    WalkRequest.objects.filter(pk=walk.pk).update(state="walking")
    assert "Waiting: next in line." in ada.get(f"/clinic/walks/{others.pk}/").content.decode()
    assert "Waiting" not in ada.get(f"/clinic/walks/{walk.pk}/").content.decode()


def test_a_walk_that_waits_is_stopped_at_once(walk: WalkRequest, practice: Practice) -> None:
    """R39: nobody has to take its turn first, and nobody behind it waits for it; when its turn comes, it does nothing."""
    waiting = request_walk.ask(walk.session, ["dap"], asked_by=practice.therapist_ada.staff)
    behind = request_walk.ask(walk.session, ["dap"], asked_by=practice.therapist_ada.staff)
    assert stop_walk(practice.therapist_ada, waiting.pk).finished_at is not None
    assert request_walk.ahead(behind) == 0
    assert not walk_session.airlock_door(str(waiting.pk))
