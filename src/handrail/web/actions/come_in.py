"""Someone comes in with a link (R17): once, before its day, and as the one it was made for.

The link opens no record. It leads to allauth's own pages, where they choose a password or a passkey; from then on the link is
worth nothing. Used, over, taken back, made up or another practice's: whoever tries it is told the same.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import invite
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, Invitation, Party
from handrail.wiring import deployment


class Spent(BadInput):
    """This link lets nobody in."""

    def __init__(self) -> None:
        super().__init__("this link does not work; ask whoever gave it to you for a new one")


class SignInFirst(BadInput):
    """Its person has a sign-in here already: they come with that one, and the link only adds to it."""

    def __init__(self) -> None:
        super().__init__("you have a sign-in here already; use it first, then open the link again")


class Taken(BadInput):
    """The sign-in that this address opens can't become this person's."""

    def __init__(self) -> None:
        super().__init__("this address can't be used for this link; ask for one to another address")


def look(secret: str, now: datetime | None = None) -> Invitation:
    """The invitation behind a link, if it would let someone in now. Raises `Spent`."""
    rows = Invitation.objects.select_related("client", "party", "account", "made_by")
    return _usable(rows.filter(mark=invite.mark(secret)).first(), now or timezone.now())


def practice() -> str:
    """What the practice is called; empty when the operator has not said."""
    return deployment().called


def address_of(row: Invitation) -> str:
    """Which address they will sign in with."""
    return row.account.email if row.account is not None else row.email


@transaction.atomic
def come_in(secret: str, signed_in: Account | None = None, now: datetime | None = None) -> Account:
    """Use the link up: the account that it opens, bound to its person. Raises `Spent`, `SignInFirst` or `Taken`."""
    now = now or timezone.now()
    found = look(secret, now)
    if found.client_id is not None and locks.held(Client.objects.all()).filter(pk=found.client_id).first() is None:
        raise Spent
    row = _usable(locks.held(Invitation.objects.all()).filter(pk=found.pk).first(), now)  # two at once: one is too late
    account = _bind(row, signed_in) if row.party_id is not None else _again(row)
    row.used_at = now
    row.save(update_fields=["used_at"])
    facts = {"invitation": str(row.pk), "account": account.pk}
    ledger.note(ledger.Kind.CAME_IN, row.client_id, facts)
    return account


def _usable(row: Invitation | None, now: datetime) -> Invitation:
    if row is None or row.used_at is not None or row.ended_at is not None or row.until <= now:
        raise Spent
    if row.party is not None and row.party.client.sealed_at is not None:  # a way back stays: they may see what the law keeps
        raise Spent
    if row.account is not None and not row.account.is_active:
        raise Spent
    return row


def _again(row: Invitation) -> Account:
    """The old password ends, and with it every session that it opened; lost passkeys and codes end where that was said."""
    account = row.account
    assert account is not None
    account.set_unusable_password()
    account.short_password = False
    account.save(update_fields=["password", "short_password"])
    if row.lost_keys:
        Authenticator.objects.filter(user=account).delete()
    return account


def _bind(row: Invitation, signed_in: Account | None) -> Account:
    assert row.party is not None and row.client is not None
    known = Account.objects.filter(email__iexact=row.email).first()
    if known is not None and known.can_sign_in and known != signed_in:
        raise SignInFirst
    if known is not None and (not known.is_active or known.staff_or_none is not None):
        raise Taken
    account = known or Account.objects.create_account(row.email, None)
    if row.party.role == "client":
        _be_the_client(row.client, account)
    else:
        party = locks.held(Party.objects.all()).get(pk=row.party.pk)
        party.account = account
        party.save(update_fields=["account"])
    return account


def _be_the_client(client: Client, account: Account) -> None:
    other = Client.objects.filter(account=account).exclude(pk=client.pk).exists()
    if other or client.account_id not in (None, account.pk):
        raise Taken
    client.account = account
    client.save(update_fields=["account"])
