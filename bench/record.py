"""The ledger, My data and deletion in the record's own tables, on the database that HANDRAIL_DATABASE_URL names (SQLite without).

Single appends with their leaf in one transaction; My data for a practice of CLIENTS clients with USES uses of AI; a client's
checkpoint held against the whole ledger; and a client with five years of weekly sessions deleting everything.

Run: python bench/record.py [CLIENTS] [USES]
"""

import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

SCRATCH = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "handrail.web.project.settings",
    "HANDRAIL_HOME": SCRATCH.name,
    "HANDRAIL_DEMO": "true",  # nobody in it has a password
    "HANDRAIL_LOG_FORMAT": "text",
}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail.ledger import tiles  # noqa: E402
from handrail.ledger.entry import Kind, commit, public  # noqa: E402
from handrail.ledger.log import append  # noqa: E402
from handrail.vault.fields import seal_field  # noqa: E402
from handrail.vault.keys import Compartment  # noqa: E402
from handrail.web.actions import checkpoints, erase  # noqa: E402
from handrail.web.records import keyring, ledger  # noqa: E402
from handrail.web.records.ledger_tables import Appending, Row  # noqa: E402
from handrail.web.records.models import (  # noqa: E402
    Account,
    Client,
    Draft,
    Session,
    Staff,
    Talk,
)

CLIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
USES = int(sys.argv[2]) if len(sys.argv) > 2 else 500_000
WEEKS = 260


def line(what: str, figure: str) -> None:
    print(f"{connection.vendor:<11} {what:<66} {figure:>28}", flush=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    start, busy = time.perf_counter(), time.process_time()
    yield
    line(what, f"{time.process_time() - busy:,.2f} s CPU, {time.perf_counter() - start:,.2f} s")


def best(act: Callable[[], object], times: int = 9) -> str:
    """Milliseconds of the best of several, in CPU and in wall-clock time."""
    found = []
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        act()
        found.append((1000 * (time.process_time() - busy), 1000 * (time.perf_counter() - start)))
    return f"{min(cpu for cpu, _ in found):,.2f} ms CPU, {min(wall for _, wall in found):,.2f} ms"


def client(email: str) -> Client:
    account = Account.objects.create_account(email, None)
    person = Client(account=account, since=timezone.localdate())
    person.put(person={"given_name": "Robin", "family_name": "Doe"})
    person.save(force_insert=True)
    return person


def single_appends(person: Client, count: int = 3000) -> None:
    """The best of several runs in CPU and in wall-clock time: the disk and the processors are shared."""
    best_cpu = best_wall = 0.0
    for run in range(max(1, count // 500)):
        wall, cpu = time.perf_counter(), time.process_time()
        for number in range(500):
            with transaction.atomic():
                Client.objects.filter(pk=person.pk).update(ai_on=bool((number + run) % 2))
                ledger.note(Kind.RECORD_OPENED, person.pk, {"by": "1"})
        best_cpu = max(best_cpu, 500 / (time.process_time() - cpu))
        best_wall = max(best_wall, 500 / (time.perf_counter() - wall))
    line("single appends, each with a change and its leaf in a transaction", f"{best_cpu:,.0f} /s CPU, {best_wall:,.0f} /s")


def many_uses(people: list[Client]) -> None:
    """Facts as the worker writes them, in batches of 4,096 so that it takes minutes and not hours."""
    at = datetime.now(UTC)
    done = 0
    while done < USES:
        with transaction.atomic():
            tables = Appending()
            size = tables.hold().size
            for number in range(min(4096, USES - done)):
                person, salt = people[(done + number) % len(people)], secrets.token_bytes(32)
                about = {"draft": str(uuid4()), "kind": "dap", "model": "embedded 1", "kept": 20, "struck": 0, "where": "here"}
                opening = json.dumps({"salt": salt.hex(), "facts": about}).encode()
                place = Compartment.LEDGER, str(person.pk), "ledger_fact", "opening", str(size + number)
                sealed = seal_field(keyring.to_seal(str(person.pk), Compartment.LEDGER), *place, opening)
                entry = commit(Kind.DRAFT_MADE, at, salt, about)
                tables.rows.append(Row(entry, person.pk, Kind.DRAFT_MADE.value, None, sealed))
            append(tables, ledger.signer(), [public(row.entry) for row in tables.rows])
        done += len(tables.rows)


def my_data(person: Client) -> None:
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(person.account)
    for name, address in (("My data", "/me/data/"), ("Who has looked", "/me/data/looks/"), ("Delete, step 1", "/me/delete/")):
        assert browser.get(address).status_code == 200
        line(f"{name}, server time, best of 9", best(lambda a=address: browser.get(a)))


def five_years(person: Client, clinician: Staff) -> None:
    now = timezone.now()
    with transaction.atomic():
        for week in range(WEEKS):
            session = Session.objects.create(
                client=person, clinician=clinician, number=week + 1, starts_at=now - timedelta(weeks=WEEKS - week)
            )
            talk = Talk(session=session, client=person, source="transcript", turns=200, words=7000, seconds=3000.0)
            talk.transcript = secrets.token_hex(25_000)
            talk.save(force_insert=True)
            for kind in ("dap", "client-summary"):
                draft = Draft(session=session, client=person, kind=kind, model_name="embedded", model_version="1")
                draft.body = secrets.token_hex(10_000)
                draft.save(force_insert=True)


def main() -> None:
    call_command("migrate", verbosity=0)
    first = client("first@example.com")
    single_appends(first)
    with timed(f"make {CLIENTS:,} clients"), transaction.atomic():
        people = [client(f"c{number}@example.com") for number in range(CLIENTS)]
    with timed(f"write {USES:,} uses of AI"):
        many_uses(people)
    my_data(people[CLIENTS // 2])
    kept = ledger.latest_checkpoint()
    single_appends(first, 200)
    size = ledger.log().size()
    line(f"check a client's checkpoint, {size:,} leaves", best(lambda: checkpoints.check(kept)))
    line(f"make an inclusion proof, {size:,} leaves", best(lambda: ledger.log().inclusion(size // 3)))
    browser = Browser(headers={"host": "127.0.0.1"})
    for name, path in (
        ("the public page's answer", ""),
        ("a tile over HTTP", f"tile/0/{tiles.Tile(0, size // 768, 256).path[7:]}"),
    ):
        ask = (
            partial(browser.get, f"/handrail-ledger/{path}")
            if path
            else partial(browser.post, "/public/ledger/check/", {"text": kept})
        )
        assert ask().status_code == 200
        line(f"{name}, {size:,} leaves", best(ask))
    account = Account.objects.create_account("ada@example.org", None)
    clinician = Staff.objects.create(account=account, name="Ada Novak", role="clinician")
    person = client("long@example.com")
    five_years(person, clinician)
    with timed(f"delete everything: {WEEKS} weekly sessions, {2 * WEEKS} drafts"):
        erase.erase(person, "all")
    with timed(f"verify every hash of {size:,} leaves (what a start checks)"):
        ledger.verify_tree()


main()
