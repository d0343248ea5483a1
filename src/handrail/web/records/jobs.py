"""The jobs' own database beside ours: what it remembers of a walk goes with the walk, or a day after its end.

It holds ids, never words.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import structlog
from dbos import DBOSClient, DBOSPortableJSONSerializer
from sqlalchemy.exc import SQLAlchemyError

from handrail.wiring import deployment

log = structlog.get_logger()
AT_ONCE = 1000
ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


def address() -> str:
    """Where the worker's durable workflows lie."""
    here = deployment()
    return here.database_url or f"sqlite:///{(here.home / 'jobs.sqlite3').resolve()}"


def _there() -> bool:
    here = deployment()
    return bool(here.database_url) or (here.home / "jobs.sqlite3").exists()


@contextmanager
def _client() -> Iterator[DBOSClient]:
    client = DBOSClient(system_database_url=address(), serializer=DBOSPortableJSONSerializer())
    try:
        yield client
    finally:
        client.destroy()


def over(before: datetime) -> list[str]:
    """Walks that had ended before, the oldest first and `AT_ONCE` at most: nothing needs what is remembered of them."""
    return _ids(status=ENDED, completed_before=before.isoformat(), limit=AT_ONCE)


def remembered(since: datetime) -> list[str]:
    """Walks that the jobs' database has remembered since a moment, the newest first and `AT_ONCE` at most."""
    return _ids(start_time=since.isoformat(), sort_desc=True, limit=AT_ONCE)


def _ids(**asked: Any) -> list[str]:
    if not _there():
        return []
    try:
        with _client() as client:
            return [row.workflow_id for row in client.list_workflows(load_input=False, load_output=False, **asked)]
    except (SQLAlchemyError, OSError):
        return []


def of_another_shape(shape: str, worker: str) -> list[str]:
    """Walks that wait, or that a worker of this name had on its way, when an earlier Handrail knew other steps."""
    if not _there():
        return []
    with _client() as client:
        rows = client.list_workflows(status=["ENQUEUED", "PENDING"], load_input=False, load_output=False)
    mine = [row for row in rows if row.status == "ENQUEUED" or row.executor_id == worker]  # another's may be running there now
    return [row.workflow_id for row in mine if row.app_version != shape]


def forget(walks: Iterable[str]) -> bool:
    """Delete the workflows of these walks, with every step. False when the jobs' database can't be reached: the sweep tries again."""
    ids = list(walks)
    if not ids or not _there():
        return True
    try:
        with _client() as client:
            client.delete_workflows(ids)
    except (SQLAlchemyError, OSError) as error:
        log.warning("jobs could not be forgotten", error=type(error).__name__, count=len(ids))
        return False
    return True
