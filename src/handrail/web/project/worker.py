"""The background worker: durable walks on DBOS. Arguments and results are ids, never words.

DBOS can't join Django's transaction, so a walk is asked for by a `WalkRequest` row. The worker puts a workflow for each
row into a queue by the row's own id, which makes doing it twice the same as once. From there so many go on at once as the
deployment allows; the others wait their turn. A worker that was killed goes on with the step that was open, and every step
finds what it had already stored.
"""

import signal
import threading
import time
from contextlib import suppress
from functools import cache
from typing import Any

import structlog
from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetEnqueueOptions, SetWorkflowID
from django.db import DatabaseError, close_old_connections, connections

from handrail.papers.errors import HandrailError, ModelUnavailable
from handrail.web.actions import count_hour, publish_checkpoint, sweep, walk_session
from handrail.web.project import logs
from handrail.web.records import jobs, keyring, wall
from handrail.web.records.models import WalkRequest
from handrail.wiring import deployment

log = structlog.get_logger()
PAUSE = 0.25  # seconds between looks for new requests
EVERY = 3600.0  # seconds between looks for what time has made due
OPEN = (WalkRequest.State.REQUESTED, WalkRequest.State.WALKING)
TRIES = 6
QUEUE = "walks"
SHAPE = "walk-2"
"""Raise it with the order of a walk's steps. A job of another shape begins anew, and each door finds what it had stored."""


class DoorFailed(Exception):
    """Something broke inside a door. Says which class of error it was, and none of its words."""


def _retry(error: BaseException) -> bool:
    return isinstance(error, ModelUnavailable)


@DBOS.step(retries_allowed=True, max_attempts=TRIES, interval_seconds=1.0, backoff_rate=2.0, should_retry=_retry)
def airlock_step(walk_id: str) -> bool:
    """Doors 1 to 3."""
    return _door("airlock", walk_id, lambda: walk_session.airlock_door(walk_id))


@DBOS.step(retries_allowed=True, max_attempts=TRIES, interval_seconds=1.0, backoff_rate=2.0, should_retry=_retry)
def draft_step(walk_id: str, kind: str) -> bool:
    """Doors 4 and 5 for one kind."""
    return _door("draft", walk_id, lambda: walk_session.draft_door(walk_id, kind))


@DBOS.step()
def review_step(walk_id: str) -> bool:
    """Hand over to a human."""
    return _door("review", walk_id, lambda: walk_session.review_door(walk_id))


@DBOS.step()
def count_step(walk_id: str) -> bool:
    """What its own clinician may read of how the hour went. Nobody's draft waits for it."""
    return _door("count", walk_id, lambda: count_hour.count_hour(walk_id))


@DBOS.step()
def give_up_step(walk_id: str) -> bool:
    """Say plainly that it did not work."""
    return _door("give up", walk_id, lambda: walk_session.give_up(walk_id))


@DBOS.workflow()
def walk(walk_id: str, kinds: list[str]) -> str:
    """One walk, door by door."""
    # DBOS counts a walk once its thread runs. On a busy machine its next look may come before, and claim one too many.
    with _turns():
        return _walk(walk_id, kinds)


def _walk(walk_id: str, kinds: list[str]) -> str:
    try:
        if not airlock_step(walk_id):
            return "refused"
        for kind in kinds:
            if not draft_step(walk_id, kind):
                return "refused"
    except Exception as error:  # noqa: BLE001 (whatever it was, the clinician must not wait for ever)
        log.error("walk failed", job=walk_id, error=type(error).__name__)
        give_up_step(walk_id)
        return "failed"
    review_step(walk_id)
    with suppress(DoorFailed, HandrailError):  # it is logged; the page counts for itself where nothing was kept
        count_step(walk_id)
    return "done"


@cache
def _turns() -> threading.Semaphore:
    return threading.Semaphore(deployment().turns)


def _door(door: str, walk_id: str, pass_through: Any) -> bool:
    close_old_connections()
    keyring.look_again()
    try:
        with logs.door(door, job=walk_id):
            return pass_through() is not False
    except HandrailError:
        raise
    except Exception as error:  # noqa: BLE001 (DBOS keeps an error's message in its tables: anything could stand in that, R14)
        raise DoorFailed(type(error).__name__) from None


def run(*, until_idle: bool = False) -> None:
    """Work until told to stop (SIGTERM, SIGINT), or until nothing is open."""
    stop = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
    wall.put_up()
    launch()
    swept: float | None = None
    publishing = Publishing()
    try:
        while not stop.is_set():
            close_old_connections()
            started = start_open_walks()
            if swept is None or time.monotonic() - swept > EVERY:
                sweep.sweep()
                swept = time.monotonic()
            publishing.look()
            if until_idle and not started and not WalkRequest.objects.filter(state__in=OPEN).exists():
                return
            stop.wait(PAUSE)
    finally:
        DBOS.destroy()


class Publishing:
    """Publishes the ledger's checkpoint now and then, beside the walks: a witness that is slow keeps nobody waiting."""

    def __init__(self) -> None:
        here = deployment()
        self._every = max(here.ledger_minutes * 60.0, 60.0 if here.witnesses else 1.0)
        self._last: float | None = None
        self._beside = threading.Thread()

    def look(self) -> None:
        """Publish if it is time, unless the last time still waits for a witness."""
        now = time.monotonic()
        if self._beside.is_alive() or (self._last is not None and now - self._last < self._every):
            return
        self._last = now
        if not deployment().witnesses:
            _publish()
            return
        self._beside = threading.Thread(target=_publish_beside, daemon=True)
        self._beside.start()


def _publish_beside() -> None:
    try:
        _publish()
    finally:
        connections.close_all()


def _publish() -> None:
    try:
        publish_checkpoint.publish()
    except (HandrailError, DatabaseError) as error:
        log.error("the ledger's checkpoint was not published", error=type(error).__name__)


def launch() -> None:
    """Start DBOS on its own database beside ours; it takes up at once what a killed worker left."""
    here = deployment()
    config: DBOSConfig = {
        "name": "handrail",
        "system_database_url": jobs.address(),
        "application_version": SHAPE,
        "executor_id": here.worker,
        "serializer": DBOSPortableJSONSerializer(),  # the default would unpickle whatever stands in its tables
        "log_level": "ERROR",
        "notification_listener_polling_interval_sec": 0.1,
    }
    DBOS(config=config)
    DBOS.launch()
    jobs.forget(jobs.of_another_shape(SHAPE, here.worker))  # DBOS would leave them where they are, for ever
    DBOS.register_queue(QUEUE, worker_concurrency=here.turns, polling_interval_sec=PAUSE, on_conflict="always_update")


_started: set[str] = set()


def start_open_walks() -> int:
    """Queue every requested walk that this process has not queued yet. Its id makes a second time harmless."""
    asked = WalkRequest.objects.filter(state__in=OPEN).order_by("asked_at").values_list("pk", "kinds", "turn")
    fresh = [(str(pk), kinds.split(), turn) for pk, kinds, turn in asked if str(pk) not in _started]
    for walk_id, kinds, turn in fresh:
        with SetWorkflowID(walk_id), SetEnqueueOptions(priority=1 + turn):
            DBOS.enqueue_workflow(QUEUE, walk, walk_id, kinds)
        _started.add(walk_id)
    return len(fresh)
