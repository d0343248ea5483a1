"""The way in with a link from the practice. What stands in the link leaves the address at once, and opens only by a button.

Whoever merely looks at a link (a mail filter, a preview) uses nothing up. Signing in is allauth's: with a second key that
stands already it asks for it, and then leads to its page where a password or a passkey is chosen.
"""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.web.actions import come_in
from handrail.web.records.models import Account, Invitation

KEPT = "handrail invitation"


@login_not_required
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the link out of the address bar, and speak the person's language from the start."""
    request.session[KEPT] = secret
    answer = redirect("public:invited")
    try:
        client = come_in.look(secret).client
    except come_in.Spent:
        return answer
    if client is not None and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, client.language, samesite="Lax")
    return answer


@login_not_required
def invited(request: HttpRequest) -> HttpResponse:
    """Who invites them, with which address, and the button that uses the link up."""
    secret = str(request.session.get(KEPT, ""))
    signed_in = request.user if isinstance(request.user, Account) else None
    try:
        found = come_in.look(secret)
        if request.method == "POST" and not _someone_else(found, signed_in):
            return _come_in(request, secret, signed_in)
    except come_in.Spent:
        request.session.pop(KEPT, None)
        return render(request, "public/link_spent.html", status=422)
    except come_in.SignInFirst:
        return _page(request, found, signed_in, says="first")
    except come_in.Taken:
        return _page(request, found, signed_in, says="taken")
    return _page(request, found, signed_in, says="other" if _someone_else(found, signed_in) else "")


def _come_in(request: HttpRequest, secret: str, signed_in: Account | None) -> HttpResponse:
    account = come_in.come_in(secret, signed_in)
    request.session.pop(KEPT, None)
    if account == signed_in and account.can_sign_in:
        return redirect("home")
    answer: HttpResponse = perform_login(request, account, redirect_url=reverse("account_set_password"))
    return answer


def _someone_else(found: Invitation, signed_in: Account | None) -> bool:
    """A browser where another person is signed in must not take this one's place."""
    return signed_in is not None and signed_in.email.casefold() != come_in.address_of(found).casefold()


def _page(request: HttpRequest, found: Invitation, signed_in: Account | None, says: str) -> HttpResponse:
    role = "again" if found.party is None else found.party.role
    context = {
        "practice": come_in.practice(),
        "by": found.made_by,
        "address": come_in.address_of(found),
        "role": role if role in ("again", "client", "guardian") else "beside",
        "staff": found.account is not None and found.account.staff_or_none is not None,
        "until": found.until,
        "says": says,
        "signed_in": signed_in,
    }
    return render(request, "public/invited.html", context, status=422 if request.method == "POST" else 200)
