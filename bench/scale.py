"""Server time of every page that looks at many rows, in a large practice, on the database that HANDRAIL_DATABASE_URL names.

Run: HANDRAIL_HOME=$(mktemp -d) python bench/scale.py [CLIENTS=10000] [USES=500000]
The same HANDRAIL_HOME again (and the same database) measures without building. SQLite without HANDRAIL_DATABASE_URL.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ |= {
    "DJANGO_SETTINGS_MODULE": "handrail.web.project.settings",
    "HANDRAIL_DEMO": "true",
    "HANDRAIL_LOG_FORMAT": "text",
}

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from large import Large, fill  # noqa: E402

from handrail.papers.purpose import Purpose  # noqa: E402
from handrail.web.actions import ask_consent  # noqa: E402
from handrail.web.project.warm import warm  # noqa: E402
from handrail.web.records import roles  # noqa: E402
from handrail.web.records.models import Account, Client, ConsentDecision, Draft, LedgerFact, Session  # noqa: E402

CLIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
USES = int(sys.argv[2]) if len(sys.argv) > 2 else 500_000
TIMES = 11


def practice() -> Large:
    """Built once, found again."""
    roles.bring_up_to_date()
    if not Account.objects.filter(email="owner@example.org").exists():
        begun, used = time.perf_counter(), time.process_time()
        fill(CLIENTS, USES)
        print(
            f"built in {time.perf_counter() - begun:.0f} s, {time.process_time() - used:.0f} s of it CPU time of this process"
        )
        with connection.cursor() as cursor:  # what autovacuum and the worker's hourly sweep do
            cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    who = {name: Account.objects.get(email=f"{name}@example.org") for name in ("s0", "supervisor", "owner")}
    first, second = (Client.objects.get(account__email=f"c{number}@example.com") for number in (0, 1))
    return Large(who["s0"], who["supervisor"], who["owner"], second, first)


def pages(here: Large) -> Iterator[tuple[str, Account, str]]:
    """A name, who asks, and the address."""
    for what, person in (("usual", here.usual), ("busiest", here.busiest)):
        party, account = person.parties.get(role="client"), person.account
        assert account is not None
        facts = LedgerFact.objects.filter(client_id=person.pk).order_by("leaf_id").values_list("leaf_id", flat=True)
        asking = ask_consent.lay_out(party, Purpose.RECORDING, "en")
        yield f"Home, {what} client", account, "/me/"
        yield f"My data, {what} client", account, "/me/data/"
        yield f"My data, last page, {what} client", account, f"/me/data/?before={facts[len(facts) // 20] + 1}"
        yield f"Who has looked, {what} client", account, "/me/data/looks/"
        yield f"My choices, {what} client", account, f"/me/choices/{party.pk}/"
        yield f"A consent text, {what} client", account, f"/me/asking/{asking.pk}/"
        yield f"Delete, step 1, {what} client", account, "/me/delete/"
        yield f"Client page, {what} client", here.clinician, f"/clinic/clients/{person.pk}/"
        yield f"Choices, clinician, {what} client", here.clinician, f"/clinic/clients/{person.pk}/choices/"
    yield "Today", here.clinician, "/clinic/"
    yield "Clients", here.clinician, "/clinic/clients/"
    for who, account in (("owner", here.owner), ("supervisor", here.supervisor)):
        yield f"Practice, {who}", account, "/practice/"
        yield f"Constitution, {who}", account, "/practice/constitution/"
        yield f"Emergencies, {who}", account, "/practice/emergencies/"
    yield "Hand on a caseload, owner", here.owner, f"/practice/people/{here.clinician.staff.pk}/clients/"
    yield "Public ledger", here.clinician, "/public/ledger/"


def database_seconds() -> float:
    """CPU time of PostgreSQL's process behind this connection, where it runs on this machine; SQLite's is this process's own."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        place = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not place.exists():
        return 0.0
    fields = place.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(name: str, account: Account, address: str) -> None:
    """The first answer, the best and the median of several by the clock, and the mean CPU time with the database's own."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(account)
    times, cpu, behind = [], time.process_time(), database_seconds()
    for _ in range(TIMES):
        wall = time.perf_counter()
        answer = browser.get(address)
        times.append(1000 * (time.perf_counter() - wall))
        assert answer.status_code == 200, (name, answer.status_code)
    used = 1000 * (time.process_time() - cpu + database_seconds() - behind) / TIMES
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    print(
        f"{name:<36} first {times[0]:7.1f}  best {min(times):6.1f}  median {statistics.median(times):6.1f}  CPU {used:6.1f}"
        f"  {len(queries):>3} queries  {len(answer.content) // 1024:>4} KB{'   <-- over 100' if used > 100 else ''}",
        flush=True,
    )


def main() -> None:
    """Build, warm as the server does, and ask for each page."""
    here = practice()
    warm()
    print(
        f"{connection.vendor}: {Client.objects.count():,} clients, {Session.objects.count():,} sessions,"
        f" {Draft.objects.count():,} drafts, {ConsentDecision.objects.count():,} decisions,"
        f" {LedgerFact.objects.filter(kind='draft.made').count():,} uses of AI, {LedgerFact.objects.count():,} leaves;"
        " milliseconds of server time"
    )
    for page in pages(here):
        measure(*page)


main()
