"""Another model or place: each client is told in a transaction of their own (R46), on the database that runs the suite."""

from typing import Any

import pytest

from handrail.papers.purpose import Purpose
from handrail.web.actions import my_choices, renew_consents, terms
from handrail.web.records import shred
from handrail.web.records.models import Client, ClientKey, ConsentLapse
from tests_support import personas
from tests_support.personas import Practice

pytestmark = pytest.mark.django_db
DRAFT = Purpose.AI_NOTE_DRAFT


def test_a_change_that_was_killed_half_way_goes_on_with_those_who_are_left(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R46: each client is told in a transaction of their own, and nobody twice."""
    personas.client("Mona", "Reed", practice.therapist_ada, yes=True)
    renew_consents.notice_change()
    now, tell = terms.works(), renew_consents.lapse_if_changed
    monkeypatch.setattr(terms, "works", lambda: terms.Works("other", "1", now.host, now.region))
    told: list[object] = []

    def killed(client: Client, *rest: Any) -> int:
        if told:
            raise SystemExit
        told.append(client.pk)
        return tell(client, *rest)

    monkeypatch.setattr(renew_consents, "lapse_if_changed", killed)
    with pytest.raises(SystemExit):
        renew_consents.notice_change()
    first = ConsentLapse.objects.count()
    assert first and set(ConsentLapse.objects.values_list("decision__client", flat=True)) == set(told)
    monkeypatch.setattr(renew_consents, "lapse_if_changed", tell)
    assert renew_consents.notice_change() == first == ConsentLapse.objects.count() - first
    assert renew_consents.notice_change() == 0


def test_a_look_at_choices_writes_only_what_has_changed_for_this_client(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    """R46: before the worker comes to them they see that it must be asked anew; other looks open no transaction."""
    personas.client("Mona", "Reed", practice.therapist_ada, yes=True)
    renew_consents.notice_change()
    mine, now = practice.chen.parties.get(), terms.works()
    with django_assert_max_num_queries(40) as look:
        my_choices.choices(mine, "en")
    assert not any("SAVEPOINT" in query["sql"] or "INSERT" in query["sql"] for query in look.captured_queries)
    monkeypatch.setattr(terms, "works", lambda: terms.Works("other", "1", now.host, now.region))
    states = {card.purpose: card.state for _, cards in my_choices.choices(mine, "en") for card in cards}
    assert states[DRAFT] == "anew"
    assert set(ConsentLapse.objects.values_list("decision__client", flat=True)) == {practice.chen.pk}


def test_one_client_whose_keys_are_gone_does_not_keep_the_others_from_being_told(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R46: nothing can be opened of one; all others are told, and the practice is done with it."""
    lost = personas.client("Mona", "Reed", practice.therapist_ada, yes=True)
    renew_consents.notice_change()
    shred.destroy(ClientKey.objects.filter(client_id=lost.pk))
    now = terms.works()
    monkeypatch.setattr(terms, "works", lambda: terms.Works("other", "1", now.host, now.region))
    assert renew_consents.notice_change() > 0
    assert set(ConsentLapse.objects.values_list("decision__client", flat=True)) == {practice.chen.pk}
    assert renew_consents.notice_change() == 0
