"""Who may have an account: whom the practice invites. There is no sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth's adapter with the front door for strangers closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the practice makes accounts."""
        return False
