"""A caseload goes to a colleague for good: the owner hands on all clients of a clinician or some, and all concerned are told (R19).

The owner sees no names here: a client is a reference, which their clinicians read on the client's page, and dates. The one
relationship ends as the other begins. What is a clinician's own crosses to nobody: private notes (R18), how an hour of theirs
went (R38). Sessions to come and drafts that wait go with the client; supervision stays as it is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from handrail.kinds import WORKING_PAPERS
from handrail.papers.errors import BadInput
from handrail.web.actions import access, licences, members
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Care, Client, Draft, HandingOn, SafetyFlag, Session, Staff


@dataclass(frozen=True, slots=True)
class Charge:
    """One client as whoever runs the practice sees them. `drafts` wait for a reading, `flags` for a human's word."""

    client_id: UUID
    reference: str
    since: date
    last_at: datetime | None
    next_at: datetime | None
    drafts: int
    flags: int


def caseload_of(account: Account, member_id: int) -> tuple[Staff, list[Charge]]:
    """Whom a clinician treats, those first who have been here longest. Also of one who has left."""
    access.owner(account)
    member, now = members.find(member_id), timezone.now()
    rows = _treated_by(member, now).annotate(
        last_at=Max("sessions__starts_at", filter=Q(sessions__starts_at__lte=now)),
        next_at=Min("sessions__starts_at", filter=Q(sessions__starts_at__gt=now)),
    )
    waiting = Draft.objects.filter(client__in=rows.values("pk"), state__in=Draft.OPEN).exclude(kind__in=WORKING_PAPERS)
    drafts = _count(waiting)
    flags = _count(SafetyFlag.objects.filter(client__in=rows.values("pk"), dispositioned_at__isnull=True))
    return member, [
        Charge(row.pk, row.reference, row.since, row.last_at, row.next_at, drafts.get(row.pk, 0), flags.get(row.pk, 0))
        for row in rows.order_by("since", "pk")
    ]


def colleagues(account: Account, member_id: int) -> list[Staff]:
    """Who can take clients over: the practice's other clinicians who hold a licence. Trainees take none over."""
    access.owner(account)
    rows = licences.holders().filter(role=Staff.Role.CLINICIAN, supervised_by__isnull=True, account__is_active=True)
    return list(rows.exclude(pk=member_id).order_by("name", "pk"))


@transaction.atomic
def hand_on(account: Account, member_id: int, to_id: int, reason: str, chosen: Collection[UUID] | None = None) -> HandingOn:
    """These clients of a clinician, or all, are a colleague's from now on."""
    by, member = access.owner(account), members.find(member_id)
    to = next((row for row in colleagues(account, member_id) if row.pk == to_id), None)
    if to is None:
        raise BadInput("choose a colleague who holds a licence and is no trainee")
    if reason not in HandingOn.Reason.values:
        raise BadInput("choose why they are handed on")
    ids, now = _hold(member)
    if chosen is not None:
        ids = [pk for pk in ids if pk in set(chosen)]
    if not ids or (chosen is not None and len(ids) != len(set(chosen))):
        raise BadInput("choose among the clients whom this clinician treats now; someone else may have handed them on")
    handing = HandingOn.objects.create(from_staff=member, to_staff=to, by=by, reason=reason, at=now, count=len(ids))
    _change_hands(handing, ids, now)
    for pk in ids:
        facts = {"handing": str(handing.pk), "by": str(by.pk), "from": str(member.pk), "to": str(to.pk), "reason": reason}
        ledger.note(ledger.Kind.CARE_HANDED_ON, pk, facts)
    return handing


def _hold(member: Staff) -> tuple[list[UUID], datetime]:
    """Everyone whom they treat, held, and the moment at which that was so. The ledger comes last in the order of `records.locks`."""
    held = [client.pk for client in locks.held(_treated_by(member, timezone.now())).order_by("pk")]
    now = timezone.now()  # whoever held these rows until now may have handed them on, or the client deleted everything
    return list(_treated_by(member, now).filter(pk__in=held).order_by("pk").values_list("pk", flat=True)), now


def _change_hands(handing: HandingOn, ids: list[UUID], now: datetime) -> None:
    """One care relationship ends at the moment at which the other begins; covers that were arranged for the first end too."""
    running = Care.objects.filter(Q(until__isnull=True) | Q(until__gt=now), client__in=ids)
    running.filter(kind=Care.Kind.TREATING, staff=handing.from_staff, since__lte=now).update(until=now)
    shared = running.filter(kind=Care.Kind.TREATING, since__lte=now).exclude(staff=handing.to_staff).values("client")
    covers = running.filter(kind=Care.Kind.COVERING).exclude(client__in=list(shared.values_list("client", flat=True)))
    covers.filter(since__gt=now).update(since=now, until=now)
    covers.filter(since__lte=now).update(until=now)
    treats = set(
        Care.objects.filter(client__in=ids, staff=handing.to_staff, kind=Care.Kind.TREATING, until__isnull=True).values_list(
            "client", flat=True
        )
    )
    Care.objects.bulk_create(
        Care(client_id=pk, staff=handing.to_staff, kind=Care.Kind.TREATING, since=now, handing=handing)
        for pk in ids
        if pk not in treats
    )
    Session.objects.filter(client__in=ids, clinician=handing.from_staff, starts_at__gt=now).update(clinician=handing.to_staff)


def news(account: Account) -> list[tuple[HandingOn, list[Client]]]:
    """What this clinician has not read yet: clients who came to them, by name; and how many went from them, without names."""
    member = access.clinician(account)
    unread = Q(to_staff=member, read_by_to_at__isnull=True) | Q(from_staff=member, read_by_from_at__isnull=True)
    found = []
    for row in HandingOn.objects.filter(unread).select_related("from_staff", "to_staff", "by").order_by("at"):
        mine = row.to_staff_id == member.pk
        came = access.caseload(account, (Care.Kind.TREATING,)).filter(care__handing=row).distinct() if mine else ()
        found.append((row, list(came)))
    return found


@transaction.atomic
def read_news(account: Account, handing_id: UUID) -> HandingOn:
    """One of the two has read it."""
    member = access.clinician(account)
    row = locks.held(HandingOn.objects.filter(Q(to_staff=member) | Q(from_staff=member))).filter(pk=handing_id).first()
    if row is None:
        raise access.Denied
    at = "read_by_to_at" if row.to_staff_id == member.pk else "read_by_from_at"
    if getattr(row, at) is None:
        setattr(row, at, timezone.now())
        row.save(update_fields=[at])
        ledger.note(ledger.Kind.HANDING_READ, None, {"handing": str(row.pk), "by": str(member.pk)})
    return row


def to_review(member: Staff) -> Q:
    """Drafts that are this clinician's to read and sign: of their own hours, and of hours of one whose client came to them."""
    treats = Q(until__isnull=True) | Q(until__gt=timezone.now())
    care = Care.objects.filter(treats, client=OuterRef("client"), kind=Care.Kind.TREATING)
    came = care.filter(staff=member, handing__isnull=False)
    theirs = care.filter(staff=OuterRef("session__clinician"))
    return ~Q(kind__in=WORKING_PAPERS) & (Q(session__clinician=member) | Q(Exists(came) & ~Exists(theirs)))


def _treated_by(member: Staff, now: datetime) -> QuerySet[Client]:
    running = Care.objects.filter(
        Q(until__isnull=True) | Q(until__gt=now), staff=member, kind=Care.Kind.TREATING, since__lte=now
    )
    return Client.objects.filter(pk__in=running.values("client"), sealed_at__isnull=True)


def _count(rows: QuerySet[Draft] | QuerySet[SafetyFlag]) -> dict[UUID, int]:
    return dict(rows.order_by().values_list("client").annotate(many=Count("*")))
