"""Sign-in links of the demo practice. They exist only where `HANDRAIL_DEMO` is on, over synthetic records."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from handrail.web.records.models import Account

SALT = "handrail.demo.enter"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LASTS = 7 * 24 * 3600


def token(account: Account) -> str:
    """What stands in a sign-in link."""
    return signing.dumps(account.pk, salt=SALT)


@login_not_required
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as one of the demo's people."""
    if not settings.DEMO:
        raise PermissionDenied
    try:
        account = Account.objects.get(pk=signing.loads(token, salt=SALT, max_age=LASTS))
    except (signing.BadSignature, Account.DoesNotExist) as error:
        raise PermissionDenied from error
    login(request, account, backend=BACKEND)
    answer = redirect("home")
    if account.client_or_none:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, account.client_or_none.language, samesite="Lax")
    return answer
