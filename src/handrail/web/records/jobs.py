"""The jobs' own database beside ours: what it remembers of walks goes when the walks go. It holds ids, never words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import structlog
from dbos import DBOSClient, DBOSPortableJSONSerializer
from sqlalchemy.exc import SQLAlchemyError

from handrail.wiring import deployment

log = structlog.get_logger()


def address() -> str:
    """Where the worker's durable workflows lie."""
    here = deployment()
    return here.database_url or f"sqlite:///{(here.home / 'jobs.sqlite3').resolve()}"


@contextmanager
def _client() -> Iterator[DBOSClient]:
    client = DBOSClient(system_database_url=address(), serializer=DBOSPortableJSONSerializer())
    try:
        yield client
    finally:
        client.destroy()


def known() -> list[str]:
    """The ids of all walks that the jobs' database remembers; none when it can't be reached."""
    here = deployment()
    if not here.database_url and not (here.home / "jobs.sqlite3").exists():
        return []
    try:
        with _client() as client:
            return [status.workflow_id for status in client.list_workflows(load_input=False, load_output=False)]
    except (SQLAlchemyError, OSError):
        return []


def forget(walks: Iterable[str]) -> bool:
    """Delete the workflows of these walks, with every step. False when the jobs' database can't be reached: the sweep tries again."""
    ids = list(walks)
    here = deployment()
    if not ids or (not here.database_url and not (here.home / "jobs.sqlite3").exists()):
        return True
    try:
        with _client() as client:
            client.delete_workflows(ids)
    except (SQLAlchemyError, OSError) as error:
        log.warning("jobs could not be forgotten", error=type(error).__name__, count=len(ids))
        return False
    return True
