"""The brief before an hour (handbook 3.5): made from real pages, with consent alone, read by a human, never signed, never kept."""

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.kinds import WORKING_PAPERS
from handrail.papers.errors import BadInput, Refused
from handrail.papers.kind import Author
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Line
from handrail.web.actions import (
    decide_consent,
    my_data,
    prepare_brief,
    read_brief,
    review_draft,
    sweep,
    walk_session,
    write_note,
)
from handrail.web.records.models import Document, Draft, Homework, Party, Session, WalkRequest
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
BUTTON = "Prepare this brief"


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    return browser_of(practice.therapist_ada)


def browser_of(account: object) -> Browser:
    """Somebody's browser."""
    browser = Browser(headers={"host": "127.0.0.1", "accept-language": "en"})
    browser.force_login(account)  # type: ignore[arg-type]
    return browser


def shown(ada: Browser, walked: Walked) -> str:
    """The page before Chen's next hour."""
    return ada.get(reverse("therapist:next-brief", args=[walked.practice.chen.pk])).content.decode()


def prepared(ada: Browser, walked: Walked) -> Draft:
    """The button is pressed and its walk goes through the doors."""
    told = ada.post(reverse("therapist:prepare-brief", args=[walked.practice.chen.pk]))
    walk = WalkRequest.objects.exclude(pk=walked.walk.pk).get()
    assert told.status_code == 302 and told["Location"] == reverse("therapist:walk", args=[walk.pk])
    walk_session.walk_through(str(walk.pk))
    return Draft.objects.get(walk=walk)


def says_no(practice: Practice) -> None:
    """Chen wants no briefs."""
    decide_consent.say_no(practice.client_chen, practice.chen.parties.get().pk, Purpose.SESSION_PREP)


def alone(walked: Walked) -> None:
    """From now on a partner comes along; the hour that was walked was Chen's alone."""
    walked.walk.session.present.set(walked.practice.chen.parties.all())
    partner = Party(client=walked.practice.chen, role="partner", in_the_room=True)
    partner.name = "Pat Doyle"
    partner.save(force_insert=True)
    personas.has_said(partner, dict.fromkeys(Purpose, True), timezone.now() - timedelta(days=3))


@pytest.mark.parametrize("planned", [True, False])
def test_it_works(ada: Browser, walked: Walked, planned: bool) -> None:
    """The button, the doors, and AI's part with its label and evidence on the page; also where no next hour is planned."""
    if planned:
        personas.session_of(walked.practice)
    assert BUTTON in shown(ada, walked)
    draft = prepared(ada, walked)
    page = shown(ada, walked)
    assert draft.kind == "brief" and draft.session == walked.walk.session
    assert "AI draft, not reviewed" in page and 'data-mark="AI draft, not reviewed"' in page
    assert f"{reverse('therapist:session', args=[draft.session_id])}#t" in page
    assert BUTTON not in page and "AI has no part in this brief" not in page


def test_it_is_read_and_the_client_knows_by_whom(ada: Browser, walked: Walked) -> None:
    """R29, R31: opening the page is a human's reading, noted in the ledger; nobody else has read it before."""
    draft = prepared(ada, walked)
    assert draft.state == Draft.State.READY and draft.opened_at is None
    shown(ada, walked)
    draft.refresh_from_db()
    assert draft.state == Draft.State.IN_REVIEW
    use = my_data.uses(walked.practice.client_chen).rows[0]
    assert (use.kind, use.audience, use.opened_by) == ("brief", "clinician", "Ada Novak, LCSW")


def test_it_is_never_signed(ada: Browser, walked: Walked) -> None:
    """R31, the attack: every line confirmed and a proof of identity make no document of a working paper."""
    draft, account = prepared(ada, walked), walked.practice.therapist_ada
    here = review_draft.open_draft(account, draft.pk)
    for statement in here.grounded.statements():
        review_draft.judge(account, draft.pk, statement.id, review_draft.Act.CONFIRMED)
    review_draft.look_at_omissions(account, draft.pk)
    with pytest.raises(Refused, match="R31"):
        review_draft.sign(account, draft.pk, timezone.now())
    assert not Document.objects.filter(kind="brief").exists()


def test_no_desk_and_no_list_of_what_waits_to_be_signed_holds_it(ada: Browser, walked: Walked) -> None:
    """Its draft leads to the brief's page, and counts among nobody's drafts."""
    draft = prepared(ada, walked)
    desk = reverse("therapist:review", args=[draft.pk])
    assert ada.get(desk)["Location"] == reverse("therapist:next-brief", args=[walked.practice.chen.pk])
    for page in (reverse("therapist:today"), reverse("therapist:client", args=[walked.practice.chen.pk])):
        text = ada.get(page).content.decode()
        assert desk not in text and reverse("therapist:review", args=[walked.draft.pk]) in text


def test_without_a_yes_there_is_no_button_and_no_walk(ada: Browser, walked: Walked) -> None:
    """R1, R6: the page works as always and says why AI has no part; pressing all the same is refused."""
    says_no(walked.practice)
    page = shown(ada, walked)
    assert BUTTON not in page and "AI has no part in this brief. Not everyone" in page
    told = ada.post(reverse("therapist:prepare-brief", args=[walked.practice.chen.pk]))
    assert told.status_code == 422 and "Not everyone" in told.content.decode()
    assert WalkRequest.objects.count() == 1


def test_it_goes_with_the_yes(ada: Browser, walked: Walked) -> None:
    """R11: what was drawn under a yes that is gone is on no page."""
    prepared(ada, walked)
    says_no(walked.practice)
    assert "AI draft, not reviewed" not in shown(ada, walked)


def test_what_was_said_alone_is_not_drawn_before_a_joint_hour(ada: Browser, walked: Walked) -> None:
    """R7, R19, the attack: a partner comes along now; neither a draft from before is shown nor a new one made."""
    prepared(ada, walked)
    alone(walked)
    page = shown(ada, walked)
    assert "AI draft, not reviewed" not in page and BUTTON not in page
    with pytest.raises(BadInput, match="no words are kept"):
        prepare_brief.prepare_brief(walked.practice.therapist_ada, walked.practice.chen.pk)


def test_before_an_hour_alone_again_it_is_drawn(ada: Browser, walked: Walked) -> None:
    """R7: for Chen's own hour the last hour of their own is as good as before."""
    chen = walked.practice.chen
    alone(walked)
    personas.session_of(walked.practice).present.set(chen.parties.filter(role="client"))
    assert BUTTON in shown(ada, walked)


def test_pressing_twice_asks_once(walked: Walked) -> None:
    """The walk that is at the doors is the answer, and the page leads to it."""
    account, chen = walked.practice.therapist_ada, walked.practice.chen.pk
    walk = prepare_brief.prepare_brief(account, chen)
    assert prepare_brief.prepare_brief(account, chen) == walk
    assert reverse("therapist:walk", args=[walk.pk]) in shown(browser_of(account), walked)


def test_what_was_thrown_away_can_be_drawn_again(ada: Browser, walked: Walked) -> None:
    """One button takes AI's part off the page; the brief itself stays, and the first button is back."""
    draft = prepared(ada, walked)
    shown(ada, walked)
    ada.post(reverse("therapist:reject", args=[draft.pk]))
    page = shown(ada, walked)
    assert "AI draft, not reviewed" not in page and BUTTON in page


def test_it_expires(ada: Browser, walked: Walked) -> None:
    """R12: a working paper goes by itself."""
    draft = prepared(ada, walked)
    Draft.objects.filter(pk=draft.pk).update(made_at=timezone.now() - sweep.WORKING_PAPER - timedelta(minutes=1))
    sweep.sweep(timezone.now())
    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert BUTTON in shown(ada, walked)


def test_an_import_brings_it_along(ada: Browser, practice: Practice) -> None:
    """Ticked at the import, the brief is drawn in the same walk as the note."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    told = ada.post(
        reverse("therapist:import", args=[practice.chen.pk]),
        {
            "file": SimpleUploadedFile("hour.vtt", personas.SESSION), "starts_at": "2026-03-02T10:00", "minutes": 50,
            "place": "phone", "kind": "dap", "brief": "on",
        },
    )  # fmt: skip
    assert told.status_code == 302
    assert WalkRequest.objects.get().kinds.split() == ["dap", "brief"]


def test_where_briefs_are_not_agreed_to_no_form_offers_one(ada: Browser, walked: Walked) -> None:
    """R6: neither the import nor the session's page."""
    pages = (
        reverse("therapist:import", args=[walked.practice.chen.pk]),
        reverse("therapist:session", args=[walked.walk.session_id]),
    )
    for address in pages:
        assert "brief for the next session" in ada.get(address).content.decode().lower()
    says_no(walked.practice)
    for address in pages:
        assert "brief for the next session" not in ada.get(address).content.decode().lower()


def test_the_doors_lead_to_what_is_to_be_read(ada: Browser, walked: Walked) -> None:
    """A brief's walk ends at its page, and says that nobody signs it."""
    walk = prepared(ada, walked).walk
    assert walk is not None
    page = ada.get(reverse("therapist:walk", args=[walk.pk])).content.decode()
    assert "Read the brief" in page and "read and signed" not in page.split('role="status"')[1]


def test_an_hour_that_is_over_is_looked_back_on_without_a_button(ada: Browser, walked: Walked) -> None:
    """What is drawn now is for the next hour."""
    later = Session.objects.create(
        client=walked.practice.chen, clinician=walked.practice.therapist_ada.staff, number=30, starts_at=timezone.now()
    )
    assert BUTTON not in ada.get(reverse("therapist:brief", args=[later.pk])).content.decode()


def test_no_other_client_is_in_it(ada: Browser, walked: Walked) -> None:
    """R19: another's next brief begins with nothing of Chen's."""
    prepared(ada, walked)
    tobias = read_brief.read_next_brief(walked.practice.therapist_ada, walked.practice.tobias.pk)
    assert tobias.ai.draft is None and tobias.ai.offered is None and WORKING_PAPERS == ("brief",)


def agreed(walked: Walked, text: str, days_ago: int, answered: int | None = None) -> None:
    """A piece of homework, and how many days ago it was answered."""
    today = timezone.localdate()
    row = Homework(client=walked.practice.chen, agreed_on=today - timedelta(days=days_ago))
    row.answered_on = None if answered is None else today - timedelta(days=answered)
    row.put(body={"text": text, "outcome": "" if answered is None else "done"})
    row.save(force_insert=True)


def test_homework_that_was_answered_before_the_last_hour_is_no_news(ada: Browser, walked: Walked) -> None:
    """What is open stands there however old it is, and what was answered since."""
    agreed(walked, "Answered long ago", 40, answered=30)
    agreed(walked, "Open for long", 35)
    agreed(walked, "Answered today", 5, answered=0)
    page = shown(ada, walked)
    assert "Open for long" in page and "Answered today" in page
    assert "Answered long ago" not in page


def test_much_homework_is_counted_behind_the_newest(ada: Browser, walked: Walked) -> None:
    """Four pieces, and a way to the rest."""
    for number in range(7):
        agreed(walked, f"Piece {number}", 20 - number)
    page = shown(ada, walked)
    assert [number for number in range(7) if f"Piece {number}" in page] == [3, 4, 5, 6]
    assert "Three more pieces of homework." in page and "#homework-h" in page


def test_a_long_plan_folds_behind_four_lines_and_loses_none(
    ada: Browser, walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One minute to read: the rest is in place, with its number."""
    written = dict.fromkeys(("Data", "Assessment", "Risk", "Plan"), "By hand.")
    note = write_note.write_note(walked.practice.therapist_ada, walked.walk.session_id, "dap", written, timezone.now())
    lines = tuple(Line("Plan", f"Step {number} of the plan.", Author.HUMAN) for number in range(9))
    monkeypatch.setattr(read_brief, "last_plans", lambda _: {walked.practice.chen.pk: (note, lines)})
    open_, _, folded = shown(ada, walked).partition("<summary>Five more</summary>")
    places = [[number for number in range(9) if f"Step {number} of the plan." in part] for part in (open_, folded)]
    assert places == [[0, 1, 2, 3], [4, 5, 6, 7, 8]]
