"""Who is who: accounts, staff, clients, and the parties to a client's sessions. Who may see whom is in `care`."""

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from handrail.papers.safe import Label
from handrail.vault.keys import Compartment
from handrail.web.records import names
from handrail.web.records.addresses import SealedAddress
from handrail.web.records.sealing import Sealed, SealedRow, SealedText

if TYPE_CHECKING:
    from typing import Any


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by the practice, with an e-mail address and a password."""

    def create_account(self, email: str, password: str | None, **extra: "Any") -> "Account":
        """A new account; without a password it can only be opened with a sign-in link or a passkey."""
        account = self.model(email=self.normalize_email(email), **extra)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractUser):
    """Something that can sign in. What it may do follows from the staff or client behind it."""

    username = None  # type: ignore[assignment]  # people sign in by e-mail
    first_name = None  # type: ignore[assignment]  # names live with staff and, sealed, with clients
    last_name = None  # type: ignore[assignment]
    email = SealedAddress("e-mail", unique=True)
    short_password = models.BooleanField(default=False)  # fewer than 15 characters: it needs a second key beside it

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment]

    def set_password(self, raw_password: str | None) -> None:
        """What looks the same is the same, whatever keyboard typed it (NIST SP 800-63B-4, 3.1.1.2)."""
        super().set_password(raw_password and unicodedata.normalize("NFC", raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """True when it is this account's password."""
        return super().check_password(raw_password and unicodedata.normalize("NFC", raw_password))

    @property
    def has_second_key(self) -> bool:
        """A passkey or a code generator stands beside the password."""
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 (its table points at this one)

        return bool(Authenticator.objects.filter(user=self).exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    @property
    def can_sign_in(self) -> bool:
        """They have chosen a password or a passkey: without one, only an invitation leads in."""
        return self.has_usable_password() or self.has_passkey

    @property
    def has_passkey(self) -> bool:
        """A passkey that opens without a password; a security key that stands beside one does not count."""
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 (its table points at this one)

        keys = Authenticator.objects.filter(user=self, type=Authenticator.Type.WEBAUTHN)
        return any(key.wrap().is_passwordless for key in keys)

    @cached_property
    def staff_or_none(self) -> "Staff | None":
        """The staff member behind this account."""
        return Staff.objects.filter(account=self).first()

    @cached_property
    def client_or_none(self) -> "Client | None":
        """The client behind this account."""
        return Client.objects.filter(account=self).first()


class Staff(models.Model):
    """A human of the practice. Only one with a `Licence` that covers the client and the document may sign (R32)."""

    class Role(models.TextChoices):
        CLINICIAN = "clinician"
        SUPERVISOR = "supervisor"
        OWNER = "owner"

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="staff")
    name = models.CharField(max_length=120)
    credential = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices)
    covered_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="covers")
    supervised_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="trainees")
    """Set for a trainee: what they sign counts once this or another supervisor of the client has co-signed (R32)."""
    tried_at = models.JSONField(default=list, blank=True)  # moments of names that opened nothing in an emergency (R19)

    def __str__(self) -> str:
        return f"{self.name}, {self.credential}" if self.credential else self.name


class Client(Sealed):
    """A person in care. Everything about them is sealed under their own key; the row itself says nothing."""

    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="client")
    language = models.CharField(max_length=5, default="en")
    region = models.CharField(max_length=8, blank=True)  # where they are, ISO 3166-2, such as US-OR; empty: not said
    synthetic = models.BooleanField(default=False)
    ai_on = models.BooleanField(default=True)
    since = models.DateField()
    sealed_at = models.DateTimeField(null=True, blank=True)  # they deleted everything: only what the law keeps is left (R41)
    person = SealedText()  # JSON: given_name, family_name, called, pronouns, born, contact, problem, agenda
    name_mark = models.CharField(max_length=64, blank=True, default="", db_index=True)  # finds the full name; says none (R17)

    def put(self, **values: object) -> None:
        """Seal, and let the client be found by the name that is sealed."""
        super().put(**values)
        if "person" in values:
            self.__dict__.pop("about", None)
            person = values["person"]
            self.name_mark = names.mark(_full_name(person)) if isinstance(person, dict) else ""

    @cached_property
    def about(self) -> dict[str, "Any"]:
        """The opened `person`."""
        return self.get("person") or {}

    @property
    def reference(self) -> str:
        """What this client is called where no name may stand: whoever runs the practice and their clinicians mean the same one."""
        return f"{self.pk.hex[:4]} {self.pk.hex[4:8]}".upper()

    @property
    def name(self) -> str:
        """The full name, for authorised eyes."""
        return _full_name(self.about)

    @property
    def called(self) -> str:
        """What they are called in the room."""
        return self.about.get("called") or self.about.get("given_name") or "Client"


def _full_name(person: "dict[str, Any]") -> str:
    return f"{person.get('given_name') or ''} {person.get('family_name') or ''}".strip()


class Party(SealedRow):
    """Someone whose consent counts: the client, a partner, a guardian (R7)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="parties")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="seats")
    role = models.CharField(max_length=20, default="client")
    in_the_room = models.BooleanField(default=True)
    counts = models.BooleanField(default=True)  # a guardian whose consent no order asks for: False
    region = models.CharField(max_length=8, blank=True)  # where they are, ISO 3166-2; empty: where the client is
    name = SealedText()


class Identifier(SealedRow):
    """Something the practice knows that would name this client or the people around them: the airlock's best help."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="identifiers")
    label = models.CharField(max_length=12, choices=[(label.value, label.value) for label in Label])
    role = models.CharField(max_length=40, blank=True)
    text = SealedText()


class NameFile(SealedRow):
    """The client's surrogate map, in a compartment and under a key of its own (R14)."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="name_file")
    names = SealedText(Compartment.NAMES)
