"""Which passwords are taken (NIST SP 800-63B-4, 3.1.1): length and a blocklist; no rules of composition, no expiry.

Fifteen characters where a password is the only key; eight beside a passkey or code. Any character counts as one, spaces and
all of Unicode, up to a limit that only stops misuse.
"""

import unicodedata
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from handrail.web.records.models import Account

ALONE, BESIDE = 15, 8
LONGEST = 1_000
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
SERVICE = ("handrail", "therapy", "therapist", "practice", "password", "passwort", "contraseña")


def normal(password: str) -> str:
    """One spelling for what looks the same, whatever keyboard typed it."""
    return unicodedata.normalize("NFC", password)


class LongEnough:
    """At least 15 characters, or 8 where a second key stands beside it; at most 1,000."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise `ValidationError` for one that is too short or beyond every use."""
        least = BESIDE if user is not None and user.pk and user.has_second_key else ALONE
        if len(normal(password)) < least:
            raise ValidationError(_("Use %(least)d characters or more.") % {"least": least}, code="password_too_short")
        if len(password) > LONGEST:
            raise ValidationError(_("Use 1,000 characters at most."), code="password_too_long")

    def password_changed(self, password: str, user: Account | None = None) -> None:
        """Remember whether it could stand alone: the last second key can't go while it can't."""
        if user is not None and user.pk:
            Account.objects.filter(pk=user.pk).update(short_password=len(normal(password)) < ALONE)

    def get_help_text(self) -> str:
        """For the page where a password is chosen."""
        return _("Use 15 characters or more, or 8 with a passkey or codes. A few words in a row are easy to keep in mind.")


class HardToGuess:
    """Not one thing over and over, no row of the keyboard, no run of the alphabet, not the service's or the person's name."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise `ValidationError` when little is left besides what anyone would try first."""
        plain = normal(password).casefold()
        known = [*SERVICE, *(user.email.casefold().replace("@", ".").split(".") if user is not None else ())]
        for word in sorted((word for word in known if len(word) > 2), key=len, reverse=True):
            plain = plain.replace(word, "")
        if len(set(plain)) < 5 or _repeats(plain) or _runs(plain):
            raise ValidationError(_("This is easy to guess. Try a few words in a row."), code="password_easy")

    def get_help_text(self) -> str:
        """For the page where a password is chosen."""
        return _("Not your name, and not what anyone would try first.")


def _repeats(plain: str) -> bool:
    """One short piece, over and over."""
    return any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, min(8, len(plain) // 2) + 1))


def _runs(plain: str) -> bool:
    """Most of it follows the alphabet, the digits or a row of keys."""
    steps = [
        ord(right) - ord(left) in (1, -1) or any(left + right in row + row[::-1] for row in ROWS)
        for left, right in pairwise(plain)
    ]
    return sum(steps) > 0.7 * len(steps)
