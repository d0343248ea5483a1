"""Who may touch which record (R19). Every action asks here first; a stranger learns not even that a record exists."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.papers.errors import Sealed
from handrail.web.actions import majority
from handrail.web.records import locks
from handrail.web.records.models import Account, BreakGlass, Care, Client, Draft, Grant, Party, Session, Staff

READING = (Care.Kind.TREATING, Care.Kind.COVERING, Care.Kind.SUPERVISING)
ACTING = (Care.Kind.TREATING, Care.Kind.COVERING)
JOINT = ("couple", "family", "group")
"""Sessions that belong to everyone who sat in them."""


class Denied(PermissionDenied):
    """Not yours. The web answers as if it did not exist."""


def staff(account: Account) -> Staff:
    """The staff member behind an account that is still active."""
    member = account.staff_or_none if account.is_active else None
    if member is None:
        raise Denied
    return member


def clinician(account: Account) -> Staff:
    """A clinician: the owner and supervisors have rooms of their own."""
    return _in_role(account, Staff.Role.CLINICIAN)


def owner(account: Account) -> Staff:
    """The practice's owner: no clinical content."""
    return _in_role(account, Staff.Role.OWNER)


def supervisor(account: Account) -> Staff:
    """A supervisor: reads what they supervise, and signs beside trainees."""
    return _in_role(account, Staff.Role.SUPERVISOR)


def overseer(account: Account) -> Staff:
    """The owner or a supervisor: who looks at how the practice works."""
    return _in_role(account, Staff.Role.OWNER, Staff.Role.SUPERVISOR)


def caseload(account: Account, kinds: tuple[Care.Kind, ...] = READING) -> QuerySet[Client]:
    """The clients whom this account may see today through a care relationship. Emergency openings are not a caseload."""
    now = timezone.now()
    rows = Care.objects.filter(Q(until__isnull=True) | Q(until__gt=now), staff=_carer(account), kind__in=kinds, since__lte=now)
    return Client.objects.filter(pk__in=rows.values("client"), sealed_at__isnull=True)  # sealed: not in daily work (R41)


def readable(account: Account, client_id: UUID) -> Client:
    """A client whose record this account may read: through care, or for some hours through a logged emergency opening."""
    client = caseload(account).filter(pk=client_id).first()
    if client is None and opening(account, client_id) is not None:
        client = Client.objects.filter(pk=client_id, sealed_at__isnull=True).first()
    if client is None:
        raise Denied
    return client


def opening(account: Account, client_id: UUID) -> BreakGlass | None:
    """This account's emergency opening of a record, while it lasts."""
    return BreakGlass.objects.filter(client=client_id, staff=_carer(account), until__gt=timezone.now()).first()


def treated(account: Account, client_id: UUID) -> Client:
    """A client whom this account treats or covers: the ground for every change. An emergency opening only reads."""
    client = caseload(account, ACTING).filter(pk=client_id).first()
    if client is None:
        raise Denied
    return client


def treated_for_change(account: Account, client_id: UUID) -> Client:
    """The same, held. Asked once more behind the lock: they may have deleted everything while we waited."""
    locks.client(treated(account, client_id).pk)
    return treated(account, client_id)


def supervised(account: Account, client_id: UUID) -> Client:
    """A client whose care this account supervises."""
    client = caseload(account, (Care.Kind.SUPERVISING,)).filter(pk=client_id).first()
    if client is None:
        raise Denied
    return client


def own_record(account: Account, *, sealed_too: bool = False) -> Client:
    """The client behind a client's own account. `Sealed` once they deleted everything, but for what they may still see."""
    client = account.client_or_none if account.is_active else None
    if client is None:
        raise Denied
    if client.sealed_at is not None and not sealed_too:
        raise Sealed
    return client


def seats(account: Account) -> QuerySet[Party]:
    """Where this account sits beside a client: as guardian, partner or group member."""
    if not account.is_active:
        raise Denied
    return account.seats.exclude(role="client").select_related("client")


def seat(account: Account, party_id: UUID) -> Party:
    """One of this account's own seats; nobody else's, not even at the same client."""
    party = seats(account).filter(pk=party_id).first()
    if party is None:
        raise Denied
    return party


def granted(party: Party) -> frozenset[Grant.What]:
    """What a seat may see now. A guardian's ends on the day the client comes of age, whatever was granted (R7)."""
    if party.role == "guardian" and majority.of_age(party.client):
        return frozenset()
    now = timezone.now()
    rows = party.grants.filter(since__lte=now, ended_at__isnull=True)
    return frozenset(Grant.What(what) for what in rows.values_list("what", flat=True))


def treated_session(account: Account, session_id: UUID) -> Session:
    """A session of a client whom this account treats or covers."""
    session = Session.objects.select_related("client", "clinician").filter(pk=session_id).first()
    if session is None:
        raise Denied
    treated(account, session.client_id)
    return session


def own_hour(account: Account, session_id: UUID) -> Session:
    """The hour of the clinician who held it and still treats the client; absent to everyone else, covers and supervisors too (R38)."""
    session = treated_session(account, session_id)
    member = clinician(account)
    if session.clinician_id != member.pk or not caseload(account, (Care.Kind.TREATING,)).filter(pk=session.client_id).exists():
        raise Denied
    return session


def treated_draft(account: Account, draft_id: UUID, *, lock: bool = False) -> Draft:
    """A draft about a client whom this account treats or covers; locked for change where asked."""
    rows = Draft.objects.select_related("session__clinician", "client__custody").filter(pk=draft_id)
    if lock:
        treated_draft(account, draft_id)  # asked before anything of a stranger's is held, and again behind it
        locks.client_of(rows)
        rows = locks.held(rows)
    draft = rows.first()
    if draft is None:
        raise Denied
    treated(account, draft.client_id)
    return draft


def treated_party(account: Account, party_id: UUID) -> Party:
    """Someone beside a client whom this account treats or covers."""
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise Denied
    treated(account, party.client_id)
    return party


def treated_grant(account: Account, grant_id: UUID) -> Grant:
    """What someone beside such a client may see."""
    grant = Grant.objects.filter(pk=grant_id).first()
    if grant is None:
        raise Denied
    treated(account, grant.client_id)
    return grant


def _in_role(account: Account, *roles: Staff.Role) -> Staff:
    member = staff(account)
    if member.role not in roles:
        raise Denied
    return member


def _carer(account: Account) -> Staff:
    """Staff who may stand in a care relationship. The owner runs the practice and reads no record, even if a row says so."""
    member = staff(account)
    if member.role == Staff.Role.OWNER:
        raise Denied
    return member
