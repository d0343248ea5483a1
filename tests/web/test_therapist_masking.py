"""Masking by hand: a refusal leads to the words, ticking works without a script, and the walk goes on."""

import re

import pytest
from django.test import Client as Browser
from django.urls import reverse

from handrail.papers import codec
from handrail.papers.errors import BadInput
from handrail.papers.safe import Doubt, MarkAct, SafeText, Why
from handrail.web.actions import hand_marks, import_session, let_words_pass, mask_words, walk_session
from handrail.web.actions.hand_marks import Place
from handrail.web.records import ledger
from handrail.web.records.models import HandMark, LedgerFact, SafeCopy, Session, WalkRequest
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
TURN = "Okay. I will get up and read in the kitchen when I wake at three, and I will write the tutorial worries down at six in the evening."
WORDS = TURN.split()


@pytest.fixture
def stopped(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> WalkRequest:
    """A walk that the second look stopped at one word of turn 10: "tutorial"."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    start = TURN.index("tutorial")
    monkeypatch.setattr(
        "handrail.airlock.gate.still_there",
        lambda texts, *_: (Doubt(9, texts[9].index("tutorial"), texts[9].index("tutorial") + 8, Why.NAME),),
    )
    assert not walk_session.airlock_door(str(walk.pk))
    monkeypatch.undo()
    walk.refresh_from_db()
    assert walk.doubts == [[9, start, start + 8, "name"]]
    return walk


@pytest.fixture
def ada(practice: Practice) -> Browser:
    """Ada's browser."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.therapist_ada)
    return browser


def at(session: Session) -> str:
    """The page's address."""
    return reverse("therapist:masking", args=[session.pk])


def safe(session: Session) -> list[str]:
    """The newest text that left."""
    return [turn.text for turn in codec.load(SafeText, session.talk.safe_copy.get("safe")).turns]


def place_of(words: str, turn: int = 9) -> Place:
    """Where words stand in that turn."""
    return Place(turn, TURN.index(words), TURN.index(words) + len(words))


def test_a_refusal_leads_to_the_very_words(ada: Browser, stopped: WalkRequest) -> None:
    """The walk's page links the turn; the masking page marks the word and says why, in words."""
    walk = ada.get(reverse("therapist:walk", args=[stopped.pk])).content.decode()
    assert f"{at(stopped.session)}?turn=9" in walk
    page = ada.get(at(stopped.session)).content.decode()
    assert re.search(r'class="word is-doubt"><input [^>]*>tutorial<small>looks like a first name', page)


def test_ticked_words_are_masked_and_the_walk_goes_on(ada: Browser, stopped: WalkRequest) -> None:
    """Two neighbours count as one mark, without a script; then the same kinds are asked for again."""
    first = WORDS.index("tutorial")
    ticked = [f"9.{first}", f"9.{first + 1}"]
    answer = ada.post(at(stopped.session), {"w": ticked, "turn": "9", "label": "OTHER", "do": "mask"})
    assert answer.status_code == 302
    (mark,) = HandMark.objects.all()
    assert (mark.words, mark.turn, mark.act) == ("tutorial worries", 9, MarkAct.MASK)
    page = ada.get(at(stopped.session)).content.decode()
    assert "Let the walk go on" in page
    again = ada.post(reverse("therapist:ask-walk", args=[stopped.session_id]), {"kind": stopped.kinds.split()})
    walk = WalkRequest.objects.get(pk=answer_id(again["Location"]))
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    assert walk.state == WalkRequest.State.DONE
    assert "write the [Detail 1] down at six" in safe(stopped.session)[9]


def answer_id(address: str) -> str:
    """The id in an address."""
    return address.rstrip("/").rpartition("/")[2]


def test_words_let_pass_need_a_reason_and_are_on_the_record(ada: Browser, stopped: WalkRequest) -> None:
    """Without one nothing is kept; with one, who and when and why, and a leaf without any word of it."""
    ticked = {"w": f"9.{WORDS.index('tutorial')}", "turn": "9", "do": "let-pass"}
    refused = ada.post(at(stopped.session), ticked)
    assert refused.status_code == 422 and not HandMark.objects.exists()
    assert f'value="9.{WORDS.index("tutorial")}" checked' in refused.content.decode()
    ada.post(at(stopped.session), {**ticked, "reason": "A kind of lesson."})
    (mark,) = HandMark.objects.all()
    assert (mark.words, mark.reason, mark.by.name, mark.everywhere) == ("tutorial", "A kind of lesson.", "Ada Novak", False)
    facts = [ledger.facts_of(fact) for fact in LedgerFact.objects.filter(kind=ledger.Kind.WORDS_LEFT_IN)]
    assert [set(one) >= {"session", "mark", "turn"} for one in facts] == [True]
    assert "tutorial" not in str(facts) and "lesson" not in str(facts)


def test_looking_for_words_puts_none_into_an_address(ada: Browser, walked: Walked) -> None:
    """R14: the search goes by POST and answers on the spot."""
    answer = ada.post(at(walked.walk.session), {"words": "sertraline", "do": "find"})
    assert answer.status_code == 200
    assert "Turn 5," in answer.content.decode()
    assert (
        "No turn of this session holds these words"
        in ada.post(at(walked.walk.session), {"words": "zebra", "do": "find"}).content.decode()
    )


def test_masking_after_a_draft_makes_a_second_text_and_each_draft_keeps_its_own(walked: Walked) -> None:
    """The first draft still opens with its names; the next walk sees the marks."""
    ada, session = walked.practice.therapist_ada, walked.walk.session
    before = walked.draft.safe_copy
    mask_words.mask_words(ada, session.pk, [place_of("kitchen")])
    walk = WalkRequest.objects.create(session=session, client_id=session.client_id, kinds="dap")
    walk_session.walk_through(str(walk.pk))
    assert SafeCopy.objects.count() == 2
    assert "kitchen" not in " ".join(safe(session))
    walked.draft.refresh_from_db()
    assert walked.draft.safe_copy == before and walk_session.original(walked.draft)[0].names_back
    assert walk.drafts.get().safe_copy != before


def test_masked_words_are_known_in_the_next_session_of_that_client_alone(walked: Walked) -> None:
    """Remembered in the file."""
    house = walked.practice
    mask_words.mask_words(house.therapist_ada, walked.walk.session_id, [place_of("kitchen")])
    assert [known.text for known in hand_marks.known(house.chen)] == ["kitchen"]
    assert hand_marks.known(house.tobias) == []
    walk = import_session.type_notes(
        house.therapist_ada, house.chen.pk, personas.hour(), "We met in the kitchen.", kinds=("dap",)
    )
    walk_session.walk_through(str(walk.pk))
    assert safe(walk.session) == ["We met in the [Detail 1]."]


def test_of_two_marks_on_the_same_words_the_newer_counts(walked: Walked) -> None:
    """A slip of the hand can be taken back, and both stay on the record."""
    ada, session = walked.practice.therapist_ada, walked.walk.session
    mask_words.mask_words(ada, session.pk, [place_of("kitchen")])
    let_words_pass.let_words_pass(ada, session.pk, [place_of("the kitchen")], "A slip of the hand.", everywhere=True)
    marks, made = hand_marks.of(session.talk)
    assert ([mark.act for mark in marks], made) == ([MarkAct.CLEAR], 2)


@pytest.mark.parametrize("place", [Place(9, 0, 100_000), Place(400, 0, 4), Place(9, 5, 5), Place(9, -4, 3), Place(9, 4, 5)])
def test_a_place_without_words_is_refused(place: Place, walked: Walked) -> None:
    """Out of the turn, out of the session, or only a space."""
    if place == Place(9, 4, 5):
        place = Place(9, TURN.index(" "), TURN.index(" ") + 1)
    with pytest.raises(BadInput):
        mask_words.mask_words(walked.practice.therapist_ada, walked.walk.session_id, [place])
    assert not HandMark.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"w": ["9.99999", "x.y", "99.1", "9"], "do": "mask", "label": "PERSON"},
        {"do": "mask", "label": "PERSON"},
        {"w": "9.1", "do": "mask", "label": "SECRET"},
        {"w": "9.1", "do": "mask"},
    ],
)
def test_a_form_that_nobody_could_send_marks_nothing(sent: dict[str, object], ada: Browser, walked: Walked) -> None:
    """One sentence, no trace."""
    answer = ada.post(at(walked.walk.session), {"turn": "9", **sent})
    assert answer.status_code == 422 and not HandMark.objects.exists()


def test_the_clinician_sees_what_the_ai_saw_with_kinds_in_words(ada: Browser, walked: Walked) -> None:
    """Real words only when asked for; the seal is checked; how much was replaced is said in words, never as a share."""
    address = reverse("therapist:saw", args=[walked.walk.session_id])
    page, named = ada.get(address).content.decode(), ada.get(f"{address}?names=yes").content.decode()
    assert "Harwell" not in page and "Harwell" in named
    assert re.search(r"\d+ names? .*replaced in this session", page) and "could still guess" in page
    assert "It fits" in page and "%" not in re.sub(r"<[^>]*>", "", page.partition("<main")[2])


def test_a_changed_text_is_told(ada: Browser, walked: Walked) -> None:
    """Someone with the keys rewrote it: the seal says so."""
    copy = SafeCopy.objects.get()
    body = copy.get("safe")
    body["turns"][0]["text"] += " And more."
    copy.put(safe=body)
    copy.save()
    assert "It does not fit" in ada.get(reverse("therapist:saw", args=[walked.walk.session_id])).content.decode()
