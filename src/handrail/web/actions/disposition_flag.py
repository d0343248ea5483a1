"""What a licensed human did about safety language, in their own words. Nothing else closes a flag (R32, R34, R37)."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.web.actions import access, licences, read_flags
from handrail.web.records import ledger
from handrail.web.records.models import Account, SafetyFlag

LONGEST = 2000
RISK = "risk"
"""What a licence must cover: a flag belongs to no kind of document."""


@transaction.atomic
def disposition_flag(account: Account, flag_id: UUID, text: str, also: Collection[UUID] = ()) -> SafetyFlag:
    """Close a flag that was seen. Doing it twice changes nothing; the words are sealed and stay.

    `also`: other flags of the same turn that stood on the same card; the words close each of them.
    """
    flag = SafetyFlag.objects.filter(pk=flag_id).first()
    if flag is None:
        raise access.Denied
    client = access.treated_for_change(account, flag.client_id)
    member = access.staff(account)
    if not licences.licensed(member, client, RISK):
        raise Refused("only a clinician with an active licence says what was done about safety language", "R32")
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise BadInput(f"say what you did about it, in at most {LONGEST} characters")
    rows = read_flags.together(flag, also)
    if any(one.seen_at is None for one in rows):
        raise Refused("a flag is seen before anyone says what was done about it", "R37")
    for one in rows:
        if one.dispositioned_at is None:
            one.dispositioned_by, one.dispositioned_at = member, timezone.now()
            one.put(disposition=words)
            one.save()
            ledger.note(ledger.Kind.FLAG_DISPOSITIONED, one.client_id, {"flag": str(one.pk), "by": str(member.pk)})
    return next(one for one in rows if one.pk == flag.pk)
