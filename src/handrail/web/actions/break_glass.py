"""Open a record in an emergency without a care relationship: for a reason, for hours, told to those concerned (R19).

The treating clinician gets a notice, the client can see it, and someone else judges it afterwards. It only reads: what has to
be written in an emergency is written by who treats or covers.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused
from handrail.review import proved_lately
from handrail.web.actions import access
from handrail.web.records import ledger, locks, names
from handrail.web.records.models import Account, BreakGlass, Care, Client, Licence, Staff

HOURS = (1, 4, 24)
TRIES, PER = 5, timedelta(hours=1)
"""Who asks for names one after the other is fishing."""
NOT_FOUND = "no record opens with this name and birth date; check both, or call the practice"


def open_in_emergency(
    account: Account, name: str, born: date | None, reason: str, words: str, hours: int, stepped_up_at: datetime | None
) -> BreakGlass:
    """A licensed clinician opens one record by the client's full name and birth date. A wrong name tells nothing."""
    member = access.clinician(account)
    now = timezone.now()
    today = timezone.localdate()
    held = Licence.objects.filter(Q(expires__isnull=True) | Q(expires__gte=today), staff=member).exclude(number="")
    if not held.exists():
        raise Refused("only a clinician with an active licence may open a record in an emergency", "R32")
    if not proved_lately(stepped_up_at, now):
        raise Refused("prove that it is you before you open a record in an emergency", "R32")
    if reason not in BreakGlass.Reason.values or hours not in HOURS or not words.strip() or len(words) > 2_000:
        raise BadInput("say why in a few words, and choose a reason and for how long")
    with transaction.atomic():
        locks.held(Staff.objects.all()).get(pk=member.pk)  # two windows share one count of tries
        if _tries(member, now) >= TRIES:
            raise Refused("too many names in an hour; call the practice", "R19")
        client = _find(name, born)
        if client is None:  # the try counts, and stays
            ledger.note(ledger.Kind.RECORD_OPENED_IN_EMERGENCY, None, {"by": str(member.pk), "found": False})
            member.tried_at = [*_recent(member, now), now.isoformat()]
            member.save(update_fields=["tried_at"])
        else:
            opening = BreakGlass(client=client, staff=member, reason=reason, opened_at=now, until=now + timedelta(hours=hours))
            opening.words = words.strip()
            opening.save(force_insert=True)
            facts = {"opening": str(opening.pk), "by": str(member.pk), "hours": hours, "reason": reason}
            ledger.note(ledger.Kind.RECORD_OPENED_IN_EMERGENCY, client.pk, facts)
            return opening
    raise BadInput(NOT_FOUND)


def notices(account: Account) -> QuerySet[BreakGlass]:
    """Openings of this clinician's clients that they have not read yet."""
    mine = access.caseload(account, (Care.Kind.TREATING,))
    return BreakGlass.objects.filter(client__in=mine, acknowledged_at__isnull=True).select_related("client", "staff")


@transaction.atomic
def acknowledge(account: Account, opening_id: UUID) -> BreakGlass:
    """The treating clinician has read the notice."""
    opening = locks.held(BreakGlass.objects.all()).filter(pk=opening_id).first()
    if opening is None:
        raise access.Denied
    access.treated(account, opening.client_id)
    if opening.acknowledged_at is None:
        opening.acknowledged_at = timezone.now()
        opening.save(update_fields=["acknowledged_at"])
        ledger.note(ledger.Kind.OPENING_ACKNOWLEDGED, opening.client_id, {"opening": str(opening.pk)})
    return opening


def to_judge(account: Account) -> QuerySet[BreakGlass]:
    """Every opening, the unjudged first: for the owner without names and words, for a supervisor of the client with both."""
    member = access.overseer(account)
    rows = BreakGlass.objects.select_related("client", "staff", "reviewed_by").order_by("reviewed_at", "-opened_at")
    if member.role == Staff.Role.OWNER:
        return rows
    return rows.filter(client__in=access.caseload(account, (Care.Kind.SUPERVISING,)))


@transaction.atomic
def judge_opening(account: Account, opening_id: UUID, verdict: str) -> BreakGlass:
    """Someone else says afterwards whether it was justified."""
    member = access.overseer(account)
    opening = locks.held(to_judge(account)).filter(pk=opening_id).first()
    if opening is None:
        raise access.Denied
    if opening.staff_id == member.pk:
        raise Refused("nobody judges their own opening", "R19")
    if verdict not in BreakGlass.Verdict.values:
        raise BadInput("say whether it was justified, needs a talk, or was not")
    opening.verdict, opening.reviewed_by, opening.reviewed_at = verdict, member, timezone.now()
    opening.save(update_fields=["verdict", "reviewed_by", "reviewed_at"])
    facts = {"opening": str(opening.pk), "by": str(member.pk), "verdict": verdict}
    ledger.note(ledger.Kind.OPENING_REVIEWED, opening.client_id, facts)
    return opening


def _find(name: str, born: date | None) -> Client | None:
    """The one client in care with this full name, and this birth date where the record has one. No other record is opened."""
    return names.bearer(Client.objects.filter(sealed_at__isnull=True), name, born, lambda client: client.about)


def _recent(member: Staff, now: datetime) -> list[str]:
    return [at for at in member.tried_at if datetime.fromisoformat(at) > now - PER]


def _tries(member: Staff, now: datetime) -> int:
    return len(_recent(member, now))
