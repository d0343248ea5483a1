"""A flag's life (R32, R34, R37): delivered, seen, handed on when nobody looks, closed by a licensed human's words alone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail import noticing
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import AirlockRefused, BadInput, ModelRefused, Refused
from handrail.papers.notice import Context, Flag
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role
from handrail.web.actions import (
    access,
    disposition_flag,
    escalate_flags,
    import_session,
    request_walk,
    see_flag,
    take_copy,
    walk_session,
)
from handrail.web.records.models import Care, Draft, LedgerFact, Licence, SafetyFlag, Staff, WalkRequest
from handrail.wiring import deployment
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=deployment().flag_hours)


def flag_of(walked: Walked) -> SafetyFlag:
    """The first of the session."""
    flag = walked.walk.session.flags.order_by("raised_at").first()
    assert flag is not None
    return flag


def test_it_works(walked: Walked) -> None:
    """Seen, then done: the words are sealed, the ledger knows both, the flag leaves Today."""
    ada, flag = walked.practice.therapist_ada, flag_of(walked)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(ada)
    assert str(flag.pk) in browser.get(reverse("therapist:today")).content.decode()
    flag.refresh_from_db()
    assert flag.delivered_at is not None and flag.seen_at is None
    see_flag.see_flag(ada, flag.pk)
    assert "What you did about it" in browser.get(reverse("therapist:today")).content.decode()
    browser.post(reverse("therapist:flag-done", args=[flag.pk]), {"text": "We went through the crisis plan together."})
    flag.refresh_from_db()
    assert flag.get("disposition") == "We went through the crisis plan together."
    assert b"crisis plan" not in bytes(flag.disposition_sealed)
    assert str(flag.pk) not in browser.get(reverse("therapist:today")).content.decode()


def test_a_card_holds_what_the_client_may_be_told(walked: Walked) -> None:
    """The clinician's reason and the client's, in English and Spanish, side by side."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    page = browser.get(reverse("therapist:today")).content.decode()
    assert "These words are about" in page and "Estas palabras hablan de" in page


def test_nobody_says_what_was_done_before_seeing(walked: Walked) -> None:
    """Order holds."""
    with pytest.raises(Refused):
        disposition_flag.disposition_flag(walked.practice.therapist_ada, flag_of(walked).pk, "Done.")


def test_a_flag_is_not_closed_without_words(walked: Walked) -> None:
    """No empty tick."""
    flag = see_flag.see_flag(walked.practice.therapist_ada, flag_of(walked).pk)
    with pytest.raises(BadInput):
        disposition_flag.disposition_flag(walked.practice.therapist_ada, flag.pk, "  ")


def test_a_lapsed_licence_closes_nothing(walked: Walked) -> None:
    """R32."""
    ada = walked.practice.therapist_ada
    flag = see_flag.see_flag(ada, flag_of(walked).pk)
    Licence.objects.filter(staff=ada.staff).update(expires=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused):
        disposition_flag.disposition_flag(ada, flag.pk, "Done.")


def test_others_see_no_flag_and_close_none(walked: Walked) -> None:
    """R19, the attack: a stranger, the owner, the supervisor, the client."""
    house, flag = walked.practice, flag_of(walked)
    for account in (house.stranger_dee, house.owner_helen, house.supervisor_bo, house.client_chen):
        with pytest.raises(access.Denied):
            disposition_flag.disposition_flag(account, flag.pk, "Done.")


def test_the_table_takes_no_disposition_by_nobody(walked: Walked) -> None:
    """R34, the attack: a job, a model or a slip of SQL has no human to put there."""

    for change in ({"dispositioned_at": timezone.now()}, {"disposition_sealed": b"x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            SafetyFlag.objects.update(**change)


def test_words_that_nobody_saw_go_to_whom_the_clinician_named(walked: Walked) -> None:
    """After the hours, not before; the cover sees the client for some days; once."""
    house, now = walked.practice, timezone.now()
    Staff.objects.filter(pk=house.therapist_ada.staff.pk).update(covered_by=house.stranger_dee.staff)
    assert escalate_flags.escalate(now + HOURS - timedelta(minutes=5)) == 0
    count = SafetyFlag.objects.count()
    assert escalate_flags.escalate(now + HOURS + timedelta(minutes=5)) == count
    assert escalate_flags.escalate(now + HOURS + timedelta(minutes=6)) == 0
    cover = Care.objects.get(staff=house.stranger_dee.staff, kind=Care.Kind.COVERING)
    assert cover.until is not None and cover.until > now
    assert flag_of(walked).escalated_to == house.stranger_dee.staff


def test_seen_words_are_not_handed_on(walked: Walked) -> None:
    """A human has them."""
    house = walked.practice
    Staff.objects.filter(pk=house.therapist_ada.staff.pk).update(covered_by=house.stranger_dee.staff)
    for flag in SafetyFlag.objects.all():
        see_flag.see_flag(house.therapist_ada, flag.pk)
    assert escalate_flags.escalate(timezone.now() + 2 * HOURS) == 0


def test_with_nobody_to_go_to_a_flag_waits_and_is_tried_again(walked: Walked) -> None:
    """Never dropped, never closed by time."""
    assert escalate_flags.escalate(timezone.now() + 400 * HOURS) == 0
    assert SafetyFlag.objects.filter(dispositioned_at__isnull=True, escalated_at__isnull=True).exists()


def test_a_flag_that_was_deleted_meanwhile_keeps_no_other_back(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: its client deletes it between the look and the lock; the other still goes to the cover."""
    house, now = walked.practice, timezone.now()
    twice_flagged(walked)
    Staff.objects.filter(pk=house.therapist_ada.staff.pk).update(covered_by=house.stranger_dee.staff)
    hold, gone = escalate_flags.locks.client_of, list[object]()

    def late(rows: QuerySet[SafetyFlag]) -> object:
        if not gone:
            gone.append(rows.delete())
        return hold(rows)

    monkeypatch.setattr(escalate_flags.locks, "client_of", late)
    assert escalate_flags.escalate(now + HOURS + timedelta(minutes=5)) == 1
    assert SafetyFlag.objects.get().escalated_to == house.stranger_dee.staff


def test_an_old_flag_is_shown_however_many_were_seen(walked: Walked) -> None:
    """The attack: a pile of seen flags must not push an unseen one off the page."""
    ada, first = walked.practice.therapist_ada, flag_of(walked)
    for _ in range(8):
        row = SafetyFlag(session=walked.walk.session, client=walked.practice.chen)
        row.put(body=first.get("body"))
        row.save(force_insert=True)
        see_flag.see_flag(ada, row.pk)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(ada)
    assert str(first.pk) in browser.get(reverse("therapist:today")).content.decode()


def asked(house: Practice) -> WalkRequest:
    """A session that was taken in and not walked."""
    return import_session.import_session(
        house.therapist_ada, house.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )


def today(house: Practice) -> str:
    """Ada's first page."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(house.therapist_ada)
    return browser.get(reverse("therapist:today")).content.decode()


def test_words_are_raised_though_the_draft_fails(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R37: safety language waits for no draft."""

    def broken(*_: object) -> None:
        raise ModelRefused("the model would not")

    monkeypatch.setattr(walk_session.flow, "draft", broken)
    walk_session.walk_through(str(asked(practice).pk))
    assert SafetyFlag.objects.exists()
    assert not Draft.objects.exists()


def test_where_the_airlock_holds_back_the_lists_alone_raise_words(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R37 with R13: no model reads a word, and a human has the words all the same."""

    def held(*_: object) -> None:
        raise AirlockRefused("a name may stand here", (3,))

    def model(*_: object) -> None:
        raise AssertionError("a model read words that were held back")

    monkeypatch.setattr(walk_session.flow, "go_out", held)
    monkeypatch.setattr(noticing.safety.second, "opinions", model)
    walk_session.walk_through(str(asked(practice).pk))
    assert any("not to wake up" in row.get("body")["quote"] for row in SafetyFlag.objects.all())


def test_after_a_no_nothing_is_raised(practice: Practice) -> None:
    """The attack on consent: words are not read for a walk that may not go on (R11)."""
    walk = asked(practice)
    personas.has_said(practice.chen.parties.get(), dict.fromkeys(Purpose, False), timezone.now())
    walk_session.walk_through(str(walk.pk))
    assert not SafetyFlag.objects.exists()


def test_a_second_walk_raises_nothing_twice(walked: Walked) -> None:
    """What a human saw and closed is not opened again."""
    before = SafetyFlag.objects.count()
    again = request_walk.request_walk(walked.practice.therapist_ada, walked.walk.session_id, ["soap"])
    walk_session.walk_through(str(again.pk))
    assert SafetyFlag.objects.count() == before


def test_typed_notes_are_nobodys_speech_in_the_room(practice: Practice) -> None:
    """A clinician's own notes tell of the client: their words are not folded under what a therapist said."""
    text = "Client arrived on time.\nShe said that some nights she would rather not wake up."
    walk = import_session.type_notes(practice.therapist_ada, practice.chen.pk, personas.hour(), text, kinds=["dap"])
    assert isinstance(walk, WalkRequest)
    walk_session.walk_through(str(walk.pk))
    (flag,) = [codec.load(Flag, row.get("body")) for row in SafetyFlag.objects.all()]
    assert Context.THERAPIST_SPEECH not in flag.context
    assert "Said by the therapist" not in today(practice)


def test_a_tag_folds_no_words_of_suicide_away(walked: Walked) -> None:
    """The attack: an intent told in the same breath as a book is tagged, and stands open (handbook 3.9)."""
    SafetyFlag.objects.all().delete()
    flag, *_ = noticing.flags((SafeTurn(0, Role.CLIENT, "I read my book and thought, I'm going to kill myself."),))
    row = SafetyFlag(session=walked.walk.session, client=walked.practice.chen)
    row.put(body=codec.dump(flag))
    row.save(force_insert=True)
    assert Context.QUOTED_MEDIA in flag.context
    assert "Figures of speech" not in today(walked.practice)


def test_what_was_done_can_be_read_again(walked: Walked) -> None:
    """On the session's page, in the brief before the next one, and in the client's own copy."""
    ada, flag = walked.practice.therapist_ada, flag_of(walked)
    see_flag.see_flag(ada, flag.pk)
    disposition_flag.disposition_flag(ada, flag.pk, "We wrote the crisis plan together.")
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(ada)
    for page in ("therapist:session", "therapist:brief"):
        assert "We wrote the crisis plan together." in browser.get(reverse(page, args=[flag.session_id])).content.decode()
    told = take_copy.gather(walked.practice.chen)["safety_words"]
    assert [row["done"] for row in told if row["done"]] == ["We wrote the crisis plan together."]


def test_the_ledger_knows_when_words_were_raised_and_put_before_someone(walked: Walked) -> None:
    """R37: raised, delivered, each once."""
    for _ in range(2):
        today(walked.practice)
    kinds = list(LedgerFact.objects.filter(client_id=walked.practice.chen.pk).values_list("kind", flat=True))
    assert (kinds.count("flag.raised"), kinds.count("flag.delivered")) == (1, 1)


def test_no_draft_keeps_moments(walked: Walked) -> None:
    """R38: they are counted when their own clinician looks, and stored nowhere."""
    assert all(codec.load(GroundedDraft, row.get("body")).notices.moments == () for row in Draft.objects.all())


TWICE = "Some nights I'd rather not wake up. I've got the pills in the cabinet. My wife sleeps through it."


def twice_flagged(walked: Walked, text: str = TWICE) -> list[SafetyFlag]:
    """One turn with two labels, in place of the session's own flags."""
    SafetyFlag.objects.all().delete()
    talk = walked.walk.session.talk
    turns = talk.get("transcript")
    turns["turns"][0] = {**turns["turns"][0], "role": "client", "text": text}
    talk.put(transcript=turns)
    talk.save()
    rows = []
    for flag in noticing.flags((SafeTurn(0, Role.CLIENT, TWICE),)):
        row = SafetyFlag(session=walked.walk.session, client=walked.practice.chen)
        row.put(body=codec.dump(flag))
        row.save(force_insert=True)
        rows.append(row)
    assert len(rows) == 2
    return rows


def act(walked: Walked, name: str, flag: SafetyFlag, **data: object) -> int:
    """What Ada's browser is answered."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    return browser.post(reverse(f"therapist:{name}", args=[flag.pk]), data).status_code


def test_a_turn_with_two_labels_is_one_card(walked: Walked) -> None:
    """Both labels, both reasons, and the whole sentences that they are of; counted as one turn."""
    twice_flagged(walked)
    text = today(walked.practice)
    assert text.count('<article class="flag') == 1
    assert "Wish to be dead; access to means" in text
    assert "d <mark>rather not wake up</mark>. I&#x27;ve <mark>got the pills</mark> in the cabinet." in text
    assert "one flagged turn" in text.lower()


def test_an_act_on_a_card_is_one_on_each_of_its_flags(walked: Walked) -> None:
    """Seen and done, each in the ledger under its own name."""
    first, second = twice_flagged(walked)
    act(walked, "flag-seen", first, also=[str(second.pk)])
    act(walked, "flag-done", first, also=[str(second.pk)], text="We locked the cabinet.")
    for flag in (first, second):
        flag.refresh_from_db()
        assert flag.get("disposition") == "We locked the cabinet."
        told = LedgerFact.objects.filter(about=flag.pk).values_list("kind", flat=True)
        assert sorted(told) == ["flag.dispositioned", "flag.seen"]


def test_an_act_without_the_rest_of_the_card_is_one_on_its_flag(walked: Walked) -> None:
    """A flag alone is seen alone; the other waits on a card of its own."""
    first, second = twice_flagged(walked)
    act(walked, "flag-seen", first)
    second.refresh_from_db()
    assert second.seen_at is None
    text = today(walked.practice)
    assert "I have seen this" in text and "What you did about it" in text


def test_a_card_closes_nothing_that_is_of_another_turn(walked: Walked) -> None:
    """The attack: a hidden field that names a flag of another turn closes it for nobody."""
    first, second = twice_flagged(walked)
    other = SafetyFlag(session=second.session, client=second.client)
    other.put(body={**second.get("body"), "turn": 1})
    other.save(force_insert=True)
    act(walked, "flag-seen", first, also=[str(other.pk)])
    act(walked, "flag-done", first, also=[str(other.pk)], text="Done.")
    other.refresh_from_db()
    assert other.seen_at is None and other.dispositioned_at is None
    assert act(walked, "flag-seen", first, also=["no id"]) == 404


def test_the_words_of_a_card_close_no_flag_that_nobody_saw(walked: Walked) -> None:
    """The attack, R37: one label was seen, the other came later; nothing is closed until it is seen too."""
    first, second = twice_flagged(walked)
    act(walked, "flag-seen", first)
    with pytest.raises(Refused):
        disposition_flag.disposition_flag(walked.practice.therapist_ada, first.pk, "Done.", [second.pk])
    assert not SafetyFlag.objects.filter(dispositioned_at__isnull=False).exists()


def test_flags_keep_their_own_words_where_the_turn_is_another(walked: Walked) -> None:
    """The attack, R37: what was quoted is shown, whatever became of the transcript."""
    twice_flagged(walked, "Nothing of it is here.")
    text = today(walked.practice)
    assert "rather not wake up" in text and "got the pills" in text


@pytest.mark.parametrize("name", ["therapist:session", "therapist:brief"])
def test_a_turn_stands_once_with_all_its_labels(walked: Walked, name: str) -> None:
    """On the session's page and in the brief, with the place in the hour."""
    first, _ = twice_flagged(walked)
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    text = browser.get(reverse(name, args=[first.session_id])).content.decode()
    assert text.count("<mark>rather not wake up</mark>") == 1
    assert "Wish to be dead, context: hypothetical. Access to means." in text


@pytest.mark.parametrize(("before", "role", "told"), [
    ("Good. And at night?", "therapist", True), ("I was out.", "therapist", False), ("Was I out?", "client", False),
])  # fmt: skip
def test_a_bare_answer_stands_with_what_was_asked(walked: Walked, before: str, role: str, told: bool) -> None:
    """A question of another speaker, right before; nothing else is put beside the words."""
    twice_flagged(walked)
    talk = walked.walk.session.talk
    body = talk.get("transcript")
    body["turns"][0], body["turns"][1] = {**body["turns"][1], "role": role, "text": before}, body["turns"][0]
    talk.put(transcript=body)
    talk.save()
    for row in SafetyFlag.objects.all():
        SafetyFlag.objects.filter(pk=row.pk).delete()
        moved = SafetyFlag(session=row.session, client=row.client)
        moved.put(body={**row.get("body"), "turn": 1})
        moved.save(force_insert=True)
    text = today(walked.practice)
    assert ("Asked: “And at night?”" in text) is told
    assert told or "Asked: “" not in text
