"""Consent, measured: the judgement, the question to the database, withdrawals that race with a run, and the pages.

Run: HANDRAIL_HOME=$(mktemp -d) HANDRAIL_DEMO=true python bench/consent.py [judge] [races[=1000]] [pages[=10000]]
On PostgreSQL: the same with HANDRAIL_DATABASE_URL=postgresql://...
"""

import os
import random
import statistics
import sys
import threading
import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections, transaction  # noqa: E402
from django.test import Client as Browser  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail import consent, wiring  # noqa: E402
from handrail.consent.text import FACTS  # noqa: E402
from handrail.demo import people, seed  # noqa: E402
from handrail.papers.permit import Decision  # noqa: E402
from handrail.papers.purpose import Purpose  # noqa: E402
from handrail.web.actions import ask_consent, decide_consent, import_session, permits, terms, walk_session  # noqa: E402
from handrail.web.records import consent_seal, ledger  # noqa: E402
from handrail.web.records.models import (  # noqa: E402
    Account,
    Care,
    Client,
    ConsentAsking,
    ConsentDecision,
    Draft,
    ErasureOffer,
    LedgerFact,
    Party,
    Session,
    Staff,
    WalkRequest,
)

TALK = (
    b"Ada Novak: How has the week been?\nMaya Ortiz: I kept the diary on five nights. I wake at three and lie there.\n"
    b"Ada Novak: What helps then?\nMaya Ortiz: I get up and read in the kitchen. I will do that again this week.\n"
)


def judge() -> None:
    """Door 1 alone: two parties, three purposes, a hundred answers behind them."""
    now = timezone.now()
    rows = []
    for number in range(100):
        at = now - timedelta(days=100 - number)
        purpose = list(Purpose)[number % 9]
        rows.append(Decision("a" if number % 2 else "b", purpose, True, at, at + consent.LASTS, number + 1, "t"))  # type: ignore[arg-type]
    asked = [Purpose.RECORDING, Purpose.TRANSCRIPTION, Purpose.AI_NOTE_DRAFT]
    today = dict.fromkeys(Purpose, "t")
    times = []
    for _ in range(3000):
        start = time.perf_counter_ns()
        consent.ask(asked, client="c", parties=["a", "b"], decisions=rows, ai_on=True, now=now, terms=today)  # type: ignore[arg-type, list-item]
        times.append((time.perf_counter_ns() - start) / 1000)
    print(
        f"judgement: median {statistics.median(times):.1f} µs, 99 of 100 under {sorted(times)[2970]:.1f} µs; 100 answers, 2 people"
    )


def house() -> tuple[Session, Party]:
    """The demo's people, and one session of Maya's with a short talk behind the airlock."""
    call_command("migrate", verbosity=0)
    seed.seed()
    maya = Client.objects.get(account__email=seed.email("maya-ortiz"))
    ada = Staff.objects.get(account__email=seed.email("ada"))
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2), present=(maya.parties.get().pk,))
    walk = import_session.import_session(ada.account, maya.pk, hour, TALK, "s.txt", kinds=["client-summary"])
    assert walk_session.airlock_door(str(walk.pk)), WalkRequest.objects.get(pk=walk.pk).reason
    return walk.session, maya.parties.get()


def races(count: int) -> None:
    """A run and a withdrawal start together, at random distances. Whatever was made after the no is never stored."""
    session, party = house()
    start = time.perf_counter()
    permits.permit(session, [Purpose.AI_NOTE_DRAFT])
    print(f"question to the database: {1000 * (time.perf_counter() - start):.1f} ms on {connection.vendor}")
    random.seed(11)
    late = stored = refused = 0
    _alone(session)  # the first one loads the engine
    spread = 1.2 * _alone(session)
    slowest = 0.0
    for done in range(count):
        if done % 100 == 99:
            print(f"{done + 1} races: {refused} refused, {stored} stored before the no, {late} after", flush=True)
        with transaction.atomic():
            _agree_anew(party)
            walk = WalkRequest.objects.create(session=session, client_id=session.client_id, kinds="client-summary")
        took, failed = _race(str(walk.pk), party, random.random() * spread)
        if failed:
            raise SystemExit("; ".join(failed))
        slowest = max(slowest, took)
        draft = Draft.objects.filter(walk=walk).first()
        no = LedgerFact.objects.filter(client_id=session.client_id, kind="consent.withdrawn").latest("leaf_id").leaf_id
        if draft is None:
            refused += 1
        else:
            stored += 1
            made = LedgerFact.objects.filter(client_id=session.client_id, kind="draft.made").latest("leaf_id").leaf_id
            late += made > no or draft.state in Draft.OPEN
    ledger.verify_all()
    print(
        f"races on {connection.vendor}: {count}; {refused} runs refused, {stored} stored before the no and withdrawn with it,"
        f" {late} stored after it; slowest no {1000 * slowest:.0f} ms"
    )
    if late:
        raise SystemExit("a result was stored after consent had been withdrawn")


def _agree_anew(party: Party) -> None:
    """As after a first yes: a thousand races must not leave one person with thousands of answers to read each time."""
    ConsentDecision.objects.filter(party=party).delete()
    now, today = timezone.now(), terms.terms(terms.home_law(party.client))
    for purpose in (Purpose.TRANSCRIPTION, Purpose.AI_NOTE_DRAFT):
        _agreed(party, purpose, now, today).save(force_insert=True)


def _agreed(party: Party, purpose: Purpose, now: datetime, today: Mapping[Purpose, str]) -> ConsentDecision:
    asking = ConsentAsking.objects.filter(party=party, purpose=purpose.value, state="active").latest("opened_at")
    decision = ConsentDecision(
        client_id=party.client_id, party=party, purpose=purpose.value, given=True, at=now, expires_at=now + timedelta(days=300),
        source="client_click", text_version=asking.text_id, asking=asking, terms=today[purpose],
    )  # fmt: skip
    decision.mac = consent_seal.seal(decision)
    return decision


def _alone(session: Session) -> float:
    """How long a run takes that nobody disturbs: the distances are drawn from a little more than that."""
    walk = WalkRequest.objects.create(session=session, client_id=session.client_id, kinds="client-summary")
    start = time.perf_counter()
    assert walk_session.draft_door(str(walk.pk), "client-summary")
    return time.perf_counter() - start


def _race(walk_id: str, party: Party, wait: float) -> tuple[float, list[str]]:
    barrier, failed, took = threading.Barrier(2), [], [0.0]

    def run() -> None:
        barrier.wait()
        _guarded(lambda: walk_session.draft_door(walk_id, "client-summary"), failed)

    def withdraw() -> None:
        barrier.wait()
        time.sleep(wait)
        start = time.perf_counter()
        _guarded(lambda: people.says(party, Purpose.AI_NOTE_DRAFT, False, timezone.now()), failed)
        took[0] = time.perf_counter() - start

    threads = [threading.Thread(target=run), threading.Thread(target=withdraw)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took[0], failed


def _guarded(act: object, failed: list[str]) -> None:
    try:
        act()  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001 (a thread's error must fail the run, not vanish)
        failed.append(f"{type(error).__name__}: {error}")
    finally:
        connections.close_all()


def pages(count: int) -> None:
    """The choices pages beside many clients, fifty AI uses each."""
    session, party = house()
    ada = session.clinician
    now = timezone.now()
    law = terms.terms(terms.home_law(party.client))
    text = {purpose: ask_consent.keep_text(purpose, "en", ask_consent.facts(party.client, "en", now)) for purpose in Purpose}
    start = time.perf_counter()
    for chunk in range(0, count, 500):
        with transaction.atomic():
            _fill(min(500, count - chunk), ada, now, law, text)
    uses = WalkRequest.objects.count()
    print(
        f"filled in {time.perf_counter() - start:.0f} s: {Client.objects.count()} clients, {uses} AI uses, "
        f"{ConsentDecision.objects.count()} decisions, {connection.vendor}"
    )
    me = Browser(headers={"host": "127.0.0.1"})
    me.force_login(Account.objects.get(email="page@example.com"))
    mine = Party.objects.get(client__account__email="page@example.com")
    staff = Browser(headers={"host": "127.0.0.1"})
    staff.force_login(ada.account)
    asking = ask_consent.lay_out(mine, Purpose.SESSION_PREP, "en")
    for name, browser, address in (
        ("My choices", me, f"/me/choices/{mine.pk}/"),
        ("The text", me, f"/me/asking/{asking.pk}/"),
        ("Choices, clinician", staff, f"/clinic/clients/{mine.client_id}/choices/"),
    ):
        times = []
        for _ in range(15):
            begun = time.process_time()
            answer = browser.get(address)
            times.append(1000 * (time.process_time() - begun))
            assert answer.status_code == 200, (name, answer.status_code)
        print(f"{name:<20} median {statistics.median(times):5.1f} ms   slowest {max(times):5.1f} ms of CPU time")
    begun = time.perf_counter()
    decide_consent.keep(mine, Purpose.TRANSCRIPTION, False, source=decide_consent.Source.CLIENT_CLICK)
    print(
        f"withdrawing: {1000 * (time.perf_counter() - begun):.1f} ms, {ErasureOffer.objects.filter(party=mine).count()} offers"
    )


def _fill(count: int, ada: Staff, now: object, law: object, text: object) -> None:
    first = Client.objects.filter(account__email="page@example.com").exists()
    clients, parties, askings, decisions, sessions, walks = [], [], [], [], [], []
    for number in range(count):
        client = Client(since=date(2026, 1, 5), synthetic=True, region="US-OR")
        if not first and number == 0:
            client.account = Account.objects.create_account("page@example.com", None)
        client.save(force_insert=True)
        client.put(person={"given_name": "Given", "family_name": "Family", "called": "Given", "born": "1990-02-01"})
        client.save()
        clients.append(client)
        party = Party(client=client, role="client")
        party.name = "Given Family"
        parties.append(party)
        for purpose in Purpose:
            asking = ConsentAsking(
                client=client, party=party, purpose=purpose.value, text=text[purpose], terms=law[purpose], state="active",  # type: ignore[index]
                opened_at=now, explained_at=now, passed_at=now, facts=dict.fromkeys(FACTS, ""),
            )  # fmt: skip
            decision = ConsentDecision(
                client=client, party=party, purpose=purpose.value, given=True, at=now, expires_at=now + timedelta(days=300),  # type: ignore[operator]
                source="client_click", text_version=text[purpose].pk, asking=asking, terms=law[purpose],  # type: ignore[index]
            )  # fmt: skip
            decision.mac = consent_seal.seal(decision)
            askings.append(asking)
            decisions.append(decision)
        for hour in range(50):
            session = Session(client=client, clinician=ada, number=hour + 1, starts_at=now - timedelta(days=7 * hour + 1))  # type: ignore[operator]
            sessions.append(session)
            walks.append(WalkRequest(session=session, client=client, kinds="dap", state="done", finished_at=now))
    for model, rows in (
        (Party, parties),
        (ConsentAsking, askings),
        (ConsentDecision, decisions),
        (Session, sessions),
        (WalkRequest, walks),
    ):
        model.objects.bulk_create(rows, batch_size=2000)
    Care.objects.bulk_create(Care(client=client, staff=ada, kind=Care.Kind.TREATING) for client in clients)


WHAT = {"judge": (judge, 0), "races": (races, 1000), "pages": (pages, 10_000)}
for wanted in sys.argv[1:] or ["judge", "races"]:
    name, _, number = wanted.partition("=")
    measure, usual = WHAT[name]
    if usual:
        measure(int(number or usual))  # type: ignore[operator]
    else:
        measure()  # type: ignore[operator]
wiring.deployment()
