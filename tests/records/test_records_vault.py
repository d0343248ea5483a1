"""Sealed columns in real rows: moved anywhere they stay shut, and destroyed keys are gone for every process (R17, R40)."""

import pytest
from django.db import transaction

from handrail.papers.errors import Gone, HandrailError, Sealed, Tampered
from handrail.vault.keys import Compartment
from handrail.web.actions import review_draft
from handrail.web.records import keyring
from handrail.web.records.models import Client, ClientKey, Draft, Homework, KeyEpoch, Talk
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db


def homework(client: Client, text: str) -> Homework:
    """A row sealed for one client."""
    row = Homework(client=client, agreed_on="2026-11-02")
    row.put(body={"text": text})
    row.save(force_insert=True)
    return row


def test_a_value_put_into_another_row_does_not_open(practice: Practice) -> None:
    """Swap attack: two rows of one client, one table, one column."""
    one, two = homework(practice.chen, "walk"), homework(practice.chen, "read")
    Homework.objects.filter(pk=two.pk).update(body_sealed=bytes(one.body_sealed))  # type: ignore[attr-defined]
    with pytest.raises(Tampered):
        Homework.objects.get(pk=two.pk).get("body")


def test_a_value_put_into_another_client_does_not_open(practice: Practice) -> None:
    """Swap attack: the row itself is moved to another record."""
    row = homework(practice.chen, "walk")
    Homework.objects.filter(pk=row.pk).update(client=practice.tobias)
    with pytest.raises(HandrailError):
        Homework.objects.get(pk=row.pk).get("body")


def test_a_value_put_into_another_column_does_not_open(walked: Walked) -> None:
    """Swap attack: a draft's text in place of the clinician's own words."""
    draft = walked.draft
    review_draft.open_draft(walked.practice.therapist_ada, draft.pk)
    Draft.objects.filter(pk=draft.pk).update(written_sealed=bytes(draft.body_sealed))  # type: ignore[attr-defined]
    with pytest.raises(Tampered):
        Draft.objects.get(pk=draft.pk).get("written")


def test_keys_put_into_another_place_do_not_open(walked: Walked) -> None:
    """Swap attack on the wrapped keysets: one draft's keys in another draft's row."""
    one, two = ClientKey.objects.filter(compartment=Compartment.DRAFT)[:2]
    ClientKey.objects.filter(pk=two.pk).update(wrapped=bytes(one.wrapped))
    keyring.changed()
    with pytest.raises(Tampered):
        keyring.to_open(str(two.client_id), Compartment.DRAFT, two.scope)


def test_each_thing_has_keys_of_its_own(walked: Walked) -> None:
    """A session's text, each draft and the names lie under different keysets: each can go alone."""
    kinds = set(ClientKey.objects.filter(client_id=walked.practice.chen.pk).values_list("compartment", "scope"))
    assert ("words", str(Talk.objects.get().pk)) in kinds
    assert {("draft", str(draft.pk)) for draft in Draft.objects.all()} <= kinds


def test_destroyed_keys_are_gone_even_for_a_process_that_remembers_them(walked: Walked) -> None:
    """Another process destroyed the row; the next request here finds nothing to open with."""
    talk = Talk.objects.get()
    assert talk.transcript
    ClientKey.objects.filter(compartment=Compartment.WORDS).delete()
    KeyEpoch.objects.update_or_create(pk=1, defaults={"number": 99})  # what `keyring.changed` did over there
    keyring.look_again()
    with pytest.raises(Gone):
        assert Talk.objects.get().transcript


def test_no_fresh_key_takes_the_place_of_a_destroyed_one(walked: Walked) -> None:
    """Opening never makes keys."""
    ClientKey.objects.filter(compartment=Compartment.WORDS).delete()
    keyring.changed()
    with pytest.raises(Gone):
        assert Talk.objects.get().transcript
    assert not ClientKey.objects.filter(compartment=Compartment.WORDS).exists()


def test_a_key_that_was_never_stored_is_never_remembered(practice: Practice) -> None:
    """A transaction that made a keyset and failed leaves none behind in memory: what is sealed next opens later."""
    with pytest.raises(RuntimeError, match="on purpose"), transaction.atomic():
        homework(practice.tobias, "never")
        raise RuntimeError("on purpose")
    row = homework(practice.tobias, "kept")
    keyring.look_again()
    keyring.changed()
    assert Homework.objects.get(pk=row.pk).get("body") == {"text": "kept"}


def test_a_sealed_record_opens_only_in_an_unsealing_block(practice: Practice) -> None:
    """R41: locked away from daily work; the block is for what the law demands."""
    row = homework(practice.chen, "walk")
    ClientKey.objects.filter(client_id=practice.chen.pk).update(sealed_at="2026-11-02T00:00Z")
    keyring.changed()
    with pytest.raises(Sealed):
        Homework.objects.get(pk=row.pk).get("body")
    with keyring.unsealed(str(practice.chen.pk)):
        assert Homework.objects.get(pk=row.pk).get("body") == {"text": "walk"}


def test_nothing_new_is_sealed_for_a_client_who_deleted_everything(practice: Practice) -> None:
    """R41: a sealed record takes no new words."""
    Client.objects.filter(pk=practice.tobias.pk).update(sealed_at="2026-11-02T00:00Z")
    with pytest.raises(Sealed):
        homework(practice.tobias, "late")


def test_psychotherapy_notes_have_no_common_door(practice: Practice) -> None:
    """R18: the ordinary way to a client's keys refuses this compartment."""
    for door in (keyring.to_open, keyring.to_seal):
        with pytest.raises(HandrailError, match="R18"):
            door(str(practice.chen.pk), Compartment.PSYCHOTHERAPY_NOTES)
