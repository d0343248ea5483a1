"""A party's own yes or no to one purpose (R2). Nothing here takes two purposes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, ConsentDecision, Draft, Party, WalkRequest

LASTS = timedelta(days=365)  # R46: asked again after twelve months at the latest
Source = ConsentDecision.Source


def decide_consent(account: Account, purpose: Purpose, given: bool, *, text_version: str) -> ConsentDecision:
    """The client decides for themselves, by their own click."""
    client = access.own_record(account)
    party = client.parties.get(role="client")
    return keep(party, purpose, given, source=Source.CLIENT_CLICK, text_version=text_version)


def record_spoken_consent(
    account: Account, party_id: UUID, purpose: Purpose, given: bool, *, text_version: str
) -> ConsentDecision:
    """Staff who treat the client write down what a party said, with a witness present."""
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise access.Denied
    access.treated(account, party.client_id)
    return keep(party, purpose, given, source=Source.STAFF_RECORDED, text_version=text_version, recorded_by=account)


@transaction.atomic
def keep(
    party: Party,
    purpose: Purpose,
    given: bool,
    *,
    source: ConsentDecision.Source,
    text_version: str,
    recorded_by: Account | None = None,
    at: datetime | None = None,
) -> ConsentDecision:
    """Keep the decision. A no takes effect in the same transaction: open walks stop, unsigned drafts are withdrawn (R11)."""
    at = at or timezone.now()
    decision = ConsentDecision.objects.create(
        client_id=party.client_id,
        party=party,
        purpose=purpose.value,
        given=given,
        at=at,
        expires_at=at + LASTS if given else None,
        source=source,
        text_version=text_version,
        recorded_by=recorded_by,
    )
    kind = ledger.Kind.CONSENT_GIVEN if given else ledger.Kind.CONSENT_WITHDRAWN
    ledger.note(kind, party.client_id, {"decision": decision.pk, "purpose": purpose.value})
    if not given:
        _stop(party.client_id)
    return decision


def _stop(client_id: UUID) -> None:
    """Stop what is under way; a walk that is still permitted can be asked for again."""
    running = WalkRequest.objects.filter(
        client_id=client_id, state__in=(WalkRequest.State.REQUESTED, WalkRequest.State.WALKING)
    )
    running.update(
        state=WalkRequest.State.REFUSED, reason="AI was stopped for this client.", rule="R11", finished_at=timezone.now()
    )
    Draft.objects.filter(client_id=client_id, state__in=Draft.OPEN).update(state=Draft.State.WITHDRAWN)
