"""A clinician stops one walk, at once: the model is hung up on, and nothing of it is kept (R39)."""

from uuid import UUID

from django.db import transaction

from handrail.web.actions import access
from handrail.web.actions.request_walk import OPEN, finish
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, WalkRequest


@transaction.atomic
def stop_walk(account: Account, walk_id: UUID) -> WalkRequest:
    """Whoever treats the client may. A walk that is over stays as it ended. The worker hears it within a moment."""
    found = WalkRequest.objects.filter(pk=walk_id).values_list("client_id", flat=True).first()
    if found is None:
        raise access.Denied
    client = locks.client(access.treated(account, found).pk)
    walk = locks.held(WalkRequest.objects.all()).filter(pk=walk_id).first()
    if walk is None:
        raise access.Denied
    if walk.state in OPEN:
        finish(walk, WalkRequest.State.REFUSED, error="You stopped it. Nothing of it was kept.")
        by = str(access.staff(account).pk)
        facts = {"walk": str(walk.pk), "session": str(walk.session_id), "kinds": walk.kinds.split(), "why": "stopped", "by": by}
        ledger.note(ledger.Kind.DRAFT_REFUSED, client.pk, facts)
    return walk
