"""Who may touch which record (R19). Every action asks here first; a stranger learns not even that a record exists."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from handrail.web.records.models import Account, Care, Client, Draft, Session, Staff

READING = (Care.Kind.TREATING, Care.Kind.COVERING, Care.Kind.SUPERVISING)
ACTING = (Care.Kind.TREATING, Care.Kind.COVERING)


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
    member = staff(account)
    if member.role != Staff.Role.CLINICIAN:
        raise Denied
    return member


def owner(account: Account) -> Staff:
    """The practice's owner: no clinical content."""
    member = staff(account)
    if member.role != Staff.Role.OWNER:
        raise Denied
    return member


def caseload(account: Account, kinds: tuple[Care.Kind, ...] = READING) -> QuerySet[Client]:
    """The clients that this account may see now, through an active care relationship."""
    now = timezone.now()
    return Client.objects.filter(
        Q(care__until__isnull=True) | Q(care__until__gt=now), care__staff=staff(account), care__kind__in=kinds
    ).distinct()


def readable(account: Account, client_id: UUID) -> Client:
    """A client whose record this account may read."""
    return _one(caseload(account), client_id)


def treated(account: Account, client_id: UUID) -> Client:
    """A client whom this account treats or covers: the ground for every change."""
    return _one(caseload(account, ACTING), client_id)


def own_record(account: Account) -> Client:
    """The client behind a client's own account."""
    client = account.client_or_none if account.is_active else None
    if client is None:
        raise Denied
    return client


def treated_session(account: Account, session_id: UUID) -> Session:
    """A session of a client whom this account treats or covers."""
    session = Session.objects.select_related("client", "clinician").filter(pk=session_id).first()
    if session is None:
        raise Denied
    treated(account, session.client_id)
    return session


def treated_draft(account: Account, draft_id: UUID, *, lock: bool = False) -> Draft:
    """A draft about a client whom this account treats or covers; locked for change where asked."""
    rows = Draft.objects.select_related("session", "client")
    if lock:
        rows = rows.select_for_update(of=("self",))
    draft = rows.filter(pk=draft_id).first()
    if draft is None:
        raise Denied
    treated(account, draft.client_id)
    return draft


def _one(clients: QuerySet[Client], client_id: UUID) -> Client:
    client = clients.filter(pk=client_id).first()
    if client is None:
        raise Denied
    return client
