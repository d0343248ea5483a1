"""Deleting: keys and rows of everything that was made, one receipt, and what the law keeps locked away (R40, R41)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.papers.errors import BadInput, Gone, HandrailError, Sealed
from handrail.papers.purpose import Purpose
from handrail.vault.keys import Compartment
from handrail.web.actions import access, erase, import_session, read_record, retention, walk_session
from handrail.web.records import keyring, ledger, lineage, receipts
from handrail.web.records.models import (
    Account,
    Client,
    ClientKey,
    ConsentDecision,
    Document,
    Draft,
    Homework,
    KeyTombstone,
    LedgerFact,
    NameFile,
    Party,
    Release,
    SafeCopy,
    SafetyFlag,
    Session,
    Talk,
    WalkRequest,
)
from tests_support import personas
from tests_support.personas import Walked
from tests_support.sharing import share_summary

pytestmark = pytest.mark.django_db
GOES = (Talk, SafeCopy, Draft, SafetyFlag, WalkRequest, Release, NameFile)


@pytest.fixture
def shared(walked: Walked) -> Walked:
    """A session walked, its summary signed and shared, and some homework."""
    share_summary(walked)
    work = Homework(client=walked.practice.chen, agreed_on=timezone.localdate())
    work.put(body={"text": "Read when you wake."})
    work.save(force_insert=True)
    return walked


def test_it_works(shared: Walked) -> None:
    """What AI made goes; the signed note stays readable for the one who wrote it."""
    house = shared.practice
    receipt = erase.delete_own(house.client_chen, "ai")
    assert not any(model._default_manager.filter(client=house.chen).exists() for model in GOES)
    facts = receipts.facts_of(receipt)
    assert facts["destroyed"] == {
        "texts": 1,
        "drafts": 2,
        "seen": 1,
        "counted": 1,
        "releases": 1,
        "names": 1,
        "checks": facts["destroyed"]["checks"],
        "jobs": 1,
    }
    document = Document.objects.get()
    assert document.get("body")["lines"]
    assert document.draft_id is None
    assert Homework.objects.exists()
    assert read_record.read_record(house.therapist_ada, house.chen.pk).documents.rows == (document,)
    ledger.verify_all()


def test_a_client_of_whom_nothing_was_noted_can_delete_everything(db: None) -> None:
    """Made by the practice, never opened by anyone: the record has no ledger key yet, and is sealed all the same."""
    account = Account.objects.create_account("nobody.yet@example.com", None)
    client = Client(account=account, since=timezone.localdate())
    client.put(person={"given_name": "Robin", "family_name": "Doe"})
    client.save(force_insert=True)
    assert receipts.facts_of(erase.erase(client, "all"))["scope"] == "all"
    ledger.verify_all()


def test_all_keys_of_what_went_are_destroyed_and_remembered_as_destroyed(shared: Walked) -> None:
    """No keyset of words, drafts, releases or names is left; each has its tombstone."""
    chen = shared.practice.chen
    before = set(ClientKey.objects.filter(client_id=chen.pk, compartment__in=lineage.SHREDDED).values_list("pk", flat=True))
    erase.erase(chen, "ai")
    assert before
    assert not ClientKey.objects.filter(pk__in=before).exists()
    assert before <= set(KeyTombstone.objects.values_list("keyset", flat=True))


def test_rows_that_come_back_stay_noise(shared: Walked) -> None:
    """The attack: somebody kept the rows, and puts them back after the keys are gone."""
    talk, draft = Talk.objects.get(), shared.draft
    erase.erase(shared.practice.chen, "ai")
    talk.save(force_insert=True)
    draft.walk_id = draft.safe_copy_id = None
    draft.save(force_insert=True)
    for read in (lambda: Talk.objects.get().transcript, lambda: Draft.objects.get().body):
        with pytest.raises(Gone):
            read()


def test_everything_seals_the_rest(shared: Walked) -> None:
    """R41: no AI, no routine view, and each class with its rule and its day."""
    house = shared.practice
    erase.delete_own(house.client_chen, "all")
    chen = Client.objects.get(pk=house.chen.pk)
    assert chen.sealed_at is not None
    assert not chen.ai_on
    assert not Homework.objects.exists()
    for look in (
        lambda: read_record.read_record(house.therapist_ada, chen.pk),
        lambda: access.readable(house.supervisor_bo, chen.pk),
    ):
        with pytest.raises(access.Denied):
            look()
    with pytest.raises(Sealed):
        assert Document.objects.get().body
    kept = {row.what: row for row in chen.kept.all()}
    assert set(kept) == {"documents", "measures", "choices", "disclosures"}
    last = timezone.localdate(Session.objects.get().starts_at)
    assert kept["documents"].destroy_on.year == last.year + 7
    assert all(row.basis and row.destroy_on > timezone.localdate() + timedelta(days=5 * 365) for row in kept.values())


def test_a_minors_record_stays_until_they_are_grown(practice: personas.Practice) -> None:
    """Seven years, or three after majority: whichever is later."""
    born = timezone.localdate().replace(year=timezone.localdate().year - 9, day=1)
    practice.chen.put(person={**practice.chen.about, "born": born.isoformat()})
    practice.chen.save()
    chen = Client.objects.get(pk=practice.chen.pk)
    kept = retention.what_the_law_keeps(chen, timezone.localdate())
    assert kept[0].destroy_on == born.replace(year=born.year + 21)


def test_the_request_has_no_place_for_a_reason() -> None:
    """R40: two arguments, who and what."""
    import inspect

    assert list(inspect.signature(erase.delete_own).parameters) == ["account", "scope"]


def test_nothing_else_can_be_asked_for(practice: personas.Practice) -> None:
    """A forged form."""
    with pytest.raises(BadInput):
        erase.delete_own(practice.client_chen, "session")


def test_a_receipt_can_be_checked_by_anyone(shared: Walked) -> None:
    """Signature, commitment, and its place in the ledger of its day."""
    receipt = erase.erase(shared.practice.chen, "all")
    assert receipts.check(bytes(receipt.note))["scope"] == "all"


@pytest.mark.parametrize(
    ("old", "new"), [(b'"drafts":2', b'"drafts":9'), (b'"destroy_on":"20', b'"destroy_on":"19'), (b"{", b"[")]
)
def test_a_changed_receipt_is_found(shared: Walked, old: bytes, new: bytes) -> None:
    """The attack: a number, a date, the form."""
    note = bytes(erase.erase(shared.practice.chen, "all").note)
    assert old in note
    with pytest.raises(HandrailError):
        receipts.check(note.replace(old, new, 1))


_CHANCE = re.compile(rb"[A-Za-z0-9+/]{40,}=*")


def test_a_receipt_names_nobody(shared: Walked) -> None:
    """It can be shown to anyone: classes, counts, days. Hashes and signatures are chance, and chance spells "wei" in one of a hundred."""
    note = _CHANCE.sub(b"", bytes(erase.erase(shared.practice.chen, "all").note)).lower()
    assert b'"destroyed"' in note
    assert not any(word in note for word in (b"chen", b"wei", str(shared.practice.chen.pk).encode()))


def test_deleting_twice_changes_nothing_more(shared: Walked) -> None:
    """Two clicks at once: the second receipt is empty."""
    erase.erase(shared.practice.chen, "all")
    again = receipts.facts_of(erase.erase(shared.practice.chen, "all"))
    assert again["destroyed"] == {}
    assert len(again["kept"]) == 4


def test_a_walk_under_way_stores_nothing(practice: personas.Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The race: the model answers after the client deleted."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    walk_session.airlock_door(str(walk.pk))
    notice = walk_session.flow.notice

    def slow(*seen: object) -> object:
        erase.erase(practice.chen, "ai")
        return notice(*seen)  # type: ignore[arg-type]

    monkeypatch.setattr(walk_session.flow, "notice", slow)
    assert not walk_session.draft_door(str(walk.pk), "dap") or not Draft.objects.exists()
    assert not Draft.objects.exists()
    assert not SafetyFlag.objects.exists()
    walk_session.review_door(str(walk.pk))
    walk_session.give_up(str(walk.pk))
    assert not WalkRequest.objects.exists()


def test_one_session_goes_and_the_other_stays(walked: Walked) -> None:
    """Names that only the deleted session knew are gone from the map; the other session still opens."""
    house = walked.practice
    other = personas.SESSION.replace(b"Harwell College", b"Dunmore Bakery")
    second = import_session.import_session(house.therapist_ada, house.chen.pk, personas.hour(), other, "t.vtt", kinds=("dap",))
    walk_session.walk_through(str(second.pk))
    assert "Dunmore" in str(NameFile.objects.get().get("names"))
    erase.delete_own_session(house.client_chen, second.session_id)
    names = str(NameFile.objects.get().get("names"))
    assert "Dunmore" not in names
    assert "Harwell" in names
    assert Talk.objects.get().session_id == walked.walk.session_id
    walk_session.original(walked.draft)


def test_another_clients_session_can_not_be_deleted(walked: Walked) -> None:
    """The attack: an id in hand."""
    with pytest.raises(access.Denied):
        erase.delete_own_session(walked.practice.client_tobias, walked.walk.session_id)
    assert Talk.objects.exists()


def test_one_purpose_goes_alone(walked: Walked) -> None:
    """R11: what was made under one purpose; the text stays for what is still allowed."""
    erase.erase_purpose(walked.practice.chen, Purpose.AI_NOTE_DRAFT)
    assert not Draft.objects.filter(kind="dap").exists()
    assert Talk.objects.exists()


def test_the_words_themselves_go_with_transcription(walked: Walked) -> None:
    """What was heard is at the root of all the rest."""
    erase.erase_purpose(walked.practice.chen, Purpose.TRANSCRIPTION)
    assert not any(model._default_manager.exists() for model in GOES)


def test_a_partner_deletes_what_ai_made_of_shared_sessions(shared: Walked) -> None:
    """Handbook 4.6: derivatives of joint sessions go; the signed note and single sessions stay."""
    house = shared.practice
    pat = Account.objects.create_account("pat@example.net", None)
    party = Party(client=house.chen, role="partner", account=pat)
    party.name = "Pat Doyle"
    party.save(force_insert=True)
    erase.delete_joint(pat, party.pk)
    assert Talk.objects.exists()  # this hour was not shared
    Session.objects.update(modality="couple")
    receipt = erase.delete_joint(pat, party.pk)
    assert receipts.facts_of(receipt)["destroyed"]["texts"] == 1
    assert Document.objects.get().get("body")["lines"]
    with pytest.raises(access.Denied):
        erase.delete_joint(house.client_tobias, party.pk)


def test_a_sealed_record_gives_no_permit_and_takes_no_session(shared: Walked) -> None:
    """No AI over what the law keeps, even with an open consent."""
    house = shared.practice
    erase.erase(house.chen, "all")
    assert ConsentDecision.objects.filter(client=house.chen, given=True).exists()
    with pytest.raises(access.Denied):
        import_session.import_session(
            house.therapist_ada, house.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
        )


def test_what_happened_can_still_be_read_after_everything_went(shared: Walked) -> None:
    """R29, R42: the list of AI uses outlives the words."""
    erase.erase(shared.practice.chen, "all")
    made = LedgerFact.objects.filter(client_id=shared.practice.chen.pk, kind="draft.made").first()
    assert made is not None
    assert ledger.facts_of(made)["kind"]
    assert ClientKey.objects.filter(compartment=Compartment.LEDGER).exists()
    keyring.look_again()


def test_the_hundredth_client_costs_what_the_first_did(
    shared: Walked, django_assert_max_num_queries: Callable[..., object]
) -> None:
    """A bounded number of statements, whatever was kept."""
    with django_assert_max_num_queries(150):  # type: ignore[attr-defined]
        erase.erase(shared.practice.chen, "all")
