"""The personas: one cast for every test, with the short synthetic session of the proofs."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from handrail.consent.text import FACTS
from handrail.papers.purpose import Purpose
from handrail.proofs.house import SESSION
from handrail.web.actions import ask_consent, import_session, terms, walk_session
from handrail.web.records import consent_seal
from handrail.web.records.models import (
    Account,
    Care,
    Client,
    ConsentAsking,
    ConsentCopy,
    ConsentDecision,
    Draft,
    Licence,
    Party,
    Session,
    Staff,
    WalkRequest,
)

VERSION = "0" * 64


@dataclass
class Practice:
    """The cast."""

    therapist_ada: Account
    supervisor_bo: Account
    owner_helen: Account
    stranger_dee: Account
    client_chen: Account
    client_tobias: Account
    chen: Client
    tobias: Client


@dataclass
class Walked:
    """A practice with one session walked through the doors."""

    practice: Practice
    walk: WalkRequest
    draft: Draft


def staff(name: str, role: str, credential: str = "LCSW") -> Account:
    """A member of staff; clinicians hold an active licence."""
    account = Account.objects.create_account(f"{name.split(maxsplit=1)[0].lower()}@example.org", None)
    member = Staff.objects.create(account=account, name=name, credential=credential, role=role)
    if role != Staff.Role.OWNER:
        Licence.objects.create(staff=member, number="SYN-1", expires=timezone.localdate() + timedelta(days=200))
    return account


def has_said(party: Party, answers: dict[Purpose, bool], at: datetime) -> None:
    """Answers given long ago, written at once. `tests/web/test_consent_asking.py` walks the real way from text to yes."""
    law = terms.home_law(party.client)
    now = terms.terms(law)
    rows = []
    for purpose, yes in answers.items():
        decision = ConsentDecision(
            client_id=party.client_id, party=party, purpose=purpose.value, given=yes, at=at,
            expires_at=at + timedelta(days=365) if yes else None, source="client_click", text_version=VERSION,
        )  # fmt: skip
        if yes:
            text = ask_consent.keep_text(purpose, "en", ask_consent.facts(party.client, "en", at))
            decision.asking = ConsentAsking.objects.create(
                client_id=party.client_id, party=party, purpose=purpose.value, text=text, terms=now[purpose], state="active",
                opened_at=at, explained_at=at, passed_at=at, facts=dict.fromkeys(FACTS, at.isoformat()),
            )  # fmt: skip
            decision.terms, decision.text_version = now[purpose], text.pk
        decision.mac = consent_seal.seal(decision)
        rows.append(decision)
    ConsentDecision.objects.bulk_create(rows)
    ConsentCopy.objects.bulk_create(ConsentCopy(decision=row, how="portal", at=at) for row in rows if row.given)


def client(given: str, family: str, clinician: Account, *, yes: bool) -> Client:
    """A client with one party, who decided once about every purpose."""
    account = Account.objects.create_account(f"{given.lower()}@example.com", None)
    person = Client(account=account, since=date(2026, 1, 5), synthetic=True)
    person.put(
        person={
            "given_name": given,
            "family_name": family,
            "called": given,
            "born": "1990-02-01",
            "contact": {"phone": "503-555-0123"},
        }
    )
    person.save(force_insert=True)
    Care.objects.create(client=person, staff=clinician.staff, kind=Care.Kind.TREATING)
    party = Party(client=person, role="client")
    party.name = f"{given} {family}"
    party.save(force_insert=True)
    has_said(party, dict.fromkeys(Purpose, yes), timezone.now() - timedelta(days=30))
    return person


def practice() -> Practice:
    """Everyone, in a fresh database."""
    ada = staff("Ada Novak", Staff.Role.CLINICIAN)
    bo = staff("Bo Lindqvist", Staff.Role.SUPERVISOR, "PhD")
    helen = staff("Helen Marsh", Staff.Role.OWNER, "")
    dee = staff("Dee Stone", Staff.Role.CLINICIAN, "LPC")
    chen, tobias = client("Wei", "Chen", ada, yes=True), client("Tobias", "Lind", ada, yes=False)
    Care.objects.create(client=chen, staff=bo.staff, kind=Care.Kind.SUPERVISING)
    assert chen.account and tobias.account
    return Practice(ada, bo, helen, dee, chen.account, tobias.account, chen, tobias)


def hour() -> import_session.Hour:
    """A session that ended an hour ago."""
    return import_session.Hour(starts_at=timezone.now() - timedelta(hours=2))


def walk(house: Practice, kinds: tuple[str, ...] = ("dap", "client-summary")) -> Walked:
    """Import Chen's session and pass every door in this process."""
    request = import_session.import_session(house.therapist_ada, house.chen.pk, hour(), SESSION, "session.vtt", kinds=kinds)
    walk_session.walk_through(str(request.pk))
    request.refresh_from_db()
    return Walked(house, request, Draft.objects.get(walk=request, kind=kinds[0]))


def session_of(house: Practice) -> Session:
    """A planned session without words."""
    return Session.objects.create(
        client=house.chen, clinician=house.therapist_ada.staff, number=40, starts_at=timezone.now() + timedelta(hours=1)
    )
