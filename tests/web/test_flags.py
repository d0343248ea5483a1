"""A flag's life (R32, R34, R37): delivered, seen, handed on when nobody looks, closed by a licensed human's words alone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, disposition_flag, escalate_flags, see_flag
from handrail.web.records.models import Care, Licence, SafetyFlag, Staff
from handrail.wiring import deployment
from tests_support.personas import Walked

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
