"""A caseload goes to a colleague for good (R19): what ends, what begins, who is told, and what crosses to nobody."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import (
    access,
    cover,
    escalate_flags,
    hand_on,
    members,
    private_notes,
    process_feedback,
    review_draft,
    rights,
)
from handrail.web.records import ledger
from handrail.web.records.models import Account, Care, HandingOn, LedgerFact, SafetyFlag, Session, Staff
from tests_support import personas
from tests_support.personas import Practice, Walked, session_of

pytestmark = pytest.mark.django_db


def hand(practice: Practice, *, reason: str = "left", chosen: Any = None, to: Account | None = None) -> HandingOn:
    """Helen hands Ada's clients on to Dee."""
    to = to or practice.stranger_dee
    return hand_on.hand_on(practice.owner_helen, practice.therapist_ada.staff.pk, to.staff.pk, reason, chosen)


def browser(account: Account) -> Browser:
    """Signed in."""
    found = Browser(headers={"host": "127.0.0.1"})
    found.force_login(account)
    return found


def sees(account: Account, practice: Practice) -> set[object]:
    return set(access.caseload(account).values_list("pk", flat=True)) & {practice.chen.pk, practice.tobias.pk}


def test_it_works(practice: Practice) -> None:
    """The one relationship ends as the other begins, for every client, and the ledger says so for each."""
    coming = session_of(practice)
    handing = hand(practice)
    assert sees(practice.therapist_ada, practice) == set()
    assert sees(practice.stranger_dee, practice) == {practice.chen.pk, practice.tobias.pk}
    assert handing.count == LedgerFact.objects.filter(kind="care.handed_on").count() == 2
    coming.refresh_from_db()
    assert coming.clinician == practice.stranger_dee.staff
    assert sees(practice.supervisor_bo, practice) == {practice.chen.pk}
    ledger.verify_all()


def test_only_the_chosen_go(practice: Practice) -> None:
    """Some may suit another colleague, or stay."""
    hand(practice, chosen=[practice.tobias.pk])
    assert sees(practice.therapist_ada, practice) == {practice.chen.pk}
    assert sees(practice.stranger_dee, practice) == {practice.tobias.pk}


def test_nobody_is_handed_on_twice(practice: Practice) -> None:
    """Two owners at two windows: the second finds nobody left, and no client has two clinicians."""
    hand(practice)
    with pytest.raises(BadInput):
        hand(practice, to=personas.staff("Cleo Vance", Staff.Role.CLINICIAN))
    assert Care.objects.filter(client=practice.chen, kind="treating", until__isnull=True).count() == 1


def test_one_who_has_no_access_any_more_can_still_be_followed(practice: Practice) -> None:
    """Departure: their access ended first, and nobody is left without a clinician."""
    members.end_access(practice.owner_helen, practice.therapist_ada.staff.pk)
    assert hand(practice).count == 2


@pytest.mark.parametrize(
    "attack", ["a stranger's client", "none", "twice", "to oneself", "a trainee", "no licence", "no reason"]
)
def test_what_does_not_hold_together_is_refused_and_changes_nothing(practice: Practice, attack: str) -> None:
    """R19, R32: one sentence, and every relationship as it was."""
    ada, dee = practice.therapist_ada.staff, practice.stranger_dee
    other = personas.client("Mona", "Reed", dee, yes=False)
    asked: dict[str, Any] = {
        "a stranger's client": {"chosen": [practice.chen.pk, other.pk]},
        "none": {"chosen": []},
        "twice": {"chosen": [practice.chen.pk, uuid4()]},
        "to oneself": {"to": practice.therapist_ada},
        "no reason": {"reason": "because"},
    }.get(attack, {})
    if attack == "a trainee":
        Staff.objects.filter(pk=dee.staff.pk).update(supervised_by=practice.supervisor_bo.staff)
    if attack == "no licence":
        dee.staff.licences.update(expires=timezone.localdate() - timedelta(days=1))
    with pytest.raises(BadInput):
        hand(practice, **asked)
    assert Care.objects.filter(staff=ada, until__isnull=True).count() == 2
    assert not LedgerFact.objects.filter(kind="care.handed_on").exists()


def test_psychotherapy_notes_cross_to_nobody(practice: Practice) -> None:
    """R18: the colleague finds an empty page, and the author, without a relationship, none at all."""
    private_notes.write_private_note(practice.therapist_ada, practice.chen.pk, "A thought of my own about this hour.")
    hand(practice)
    assert private_notes.read_private_notes(practice.stranger_dee, practice.chen.pk)[1] == []
    with pytest.raises(access.Denied):
        private_notes.read_private_notes(practice.therapist_ada, practice.chen.pk)
    with pytest.raises(access.Denied):
        private_notes.read_private_notes(practice.owner_helen, practice.chen.pk)


def test_how_an_hour_went_stays_with_who_held_it(walked: Walked) -> None:
    """R38: process feedback is nobody's but the clinician's own, whoever treats the client now."""
    hand(walked.practice)
    with pytest.raises(access.Denied):
        process_feedback.read_process(walked.practice.stranger_dee, walked.walk.session_id)


def test_drafts_and_flags_that_wait_go_along(walked: Walked) -> None:
    """They stand on the colleague's Today, also after a second hand; the first can open none of them."""
    hand(walked.practice)
    cleo = personas.staff("Cleo Vance", Staff.Role.CLINICIAN)
    dee = walked.practice.stranger_dee
    assert f"/clinic/drafts/{walked.draft.pk}/" in browser(dee).get("/clinic/").content.decode()
    hand_on.hand_on(walked.practice.owner_helen, dee.staff.pk, cleo.staff.pk, "load")
    assert f"/clinic/drafts/{walked.draft.pk}/" in browser(cleo).get("/clinic/").content.decode()
    assert "To review" in browser(dee).get("/clinic/").content.decode()
    assert review_draft.open_draft(cleo, walked.draft.pk)
    for account in (dee, walked.practice.therapist_ada):
        with pytest.raises(access.Denied):
            review_draft.open_draft(account, walked.draft.pk)


def test_covers_that_were_arranged_end_and_no_new_one_comes_from_the_first(walked: Walked) -> None:
    """R19: who covered for Ada, or would for her flags, has no part in the care of Dee's clients."""
    house, cora = walked.practice, personas.staff("Cora Ames", Staff.Role.CLINICIAN)
    today = timezone.localdate()
    cover.arrange_cover(house.therapist_ada, cora.staff.pk, today, today + timedelta(days=9))
    Staff.objects.filter(pk=house.therapist_ada.staff.pk).update(covered_by=cora.staff)
    assert sees(cora, house)
    hand(house)
    SafetyFlag.objects.update(seen_at=None)
    escalate_flags.escalate(timezone.now() + timedelta(days=3))
    assert not sees(cora, house)


def test_both_are_told_and_each_says_once_that_they_read_it(practice: Practice) -> None:
    """The colleague by name; the first, who has no part in it any more, by number alone."""
    handing = hand(practice)
    came, went = (
        browser(account).get("/clinic/").content.decode() for account in (practice.stranger_dee, practice.therapist_ada)
    )
    assert "Came to you" in came and "Wei Chen" in came
    assert "Went from you" in went and "Chen" not in went and "They leave the practice" in went
    for account in (practice.stranger_dee, practice.therapist_ada):
        browser(account).post(f"/clinic/handed-on/{handing.pk}/")
        assert "Helen Marsh handed" not in browser(account).get("/clinic/").content.decode()
    with pytest.raises(access.Denied):
        hand_on.read_news(personas.staff("Cleo Vance", Staff.Role.CLINICIAN), handing.pk)


def test_the_client_sees_who_treats_them_now(practice: Practice) -> None:
    """R29: on their home for a month, and among those who did something with their record for ever."""
    hand(practice)
    home = browser(practice.client_chen).get("/me/").content.decode()
    assert "Dee Stone is your therapist since" in home
    assert "gave your care to another therapist" in browser(practice.client_chen).get("/me/data/looks/").content.decode()


def test_the_owner_hands_on_from_a_page_without_names(practice: Practice) -> None:
    """R19: by reference and dates. Reading needs nothing more, and an unticked client stays."""
    helen, address = browser(practice.owner_helen), f"/practice/people/{practice.therapist_ada.staff.pk}/clients/"
    page = helen.get(address).content.decode()
    assert practice.chen.reference in page and practice.tobias.reference in page and "Chen" not in page
    sent = {"to": practice.stranger_dee.staff.pk, "reason": "leave", "client": [str(practice.chen.pk)]}
    assert helen.post(address, {**sent, "client": ["nonsense"]}).status_code == 422
    assert helen.post(address, sent).headers["Location"].startswith("/practice/people/?handed=1")
    assert sees(practice.stranger_dee, practice) == {practice.chen.pk}
    assert (
        practice.chen.reference in browser(practice.stranger_dee).get(f"/clinic/clients/{practice.chen.pk}/").content.decode()
    )


def test_a_request_that_waits_for_an_answer_goes_to_the_colleague(practice: Practice) -> None:
    """R42: its days go on, and someone must answer."""
    rights.ask(practice.client_chen, "amend", "It was a Tuesday.")
    hand(practice)
    assert rights.waiting(practice.stranger_dee) and not rights.waiting(practice.therapist_ada)


def test_an_hour_that_was_stays_the_hour_of_who_held_it(walked: Walked) -> None:
    """Who sat in the room is a fact of the record."""
    hand(walked.practice)
    assert Session.objects.get(pk=walked.walk.session_id).clinician == walked.practice.therapist_ada.staff
