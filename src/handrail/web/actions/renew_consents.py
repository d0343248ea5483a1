"""A consent lapses when what it was said to changes: the model, the place, the law, the day of majority (R46).

Whatever happens to these rows, a yes to other terms opens nothing: door 1 compares them each time. The rows written here say
so to people, and stop what is under way.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.papers.errors import BadInput, HandrailError
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, erase_derived, majority, terms
from handrail.web.actions.decide_consent import stop_what_runs
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Client, ConsentDecision, ConsentLapse, Custody, Party, Processing

log = structlog.get_logger()
Why = ConsentLapse.Why
A_MONTH = timedelta(days=30)
"""Whoever comes of age has a month to say whether what AI made before stays."""
PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def notice_change(now: datetime | None = None) -> int:
    """Has the model or its place changed since clients were last told? Then their consents lapse now; how many did.

    Called by the worker. Each client is a transaction of its own, and what clients were told changes after the last of them:
    killed anywhere, the next call goes on with those who are left. Doing it twice changes nothing.
    """
    now = now or timezone.now()
    told, works = Processing.objects.filter(pk=1).first(), terms.works()
    why = _why(told, works)
    if told is not None and why is None:
        return 0
    lapsed = sum(_tell_anew(pk, why, now) for pk in _have_said_yes(now)) if why else 0
    Processing.objects.update_or_create(
        pk=1,
        defaults={"model": works.model, "major": works.major, "place": works.host, "region": works.region, "since": now},
    )
    return lapsed


def notice_change_for(client: Client, now: datetime) -> int:
    """The same for one client who looks at their choices before the worker has come to them. Nearly always it only reads."""
    why = _why(Processing.objects.filter(pk=1).first(), terms.works())
    return _tell_anew(client.pk, why, now) if why is not None and _changed(client, now) else 0


def _why(told: Processing | None, works: terms.Works) -> ConsentLapse.Why | None:
    """What is another than clients were told; None where nothing is, or where nobody was told anything yet."""
    if told is None or (told.model, told.major, told.place, told.region) == (
        works.model,
        works.major,
        works.host,
        works.region,
    ):
        return None
    return Why.NEW_PLACE if told.place != works.host else Why.NEW_LAW if told.region != works.region else Why.NEW_MODEL


def _have_said_yes(now: datetime) -> list[UUID]:
    """Clients in care with a running yes, in one order."""
    running = ConsentDecision.objects.filter(given=True, expires_at__gt=now, lapse__isnull=True, client__sealed_at__isnull=True)
    return sorted(set(running.values_list("client_id", flat=True)))


def _tell_anew(client_id: UUID, why: ConsentLapse.Why, now: datetime) -> int:
    """One client who can't be told must not keep the others from it: whatever is written, door 1 lets nothing through."""
    try:
        with transaction.atomic():
            return lapse_if_changed(locks.client(client_id), why, now)
    except (HandrailError, Client.DoesNotExist) as error:
        log.warning("a client's consents did not lapse", exc_info=error)
        return 0


def lapse_if_changed(client: Client, why: ConsentLapse.Why, now: datetime) -> int:
    """Let every running yes of this client's circle lapse that was said to other terms. Inside the transaction of the change."""
    return _tell(client, _stop(client, _changed(client, now), why, now))


def _changed(client: Client, now: datetime) -> list[ConsentDecision]:
    today = terms.terms(terms.home_law(client))
    running = ConsentDecision.objects.filter(client=client, given=True, expires_at__gt=now, lapse__isnull=True)
    return [row for row in running if row.terms != today[Purpose(row.purpose)]]


def come_of_age(client: Client, now: datetime | None = None) -> int:
    """On the day of majority guardians' and the minor's own answers have ended; say so, once."""
    now = now or timezone.now()
    day = majority.majority_day(client, terms.home_law(client))
    if day is None or timezone.localdate(now) < day or not _from_before(client, day).exists():
        return 0  # as for nearly everyone, each time they look at their choices: it opens no transaction
    return _end_with_majority(client.pk, day, now)


def _from_before(client: Client, day: date) -> QuerySet[ConsentDecision]:
    return ConsentDecision.objects.filter(client=client, given=True, at__date__lt=day, lapse__isnull=True)


@transaction.atomic
def _end_with_majority(client_id: UUID, day: date, now: datetime) -> int:
    client = locks.client(client_id)
    before = list(_from_before(client, day))
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
