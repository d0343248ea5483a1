"""The walk inside the record: consent at every door, one result per door, leaves beside what they record."""

import re

import pytest

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import Refused
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Role
from handrail.web.actions import add_client, decide_consent, import_session, request_walk, stop_ai, walk_session
from handrail.web.records import ledger
from handrail.web.records.models import (
    ConsentDecision,
    Draft,
    LedgerFact,
    LedgerLeaf,
    SafeCopy,
    SafetyFlag,
    Session,
    WalkRequest,
)
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db


def withdraw(house: Practice, purpose: Purpose) -> None:
    """Chen says no."""
    party = house.chen.parties.get()
    decide_consent.keep(party, purpose, False, source=ConsentDecision.Source.CLIENT_CLICK, text_version=personas.VERSION)


def test_it_works(walked: Walked) -> None:
    """A session goes through every door and a draft waits for a human."""
    assert walked.walk.state == WalkRequest.State.DONE
    assert walked.draft.state == Draft.State.READY
    assert codec.load(GroundedDraft, walked.draft.get("body")).statements()


def test_no_name_is_in_what_the_model_saw(walked: Walked) -> None:
    """R13: the sealed copy holds no identifier that the record knows or the session named."""
    safe = set(re.findall(r"\w+", SafeCopy.objects.get().safe.lower()))
    assert not safe & {"wei", "chen", "novak", "ada", "harwell", "okafor", "mei"}


def test_a_client_who_refused_gets_no_walk(practice: Practice) -> None:
    """R1: the request itself is refused and nothing is left behind."""
    with pytest.raises(Refused):
        import_session.import_session(
            practice.therapist_ada,
            practice.tobias.pk,
            personas.hour(),
            personas.SESSION.replace(b"Wei Chen", b"Tobias Lind"),
            "s.vtt",
            kinds=("dap",),
        )
    assert not Session.objects.exists()


def test_withdrawn_between_the_doors_nothing_is_drafted(practice: Practice) -> None:
    """R11: a no after the airlock stops the draft."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    assert walk_session.airlock_door(str(walk.pk))
    withdraw(practice, Purpose.AI_NOTE_DRAFT)
    assert not walk_session.draft_door(str(walk.pk), "dap")
    walk.refresh_from_db()
    assert (walk.state, Draft.objects.count()) == (WalkRequest.State.REFUSED, 0)


def test_withdrawn_while_the_model_works_the_result_is_never_stored(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R11, the race: the answer arrives after the no."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    walk_session.airlock_door(str(walk.pk))
    notice = walk_session.flow.notice

    def slow(*seen: object) -> object:
        withdraw(practice, Purpose.AI_NOTE_DRAFT)
        return notice(*seen)  # type: ignore[arg-type]

    monkeypatch.setattr(walk_session.flow, "notice", slow)
    walk_session.draft_door(str(walk.pk), "dap")
    assert not Draft.objects.exists()


def test_stopping_ai_stops_open_walks(practice: Practice) -> None:
    """R39: one step, at once."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",)
    )
    stop_ai.stop_ai(practice.therapist_ada, practice.chen.pk)
    assert not walk_session.airlock_door(str(walk.pk))
    assert not SafeCopy.objects.exists()


def test_a_door_passed_twice_stores_once(walked: Walked) -> None:
    """A worker that was killed after storing runs the door again."""
    before = (Draft.objects.count(), SafeCopy.objects.count(), LedgerLeaf.objects.count())
    WalkRequest.objects.update(state=WalkRequest.State.WALKING)
    walk_session.walk_through(str(walked.walk.pk))
    assert (Draft.objects.count(), SafeCopy.objects.count(), LedgerLeaf.objects.count()) == before


def test_safety_language_waits_for_a_human_in_the_words_that_were_said(walked: Walked) -> None:
    """R37: quoted, not rated."""
    quotes = [row.get("body")["quote"] for row in SafetyFlag.objects.all()]
    assert any("not to wake up" in quote for quote in quotes)


def test_every_leaf_opens_to_its_facts_and_the_tree_verifies(walked: Walked) -> None:
    """R20: the log is whole, and what it commits to is readable with the client's key."""
    assert ledger.verify_all() == LedgerLeaf.objects.count() > 0
    assert all(ledger.facts_of(fact) for fact in LedgerFact.objects.all())


def test_no_word_of_the_client_lies_in_the_database_unsealed(walked: Walked) -> None:
    """R17: every column of every row, searched for what was said and for who said it."""
    from django.apps import apps

    canaries = [b"easier not to wake", b"Chen", b"tutorial", b"Harwell"]
    for model in apps.get_app_config("records").get_models():
        for row in model.objects.values_list():
            cells = [bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode() for cell in row]
            assert not [word for word in canaries for cell in cells if word in cell], model.__name__


THIRD = personas.SESSION.rstrip() + b"\n\n00:59:00.000 --> 00:59:04.000\n<v Rosa>I only came to listen.\n"


def third_voice(practice: Practice) -> WalkRequest:
    """An hour of two in which three speak, after its walk."""
    walk = import_session.import_session(
        practice.therapist_ada, practice.chen.pk, personas.hour(), THIRD, "s.vtt", kinds=("dap",), roles={"Rosa": Role.OTHER}
    )
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    return walk


def test_who_speaks_and_was_not_asked_stops_the_walk(practice: Practice) -> None:
    """R7, the attack: a third voice in a file, whose yes nobody has. The session is kept, and nothing of it is sealed."""
    walk = third_voice(practice)
    assert (walk.state, SafeCopy.objects.count(), Draft.objects.count()) == (WalkRequest.State.REFUSED, 0, 0)
    assert Session.objects.count() == 1


def test_somebody_added_must_say_yes_before_such_an_hour_is_read(practice: Practice) -> None:
    """R7: to be put down as present is no yes; asked again, the hour waits for theirs."""
    third_voice(practice)
    add_client.add_person(practice.therapist_ada, practice.chen.pk, "Rosa", "family member", in_the_room=True)
    with pytest.raises(Refused):
        request_walk.ask(Session.objects.get(), ["dap"], asked_by=practice.therapist_ada.staff)
    assert not SafeCopy.objects.exists()
