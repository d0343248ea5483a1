"""Which member of staff is asking."""

from django.http import HttpRequest

from handrail.web.actions import access
from handrail.web.records.models import Account


def account_of(request: HttpRequest) -> Account:
    """The signed-in account."""
    if not isinstance(request.user, Account):
        raise access.Denied
    return request.user
