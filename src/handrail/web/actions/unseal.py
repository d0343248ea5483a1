"""A sealed record opens only where the law demands it: a stated basis, two people, hours, and the client sees it (R41).

One of the two runs the practice or supervises and asks; another agrees, after proving to be themselves. Only a licensed one of
them reads. There is no list of names: whoever holds a court order asks by full name and birth date.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.papers import codec
from handrail.papers.errors import BadInput, Refused
from handrail.papers.signed import Signed
from handrail.review import proved_lately
from handrail.web.actions import access, licences
from handrail.web.records import keyring, ledger, locks, names
from handrail.web.records.models import Account, Client, Document, Unsealing

OPEN_FOR = timedelta(hours=24)
ASKED_FOR = timedelta(days=7)
"""How long a question waits for the second person."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One sealed paper, opened."""

    row: Document
    signed: Signed


def sealed_records(account: Account) -> QuerySet[Client]:
    """Records that only the law keeps, and those with papers of a session that was deleted. No names."""
    access.overseer(account)
    rows = Client.objects.filter(Q(sealed_at__isnull=False) | Q(documents__sealed_at__isnull=False)).distinct()
    return rows.prefetch_related("kept", "holds__placed_by", "unsealings__asked_by", "unsealings__agreed_by").order_by("pk")


@transaction.atomic
def find(account: Account, name: str, born: date | None) -> UUID | None:
    """Which sealed record is this person's, by full name and, where it knows one, birth date. Each search is noted."""
    member = access.overseer(account)
    found = names.bearer(sealed_records(account), name, born, _about)
    facts = {"by": str(member.pk), "found": found is not None}
    ledger.note(ledger.Kind.RECORDS_LISTED, found.pk if found else None, facts)
    return found.pk if found else None


@transaction.atomic
def ask(account: Account, client_id: UUID, basis: str, words: str, stepped_up_at: datetime | None) -> Unsealing:
    """The first of the two: why the law demands it, and which paper says so."""
    member, now = access.overseer(account), timezone.now()
    _proved(stepped_up_at, now)
    if not sealed_records(account).filter(pk=client_id).exists():
        raise BadInput("no such record is sealed")
    words = " ".join(words.split())
    if basis not in Unsealing.Basis.values or not 8 <= len(words) <= 500:
        raise BadInput("choose the basis, and say which order or letter, of which day, by whom")
    client = locks.client(client_id)
    row = Unsealing(client=client, basis=basis, asked_by=member, asked_at=now)
    row.words = words
    row.save(force_insert=True)
    facts = {"unsealing": str(row.pk), "by": str(member.pk), "basis": basis}
    ledger.note(ledger.Kind.UNSEALING_ASKED, client.pk, facts)
    return row


@transaction.atomic
def agree(account: Account, unsealing_id: UUID, stepped_up_at: datetime | None) -> Unsealing:
    """The second: someone else looks at the basis and agrees. From now on it is open for a day."""
    member, now = access.overseer(account), timezone.now()
    row = Unsealing.objects.filter(pk=unsealing_id).first()
    if row is None:
        raise access.Denied
    locks.client(row.client_id)
    row = locks.held(Unsealing.objects.all()).get(pk=row.pk)
    if row.asked_by_id == member.pk:
        raise Refused("it takes two people: someone else must agree", "R41")
    _proved(stepped_up_at, now)
    if row.agreed_at is not None or now > row.asked_at + ASKED_FOR:
        raise BadInput("this was agreed to already, or has waited for longer than a week; ask again")
    if not any(licences.active(one) for one in (member, row.asked_by)):
        raise Refused("one of the two must hold an active licence", "R32")
    row.agreed_by, row.agreed_at, row.until = member, now, now + OPEN_FOR
    row.save(update_fields=["agreed_by", "agreed_at", "until"])
    facts = {"unsealing": str(row.pk), "by": str(member.pk), "asked_by": str(row.asked_by_id), "basis": row.basis}
    ledger.note(ledger.Kind.RECORD_UNSEALED, row.client_id, facts)
    return row


@transaction.atomic
def read(account: Account, unsealing_id: UUID) -> tuple[Unsealing, str, list[Paper]]:
    """One of the two, with a licence, reads the sealed papers while it is open; each time is noted and shown to the client."""
    member, now = access.overseer(account), timezone.now()
    row = Unsealing.objects.select_related("client", "asked_by", "agreed_by").filter(pk=unsealing_id).first()
    if row is None or member.pk not in (row.asked_by_id, row.agreed_by_id):
        raise access.Denied
    if row.until is None or now >= row.until:
        raise Refused("this is not open: it waits for the second person, or its hours are over", "R41")
    if not licences.active(member):
        raise Refused("only someone with an active licence reads a sealed record", "R32")
    with keyring.unsealed(str(row.client_id)):
        papers = Document.objects.filter(client=row.client).select_related("signed_by", "session").order_by("signed_at")
        if row.client.sealed_at is None:
            papers = papers.filter(sealed_at__isnull=False)
        opened = [Paper(paper, codec.load(Signed, paper.get("body"))) for paper in papers]
        name = row.client.name
    ledger.note(ledger.Kind.RECORD_UNSEALED, row.client_id, {"unsealing": str(row.pk), "by": str(member.pk)})
    return row, name, opened


def _proved(stepped_up_at: datetime | None, now: datetime) -> None:
    if not proved_lately(stepped_up_at, now):
        raise Refused("prove that it is you before you open a sealed record", "R32")


def _about(client: Client) -> dict[str, object]:
    with keyring.unsealed(str(client.pk)):
        return client.about
