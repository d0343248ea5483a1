"""A large practice, written in bulk: clients with decisions, sessions, drafts and uses of AI, the facts sealed as the house does.

Only what pages look at is there; no draft holds a word. Everyone in it is made up.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils import timezone

from handrail.consent.text import FACTS
from handrail.ledger.entry import Kind, commit, public
from handrail.ledger.log import append
from handrail.papers.purpose import Purpose
from handrail.vault.fields import seal_field
from handrail.vault.keys import ClientKeys, Compartment
from handrail.web.actions import ask_consent, terms
from handrail.web.records import consent_seal, keyring, ledger, names
from handrail.web.records.ledger_tables import Appending, Row
from handrail.web.records.models import (
    Account,
    Care,
    Client,
    ClientKey,
    ConsentAsking,
    ConsentDecision,
    Draft,
    Licence,
    Party,
    Session,
    Staff,
    WalkRequest,
)

CASELOAD, SESSIONS, BATCH = 80, 10, 4096
WEEKS = 260
"""The busiest client's sessions."""
BUSY = 20
"""One client has this many times the uses of the others: years of care, and everyone's eyes on it."""


@dataclass(frozen=True, slots=True)
class Large:
    """Who is asked for pages: a clinician, a supervisor, the owner, a client of the usual kind and the busiest one."""

    clinician: Account
    supervisor: Account
    owner: Account
    usual: Client
    busiest: Client


def fill(clients: int, uses: int) -> Large:
    """The whole practice. Minutes for ten thousand clients."""
    owner = staff("owner@example.org", "Helen Marsh", Staff.Role.OWNER)
    supervisor = staff("supervisor@example.org", "Bo Lindqvist", Staff.Role.SUPERVISOR)
    clinicians = [
        staff(f"s{number}@example.org", f"Clinician {number}", Staff.Role.CLINICIAN)
        for number in range(-(-clients // CASELOAD))
    ]
    people: list[Client] = []
    for start in range(0, clients, 500):
        with transaction.atomic():
            people += _clients(start, min(500, clients - start), clinicians, supervisor.staff)
    _uses(people, [account.staff.pk for account in clinicians], uses)
    return Large(clinicians[0], supervisor, owner, people[1], people[0])


def staff(email: str, name: str, role: Staff.Role) -> Account:
    """A member of staff, licensed."""
    account = Account.objects.create_account(email, None)
    member = Staff.objects.create(account=account, name=name, credential="LCSW", role=role)
    if role != Staff.Role.OWNER:
        Licence.objects.create(staff=member, number="SYN-1", expires=timezone.localdate() + timedelta(days=200))
    return account


def _clients(first: int, count: int, clinicians: list[Account], supervisor: Staff) -> list[Client]:
    """Each with an account, keys, an answer for every purpose, sessions and a draft of each."""
    now = timezone.now()
    numbers = range(first, first + count)
    accounts = Account.objects.bulk_create(Account(email=f"c{number}@example.com", password="!") for number in numbers)
    people = [Client(account=account, since=date(2024, 1, 5), synthetic=True, region="US-OR") for account in accounts]
    keys = {(person.pk, part): ClientKeys.generate() for person in people for part in (Compartment.RECORD, Compartment.LEDGER)}
    for person in people:
        about = {"given_name": "Given", "family_name": f"F{secrets.token_hex(4)}", "called": "Given", "born": "1990-02-01"}
        _seal(keys[person.pk, Compartment.RECORD], person, "person", json.dumps(about))
        person.name_mark = names.mark(f"{about['given_name']} {about['family_name']}")
    Client.objects.bulk_create(people, 500)
    ClientKey.objects.bulk_create(
        (ClientKey(client_id=pk, compartment=part, wrapped=one.wrap(keyring.practice_key(), str(pk), part)) for (pk, part), one in keys.items()),
        500,
    )  # fmt: skip
    care = []
    for number, person in zip(numbers, people, strict=True):
        care.append(Care(client=person, staff=clinicians[number // CASELOAD].staff, kind=Care.Kind.TREATING, since=now))
        if number < CASELOAD:
            care.append(Care(client=person, staff=supervisor, kind=Care.Kind.SUPERVISING, since=now))
    Care.objects.bulk_create(care)
    _answers(people, keys, now)
    _hours(people, [clinicians[number // CASELOAD].staff for number in numbers], now)
    return people


def _seal(keys: ClientKeys, row: Any, name: str, text: str) -> None:
    client = str(row.sealed_for())
    sealed = seal_field(keys, Compartment.RECORD, client, row._meta.db_table, name, str(row.pk), text.encode())
    setattr(row, f"{name}_sealed", sealed)


def _answers(people: list[Client], keys: Mapping[tuple[UUID, Compartment], ClientKeys], now: datetime) -> None:
    """A yes to every purpose but two, a year's at most, and on one of them a no after it."""
    law = terms.terms(terms.home_law(people[0]))
    text = {purpose: ask_consent.keep_text(purpose, "en", ask_consent.facts(people[0], "en", now)) for purpose in Purpose}
    parties, askings, decisions = [], [], []
    for person in people:
        party = Party(client=person, role="client")
        _seal(keys[person.pk, Compartment.RECORD], party, "name", "Given Family")
        parties.append(party)
        for purpose in [purpose for purpose in Purpose if purpose not in (Purpose.RESEARCH, Purpose.RECORDING)]:
            at = now - timedelta(days=30)
            asking = ConsentAsking(
                client=person, party=party, purpose=purpose.value, text=text[purpose], terms=law[purpose], state="active",
                opened_at=at, explained_at=at, passed_at=at, facts=dict.fromkeys(FACTS, ""),
            )  # fmt: skip
            yes = {"given": True, "expires_at": now + timedelta(days=300), "asking": asking, "terms": law[purpose]}
            askings.append(asking)
            decisions.append(_decision(party, purpose, at, text[purpose].pk, yes))
        decisions.append(_decision(party, Purpose.QUALITY_IMPROVEMENT, now - timedelta(days=3), "", {"given": False}))
    for model, rows in ((Party, parties), (ConsentAsking, askings), (ConsentDecision, decisions)):
        _write(model, rows)


def _decision(party: Party, purpose: Purpose, at: datetime, version: str, more: dict[str, Any]) -> ConsentDecision:
    row = ConsentDecision(
        client_id=party.client_id,
        party=party,
        purpose=purpose.value,
        at=at,
        source="client_click",
        text_version=version,
        **more,
    )
    row.mac = consent_seal.seal(row)
    return row


def _hours(people: list[Client], members: list[Staff], now: datetime) -> None:
    """A session every second week, its walk done and its note signed long ago; the first clients have one today and a draft."""
    sessions, walks, drafts = [], [], []
    for place, (person, member) in enumerate(zip(people, members, strict=True)):
        first = person.account is not None and person.account.email == "c0@example.com"
        for hour in range(WEEKS if first else SESSIONS):
            at = now - timedelta(days=14 * hour + place % 14, minutes=place % 400)
            session = Session(client=person, clinician=member, number=hour + 1, starts_at=at)
            walk = WalkRequest(session=session, client=person, kinds="dap", state="done", finished_at=at)
            sessions.append(session)
            walks.append(walk)
            drafts.append(
                Draft(walk=walk, session=session, client=person, kind="dap", model_name="embedded", model_version="1")
            )
    for model, rows in ((Session, sessions), (WalkRequest, walks), (Draft, drafts)):
        _write(model, rows)
    old = Draft.objects.filter(pk__in=[draft.pk for draft in drafts if draft.session.number > 1])
    for state in (Draft.State.IN_REVIEW, Draft.State.SIGNED):  # the tables let no draft jump
        old.update(state=state, opened_at=now)


def _write(model: type[models.Model], rows: Iterable[Any]) -> None:
    model._default_manager.bulk_create(rows, 500)


def _uses(people: list[Client], members: list[int], count: int) -> None:
    """Leaves as the worker and the pages write them, in batches of 4,096."""
    source = _happened(people, members, count)
    at = datetime.now(UTC)
    while batch := list(islice(source, BATCH)):
        with transaction.atomic():
            tables = Appending()
            size = tables.hold().size
            tables.rows = [_row(size + place, at, *what) for place, what in enumerate(batch)]
            append(tables, ledger.signer(), [public(row.entry) for row in tables.rows])


def _row(index: int, at: datetime, person: Client, kind: Kind, facts: dict[str, Any]) -> Row:
    """A leaf and what it commits to, sealed as `ledger.note` seals it."""
    salt, client = secrets.token_bytes(32), str(person.pk)
    opening = json.dumps({"salt": salt.hex(), "facts": facts}, separators=(",", ":"), sort_keys=True).encode()
    place = Compartment.LEDGER, client, "ledger_fact", "opening", str(index)
    sealed = seal_field(keyring.to_seal(client, Compartment.LEDGER), *place, opening)
    return Row(commit(kind, at, salt, facts), person.pk, kind.value, ledger._about(facts), sealed)


def _happened(people: list[Client], members: list[int], count: int) -> Iterator[tuple[Client, Kind, dict[str, Any]]]:
    """One use after the other, client by client in turn, each opened and signed afterwards where its page will show it."""
    usual = max(count // (len(people) + BUSY - 1), 1)
    made = 0
    for turn in range(usual * BUSY):
        for place, person in enumerate(people):
            if made == count or (turn >= usual and place):
                break
            draft, by = str(uuid4()), str(members[place // CASELOAD])
            facts = {"draft": draft, "kind": "dap", "model": "embedded 1", "kept": 20, "struck": 1, "where": "here"}
            yield person, Kind.DRAFT_MADE, facts
            made += 1
            if turn % 5 == 0 or place == 0:
                yield person, Kind.RECORD_OPENED, {"by": by}
            if place < 2:
                yield person, Kind.DRAFT_OPENED, {"draft": draft, "by": by}
                for line in range(20):
                    yield person, Kind.STATEMENT_JUDGED, {"draft": draft, "statement": f"s{line}", "act": "confirmed"}
                yield person, Kind.DOCUMENT_SIGNED, {"draft": draft, "document": str(uuid4()), "by": by}
