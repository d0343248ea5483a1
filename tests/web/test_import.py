"""A transcript comes into a record by its page: each voice is the right person's, and everyone who was there is asked (R7)."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail import flow
from handrail.intake import People
from handrail.papers import codec
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Role, Transcript
from handrail.web.actions import access, import_session, release_document, review_draft
from handrail.web.records.models import Account, Party, Session, Staff
from handrail.web.therapist import desk
from tests_support import cast
from tests_support.personas import Practice, Walked, has_said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    browser = Browser()
    browser.force_login(practice.therapist_ada, backend=BACKEND)
    return browser


def beside(practice: Practice, name: str, role: str, *, yes: bool = True) -> Party:
    """Someone beside Wei Chen, who has answered for themselves, or not yet."""
    party = Party(client=practice.chen, role=role)
    party.name = name
    party.save(force_insert=True)
    if yes:
        has_said(party, dict.fromkeys(Purpose, True), timezone.now() - timedelta(days=2))
    return party


def bring(browser: Browser, practice: Practice, text: str, present: list[Party], **more: object) -> HttpResponse:
    """The import page, filled in and sent."""
    parties = [practice.chen.parties.get(role="client"), *present]
    return browser.post(  # type: ignore[return-value]
        reverse("therapist:import", args=[practice.chen.pk]),
        {
            "file": SimpleUploadedFile("a.txt", text.encode()),
            "starts_at": "2026-03-02T10:00",
            "minutes": 50,
            "place": "in the room",
            "kind": "dap",
            "present": [str(party.pk) for party in parties],
            **more,
        },
    )


def said(practice: Practice) -> list[tuple[str, str]]:
    """Who said what in Wei Chen's newest hour."""
    session = Session.objects.filter(client=practice.chen).latest("number")
    return [(turn.role.value, turn.text) for turn in import_session.transcript_of(session.talk).turns]


def test_a_partner_who_speaks_first_is_the_second_client(ada: Browser, practice: Practice) -> None:
    """The record is Wei's, and so are the words that he said."""
    pat = beside(practice, "Pat Doyle", "partner")
    answer = bring(
        ada, practice, "Ada Novak: How was the drive?\nPat Doyle: We took two cars.\nWei Chen: I took the bus.", [pat]
    )
    assert answer.status_code == 302
    assert said(practice)[1:] == [("client 2", "We took two cars."), ("client", "I took the bus.")]


def test_partners_of_one_family_name_are_asked_about(ada: Browser, practice: Practice) -> None:
    """Whose words they are is never guessed, and nothing is kept meanwhile."""
    pat = beside(practice, "Pat Chen", "partner")
    answer = bring(ada, practice, "Ada: How was the drive?\nChen: We took two cars.\nWei: I took the bus.", [pat])
    assert answer.status_code == 422
    assert "Who is who?" in answer.content.decode()
    assert not Session.objects.filter(client=practice.chen).exists()


def test_several_people_in_one_role_are_all_known(practice: Practice) -> None:
    """Two guardians and two members of a group stay four people."""
    names = ("Gwen Chen", "Hal Chen", "Rosa Lund", "Kenji Abe")
    for name, role in zip(names, ("guardian", "guardian", "group member", "group member"), strict=True):
        beside(practice, name, role)
    found = import_session.people(practice.chen, practice.therapist_ada.staff)
    assert found == People(("Ada Novak",), ("Wei Chen", "Wei"), names)


def test_one_person_has_one_name_on_every_page(ada: Browser, practice: Practice) -> None:
    """Where the draft says Pat, the hour's own page says Pat, and so does the question who is who."""
    pat = beside(practice, "Pat Doyle", "partner")
    asked = bring(ada, practice, "Ada: How was the drive?\nSpeaker 1: We took two cars.\nSpeaker 2: I took the bus.", [pat])
    assert "Pat, the second client" in asked.content.decode()
    bring(ada, practice, "Ada: How was the drive?\nPat: We took two cars.\nWei: I took the bus.", [pat])
    session = Session.objects.get(client=practice.chen)
    for name in ("session", "write-note"):
        page = ada.get(reverse(f"therapist:{name}", args=[session.pk])).content.decode()
        assert ">Pat</span>" in page and "Client 2" not in page, name
    masked = ada.get(reverse("therapist:masking", args=[session.pk]), {"turn": 1}).content.decode()
    assert "Turn 2, Pat" in masked
    turns = import_session.transcript_of(session.talk).turns
    assert desk.theirs(practice.chen, turns) == "Wei and Pat" and desk.theirs(practice.chen, turns[:1]) == "Wei"


def test_two_partners_on_file_lend_their_name_to_neither(ada: Browser, practice: Practice) -> None:
    """Which of them the second client was, the record can't tell."""
    pat, kim = beside(practice, "Pat Doyle", "partner"), beside(practice, "Kim Abe", "partner")
    bring(ada, practice, "Ada: How was the drive?\nKim: We took two cars.\nWei: I took the bus.", [pat, kim])
    session = Session.objects.get(client=practice.chen)
    assert "Second client" in ada.get(reverse("therapist:session", args=[session.pk])).content.decode()


@pytest.mark.parametrize(
    ("role", "who"), [(Role.CLIENT, "You,"), (Role.CLIENT_2, "Someone else,"), (Role.THERAPIST, "Ada Novak,")]
)
def test_under_a_summarys_line_stands_who_said_it(walked: Walked, role: Role, who: str) -> None:
    """A partner's words are not put down as the reader's own."""
    ada, chen = walked.practice.therapist_ada, walked.practice.client_chen
    summary = walked.walk.drafts.get(kind="client-summary")
    cast.confirm_all(ada, summary)
    release = release_document.release_document(ada, review_draft.sign(ada, summary.pk, timezone.now()).pk)
    talk = walked.walk.session.talk
    transcript = import_session.transcript_of(talk)
    talk.put(transcript=codec.dump(replace(transcript, turns=tuple(replace(turn, role=role) for turn in transcript.turns))))
    talk.save()
    browser = Browser()
    browser.force_login(chen, backend=BACKEND)
    page = browser.get(reverse("client:summary", args=[release.pk])).content.decode()
    assert set(re.findall(r'<p class="src">(.*?,)', page)) == {who}


def kept(browser: Browser, practice: Practice, text: str, **more: object) -> Session:
    """An hour of Wei's alone that was taken in."""
    assert bring(browser, practice, text, [], **more).status_code == 302
    return Session.objects.filter(client=practice.chen).latest("number")


PLAIN = "Ada: How did you sleep?\nWei: Five hours."
TIMED = "Ada Novak  0:01\nHow did you sleep?\n\nWei Chen  6:40\nFive hours."


@pytest.mark.parametrize(
    ("text", "minutes", "expected"), [(TIMED, "", 7), (PLAIN, "30", 30), (TIMED, "45", 45)], ids=["timed", "plain", "said"]
)
def test_an_hour_is_as_long_as_its_transcript(ada: Browser, practice: Practice, text: str, minutes: str, expected: int) -> None:
    """Where it has times and nobody says otherwise."""
    assert kept(ada, practice, text, minutes=minutes).minutes == expected


def test_an_hour_that_nobody_measured_is_asked_for(ada: Browser, practice: Practice) -> None:
    """The attack: a file without times and an empty field would put a guess into the signed header. Nothing is kept."""
    answer = bring(ada, practice, PLAIN, [], minutes="")
    assert answer.status_code == 422
    assert "say how many minutes the hour had" in answer.content.decode()
    assert not Session.objects.filter(client=practice.chen).exists()


def test_no_offered_hour_is_still_to_come(ada: Browser, practice: Practice) -> None:
    """The form as it is offered: begun and ended before now."""
    for name in ("import", "typed-notes"):
        form = ada.get(reverse(f"therapist:{name}", args=[practice.chen.pk])).context["form"]
        assert form["starts_at"].initial + timedelta(minutes=50) <= timezone.now()


def test_a_start_still_to_come_is_answered_with_one_sentence(ada: Browser, practice: Practice) -> None:
    """And nothing is kept."""
    tomorrow = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    answer = bring(ada, practice, PLAIN, [], starts_at=tomorrow)
    assert answer.status_code == 422
    assert "that start is still to come" in answer.content.decode()
    assert not Session.objects.filter(client=practice.chen).exists()


def test_a_second_draft_of_one_kind_takes_a_second_click(ada: Browser, walked: Walked) -> None:
    """What stands already is shown with its place; another kind is asked for at once."""
    address = reverse("therapist:ask-walk", args=[walked.walk.session_id])
    before = walked.walk.session.walks.count()
    answer = ada.post(address, {"kind": "dap"})
    assert answer.status_code == 422
    assert f'href="{reverse("therapist:review", args=[walked.draft.pk])}"' in answer.content.decode()
    assert walked.walk.session.walks.count() == before
    assert ada.post(address, {"kind": "soap"}).status_code == 302
    assert ada.post(address, {"kind": "soap"}).status_code == 422  # at the doors
    assert ada.post(address, {"kind": "dap", "again": "yes"}).status_code == 302
    assert walked.walk.session.walks.count() == before + 2


@pytest.mark.parametrize(
    ("starts_at", "asked"), [("2026-03-02T10:00", 422), ("2026-03-02T10:45", 422), ("2026-03-02T10:50", 302)]
)
def test_one_hour_is_not_taken_in_twice_unsaid(ada: Browser, practice: Practice, starts_at: str, asked: int) -> None:
    """An import across a kept hour is asked about, with what was filled in; one after the other is not."""
    first = kept(ada, practice, PLAIN)
    answer = bring(ada, practice, PLAIN, [], starts_at=starts_at, approach="EMDR")
    assert answer.status_code == asked
    if asked == 422:
        page = answer.content.decode()
        assert reverse("therapist:session", args=[first.pk]) in page and 'value="EMDR"' in page
        assert practice.chen.sessions.count() == 1
        assert kept(ada, practice, PLAIN, starts_at=starts_at, two_hours="on").number == 2


def numbers(practice: Practice) -> list[int]:
    """Wei's sessions by their start."""
    return [session.number for session in practice.chen.sessions.order_by("starts_at")]


def test_a_planned_hour_stands_behind_the_hours_that_are_brought(ada: Browser, practice: Practice) -> None:
    """What is still to come is no session between those that were held."""
    planned = Session.objects.create(
        client=practice.chen, clinician=practice.therapist_ada.staff, number=1, starts_at=timezone.now() + timedelta(days=2)
    )
    kept(ada, practice, PLAIN)
    planned.refresh_from_db()
    assert planned.number == 2
    assert numbers(practice) == [1, 2]


def test_hours_brought_out_of_order_are_numbered_by_their_start(ada: Browser, practice: Practice) -> None:
    """The attack: the newest first, then older ones, the oldest last."""
    for day in ("09", "02", "05", "01"):
        bring(ada, practice, PLAIN, [], starts_at=f"2026-03-{day}T10:00")
    assert numbers(practice) == [1, 2, 3, 4]


def test_notes_typed_of_an_older_hour_lead_to_that_hours_note(ada: Browser, practice: Practice) -> None:
    """The attack: the highest number is another session's."""
    kept(ada, practice, PLAIN)
    filled = {"starts_at": "2026-02-02T10:00", "minutes": 50, "place": "phone", "kind": "dap", "text": "He slept well."}
    answer = ada.post(reverse("therapist:typed-notes", args=[practice.chen.pk]), filled)
    first = practice.chen.sessions.get(number=1)
    assert answer["Location"] == reverse("therapist:write-note", args=[first.pk])


@pytest.mark.parametrize(
    ("starts_at", "text", "asked"), [("09:50", "PLAIN", 422), ("09:50", "TIMED", 302), ("09:55", "TIMED", 422)]
)
def test_an_hour_of_unsaid_length_reaches_as_far_as_its_transcript(
    ada: Browser, practice: Practice, starts_at: str, text: str, asked: int
) -> None:
    """It begins before a kept hour: fifty minutes lie across it, seven end before it."""
    kept(ada, practice, PLAIN)
    sent = {"PLAIN": PLAIN, "TIMED": TIMED}[text]
    assert bring(ada, practice, sent, [], minutes="", starts_at=f"2026-03-02T{starts_at}").status_code == asked


def test_a_double_click_takes_an_hour_in_once(ada: Browser, practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack by haste: the second click is kept while the first is still being read."""
    read = flow.take_in

    def slowly(*given: object) -> Transcript:
        monkeypatch.setattr(flow, "take_in", read)
        kept(ada, practice, PLAIN)
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "take_in", slowly)
    assert bring(ada, practice, PLAIN, []).status_code == 422
    assert practice.chen.sessions.count() == 1


def test_a_double_click_asks_once(ada: Browser, walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack by haste: the second click is answered while the first is still on its way to the client's row."""
    address = reverse("therapist:ask-walk", args=[walked.walk.session_id])
    found = access.staff

    def slowly(account: Account) -> Staff:
        monkeypatch.setattr(access, "staff", found)
        assert ada.post(address, {"kind": "soap"}).status_code == 302
        return found(account)

    monkeypatch.setattr(access, "staff", slowly)
    assert ada.post(address, {"kind": "soap"}).status_code == 422
    assert walked.walk.session.walks.filter(kinds="soap").count() == 1


def test_notes_typed_for_a_kept_hour_are_asked_about(ada: Browser, practice: Practice) -> None:
    """The words stay on the page."""
    kept(ada, practice, PLAIN)
    sent = {"starts_at": "2026-03-02T10:00", "minutes": 50, "place": "phone", "kind": "dap", "text": "He slept well."}
    answer = ada.post(reverse("therapist:typed-notes", args=[practice.chen.pk]), sent)
    assert answer.status_code == 422
    assert "He slept well." in answer.content.decode()


def test_that_they_are_two_hours_is_said_once(ada: Browser, practice: Practice) -> None:
    """The question who is who, which comes next, carries the answer on."""
    kept(ada, practice, PLAIN)
    asked = bring(ada, practice, "Alpha: How did you sleep?\nBeta: Five hours.", [], two_hours="on").content.decode()
    assert "Who is who?" in asked and '<input type="hidden" name="two_hours" value="on">' in asked
