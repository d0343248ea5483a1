"""Care relationships, covers, seats beside a client, licences and co-signatures (R19, R32)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django.utils import timezone

from handrail.jurisdictions import Law
from handrail.papers.errors import BadInput, HandrailError, Refused
from handrail.papers.kind import Author
from handrail.papers.signed import Act
from handrail.web.actions import (
    access,
    break_glass,
    cosign,
    cover,
    grants,
    read_beside,
    release_document,
    review_draft,
)
from handrail.web.actions.read_brief import last_plans
from handrail.web.records.models import (
    Account,
    BreakGlass,
    Care,
    Document,
    Draft,
    Grant,
    Party,
    Session,
    Staff,
)
from tests_support import cast, personas
from tests_support.personas import Practice, Walked
from tests_support.sharing import share_summary

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
    assert not last_plans([walked.practice.chen])
    cosign.cosign(walked.practice.supervisor_bo, document.pk, timezone.now())
    assert last_plans([walked.practice.chen])[walked.practice.chen.pk][0] == document


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


def seated(practice: Practice, role: str, name: str) -> tuple[Account, Party]:
    """Someone beside Chen, with every grant."""
    account = cast.beside_client(practice, role, name)
    return account, practice.chen.parties.get(role=role)


def test_a_partner_sees_the_shared_hours_alone(walked: Walked) -> None:
    """R19: the couple's secret: nothing of an individual session surfaces beside it."""
    pat, party = seated(walked.practice, "partner", "Pat Doyle")
    Party.objects.filter(pk=party.pk).update(in_the_room=True)
    release = share_summary(walked)
    assert read_beside.read_beside(pat, party.pk).releases == ()
    Session.objects.filter(pk=walked.walk.session_id).update(modality="couple")
    assert read_beside.read_beside(pat, party.pk).releases == (release,)
    walked.walk.session.present.add(walked.practice.chen.parties.get(role="client"))
    assert read_beside.read_beside(pat, party.pk).releases == ()  # a shared hour in which Pat did not sit


def test_a_seat_is_its_own_alone(walked: Walked) -> None:
    """R19: two people beside one client do not open each other's page."""
    pat, _ = seated(walked.practice, "partner", "Pat Doyle")
    _, gwens = seated(walked.practice, "guardian", "Gwen Chen")
    with pytest.raises(access.Denied):
        read_beside.read_beside(pat, gwens.pk)


def test_a_guardians_view_ends_overnight(practice: Practice) -> None:
    """R7: on the day of majority nothing is left of it, whatever was granted."""
    gwen, party = seated(practice, "guardian", "Gwen Chen")
    today, chen = timezone.localdate(), practice.chen
    eighteen = today.replace(year=today.year - 18)
    for born, sees in ((eighteen + timedelta(days=1), True), (eighteen, False)):
        chen.put(person={**chen.about, "born": born.isoformat()})
        chen.save()
        here = read_beside.read_beside(gwen, party.pk)
        assert (here.sessions is not None) is sees and (here.releases is not None) is sees


def test_the_law_says_from_which_day(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """R7: eighteen here; where the law of anyone's place says nineteen, a guardian's view lasts until then."""
    born = timezone.localdate() - timedelta(days=18 * 365 + 100)
    practice.chen.put(person={**practice.chen.about, "born": born.isoformat()})
    practice.chen.save()
    party = Party(client=practice.chen, role="guardian", in_the_room=False)
    party.save(force_insert=True)
    Grant.objects.create(client=practice.chen, party=party, what="summaries", given_by=practice.therapist_ada.staff)
    assert access.granted(Party.objects.get(pk=party.pk)) == frozenset()
    monkeypatch.setattr(Law, "majority", 19)
    assert access.granted(Party.objects.get(pk=party.pk)) == {Grant.What.SUMMARIES}


def test_the_clinician_ends_a_grant_with_a_reason(practice: Practice) -> None:
    """R19: at once, and not without one."""
    _, party = seated(practice, "partner", "Pat Doyle")
    grant = party.grants.get(what="appointments")
    with pytest.raises(BadInput):
        grants.end_grant(practice.therapist_ada, grant.pk, "  ")
    grants.end_grant(practice.therapist_ada, grant.pk, "She asked for it.")
    assert access.granted(party) == {Grant.What.SUMMARIES}


def opened(practice: Practice, **changed: object) -> BreakGlass:
    """Dee opens Chen's record in an emergency."""
    asked: dict[str, object] = {
        "name": "wei  CHEN", "born": date(1990, 2, 1), "reason": "danger", "words": "He called and hung up.", "hours": 4,
        "stepped_up_at": timezone.now(), **changed,
    }  # fmt: skip
    return break_glass.open_in_emergency(practice.stranger_dee, **asked)  # type: ignore[arg-type]


def test_an_emergency_opens_for_hours_and_reads_alone(practice: Practice) -> None:
    """R19: reading until it ends; no act, and no place in the caseload."""
    opening = opened(practice)
    dee, chen, now = practice.stranger_dee, practice.chen, timezone.now()
    assert access.readable(dee, chen.pk) == chen and not access.caseload(dee).exists()
    with pytest.raises(access.Denied):
        access.treated(dee, chen.pk)
    ended = {"opened_at": now - timedelta(hours=5), "until": now - timedelta(hours=1)}
    BreakGlass.objects.filter(pk=opening.pk).update(**ended)
    with pytest.raises(access.Denied):
        access.readable(dee, chen.pk)


def test_everyone_concerned_learns_of_it(practice: Practice) -> None:
    """R19: the clinician's notice, the client's trace, the review by someone else."""
    opening, ada = opened(practice), practice.therapist_ada
    assert list(break_glass.notices(ada)) == [opening]
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(practice.client_chen)
    assert "Dee Stone opened it" in browser.get("/me/").content.decode()
    break_glass.acknowledge(ada, opening.pk)
    break_glass.judge_opening(practice.owner_helen, opening.pk, "not_justified")
    assert not break_glass.notices(ada).exists()
    assert "it was not right" in browser.get("/me/").content.decode()


def test_the_owner_judges_without_a_name_or_a_word(practice: Practice) -> None:
    """R19: no clinical content for the owner; the supervisor of the client reads both."""
    opened(practice)
    pages = {}
    for who in ("owner_helen", "supervisor_bo"):
        browser = Browser(headers={"host": "127.0.0.1"})
        browser.force_login(getattr(practice, who))
        pages[who] = browser.get("/practice/emergencies/").content.decode()
    assert "hung up" not in pages["owner_helen"] and "Chen" not in pages["owner_helen"] and "Dee Stone" in pages["owner_helen"]
    assert "hung up" in pages["supervisor_bo"]


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Wei Chan"}, {"born": None}, {"born": date(1990, 2, 2)}, {"name": ""},
        {"words": " "}, {"hours": 900}, {"reason": "curious"},
    ],
)  # fmt: skip
def test_a_wrong_word_opens_nothing(practice: Practice, changed: dict[str, object]) -> None:
    """R19: a wrong name or date, no reason, no end."""
    with pytest.raises(BadInput):
        opened(practice, **changed)
    assert not BreakGlass.objects.exists()


def test_fishing_for_names_ends_after_five(practice: Practice) -> None:
    """R19: the sixth name in an hour is not looked for, even the right one."""
    for _ in range(5):
        with pytest.raises(BadInput):
            opened(practice, name="Nobody Here")
    with pytest.raises(Refused, match="R19"):
        opened(practice)


def test_nobody_judges_their_own_opening(practice: Practice) -> None:
    """R19: the database itself refuses it."""
    opening = opened(practice)
    with pytest.raises(IntegrityError), transaction.atomic():
        BreakGlass.objects.filter(pk=opening.pk).update(reviewed_by=opening.staff)


def test_a_clinician_hands_over_and_takes_back(practice: Practice) -> None:
    """R19: from one day to another, for the clients whom they treat; ended at once."""
    ada, dee, today = practice.therapist_ada, practice.stranger_dee, timezone.localdate()
    assert cover.arrange_cover(ada, dee.staff.pk, today, today) == 2
    assert access.treated(dee, practice.chen.pk)
    cover.end_cover(ada, dee.staff.pk)
    with pytest.raises(access.Denied):
        access.treated(dee, practice.chen.pk)


def test_a_cover_hands_over_only_what_is_ones_own(practice: Practice) -> None:
    """R19: who covers can't pass the clients on."""
    ada, dee, today = practice.therapist_ada, practice.stranger_dee, timezone.localdate()
    cover.arrange_cover(ada, dee.staff.pk, today, today)
    lou = personas.staff("Lou Berg", Staff.Role.CLINICIAN)
    assert cover.arrange_cover(dee, lou.staff.pk, today, today) == 0
    with pytest.raises(BadInput):
        cover.arrange_cover(ada, dee.staff.pk, today, today + timedelta(days=100))
