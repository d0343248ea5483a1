"""Who works here: added by the owner, with what they are licensed for. Software can't verify a licence; a human attests it (R32)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.renew_consents import PLACE
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Licence, Staff

LONGEST = 120


def everyone(account: Account) -> QuerySet[Staff]:
    """Everyone who works or worked here, by name. For the owner."""
    access.owner(account)
    return Staff.objects.select_related("account", "supervised_by").prefetch_related("licences").order_by("name", "pk")


@transaction.atomic
def add_licence(account: Account, member_id: int, licence: str, region: str, expires: date | None) -> Licence:
    """The owner attests a licence, or its renewal."""
    access.owner(account)
    return note_licence(find(member_id), licence, region, expires)


@transaction.atomic
def end_access(account: Account, member_id: int) -> Staff:
    """They can't come in any more, from this moment and everywhere. What they signed stays signed."""
    by, member = access.owner(account), find(member_id)
    if member.pk == by.pk:
        raise BadInput("you can't take your own access away")
    return _switch(member, on=False)


@transaction.atomic
def give_access_back(account: Account, member_id: int) -> Staff:
    """They may come in again, the way they did."""
    access.owner(account)
    return _switch(find(member_id), on=True)


def who_can_sign_in(rows: Iterable[Staff]) -> set[int]:
    """The accounts among theirs that have a password or a passkey: one question, however many work here."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 (its table points at ours)

    accounts = {row.account_id: row.account for row in rows}
    keys = Authenticator.objects.filter(user__in=list(accounts), type=Authenticator.Type.WEBAUTHN)
    passkeys = {key.user_id for key in keys if key.wrap().is_passwordless}
    return passkeys | {pk for pk, account in accounts.items() if account.has_usable_password()}


def find(member_id: int) -> Staff:
    """One member of staff by number."""
    member = Staff.objects.select_related("account").filter(pk=member_id).first()
    if member is None:
        raise BadInput("choose someone of this practice")
    return member


def supervisor(member_id: int) -> Staff:
    """A supervisor who still works here."""
    member = find(member_id)
    if member.role != Staff.Role.SUPERVISOR or not member.account.is_active:
        raise BadInput("choose a supervisor of this practice")
    return member


def named(name: str) -> str:
    """A person's name in one line."""
    name = " ".join(name.split())
    if len(name) < 2 or len(name) > LONGEST:
        raise BadInput(f"write their name, {LONGEST} characters at most")
    return name


def add(name: str, email: str, role: Staff.Role, credential: str = "", supervised_by: Staff | None = None) -> Staff:
    """A member of staff with an account that opens with an invitation alone. Called in the transaction that makes one."""
    account = Account.objects.create_account(email, None)
    row = Staff.objects.create(
        account=account, name=name, role=role, credential=" ".join(credential.split())[:40], supervised_by=supervised_by
    )
    ledger.note(ledger.Kind.STAFF_ADDED, None, {"staff": str(row.pk), "role": role.value})
    return row


def note_licence(member: Staff, number: str, region: str, expires: date | None) -> Licence:
    """Keep a licence: its number, where it holds (everywhere if not said), and its last day. A trainee's is their supervisor's."""
    number, region = " ".join(number.split()), region.strip().upper()
    if member.role == Staff.Role.OWNER:
        raise BadInput("the owner's role signs nothing, so it takes no licence")
    if not number or len(number) > 40:
        raise BadInput("write the licence's number, 40 characters at most")
    if region and not PLACE.fullmatch(region):
        raise BadInput("write the place as ISO 3166-2 does, such as US-OR or ES-MD")
    if expires is not None and expires < timezone.localdate():
        raise BadInput("this licence is over already")
    row = Licence.objects.create(staff=member, number=number, region=region, expires=expires)
    ledger.note(ledger.Kind.LICENCE_NOTED, None, {"staff": str(member.pk), "licence": str(row.pk)})
    return row


def _switch(member: Staff, *, on: bool) -> Staff:
    account = locks.held(Account.objects.all()).get(pk=member.account_id)
    if account.is_active != on:
        account.is_active = on
        account.save(update_fields=["is_active"])
        ledger.note(ledger.Kind.STAFF_BACK if on else ledger.Kind.STAFF_LEFT, None, {"staff": str(member.pk)})
    return member
