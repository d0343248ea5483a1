"""The scratch deployment's people and one session that went through every door. Nobody in it exists."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.test import Client as Browser
from django.utils import timezone

from handrail import kinds
from handrail.papers.kind import Author
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.web.actions import ask_consent, decide_consent, import_session, permits, review_draft, terms, walk_session
from handrail.web.records import keyring
from handrail.web.records.models import (
    Account,
    Care,
    Client,
    ConsentAsking,
    ConsentDecision,
    Document,
    Draft,
    Licence,
    Party,
    Session,
    Staff,
    WalkRequest,
)

SESSION = Path(__file__).with_name("session.vtt").read_bytes()
"""A short hour, written for Handrail."""
PASSWORD = "six quiet lamps at noon"  # noqa: S105 (of people who do not exist, on a scratch deployment)
NAMES = ("Wei", "Chen", "Novak", "Harwell", "Okafor")
"""Names in it that must not leave."""
WORDS = (b"sleep diary on five", b"easier not to wake up", b"sertraline, are you")
"""Words in it that must not stand anywhere unsealed."""


@dataclass(frozen=True, slots=True)
class House:
    """The people by what they are to client Chen, and the session that was walked. `home`: the deployment's folder."""

    home: Path
    therapist: Account
    supervisor: Account
    owner: Account
    stranger: Account
    chen: Client
    tobias: Client
    walk: WalkRequest

    @property
    def draft(self) -> Draft:
        """The note that waits for review."""
        return self.walk.drafts.select_related("session", "client").get(kind="dap")

    @property
    def summary(self) -> Draft:
        """The summary for the client that waits for review."""
        return self.walk.drafts.select_related("session", "client").get(kind="client-summary")

    def account_of(self, client: Client) -> Account:
        """A client's own account."""
        assert client.account is not None
        return client.account

    def browser(self, account: Account | None = None) -> Browser:
        """A browser, signed in as this account."""
        browser = Browser(headers={"host": "127.0.0.1"})
        if account is not None:
            browser.force_login(account)
        return browser

    def judged(self, draft: Draft, account: Account | None = None) -> Draft:
        """The draft with all done but the signature."""
        account = account or self.therapist
        grounded = review_draft.open_draft(account, draft.pk).grounded
        for statement in grounded.statements():
            review_draft.judge(account, draft.pk, statement.id, Act.CONFIRMED)
        for part in grounded.parts:
            if part.author is Author.HUMAN:
                review_draft.write_section(account, draft.pk, part.name, "Sleep is the thread of this hour.")
        review_draft.look_at_omissions(account, draft.pk)
        return draft

    def signed(self, draft: Draft) -> Document:
        """The document that the therapist's signature makes of it."""
        return review_draft.sign(self.therapist, self.judged(draft).pk, timezone.now())

    def another_session(self) -> Session:
        """A planned session without words."""
        number = self.chen.sessions.count() + 1
        starts = timezone.now() + timedelta(hours=number)
        return Session.objects.create(client=self.chen, clinician=self.therapist.staff, number=number, starts_at=starts)

    def forget(self) -> None:
        """Nothing remembered in this process outlives a proof that was undone."""
        keyring.forget_all()


def build(home: Path) -> House:
    """Tables, people and the walk, in an empty deployment."""
    call_command("migrate", verbosity=0)
    ada = staff("Ada Novak", Staff.Role.CLINICIAN)
    bo = staff("Bo Lindqvist", Staff.Role.SUPERVISOR)
    helen = staff("Helen Marsh", Staff.Role.OWNER)
    dee = staff("Dee Stone", Staff.Role.CLINICIAN)
    chen, tobias = client("Wei", "Chen", ada, yes=True), client("Tobias", "Lind", ada, yes=False)
    Care.objects.create(client=chen, staff=bo.staff, kind=Care.Kind.SUPERVISING)
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2))
    walk = import_session.import_session(ada, chen.pk, hour, SESSION, "session.vtt", kinds=("dap", "client-summary"))
    walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    return House(home, ada, bo, helen, dee, chen, tobias, walk)


def staff(name: str, role: Staff.Role) -> Account:
    """A member of staff; all but the owner hold a licence."""
    account = Account.objects.create_account(f"{name.split(maxsplit=1)[0].lower()}@example.org", PASSWORD)
    member = Staff.objects.create(account=account, name=name, credential="LCSW", role=role)
    TOTP.activate(account, generate_totp_secret())  # without a second key no page opens for staff (R17)
    if role != Staff.Role.OWNER:
        Licence.objects.create(staff=member, number="SYN-1", expires=timezone.localdate() + timedelta(days=200))
    return account


def client(given: str, family: str, clinician: Account, *, yes: bool) -> Client:
    """A client who decided once about every purpose."""
    account = Account.objects.create_account(f"{given.lower()}@example.com", PASSWORD)
    person = Client(account=account, since=date(2026, 1, 5), synthetic=True)
    person.put(person={"given_name": given, "family_name": family, "called": given, "born": "1990-05-04"})
    person.save(force_insert=True)
    Care.objects.create(client=person, staff=clinician.staff, kind=Care.Kind.TREATING)
    seat(person, "client", f"{given} {family}", yes=yes)
    return person


def seat(person: Client, role: str, name: str, *, yes: bool, account: Account | None = None) -> Party:
    """A party with an answer for every purpose that the law and the practice leave open."""
    party = Party(client=person, role=role, account=account)
    party.name = name
    party.save(force_insert=True)
    closed = permits.off(terms.home_law(person))
    for purpose in (purpose for purpose in Purpose if purpose not in closed):
        answer(party, purpose, yes=yes)
    return party


def answer(party: Party, purpose: Purpose, *, yes: bool, days_ago: int = 30) -> ConsentDecision:
    """One party's answer to one purpose, some time ago; a yes goes the real way from its text through its check."""
    at = timezone.now() - timedelta(days=days_ago)
    asking = understood(party, purpose, at) if yes else None
    return decide_consent.keep(party, purpose, yes, source=ConsentDecision.Source.CLIENT_CLICK, asking=asking, at=at)


def understood(party: Party, purpose: Purpose, at: datetime) -> ConsentAsking:
    """The text was laid out, read, and its five facts told back."""
    asking = ask_consent.explain(ask_consent.lay_out(party, purpose, "en", at), at)
    for question in ask_consent.shown(asking.text).questions:
        ask_consent.tell_back(asking, question.fact, question.right, at)
    asking.refresh_from_db()
    return asking


def written(kind_key: str) -> dict[str, str]:
    """A clinician's own words for every section of a note."""
    return {section.name: "Slept five hours; agreed to read at three." for section in kinds.kind(kind_key).sections}
