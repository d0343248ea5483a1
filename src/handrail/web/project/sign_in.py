"""Who came in, left or was turned away stands in the ledger, by the account's number and without an address (R20)."""

from typing import Any

import structlog
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.dispatch import Signal

from handrail.papers.errors import Tampered
from handrail.web.records import ledger
from handrail.web.records.models import Account

log = structlog.get_logger()
NOTED: tuple[tuple[Signal, ledger.Kind], ...] = (
    (user_logged_in, ledger.Kind.SIGNED_IN),
    (user_logged_out, ledger.Kind.SIGNED_OUT),
    (authentication_failed, ledger.Kind.SIGN_IN_REFUSED),
    (authenticator_added, ledger.Kind.SECOND_KEY_ADDED),
    (authenticator_removed, ledger.Kind.SECOND_KEY_REMOVED),
    (password_changed, ledger.Kind.PASSWORD_CHANGED),
    (password_reset, ledger.Kind.PASSWORD_CHANGED),
    (password_set, ledger.Kind.PASSWORD_CHANGED),
)


def refused(account: Account) -> None:
    """A wrong password. allauth's limits keep these few."""
    _note(ledger.Kind.SIGN_IN_REFUSED, account)


def connect() -> None:
    """Listen; called once when Django is ready."""
    for signal, kind in NOTED:
        signal.connect(_Listener(kind), weak=False, dispatch_uid=f"handrail {kind} {id(signal)}")


class _Listener:
    """Notes one kind of event."""

    def __init__(self, kind: ledger.Kind) -> None:
        self.kind = kind

    def __call__(self, user: object = None, **_: Any) -> None:
        if isinstance(user, Account):
            _note(self.kind, user)


def _note(kind: ledger.Kind, account: Account) -> None:
    """A ledger that can't be written to is logged and locks nobody out: its owner must be able to read what is wrong (R39)."""
    client = account.client_or_none
    mine = client.pk if client is not None and client.sealed_at is None else None
    try:
        with transaction.atomic():
            ledger.note(kind, mine, {"account": account.pk})
    except Tampered as error:
        log.error("a sign-in was not noted", exc_info=error)
