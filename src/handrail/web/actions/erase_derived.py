"""After a withdrawal: what AI made from that purpose is erased, at once or after a day, unless its person says keep (R11)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.web.actions import erase, parties
from handrail.web.records import locks
from handrail.web.records.models import Account, Client, Deletion, ErasureOffer, Party

AFTER = timedelta(hours=22)
"""The worker looks every hour: what nobody answered is gone within a day (R40)."""
Answer = ErasureOffer.Answer


def offer(party: Party, purpose: Purpose, now: datetime, after: timedelta = AFTER) -> ErasureOffer:
    """Note that something may be erased, and when it will be if its person says nothing."""
    waiting = ErasureOffer.objects.filter(party=party, purpose=purpose.value, answer=Answer.WAITING).first()
    if waiting is not None:
        return waiting
    return ErasureOffer.objects.create(
        client_id=party.client_id, party=party, purpose=purpose.value, offered_at=now, due_at=now + after
    )


def waiting(party: Party) -> list[ErasureOffer]:
    """This person's own open offers. Nobody sees another's (R7)."""
    return list(ErasureOffer.objects.filter(party=party, answer=Answer.WAITING).order_by("offered_at", "purpose"))


@transaction.atomic
def answer(party: Party, *, yes: bool) -> int:
    """One answer to all open offers: erase now, or keep. How many offers it settled."""
    locks.client(party.client_id)
    offers = list(locks.held(ErasureOffer.objects.all()).filter(party=party, answer=Answer.WAITING))
    for row in offers:
        _settle(row, yes=yes)
    return len(offers)


def run_due(now: datetime | None = None) -> int:
    """Erase what nobody answered for a day; how many offers were settled. The worker calls this."""
    settled = 0
    due = ErasureOffer.objects.filter(answer=Answer.WAITING, due_at__lte=now or timezone.now())
    for offer_id, client_id in list(due.values_list("pk", "client_id")[:500]):
        with transaction.atomic():
            locks.client(client_id)
            row = locks.held(ErasureOffer.objects.all()).filter(pk=offer_id, answer=Answer.WAITING).first()
            if row is not None:
                _settle(row, yes=True)
                settled += 1
    return settled


def erase_derived(client: Client, purpose: Purpose, party: Party) -> Deletion:
    """Erase what AI made under one purpose, with a receipt. Signed documents are people's own and stay (R41).

    A partner's or group member's withdrawal reaches the sessions in which they were, and no others (handbook 4.6).
    """
    if party.in_the_room and party.role != "client":
        there = client.sessions.filter(Q(present=party) | Q(present__isnull=True))
        return erase.erase_purpose_of_sessions(client, purpose, list(there.values_list("pk", flat=True).distinct()))
    return erase.erase_purpose(client, purpose)


def answer_offer(account: Account, party_id: UUID, *, yes: bool) -> int:
    """The person's own answer, from their page."""
    return answer(parties.own_party(account, party_id), yes=yes)


def _settle(row: ErasureOffer, *, yes: bool) -> None:
    row.answer, row.answered_at = (Answer.ERASED if yes else Answer.KEPT), timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    if yes:
        erase_derived(row.client, Purpose(row.purpose), row.party)
