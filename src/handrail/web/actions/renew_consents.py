"""A consent lapses when what it was said to changes: the model, the place, the law, the day of majority (R46).

Whatever happens to these rows, a yes to other terms opens nothing: door 1 compares them each time. The rows written here say
so to people, and stop what is under way, in the transaction of the change itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, erase_derived, majority, terms
from handrail.web.actions.decide_consent import stop_what_runs
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, ConsentDecision, ConsentLapse, Custody, Party, Processing

Why = ConsentLapse.Why
AT_ONCE = 200
A_MONTH = timedelta(days=30)
"""Whoever comes of age has a month to say whether what AI made before stays."""
PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def notice_change(now: datetime | None = None) -> int:
    """Has the model or its place changed since clients were last told? Then their consents lapse now; how many did.

    Called when the practice starts, by the worker, and before a walk is asked for. Doing it twice changes nothing.
    """
    works = terms.works()
    told = Processing.objects.filter(pk=1).first()
    if told and (told.model, told.major, told.place, told.region) == (works.model, works.major, works.host, works.region):
        return 0
    return _tell_anew(now or timezone.now())


@transaction.atomic
def _tell_anew(now: datetime) -> int:
    works = terms.works()
    told = locks.held(Processing.objects.all()).filter(pk=1).first()
    Processing.objects.update_or_create(
        pk=1,
        defaults={"model": works.model, "major": works.major, "place": works.host, "region": works.region, "since": now},
    )
    if told is None:
        return 0
    why = Why.NEW_PLACE if told.place != works.host else Why.NEW_LAW if told.region != works.region else Why.NEW_MODEL
    # All that runs is stopped before the first leaf: the ledger comes last in the order of `records.locks`.
    found = [(client, _stop(client, rows, why, now)) for client, rows in _said_to_others(now)]
    return sum(_tell(client, lapses) for client, lapses in found)


def _said_to_others(now: datetime) -> Iterator[tuple[Client, list[ConsentDecision]]]:
    """Clients in one order, each with the running answers that were said to other terms."""
    for client in Client.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        if _changed(client, now):
            held = locks.client(client.pk)
            yield held, _changed(held, now)


def lapse_if_changed(client: Client, why: ConsentLapse.Why, now: datetime) -> int:
    """Let every running yes of this client's circle lapse that was said to other terms. Inside the transaction of the change."""
    return _tell(client, _stop(client, _changed(client, now), why, now))


def _changed(client: Client, now: datetime) -> list[ConsentDecision]:
    today = terms.terms(terms.home_law(client))
    running = ConsentDecision.objects.filter(client=client, given=True, expires_at__gt=now, lapse__isnull=True)
    return [row for row in running if row.terms != today[Purpose(row.purpose)]]


@transaction.atomic
def come_of_age(client: Client, now: datetime | None = None) -> int:
    """On the day of majority guardians' and the minor's own answers have ended; say so, once."""
    now = now or timezone.now()
    day = majority.majority_day(client, terms.home_law(client))
    if day is None or timezone.localdate(now) < day:
        return 0
    from_before = ConsentDecision.objects.filter(client=client, given=True, at__date__lt=day, lapse__isnull=True)
    if not from_before.exists():  # as for nearly everyone, each time they look at their choices
        return 0
    locks.client(client.pk)
    before = list(from_before)
    for party in client.parties.filter(role="client"):
        for purpose in {Purpose(row.purpose) for row in before}:
            erase_derived.offer(party, purpose, now, after=A_MONTH)
    return _tell(client, _stop(client, before, Why.MAJORITY, now))


@transaction.atomic
def note_region(account: Account, client_id: UUID, region: str) -> int:
    """A clinician notes where the client is now. Another law is another consent, from this transaction on."""
    client = locks.client(access.treated(account, client_id).pk)
    if not PLACE.fullmatch(region.strip().upper()):
        raise BadInput("write the place as ISO 3166-2 does, such as US-OR or ES-MD")
    client.region = region.strip().upper()
    stop_what_runs(client.pk, rule="R46")
    client.save(update_fields=["region"])
    lapsed = lapse_if_changed(client, Why.NEW_LAW, timezone.now())
    ledger.note(ledger.Kind.PLACE_NOTED, client.pk, {"by": str(access.staff(account).pk)})
    return lapsed


@transaction.atomic
def attest_custody(account: Account, client_id: UUID, rule: str, order: str) -> Custody:
    """A clinician attests who decides for a minor, and where the order is on file. Software can't verify it: a human does."""
    client = locks.client(access.treated(account, client_id).pk)
    if rule not in Custody.Rule.values:
        raise BadInput("choose who decides: all guardians, any one of them, or the minor alone")
    custody = Custody.objects.filter(client=client).first() or Custody(client=client)
    custody.rule, custody.order = Custody.Rule(rule), order.strip()[:500]
    custody.attested_by, custody.attested_at = access.staff(account), timezone.now()
    custody.save()
    stop_what_runs(client.pk, rule="R7")
    ledger.note(ledger.Kind.CUSTODY_ATTESTED, client.pk, {"by": str(custody.attested_by_id), "rule": custody.rule})
    return custody


def waits_for(party: Party) -> dict[Purpose, str]:
    """Which of this person's purposes must be asked anew, and why: a lapse, or a year that went by."""
    found: dict[Purpose, str] = {}
    for row in ConsentDecision.objects.filter(party=party).select_related("lapse").order_by("pk"):
        lapse = getattr(row, "lapse", None)
        found.pop(Purpose(row.purpose), None)
        if row.given and lapse is not None:
            found[Purpose(row.purpose)] = lapse.why
        elif row.given and row.expires_at is not None and row.expires_at <= timezone.now():
            found[Purpose(row.purpose)] = "expired"
    return found


def _stop(client: Client, rows: Iterable[ConsentDecision], why: ConsentLapse.Why, now: datetime) -> list[ConsentLapse]:
    """Let these answers lapse, and stop what runs on them. The caller holds the client."""
    lapses = ConsentLapse.objects.bulk_create(
        [ConsentLapse(decision=row, why=why, at=now) for row in rows], ignore_conflicts=True
    )
    if lapses:
        stop_what_runs(client.pk, rule="R46")
    return lapses


def _tell(client: Client, lapses: list[ConsentLapse]) -> int:
    if lapses:
        facts = {"decisions": [lapse.decision_id for lapse in lapses], "why": lapses[0].why}
        ledger.note(ledger.Kind.CONSENT_LAPSED, client.pk, facts)
    return len(lapses)
