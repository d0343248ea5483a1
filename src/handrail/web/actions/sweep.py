"""What time does by itself: texts and drafts whose days are over, records whose law is done, holds that ended (R12, R41).

The worker calls `sweep` every hour. Each client is a transaction of its own, and doing it twice changes nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from handrail import kinds
from handrail.ledger.entry import Kind
from handrail.web.actions import erase, erase_derived, escalate_flags, legal_hold, renew_consents, sealed_papers
from handrail.web.records import jobs, ledger, lineage, locks, shred, wall
from handrail.web.records.models import (
    Client,
    ClientKey,
    Document,
    Draft,
    Kept,
    KeyTombstone,
    LegalHold,
    Talk,
    WalkRequest,
)
from handrail.wiring import deployment

log = structlog.get_logger()
REJECTED = timedelta(days=7)
WORKING_PAPER = timedelta(days=30)
DAY = timedelta(days=1)


def sweep(now: datetime | None = None) -> int:
    """Destroy whatever is due; how many things were."""
    now = now or timezone.now()
    due: list[Callable[[], int]] = [
        *_each(_texts_due(now), _expire_sessions),
        *_each(_drafts_due(now), _expire_drafts),
        *[_bind(_finish_deletion, pk) for pk in _left_over()],
        *[_papers(client, session, timezone.localdate(now)) for client, session in sealed_papers.due(timezone.localdate(now))],
        *[_bind(_destroy_record, pk) for pk in _law_is_done(timezone.localdate(now))],
    ]
    done = _safely(lambda: legal_hold.end_due(now))
    done += sum(_safely(act) for act in due) + _safely(lambda: erase_derived.run_due(now))
    done += _safely(lambda: renew_consents.notice_change(now))
    _safely(lambda: escalate_flags.escalate(now))
    _tidy(now)
    return done


def _bind(act: Callable[[UUID], int], pk: UUID) -> Callable[[], int]:
    def under_the_wall() -> int:
        with wall.deleting():
            return act(pk)

    return under_the_wall


def _papers(client_id: UUID, session_id: UUID, today: date) -> Callable[[], int]:
    return lambda: sealed_papers.destroy(Client.objects.get(pk=client_id), session_id, today)


def _each(found: Iterable[tuple[UUID, UUID]], act: Callable[[UUID, list[UUID]], int]) -> list[Callable[[], int]]:
    by_client: dict[UUID, list[UUID]] = {}
    for client, pk in found:
        by_client.setdefault(client, []).append(pk)
    return [lambda client=client, ids=ids: act(client, ids) for client, ids in by_client.items()]  # type: ignore[misc]


def _safely(act: Callable[[], int]) -> int:
    """One record that can't be swept must not keep the others from it."""
    try:
        return act()
    except Exception as error:  # noqa: BLE001 (whatever it was, the next record is swept all the same)
        log.error("sweep failed", error=type(error).__name__)
        return 0


def _texts_due(now: datetime) -> list[tuple[UUID, UUID]]:
    """Sessions whose note was signed so many days ago that their words must go (R12)."""
    signed_before = now - timedelta(days=deployment().transcript_days)
    rows = (
        Talk.objects.filter(session__documents__isnull=False)
        .annotate(newest=Max("session__documents__signed_at", filter=Q(session__documents__amends__isnull=True)))
        .filter(newest__lt=signed_before)
    )
    return list(rows.values_list("client_id", "session_id"))


def _drafts_due(now: datetime) -> list[tuple[UUID, UUID]]:
    """Rejected drafts, and working papers such as briefs: neither is part of the record (handbook 1.10)."""
    due = Q(state=Draft.State.REJECTED, made_at__lt=now - REJECTED) | Q(
        kind__in=kinds.WORKING_PAPERS, made_at__lt=now - WORKING_PAPER
    )
    return list(Draft.objects.filter(due).values_list("client_id", "pk"))


def _left_over() -> list[UUID]:
    """Clients who deleted everything, and something came in at that very moment."""
    return list(Talk.objects.filter(client__sealed_at__isnull=False).values_list("client_id", flat=True).distinct())


def _law_is_done(today: date) -> list[UUID]:
    """Sealed records, all of whose days have come, and which no human holds."""
    held = LegalHold.objects.filter(lifted_at__isnull=True, until__gte=today).values("client_id")
    later = Kept.objects.filter(destroy_on__gt=today).values("client_id")
    return list(
        Client.objects.filter(sealed_at__isnull=False).exclude(pk__in=held).exclude(pk__in=later).values_list("pk", flat=True)
    )


@transaction.atomic
def _expire_sessions(client_id: UUID, sessions: list[UUID]) -> int:
    client = locks.client(client_id)
    counts = erase.expire(client, lineage.of_sessions(client, sessions), {"sessions": len(sessions)})
    return sum(counts.values())


@transaction.atomic
def _expire_drafts(client_id: UUID, drafts: list[UUID]) -> int:
    client = locks.client(client_id)
    found = lineage.of_drafts(client, Draft.objects.filter(client=client, pk__in=drafts))
    return sum(erase.expire(client, found, {"drafts": len(drafts)}).values())


def _finish_deletion(client_id: UUID) -> int:
    erase.erase(Client.objects.get(pk=client_id), "all")
    return 1


@transaction.atomic
def _destroy_record(client_id: UUID) -> int:
    """The law's time is over: the last keys, the rows, and the facts beside the leaves. The leaves stay and say nothing."""
    client = locks.client(client_id)
    shred.destroy(ClientKey.objects.filter(client_id=client.pk))
    Document.objects.filter(client=client).update(amends=None, draft=None)
    erase.remove(lineage.of_client(client, everything=True))
    for model in lineage.LAW_KEEPS:
        model._default_manager.filter(client=client).delete()
    muted = ledger.mute(client.pk)
    ledger.note(Kind.RECORD_DESTROYED, None, {"muted": muted})
    client.delete()  # last: a row that is gone keeps out whoever holds the ledger and still looks after a foreign key
    return 1


def _tidy(now: datetime) -> None:
    """What could not be done inside a transaction: tombstones beside the keys, the database's log, the jobs' own tables."""
    shred.settle()
    shred.know_sizes()
    if KeyTombstone.objects.filter(at__gte=now - DAY).exists():
        shred.rewrite_keys()
    jobs.forget(jobs.over(now - DAY))
    young = jobs.remembered(now - DAY)
    jobs.forget(set(young) - {str(pk) for pk in WalkRequest.objects.filter(pk__in=young).values_list("pk", flat=True)})
