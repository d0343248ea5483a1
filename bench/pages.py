"""Server time of Today, a client's page, the review screen and the hour looked at afterwards with 200 clients and 5,000 sessions on SQLite, warm as served.

Run: HANDRAIL_HOME=$(mktemp -d) HANDRAIL_DEMO=true python bench/pages.py [CLIENTS=200] [SESSIONS=5000]
"""

import os
import statistics
import sys
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail.demo import people, seed  # noqa: E402
from handrail.papers.purpose import Purpose  # noqa: E402
from handrail.web.project import worker  # noqa: E402
from handrail.web.project.warm import warm  # noqa: E402
from handrail.web.records import roles  # noqa: E402
from handrail.web.records.models import Account, Care, Client, Draft, Party, Session, Staff  # noqa: E402

CLIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SESSIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
TIMES = 25


def fill() -> None:
    """The demo practice, and beside it enough clients and sessions of one clinician to make a busy practice."""
    roles.bring_up_to_date()
    seed.seed()
    seed.ask_for_walks()
    worker.run(until_idle=True)
    ada = Staff.objects.get(account__email=seed.email("ada"))
    now = timezone.localtime()
    with transaction.atomic():
        for number in range(CLIENTS - Client.objects.count()):
            client = Client(since=now.date(), synthetic=True)
            client.put(person={"given_name": f"Given{number}", "family_name": f"Family{number}", "called": f"Given{number}"})
            client.save(force_insert=True)
            Care.objects.create(client=client, staff=ada, kind=Care.Kind.TREATING)
            party = Party(client=client, role="client")
            party.name = client.name
            party.save(force_insert=True)
            for purpose in (Purpose.RECORDING, Purpose.TRANSCRIPTION, Purpose.AI_NOTE_DRAFT):
                people.says(party, purpose, True, now)
    clients = list(Client.objects.filter(care__staff=ada))
    wanted = SESSIONS - Session.objects.count()
    Session.objects.bulk_create(
        Session(
            client=clients[place % len(clients)],
            clinician=ada,
            number=1_000 + place,
            starts_at=now.replace(hour=8 + place % 9, minute=0) - timedelta(days=place // 9),
        )
        for place in range(wanted)
    )


def measure() -> None:
    """The median and the slowest of each page, in milliseconds, in this process."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(Account.objects.get(email=seed.email("ada")))
    draft = Draft.objects.filter(session__clinician__account__email=seed.email("ada"), state__in=Draft.OPEN).first()
    assert draft is not None
    pages = {
        "Today": "/clinic/",
        "Clients": "/clinic/clients/",
        "Client": f"/clinic/clients/{draft.client_id}/",
        "Review": f"/clinic/drafts/{draft.pk}/",
        "Hour": f"/clinic/sessions/{draft.session_id}/process/",
    }
    print(f"{Client.objects.count()} clients, {Session.objects.count()} sessions, SQLite; milliseconds of server time")
    for name, address in pages.items():
        times = []
        for _ in range(TIMES):
            start = time.perf_counter()
            response = browser.get(address)
            times.append(1000 * (time.perf_counter() - start))
            assert response.status_code == 200, (name, response.status_code)
        print(
            f"{name:<8} first {times[0]:6.1f}   median {statistics.median(times):6.1f}   slowest after it {max(times[1:]):6.1f}   {len(response.content) // 1024} KB"
        )


fill()
warm()
measure()
