"""R32: a licence signs."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from handrail.proofs.house import House, staff
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import cosign, release_document, review_draft
from handrail.web.records.models import Account, Care, Staff


@holds(32)
def licences_sign(house: House) -> str:
    """The clinician alone; the trainee with a supervisor."""
    see(house.signed(house.draft).counts, "a licensed signature does not count")
    tara = _trainee(house)
    draft = house.judged(house.summary, tara)
    document = review_draft.sign(tara, draft.pk, timezone.now())
    see(not document.counts, "a trainee's signature counts alone")
    refused(lambda: release_document.release_document(house.therapist, document.pk), "showing a trainee's document", "R32")
    cosign.cosign(house.supervisor, document.pk, timezone.now())
    document.refresh_from_db()
    see(document.counts, "a co-signed document does not count")
    return "a licensed signature counts; a trainee's counts, and can be shown, after the supervisor's beside it"


@attack(32)
def without_a_licence(house: House) -> str:
    """Expired, elsewhere, for other documents, unproved, too long ago; supervisor, owner, stranger."""
    draft, licences, now = house.judged(house.draft), house.therapist.staff.licences, timezone.now()
    before = licences.values("expires", "region", "kinds").get()
    type(house.chen).objects.filter(pk=house.chen.pk).update(region="US-OR")
    for change in ({"expires": now.date() - timedelta(days=2)}, {"region": "US-NV"}, {"kinds": "soap"}):
        licences.update(**change)
        refused(lambda: review_draft.sign(house.therapist, draft.pk, timezone.now()), "a signature without licence", "R32")
        licences.update(**before)
    for proved in (None, now - timedelta(minutes=6), now + timedelta(minutes=6)):
        refused(partial(review_draft.sign, house.therapist, draft.pk, proved), "a signature without proof of identity", "R32")
    for account in (house.supervisor, house.owner, house.stranger):
        refused(partial(review_draft.sign, Account.objects.get(pk=account.pk), draft.pk, now), "a stranger's signature")
    return "an expired, a foreign and a narrower licence, three stale proofs of identity and three other people were refused"


def _trainee(house: House) -> Account:
    tara = staff("Tara Quist", Staff.Role.CLINICIAN)
    tara.staff.licences.all().delete()
    Staff.objects.filter(account=tara).update(supervised_by=house.supervisor.staff)
    Care.objects.create(client=house.chen, staff=tara.staff, kind=Care.Kind.TREATING)
    return Account.objects.get(pk=tara.pk)
