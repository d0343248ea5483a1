"""What guardians, partners and group members may see beside a client: each class by itself, ended with a reason (R19).

45 CFR 164.502(g): a guardian's access may be refused or ended where a clinician fears harm.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access, majority
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Grant, Party

What = Grant.What


def beside(account: Account, client_id: UUID) -> list[tuple[Party, Mapping[What, Grant | None]]]:
    """Everyone beside a client, with what each may see now."""
    client = access.treated(account, client_id)
    open_now = {(row.party_id, row.what): row for row in Grant.objects.filter(client=client, ended_at__isnull=True)}
    parties = client.parties.exclude(role="client").order_by("role", "pk")
    return [(party, {what: open_now.get((party.pk, what.value)) for what in What}) for party in parties]


@transaction.atomic
def let_see(account: Account, seat_id: UUID, what: str) -> Grant:
    """The treating clinician lets someone beside the client see one class of things."""
    party = locks.held(Party.objects.all()).exclude(role="client").filter(pk=seat_id).first()
    if party is None:
        raise access.Denied
    client = access.treated(account, party.client_id)
    if what not in What.values:
        raise BadInput("choose what they may see")
    if party.role == "guardian" and majority.of_age(client):
        raise BadInput("this client is of age, or no birth date is on file; they decide alone")
    if Grant.objects.filter(party=party, what=what, ended_at__isnull=True).exists():
        raise BadInput("they may see this already")
    grant = Grant.objects.create(client=client, party=party, what=what, given_by=access.staff(account))
    ledger.note(ledger.Kind.GRANT_GIVEN, client.pk, {"party": str(party.pk), "what": what})
    return grant


@transaction.atomic
def end_grant(account: Account, grant_id: UUID, why: str) -> Grant:
    """It ends at once; the reason stays in the record and is for the care team alone."""
    grant = locks.held(Grant.objects.all()).filter(pk=grant_id).first()
    if grant is None:
        raise access.Denied
    access.treated(account, grant.client_id)
    if grant.ended_at is not None:
        raise BadInput("this has ended already")
    if not why.strip() or len(why) > 2_000:
        raise BadInput("say why in a few words")
    grant.ended_at, grant.ended_by = timezone.now(), access.staff(account)
    grant.why_ended = why.strip()
    grant.save()
    ledger.note(ledger.Kind.GRANT_ENDED, grant.client_id, {"party": str(grant.party_id), "what": grant.what})
    return grant
