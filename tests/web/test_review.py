"""Review inside the record: one line at a time, judgement first, a licensed human's signature."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import BadInput, HandrailError, NotReady, Refused
from handrail.papers.kind import Author
from handrail.papers.signed import Act, Signed
from handrail.web.actions import access, release_document, review_draft
from handrail.web.actions.amend_document import amend_document
from handrail.web.actions.walk_session import original
from handrail.web.records.models import Document, Draft, Release
from tests_support import personas as cast
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db


def ready(walked: Walked) -> Draft:
    """Ada has done everything but sign."""
    ada = walked.practice.therapist_ada
    here = review_draft.open_draft(ada, walked.draft.pk)
    for statement in here.grounded.statements():
        if statement.confirm:
            review_draft.judge(ada, walked.draft.pk, statement.id, Act.CONFIRMED)
    for part in here.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, walked.draft.pk, part.name, "Sleep is the thread of this hour; no change of plan.")
    review_draft.look_at_omissions(ada, walked.draft.pk)
    return walked.draft


def test_it_works(walked: Walked) -> None:
    """Everything judged, written and read: the signature makes a document with its label."""
    draft = ready(walked)
    document = review_draft.sign(walked.practice.therapist_ada, draft.pk, timezone.now())
    signed = codec.load(Signed, document.get("body"))
    assert signed.label == "Drafted by AI, reviewed and signed by Ada Novak, LCSW"


def test_names_are_back_for_the_clinician(walked: Walked) -> None:
    """The clinician reads the session's own names; no surrogate is left."""
    here = review_draft.open_draft(walked.practice.therapist_ada, walked.draft.pk)
    assert here.grounded.names_back
    assert all(
        here.transcript.turns[evidence.turn].text[evidence.start : evidence.end] == evidence.quote
        for statement in here.grounded.statements()
        for evidence in statement.evidence
    )


def test_an_unread_draft_cannot_be_judged(walked: Walked) -> None:
    """R31: generated to signed has no short cut; opening comes first."""
    with pytest.raises(Refused):
        review_draft.judge(walked.practice.therapist_ada, walked.draft.pk, "s1", Act.CONFIRMED)


def test_a_draft_of_a_model_without_a_card_is_neither_opened_nor_signed(walked: Walked) -> None:
    """R30: nobody reviews what nobody described."""
    draft, ada = ready(walked), walked.practice.therapist_ada
    body = codec.load(GroundedDraft, Draft.objects.get(pk=draft.pk).get("body"))
    draft.put(body=codec.dump(replace(body, model=replace(body.model, card="nobody"))))
    draft.save(update_fields=["body_sealed"])
    with pytest.raises(Refused, match="R30"):
        review_draft.open_draft(ada, draft.pk)
    with pytest.raises(Refused, match="R30"):
        review_draft.sign(ada, draft.pk, timezone.now())


def test_an_unconfirmed_line_stops_the_signature(walked: Walked) -> None:
    """R33: each risk-bearing line by itself."""
    ada = walked.practice.therapist_ada
    review_draft.open_draft(ada, walked.draft.pk)
    with pytest.raises(NotReady):
        review_draft.sign(ada, walked.draft.pk, timezone.now())


def test_own_words_are_added_to_a_section_that_ai_drafted(walked: Walked) -> None:
    """They are signed as the human's, behind the lines of the draft; a section that isn't there takes none."""
    ada = walked.practice.therapist_ada
    draft = ready(walked)
    review_draft.write_section(ada, draft.pk, "Plan", "Client will also ring the clinic on Monday.")
    signed = codec.load(Signed, review_draft.sign(ada, draft.pk, timezone.now()).get("body"))
    assert [line.author for line in signed.lines if "ring the clinic" in line.text] == [Author.HUMAN]
    with pytest.raises((BadInput, Refused, NotReady)):
        review_draft.write_section(ada, draft.pk, "Nowhere", "Hm.")


@pytest.mark.parametrize("minutes", [None, 6])
def test_an_old_proof_of_identity_does_not_sign(walked: Walked, minutes: int | None) -> None:
    """R32: step-up within five minutes."""
    draft = ready(walked)
    proved = None if minutes is None else timezone.now() - timedelta(minutes=minutes)
    with pytest.raises(Refused):
        review_draft.sign(walked.practice.therapist_ada, draft.pk, proved)


def test_an_expired_licence_does_not_sign(walked: Walked) -> None:
    """R32."""
    draft = ready(walked)
    ada = walked.practice.therapist_ada
    ada.staff.licences.update(expires=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused):
        review_draft.sign(ada, draft.pk, timezone.now())


@pytest.mark.parametrize("who", ["supervisor_bo", "owner_helen", "stranger_dee", "client_chen", "client_tobias"])
def test_nobody_else_opens_the_draft(walked: Walked, who: str) -> None:
    """R19: the answer to all of them is the same."""
    with pytest.raises(access.Denied):
        review_draft.open_draft(getattr(walked.practice, who), walked.draft.pk)


def test_a_signed_draft_is_closed(walked: Walked) -> None:
    """After the signature nothing about the draft changes."""
    draft = ready(walked)
    review_draft.sign(walked.practice.therapist_ada, draft.pk, timezone.now())
    with pytest.raises(BadInput):
        review_draft.judge(walked.practice.therapist_ada, draft.pk, "s1", Act.STRUCK)


def test_a_document_without_a_human_is_impossible(walked: Walked) -> None:
    """R31: the database itself refuses it."""
    draft = ready(walked)
    document = review_draft.sign(walked.practice.therapist_ada, draft.pk, timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(signed_by=None)


def test_an_amendment_leaves_the_signed_text_as_it_was(walked: Walked) -> None:
    """R42: append-only."""
    ada = walked.practice.therapist_ada
    document = review_draft.sign(ada, ready(walked).pk, timezone.now())
    before = bytes(document.body_sealed)  # type: ignore[attr-defined]
    amended = amend_document(ada, document.pk, "The dose was 50 mg from the start.", timezone.now())
    document.refresh_from_db()
    assert bytes(document.body_sealed) == before and amended.amends_id == document.pk  # type: ignore[attr-defined]


def test_a_progress_note_is_not_released_to_the_client_by_mistake(walked: Walked) -> None:
    """R31: release is for what was written for the client."""
    document = review_draft.sign(walked.practice.therapist_ada, ready(walked).pk, timezone.now())
    with pytest.raises(HandrailError):
        release_document.release_document(walked.practice.therapist_ada, document.pk)
    assert not Release.objects.exists()


def with_pronouns(practice: Practice, said: str) -> None:
    """Chen's record says them."""
    chen = practice.chen
    chen.put(person={**chen.about, "pronouns": said})
    chen.save()


def test_a_draft_knows_the_pronouns_of_the_record_and_its_lines_do_not(practice: Practice) -> None:
    """They come back with the names, in a clinician's hands alone: what is kept of the lines says "they", and so does what any model got."""
    with_pronouns(practice, "she/her")
    kept = codec.load(GroundedDraft, cast.walk(practice).draft.get("body"))
    assert kept.pronouns == "she/her"
    assert not [line.text for line in kept.statements() if re.search(r"\b(?:she|her)\b", line.text)]


def test_what_was_confirmed_is_what_is_signed_though_the_pronouns_change(practice: Practice) -> None:
    """R31, the attack: a record that is changed between the two changes no line of a draft that is there."""
    with_pronouns(practice, "she/her")
    draft = cast.walk(practice).draft
    with_pronouns(practice, "he/him")
    assert original(Draft.objects.get(pk=draft.pk))[0].pronouns == "she/her"


def test_a_stranger_with_a_drafts_id_holds_nothing(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack: whoever may not see a draft keeps nobody waiting for its client."""
    held: list[object] = []
    monkeypatch.setattr(access.locks, "client_of", held.append)
    with pytest.raises(access.Denied):
        access.treated_draft(walked.practice.stranger_dee, walked.draft.pk, lock=True)
    assert not held
