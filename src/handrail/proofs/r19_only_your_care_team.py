"""R19: only your care team."""

import uuid
from datetime import timedelta
from functools import partial

from django.utils import timezone

from handrail.proofs.house import House, staff
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import access
from handrail.web.actions.read_document import read_document
from handrail.web.actions.read_record import read_record
from handrail.web.records.models import Account, Care, LedgerLeaf, Staff

MADE_UP = uuid.UUID("00000000-0000-4000-8000-000000000000")


@holds(19)
def through_care(house: House) -> str:
    """Who treats, covers and supervises reads; a cover's dates count."""
    now = timezone.now()
    cora = staff("Cora Ames", Staff.Role.CLINICIAN)
    Care.objects.create(
        client=house.chen,
        staff=cora.staff,
        kind=Care.Kind.COVERING,
        since=now - timedelta(days=1),
        until=now + timedelta(days=1),
    )
    for account in (house.therapist, house.supervisor, cora):
        before = LedgerLeaf.objects.count()
        see(read_record(account, house.chen.pk).client == house.chen, "someone in the care team could not read")
        see(LedgerLeaf.objects.count() == before + 1, "a reading left no entry")
    return "treating, supervising and covering staff read, and each reading left an entry"


@attack(19)
def every_id_by_strangers(house: House) -> str:
    """Strangers, another client, the owner, someone whose care ended: every id answers like a made-up one."""
    document = house.signed(house.draft)
    fay = staff("Fay Ito", Staff.Role.CLINICIAN)
    now = timezone.now()
    Care.objects.create(
        client=house.chen,
        staff=fay.staff,
        kind=Care.Kind.TREATING,
        since=now - timedelta(days=9),
        until=now - timedelta(days=2),
    )
    people = [house.stranger, house.owner, fay, house.account_of(house.tobias)]
    for account in (Account.objects.get(pk=person.pk) for person in people):
        refused(partial(access.readable, account, house.chen.pk), "a record opened by a stranger")
        refused(partial(read_document, account, document.pk), "a document opened by a stranger")
        browser = house.browser(account)
        for place, pk in (
            ("clients", house.chen.pk),
            ("sessions", house.walk.session_id),
            ("walks", house.walk.pk),
            ("drafts", house.summary.pk),
            ("documents", document.pk),
        ):
            theirs, nothing = (browser.get(f"/clinic/{place}/{each}/") for each in (pk, MADE_UP))
            see(theirs.status_code == nothing.status_code == 404, f"a page under {place} opened for a stranger")
    return "four kinds of strangers asked for five kinds of ids: all answered as if there were nothing"
