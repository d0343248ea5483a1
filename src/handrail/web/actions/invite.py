"""A way in for someone (R17, R19): a link that works once, within a week. The practice hands it over itself; nothing is mailed.

The link's secret is in the answer to whoever asked for it and nowhere else: the table keeps a keyed digest. Each new link for
a person ends the ones before it. For someone who has a sign-in already it is the way back after a lost password; whether their
passkeys and codes are lost too must be said, and is in the ledger. A client sees who made a link for them, and when.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from handrail.papers.errors import BadInput
from handrail.web.actions import access, members
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, Invitation, Party, Staff

LASTS = timedelta(days=7)
SALT = "handrail.invitation"


@dataclass(frozen=True, slots=True)
class Link:
    """What to hand over. The secret is shown once and never stored."""

    invitation: Invitation
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who will work here, as the owner writes them down. A trainee has a supervisor's number instead of a licence."""

    name: str
    email: str
    role: str
    credential: str = ""
    number: str = ""
    region: str = ""
    expires: date | None = None
    supervisor: int | None = None


def mark(secret: str) -> str:
    """What the table keeps of a link: keyed with the deployment's own secret, so that another practice's link opens nothing."""
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()


@transaction.atomic
def first_owner(name: str, email: str) -> Link:
    """The way in for the practice's owner, from the command line. There again for an address that has a sign-in: the way back."""
    email = address(email)
    known = Account.objects.filter(email__iexact=email).first()
    if known is not None:
        return _make(Invitation(account=known, client=known.client_or_none, lost_keys=True), by=None)
    if Staff.objects.filter(role=Staff.Role.OWNER).exists():
        raise BadInput("this practice has an owner already; they invite everyone else from the practice's page")
    owner = members.add(members.named(name), email, Staff.Role.OWNER)
    return _make(Invitation(account=owner.account), by=None)


@transaction.atomic
def invite_member(account: Account, member: Member) -> Link:
    """The owner invites someone to work here, with what they are licensed for."""
    by = access.owner(account)
    email = address(member.email)
    if member.role not in (Staff.Role.CLINICIAN, Staff.Role.SUPERVISOR):
        raise BadInput("choose what they will be here: a clinician or a supervisor")
    if Account.objects.filter(email__iexact=email).exists():
        raise BadInput("this address can't be used here; take another one")
    supervisor = members.supervisor(member.supervisor) if member.supervisor is not None else None
    if supervisor is None and not member.number.strip():
        raise BadInput("write down a licence, or whose trainee they are")
    if supervisor is not None and member.role != Staff.Role.CLINICIAN:
        raise BadInput("a supervisor is no trainee")
    added = members.add(members.named(member.name), email, Staff.Role(member.role), member.credential, supervisor)
    if member.number.strip():
        members.note_licence(added, member.number, member.region, member.expires)
    return _make(Invitation(account=added.account), by=by)


@transaction.atomic
def renew_member(account: Account, member_id: int, *, lost_keys: bool = False) -> Link:
    """A member of staff gets a new link: the first was never used, or they lost their password (and, if so said, their keys)."""
    by = access.owner(account)
    member = members.find(member_id)
    if not member.account.is_active:
        raise BadInput("they have no access any more; give it back first")
    return _make(Invitation(account=member.account, lost_keys=lost_keys), by=by)


@transaction.atomic
def invite_party(account: Account, party_id: UUID, email: str = "", *, lost_keys: bool = False) -> Link:
    """A clinician invites their client, or a guardian, partner or group member beside them; or gives them a way back in."""
    party = access.treated_party(account, party_id)
    client = locks.client(party.client_id)
    party = locks.held(Party.objects.all()).get(pk=party.pk)
    known = sign_in_of(party, client)
    if known is not None:
        _only_in_care_of(account, known)
        return _make(Invitation(client=client, account=known, lost_keys=lost_keys), by=access.staff(account), party=party)
    row = Invitation(client=client, party=party)
    row.email = address(email)
    return _make(row, by=access.staff(account), party=party)


@transaction.atomic
def end_invitation(account: Account, invitation_id: UUID) -> Invitation:
    """A link is taken back before it was used."""
    row = locks.held(Invitation.objects.all()).filter(pk=invitation_id).first()
    if row is None:
        raise access.Denied
    if row.client_id is not None:
        access.treated(account, row.client_id)
    else:
        access.owner(account)
    if row.used_at is None and row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        ledger.note(ledger.Kind.INVITATION_ENDED, row.client_id, {"invitation": str(row.pk)})
    return row


def open_ones() -> QuerySet[Invitation]:
    """Links that would let someone in now."""
    return Invitation.objects.filter(used_at__isnull=True, ended_at__isnull=True, until__gt=timezone.now())


def sign_in_of(party: Party, client: Client) -> Account | None:
    """The account behind someone in a record, if they have come in before."""
    return client.account if party.role == "client" else party.account


def address(email: str) -> str:
    """An e-mail address to sign in with, in small letters."""
    email = email.strip().casefold()
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput("write an e-mail address to sign in with") from None
    return email


def _only_in_care_of(account: Account, known: Account) -> None:
    """A way back in opens all that this sign-in opens: whoever makes the link must have a part in all of it (R19)."""
    around = Client.objects.filter(Q(account=known) | Q(parties__account=known)).values("pk")
    mine = access.caseload(account, access.ACTING).filter(pk__in=around).count()
    if mine != Client.objects.filter(pk__in=around).count():
        raise BadInput("this sign-in can't be renewed from here; whoever runs the practice's machine can do it")


def _make(row: Invitation, *, by: Staff | None, party: Party | None = None) -> Link:
    secret, now = secrets.token_urlsafe(32), timezone.now()
    row.mark, row.made_by, row.made_at, row.until = mark(secret), by, now, now + LASTS
    same = Invitation.objects.filter(used_at__isnull=True, ended_at__isnull=True)
    same.filter(Q(party=row.party) if row.party_id else Q(account=row.account)).update(ended_at=now)
    row.save(force_insert=True)
    facts = {"invitation": str(row.pk), "by": str(by.pk) if by else "", "lost_keys": row.lost_keys}
    ledger.note(ledger.Kind.INVITED, row.client_id, {**facts, **({"party": str(party.pk)} if party else {})})
    return Link(row, secret)
