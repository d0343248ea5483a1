"""Care relationships, covers, seats beside a client, licences and co-signatures (R19, R32)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from handrail.papers.draft import Act, Author
from handrail.papers.errors import HandrailError, Refused
from handrail.web.actions import access, cosign, release_document, review_draft
from handrail.web.actions.read_brief import last_notes
from handrail.web.records.models import Account, Care, Document, Draft, Staff
from tests_support import personas
from tests_support.personas import Practice, Walked

pytestmark = pytest.mark.django_db


def judged(account: Account, draft: Draft) -> Draft:
    """Everything done but the signature."""
    here = review_draft.open_draft(account, draft.pk)
    for statement in here.grounded.statements():
        review_draft.judge(account, draft.pk, statement.id, Act.CONFIRMED)
    for part in here.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(account, draft.pk, part.name, "Sleep is the thread of this hour.")
    review_draft.look_at_omissions(account, draft.pk)
    return draft


def trainee_of(walked: Walked) -> Account:
    """Tara treats Chen under Bo's supervision."""
    tara = personas.staff("Tara Quist", Staff.Role.CLINICIAN, "trainee")
    tara.staff.licences.all().delete()
    Staff.objects.filter(account=tara).update(supervised_by=walked.practice.supervisor_bo.staff)
    Care.objects.create(client=walked.practice.chen, staff=tara.staff, kind=Care.Kind.TREATING)
    return Account.objects.get(pk=tara.pk)


def by_trainee(walked: Walked) -> Document:
    """Chen's summary, signed by the trainee alone."""
    tara = trainee_of(walked)
    draft = judged(tara, walked.walk.drafts.get(kind="client-summary"))
    return review_draft.sign(tara, draft.pk, timezone.now())


def test_a_cover_sees_the_client_only_between_its_dates(practice: Practice) -> None:
    """R19: not a day before, not a day after."""
    dee, now, day = practice.stranger_dee, timezone.now(), timedelta(days=1)
    care = Care.objects.create(client=practice.chen, staff=dee.staff, kind=Care.Kind.COVERING, since=now - day, until=now + day)
    assert access.treated(dee, practice.chen.pk)
    for since, until in ((now - 2 * day, now - day), (now + day, now + 2 * day)):
        Care.objects.filter(pk=care.pk).update(since=since, until=until)
        with pytest.raises(access.Denied):
            access.readable(dee, practice.chen.pk)


def test_a_cover_without_an_end_cannot_be_stored(practice: Practice) -> None:
    """R19: the database asks for the day on which it ends."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Care.objects.create(client=practice.chen, staff=practice.stranger_dee.staff, kind=Care.Kind.COVERING)


def test_the_owner_reads_no_record_even_with_a_row_that_says_so(practice: Practice) -> None:
    """R19: an owner who edits rows by hand gains nothing."""
    Care.objects.create(client=practice.chen, staff=practice.owner_helen.staff, kind=Care.Kind.TREATING)
    with pytest.raises(access.Denied):
        access.readable(practice.owner_helen, practice.chen.pk)


@pytest.mark.parametrize("licence", [{"region": "US-NV"}, {"kinds": "soap"}, {"number": ""}])
def test_a_licence_elsewhere_or_for_other_documents_does_not_sign(walked: Walked, licence: dict[str, str]) -> None:
    """R32: the client's region and the kind of document both count."""
    ada = walked.practice.therapist_ada
    type(walked.practice.chen).objects.filter(pk=walked.practice.chen.pk).update(region="US-OR")
    ada.staff.licences.update(**licence)
    with pytest.raises(Refused, match="R32"):
        review_draft.sign(ada, judged(ada, walked.draft).pk, timezone.now())


def test_a_trainees_document_counts_after_the_cosignature(walked: Walked) -> None:
    """R32: before it, nothing is shown to the client; after it, everything goes on."""
    document = by_trainee(walked)
    with pytest.raises(Refused, match="R32"):
        release_document.release_document(walked.practice.therapist_ada, document.pk)
    cosign.cosign(walked.practice.supervisor_bo, document.pk, timezone.now())
    assert release_document.release_document(walked.practice.therapist_ada, document.pk)


def test_a_trainees_note_is_no_last_note_before_it_counts(walked: Walked) -> None:
    """R32: what is not in the legal record does not reach the next brief."""
    tara = trainee_of(walked)
    document = review_draft.sign(tara, judged(tara, walked.draft).pk, timezone.now())
    assert not last_notes([walked.practice.chen])
    cosign.cosign(walked.practice.supervisor_bo, document.pk, timezone.now())
    assert last_notes([walked.practice.chen])[walked.practice.chen.pk] == document


def test_nobody_but_the_licensed_supervisor_cosigns(walked: Walked) -> None:
    """R32: not the trainee, not a colleague, not a supervisor without licence, step-up or supervision of this client."""
    document, house = by_trainee(walked), walked.practice
    tara = document.signed_by.account
    for account in (tara, house.therapist_ada, house.stranger_dee, house.owner_helen, house.client_chen):
        with pytest.raises(access.Denied):
            cosign.cosign(account, document.pk, timezone.now())
    with pytest.raises(Refused):
        cosign.cosign(house.supervisor_bo, document.pk, None)
    house.supervisor_bo.staff.licences.update(expires=timezone.localdate() - timedelta(days=1))
    with pytest.raises(HandrailError, match="R32"):
        cosign.cosign(house.supervisor_bo, document.pk, timezone.now())


def test_a_trainee_of_an_unlicensed_supervisor_does_not_sign(walked: Walked) -> None:
    """R32: someone's licence must stand behind every signature."""
    tara = trainee_of(walked)
    walked.practice.supervisor_bo.staff.licences.all().delete()
    with pytest.raises(Refused):
        review_draft.sign(tara, judged(tara, walked.draft).pk, timezone.now())
