"""Who is who: accounts, staff, clients, the parties to a client's sessions, and who treats whom."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models

from handrail.papers.safe import Label
from handrail.vault.keys import Compartment
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
    email = models.EmailField("e-mail", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()  # type: ignore[assignment]

    @cached_property
    def staff_or_none(self) -> "Staff | None":
        """The staff member behind this account."""
        return Staff.objects.filter(account=self).first()

    @cached_property
    def client_or_none(self) -> "Client | None":
        """The client behind this account."""
        return Client.objects.filter(account=self).first()


class Staff(models.Model):
    """A human of the practice. Only one with an active licence may sign (R32)."""

    class Role(models.TextChoices):
        CLINICIAN = "clinician"
        SUPERVISOR = "supervisor"
        OWNER = "owner"

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="staff")
    name = models.CharField(max_length=120)
    credential = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices)
    licence_number = models.CharField(max_length=40, blank=True)
    licence_region = models.CharField(max_length=60, blank=True)
    licence_expires = models.DateField(null=True, blank=True)
    covered_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="covers")

    def __str__(self) -> str:
        return f"{self.name}, {self.credential}" if self.credential else self.name


class Client(Sealed):
    """A person in care. Everything about them is sealed under their own key; the row itself says nothing."""

    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="client")
    language = models.CharField(max_length=5, default="en")
    synthetic = models.BooleanField(default=False)
    ai_on = models.BooleanField(default=True)
    since = models.DateField()
    person = SealedText()  # JSON: given_name, family_name, called, pronouns, born, contact, problem, agenda

    @cached_property
    def about(self) -> dict[str, "Any"]:
        """The opened `person`."""
        return self.get("person") or {}

    @property
    def name(self) -> str:
        """The full name, for authorised eyes."""
        return f"{self.about.get('given_name', '')} {self.about.get('family_name', '')}".strip()

    @property
    def called(self) -> str:
        """What they are called in the room."""
        return self.about.get("called") or self.about.get("given_name") or "Client"


class Care(models.Model):
    """A care relationship: the only ground on which staff see a client (R19)."""

    class Kind(models.TextChoices):
        TREATING = "treating"
        COVERING = "covering"
        SUPERVISING = "supervising"

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="care")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="care")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "staff", "kind"], name="one_care_of_a_kind")]


class Party(SealedRow):
    """Someone whose consent counts: the client, a partner, a guardian (R7)."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=20, default="client")
    in_the_room = models.BooleanField(default=True)
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
