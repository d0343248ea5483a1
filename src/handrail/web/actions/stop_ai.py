"""Stop AI for one client in one step, and start it again (R39)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.web.actions import access
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, WalkRequest


@transaction.atomic
def stop_ai(account: Account, client_id: UUID) -> None:
    """From this moment no AI runs for this client. Open walks stop; drafts already made wait as they are."""
    client = locks.client(access.treated(account, client_id).pk)
    client.ai_on = False
    WalkRequest.objects.filter(client=client, state__in=(WalkRequest.State.REQUESTED, WalkRequest.State.WALKING)).update(
        state=WalkRequest.State.REFUSED, reason="AI was stopped for this client.", rule="R39", finished_at=timezone.now()
    )
    client.save(update_fields=["ai_on"])
    ledger.note(ledger.Kind.AI_STOPPED, client.pk, {"by": str(access.staff(account).pk)})


@transaction.atomic
def start_ai(account: Account, client_id: UUID) -> None:
    """AI may run again for this client, within their consents."""
    client = locks.client(access.treated(account, client_id).pk)
    client.ai_on = True
    client.save(update_fields=["ai_on"])
    ledger.note(ledger.Kind.AI_RESUMED, client.pk, {"by": str(access.staff(account).pk)})
