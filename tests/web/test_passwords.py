"""Passwords as NIST SP 800-63B-4 has them (R17): length, a blocklist, any character; nothing else is asked."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from handrail.web.records.models import Account
from tests_support.personas import Practice


def taken(password: str, account: Account | None = None) -> bool:
    """Whether someone may choose it."""
    try:
        validate_password(password, account)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "password",
    [
        "lluvia y ñandú a las tres",
        "correct horse battery stapler",
        "只有十五個字以上的密碼才可以用喔",
        "w" + "åø🌧 " * 30,
        "fifteen letters.",
    ],
)
def test_a_long_one_is_taken(practice: Practice, password: str) -> None:
    """Spaces, Unicode, 64 characters and more, no capital or digit asked for."""
    assert taken(password, practice.therapist_ada)


@pytest.mark.parametrize(
    "password",
    [
        "fourteen chars", "passwordpassword", "aaaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "qwertyuiopasdfghjkl",
        "12345678901234567890", "abcdefghijklmnopqrs", "handrailhandrail1", "ada@example.org.ada", "x" * 1001,
    ],
)  # fmt: skip
def test_one_that_is_tried_first_is_not(practice: Practice, password: str) -> None:
    """Too short, on the list, one piece over and over, a row of keys, the service's or the person's name."""
    assert not taken(password, practice.therapist_ada)


def test_eight_are_enough_beside_a_second_key(practice: Practice) -> None:
    """With a passkey or code generator; recovery codes alone are none."""
    ada = practice.therapist_ada
    Authenticator.objects.create(user=ada, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not taken("rain at 3", ada)
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={})
    assert taken("rain at 3", ada) and not taken("rain at", ada)


def test_what_looks_the_same_is_the_same(practice: Practice) -> None:
    """A composed and a decomposed letter open the same door."""
    ada = practice.therapist_ada
    ada.set_password("ñandú y lluvia 33")
    assert ada.check_password("n\u0303andu\u0301 y lluvia 33") and ada.password.startswith("argon2$argon2id$")
