"""Structured logs that help an operator and never hold a client's word (R14).

Only keys on the list below are written, and only values that look like ids, numbers, names of doors and the like. A foreign
library's record keeps its logger, level and place; its message is dropped, since anything could stand in it.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

KEYS = frozenset(
    {
        "event", "level", "time", "door", "seconds", "size", "count", "job", "session", "client", "error", "rule", "request",
        "status", "path_template", "method", "pid", "logger", "place", "state", "version",
    }
)  # fmt: skip
EVENTS = frozenset(
    {"door", "door failed", "request failed", "walk failed", "worker started", "worker stopped", "library", "log"}
)
PLAIN = re.compile(r"[A-Za-z0-9_.:/<>\-]{1,120}")


def only_allowed(_: Any, __: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """The gate: unknown keys and values that could be words do not pass."""
    error = line.pop("exc_info", None)
    if isinstance(error, BaseException):
        line["error"], line["place"] = type(error).__name__, _place(error)
    if line.get("event") not in EVENTS:
        line["event"] = "log"
    return {key: value for key, value in line.items() if key in KEYS and _plain(key, value)}


def _plain(key: str, value: Any) -> bool:
    if key == "event":
        return True
    if isinstance(value, bool | int | float):
        return True
    return isinstance(value, str) and PLAIN.fullmatch(value) is not None


def _place(error: BaseException) -> str:
    """File and line of the innermost frame; never a source line or a value."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "unknown"
    last = frames[-1]
    return f"{'/'.join(last.filename.rsplit('/', 3)[-3:])}:{last.lineno}"


class Foreign(logging.Handler):
    """Takes every library's records and keeps what can't hold a word."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line: which library, where, how bad."""
        error = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(
            record.levelno,
            "library",
            logger=record.name,
            place=f"{record.module}:{record.lineno}",
            error=type(error).__name__ if error else None,
        )


def configure(*, json: bool) -> None:
    """Set up both structlog and the standard library's logging."""
    renderer: Any = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", key="time"),
            only_allowed,
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[Foreign()], level=logging.WARNING, force=True)
    logging.captureWarnings(True)


@contextmanager
def door(name: str, **ids: str) -> Iterator[None]:
    """One line per door, with its time."""
    started = time.perf_counter()
    log = structlog.get_logger()
    try:
        yield
    except BaseException as error:
        log.error("door failed", door=name, seconds=round(time.perf_counter() - started, 3), exc_info=error, **ids)
        raise
    log.info("door", door=name, seconds=round(time.perf_counter() - started, 3), **ids)
