"""Whoever speaks in an hour is asked (R7): the page says so before the upload, and an hour that stopped for it can go on."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Role
from handrail.web.actions import add_client, import_session, request_walk, say_present, walk_session, write_note
from handrail.web.records.models import LedgerFact, Party, SafeCopy, Session, WalkRequest
from tests_support.personas import Practice, has_said, hour

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CIRCLE = b"""Ada Novak: One word each, to begin with.
Wei Chen: Tired. My grandson has been at my place since Friday.
Rosa Lund: I went back to the choir on Wednesday, the first time since March.
Ada Novak: You went back to the choir.
Wei Chen: I slept five hours on four nights of this week.
"""


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada, backend=BACKEND)
    return browser


def member(practice: Practice, name: str = "Rosa Lund", *, yes: bool = True) -> Party:
    """A member of Wei's group, who has answered for themselves, or not yet."""
    party = Party(client=practice.chen, role="group member", in_the_room=False)
    party.name = name
    party.save(force_insert=True)
    if yes:
        has_said(party, dict.fromkeys(Purpose, True), timezone.now() - timedelta(days=2))
    return party


def stopped(practice: Practice) -> WalkRequest:
    """An hour of the group that nobody was added for."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, hour(), CIRCLE, "g.txt", kinds=("dap",), roles={"Rosa Lund": Role.OTHER}
    )
    return through(walk)


def through(walk: WalkRequest) -> WalkRequest:
    """Through the doors, as far as it goes."""
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    return walk


def there(practice: Practice, *parties: Party) -> list[UUID]:
    """Wei, and these."""
    return [party.pk for party in (practice.chen.parties.get(role="client"), *parties)]


def send(browser: Browser, session: Session, parties: list[UUID]) -> HttpResponse:
    """The form of the session's page."""
    address = reverse("therapist:hour-present", args=[session.pk])
    return browser.post(address, {"present": [str(pk) for pk in parties]})  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["import", "typed-notes"])
def test_it_is_said_before_the_upload(ada: Browser, practice: Practice, name: str) -> None:
    """With the way there, whether or not anyone else is on file."""
    for _ in range(2):
        page = ada.get(reverse(f"therapist:{name}", args=[practice.chen.pk])).content.decode()
        assert f"{reverse('therapist:people', args=[practice.chen.pk])}#add-h" in page
        assert "in this record" in page
        member(practice)


def test_an_hour_goes_on_once_everyone_was_added_and_asked(ada: Browser, practice: Practice) -> None:
    """It stops with the way on; a member is added, ticked and heard; the draft is made."""
    walk = stopped(practice)
    assert (walk.state, walk.rule) == (WalkRequest.State.REFUSED, "R7")
    page = ada.get(reverse("therapist:walk", args=[walk.pk])).content.decode()
    for way in (reverse("therapist:people", args=[practice.chen.pk]), reverse("therapist:session", args=[walk.session_id])):
        assert f'href="{way}#' in page
    rosa = member(practice)
    assert send(ada, walk.session, there(practice, rosa)).status_code == 302
    session = Session.objects.get(pk=walk.session_id)
    assert session.modality == "group"
    again = through(request_walk.request_walk(practice.therapist_ada, session.pk, ("dap",)))
    assert again.state == WalkRequest.State.DONE
    assert LedgerFact.objects.filter(kind="session.present_said").count() == 1


def test_who_was_added_and_has_not_answered_keeps_it_shut(ada: Browser, practice: Practice) -> None:
    """R7, the attack: ticking somebody is no yes of theirs, and unticking them does not take them off."""
    walk = stopped(practice)
    rosa = member(practice, yes=False)
    send(ada, walk.session, there(practice, rosa))
    assert ada.post(reverse("therapist:ask-walk", args=[walk.session_id]), {"kind": "dap"}).status_code == 422
    assert send(ada, walk.session, there(practice)).status_code == 422
    assert walk.session.present.filter(pk=rosa.pk).exists()
    assert ada.post(reverse("therapist:ask-walk", args=[walk.session_id]), {"kind": "dap"}).status_code == 422


def test_trying_who_was_there_tells_nobodys_no(ada: Browser, practice: Practice) -> None:
    """R7, the attack: of two members one said no; no choice of those present opens the hour or tells them apart."""
    walk = stopped(practice)
    rosa, kenji = member(practice), member(practice, "Kenji Abe", yes=False)
    has_said(kenji, dict.fromkeys(Purpose, False), timezone.now())
    send(ada, walk.session, there(practice, rosa, kenji))
    for chosen in ([rosa], [kenji], []):
        assert send(ada, walk.session, there(practice, *chosen)).status_code == 422
        assert walk.session.present.count() == 3
    page = ada.get(reverse("therapist:session", args=[walk.session_id])).content.decode()
    for party in (rosa, kenji):
        assert f'<input type="hidden" name="present" value="{party.pk}">' in page


def test_until_it_has_its_words_anyone_is_taken_off(ada: Browser, practice: Practice) -> None:
    """A planned hour in which somebody did not come."""
    rosa = member(practice)
    planned = Session.objects.create(
        client=practice.chen, clinician=practice.therapist_ada.staff, number=40, starts_at=timezone.now()
    )
    for present in ([rosa], []):
        assert send(ada, planned, there(practice, *present)).status_code == 302
        assert planned.present.count() == 1 + len(present)


def with_partner(practice: Practice, *present: str) -> WalkRequest:
    """An hour in which Wei's partner speaks, with these people ticked beside Wei; everyone has said yes."""
    beside = {role: member(practice, name) for role, name in (("partner", "Pat Doyle"), ("interpreter", "Ina Roth"))}
    for role, party in beside.items():
        party.role = role
        party.save(update_fields=["role"])
    at = import_session.Hour(hour().starts_at, present=tuple(there(practice, *(beside[role] for role in present))))
    text = b"Ada Novak: How was the drive?\nPat Doyle: We took two cars.\nWei Chen: I took the bus."
    return through(import_session.import_session(practice.therapist_ada, practice.chen.pk, at, text, "s.txt", kinds=("dap",)))


def test_a_partners_voice_needs_the_partner(practice: Practice) -> None:
    """Who speaks as the second client was there."""
    assert with_partner(practice, "partner").state == WalkRequest.State.DONE


def test_nobody_else_stands_in_for_a_partner(practice: Practice) -> None:
    """R7, the attack: as many people as voices, and the partner is none of them."""
    walk = with_partner(practice, "interpreter")
    assert (walk.state, walk.rule) == (WalkRequest.State.REFUSED, "R7")


@pytest.mark.parametrize("left", ["a draft", "a walk"])
def test_a_deleted_reading_was_one(practice: Practice, left: str) -> None:
    """The attack by deletion: what left the airlock is gone, and the hour stays as it was."""
    walk = stopped(practice)
    rosa, ada = member(practice), practice.therapist_ada
    say_present.say_present(ada, walk.session_id, there(practice, rosa))
    again = through(request_walk.request_walk(ada, walk.session_id, ("dap",)))
    if left == "a walk":
        again.drafts.all().delete()
    else:
        WalkRequest.objects.filter(pk=again.pk).update(door="airlock")
    SafeCopy.objects.filter(talk__session=walk.session).delete()
    with pytest.raises(BadInput, match="read or signed"):
        say_present.say_present(ada, walk.session_id, there(practice, rosa, member(practice, "Kenji Abe")))


@pytest.mark.parametrize("done", ["read", "asked", "signed"])
def test_it_stays_as_it_was_once_the_hour_was_read_or_signed(practice: Practice, done: str) -> None:
    """Nobody is taken out of an hour behind a draft's or a signature's back."""
    walk = stopped(practice)
    rosa, ada = member(practice), practice.therapist_ada
    say_present.say_present(ada, walk.session_id, there(practice, rosa))
    if done == "signed":
        write_note.write_note(
            ada, walk.session_id, "dap", dict.fromkeys(("Data", "Assessment", "Risk", "Plan"), "Said."), timezone.now()
        )
    else:
        again = request_walk.request_walk(ada, walk.session_id, ("dap",))
        if done == "read":
            through(again)
    with pytest.raises(BadInput, match="read or signed"):
        say_present.say_present(ada, walk.session_id, there(practice))
    assert walk.session.present.filter(pk=rosa.pk).exists()


@pytest.mark.parametrize("chosen", ["nobody", "another record's"])
def test_only_people_of_the_record_were_there(practice: Practice, chosen: str) -> None:
    """No one, and somebody else's client, are refused."""
    session = Session.objects.create(
        client=practice.chen, clinician=practice.therapist_ada.staff, number=40, starts_at=timezone.now()
    )
    parties = [] if chosen == "nobody" else [practice.tobias.parties.get().pk]
    with pytest.raises(BadInput, match="people of this record"):
        say_present.say_present(practice.therapist_ada, session.pk, parties)


def with_interpreter(practice: Practice, party: Party) -> WalkRequest:
    """An hour of Wei's in which somebody carried the words."""
    text = b"Ada Novak: How was the week?\nIna Roth: He says that he slept.\nWei Chen: I slept five hours on four nights."
    present = tuple(there(practice, party))
    at = import_session.Hour(hour().starts_at, modality=say_present.modality_of([party]), present=present)
    return through(import_session.import_session(practice.therapist_ada, practice.chen.pk, at, text, "s.txt", kinds=("dap",)))


def test_an_interpreter_is_somebody_of_the_record(practice: Practice) -> None:
    """Added by the role that they have; their yes opens the hour, which stays the client's alone."""
    ina = add_client.add_person(practice.therapist_ada, practice.chen.pk, "Ina Roth", "interpreter")
    has_said(ina, dict.fromkeys(Purpose, True), timezone.now() - timedelta(days=2))
    walk = with_interpreter(practice, ina)
    assert (walk.state, walk.session.modality) == (WalkRequest.State.DONE, "individual")


def test_an_interpreter_is_asked_like_anybody_present(practice: Practice) -> None:
    """R7, the attack: without their yes nothing is read."""
    ina = add_client.add_person(practice.therapist_ada, practice.chen.pk, "Ina Roth", "interpreter")
    with pytest.raises(Refused):
        with_interpreter(practice, ina)
