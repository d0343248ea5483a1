"""Who is asking, and when they last proved to be themselves."""

from datetime import UTC, datetime

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

from handrail.web.actions import access
from handrail.web.records.models import Account

PROVE = "Prove that it is you first: open “Is it you?” in another tab, then sign here. Your words stay in this page."


def account_of(request: HttpRequest) -> Account:
    """The signed-in account. Every page but the public ones has one (LoginRequiredMiddleware)."""
    if not isinstance(request.user, Account):
        raise access.Denied
    return request.user


def stepped_up_at(request: HttpRequest) -> datetime | None:
    """The newest proof of identity in this browser session: a password, a passkey, a code (R32)."""
    proofs = request.session.get("account_authentication_methods") or []
    moments = [proof["at"] for proof in proofs if "at" in proof]
    return datetime.fromtimestamp(max(moments), UTC) if moments else None


def proved(request: HttpRequest) -> bool:
    """They proved to be themselves within the last five minutes."""
    return bool(did_recently_reauthenticate(request))


def step_up(request: HttpRequest) -> None:
    """Send them to prove it, and back to what they did. Only for requests without anyone's words: allauth keeps the request."""
    if not proved(request):
        raise ReauthenticationRequired
