"""What AI drafted for an hour stays AI's in whatever its clinician signs about it: pasted, amended or taken from another draft (R22)."""

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from handrail import kinds
from handrail.papers import codec
from handrail.papers.kind import Author
from handrail.papers.signed import Act, Signed
from handrail.web.actions import review_draft, write_note
from handrail.web.actions.amend_document import amend_document
from handrail.web.actions.drafted import drafted
from handrail.web.records.models import Document, SafeCopy
from tests_support.personas import Walked

pytestmark = pytest.mark.django_db
OF_MY_OWN = "Slept longer; we agreed on small steps."


def note(walked: Walked, text: str, kind: str = "dap") -> Document:
    """Ada writes it herself."""
    written = {section.name: OF_MY_OWN for section in kinds.kind(kind).sections} | {"Data": text}
    return write_note.write_note(walked.practice.therapist_ada, walked.walk.session_id, kind, written, timezone.now())


def rejected(walked: Walked) -> list[str]:
    """The lines of the draft, which Ada sent away."""
    ada = walked.practice.therapist_ada
    lines = [line.text for line in review_draft.open_draft(ada, walked.draft.pk).grounded.statements()]
    review_draft.reject(ada, walked.draft.pk)
    return lines


def ai_lines(document: Document) -> list[str]:
    return [line.text for line in codec.load(Signed, document.get("body")).lines if line.author is Author.AI]


def test_a_rejected_draft_pasted_into_ones_own_note(walked: Walked) -> None:
    """Each line is marked, with the names that stand in it; row, label and model say so."""
    lines = rejected(walked)
    document = note(walked, "\n".join(lines))
    signed = codec.load(Signed, document.get("body"))
    assert document.with_ai and ai_lines(document) == lines and any("Harwell" in line for line in lines)
    assert (
        signed.label.startswith("Drafted by AI") and signed.model is not None and signed.model.name == walked.draft.model_name
    )


def test_its_page_says_so_line_by_line(walked: Walked) -> None:
    """Where the AI's sentence ends and hers begins."""
    document = note(walked, f"{rejected(walked)[0]} She tells it with some pride.")
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(walked.practice.therapist_ada)
    page = browser.get(f"/clinic/documents/{document.pk}/").content.decode()
    assert page.count('data-author="ai"') == 1 and "Drafted by AI" in page
    assert '<p class="read">She tells it with some pride.</p>' in page


def test_a_note_in_her_own_words_is_hers(walked: Walked) -> None:
    """With a rejected draft of the same hour beside it."""
    rejected(walked)
    document = note(walked, "Diary filled in most nights. Lies awake from three, mostly about the tutorial. No plan or intent.")
    assert not document.with_ai and codec.load(Signed, document.get("body")).label.startswith("Written and signed by")


def test_an_amendment_with_a_line_of_the_draft(walked: Walked) -> None:
    """A note of her own, made AI's by the back door, says so from then on."""
    document = note(walked, OF_MY_OWN)
    amended = amend_document(walked.practice.therapist_ada, document.pk, rejected(walked)[0], timezone.now())
    assert not document.with_ai and amended.with_ai and len(ai_lines(amended)) == 1


def test_a_line_of_another_draft_of_the_hour(walked: Walked) -> None:
    """The summary's line in the clinician's own section of the note is AI's all the same."""
    ada = walked.practice.therapist_ada
    summary = walked.walk.drafts.exclude(pk=walked.draft.pk).first()
    assert summary is not None
    here = review_draft.open_draft(ada, walked.draft.pk)
    mine = {line.text for line in here.grounded.statements()}
    line = next(one.text for one in drafted(summary.client_id, summary.session)[0].statements() if one.text not in mine)
    for statement in here.grounded.statements():
        review_draft.judge(ada, walked.draft.pk, statement.id, Act.CONFIRMED)
    for part in here.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(ada, walked.draft.pk, part.name, f"I see it so. {line}")
    review_draft.look_at_omissions(ada, walked.draft.pk)
    signed = codec.load(Signed, review_draft.sign(ada, walked.draft.pk, timezone.now()).get("body"))
    assert [one.author for one in signed.lines if one.section == "Assessment"] == [Author.HUMAN, Author.AI]


def test_a_letter_of_no_hour(walked: Walked) -> None:
    """A plan or a letter is held against the client's newest drafts."""
    key = "discharge-plan"
    written = {section.name: OF_MY_OWN for section in kinds.kind(key).sections}
    written[next(iter(written))] = rejected(walked)[0]
    document = write_note.write_document(walked.practice.therapist_ada, walked.practice.chen.pk, key, written, timezone.now())
    assert document.with_ai and len(ai_lines(document)) == 1


def test_when_the_hours_words_are_gone_the_note_is_signed(walked: Walked) -> None:
    """Care fails open; what needs no name is still known (R12, R39)."""
    lines = rejected(walked)
    SafeCopy.objects.filter(talk__session=walked.walk.session_id).delete()
    walked.walk.session.talk.delete()
    assert ai_lines(note(walked, "\n".join(lines)))


def test_all_drafts_of_an_hour_are_one_question(walked: Walked) -> None:
    """However many there are: no second look at rows, sessions or texts."""
    session = walked.walk.session
    with CaptureQueriesContext(connection) as asked:
        found = drafted(walked.walk.client_id, session)
    tables = ["records_draft", "records_safecopy", "records_talk", "records_session"]
    assert len(found) == 2 and sum(f'FROM "{table}"' in one["sql"] for one in asked for table in tables) == 1
