"""Which member of staff is asking."""

from datetime import UTC, datetime

from django.http import HttpRequest

from handrail.web.actions import access
from handrail.web.records.models import Account


def account_of(request: HttpRequest) -> Account:
    """The signed-in account."""
    if not isinstance(request.user, Account):
        raise access.Denied
    return request.user


def stepped_up_at(request: HttpRequest) -> datetime | None:
    """The newest proof of identity in this browser session: a password, a passkey, a code (R32)."""
    proofs = request.session.get("account_authentication_methods") or []
    moments = [proof["at"] for proof in proofs if "at" in proof]
    return datetime.fromtimestamp(max(moments), UTC) if moments else None
