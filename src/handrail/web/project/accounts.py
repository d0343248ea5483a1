"""Who may have an account: whom the practice invites. And what stands beside a password."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from handrail.web.project import sign_in
from handrail.web.records.models import Account, ConsentDecision, Party
from handrail.wiring import deployment


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth's adapter with the front door for strangers closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the practice makes accounts."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Home; whoever came in for the first time sees their choices about AI first."""
        account = request.user
        if isinstance(account, Account) and _has_not_chosen(account):
            return reverse("client:choices")
        return reverse("home")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password for someone who exists leaves an entry; a name that nobody has leaves none."""
        account = Account.objects.filter(email__iexact=str(credentials.get("email") or "")).first()
        if account is not None:
            sign_in.refused(account)


class SecondKeys(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of code generators are sealed; the last second key stays where it is needed (R17)."""

    def encrypt(self, text: str) -> str:
        """Under a key of the deployment that lies outside the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` sealed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of staff, nor of who chose a password that is too short to stand alone."""
        account = authenticator.user
        others = Authenticator.objects.filter(user=account).exclude(pk=authenticator.pk)
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not account.short_password and (settings.DEMO or account.staff_or_none is None)


def _has_not_chosen(account: Account) -> bool:
    """A client, or someone beside one, who has never answered anything."""
    seats = Party.objects.filter(Q(account=account) | Q(role="client", client__account=account), client__sealed_at__isnull=True)
    return seats.exists() and not ConsentDecision.objects.filter(party__in=seats).exists()


def _box() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"handrail second keys").derive(deployment().secret("second-keys"))
    return Fernet(base64.urlsafe_b64encode(key))
