"""Structured logs that help an operator and never hold a client's word (R14).

Each key has a shape below; what has another key or another shape is not written. An error is written as its class and the
modules and lines it came through, never as its message: anything could stand in that. The same goes for what libraries log.

>>> only_allowed(None, "", {"event": "door", "door": "airlock", "client": "Maya Ortiz", "seconds": 0.2})
{'event': 'door', 'door': 'airlock', 'seconds': 0.2}
"""

import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

from handrail.papers.errors import Refused

TALKATIVE = ("dbos", "_granian", "granian.access")
"""Libraries that print past the root logger, unless another handler is there before theirs."""
LARGEST = 10**8  # a count or a size; a telephone number is larger
FRAMES = 12
Shape = Callable[[Any], bool]


def _one_of(*words: str) -> Shape:
    return lambda value: isinstance(value, str) and value in words


def _like(pattern: str) -> Shape:
    whole = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and len(value) <= 120 and whole.fullmatch(value) is not None


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) < LARGEST


_opaque = _like(r"[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHAPES: Mapping[str, Shape] = {
    "event": _one_of("door", "door failed", "request failed", "walk failed", "library", "crash"),
    "level": _one_of("debug", "info", "warning", "error", "critical"),
    "time": _like(r"[0-9T:.Z+-]+"),
    "door": _one_of(
        "consent", "intake", "airlock", "draft", "notice", "ground", "names back", "review", "release", "count", "give up"
    ),
    "job": _opaque,
    "session": _opaque,
    "client": _opaque,
    "request": _opaque,
    "seconds": _number,
    "size": _number,
    "count": _number,
    "status": _number,
    "pid": _number,
    "method": _one_of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    "path_template": _like(r"[a-z0-9_/<>:.-]*"),
    "rule": _like(r"R\d{1,2}"),
}  # fmt: skip


def only_allowed(_: Any, __: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """The gate: a structlog processor that keeps what has a known key and its shape."""
    kept = {key: value for key, value in line.items() if key in SHAPES and SHAPES[key](value)}
    kept.setdefault("event", "log")
    record = line.get("record")
    if isinstance(record, logging.LogRecord):
        kept |= _of_record(record)
    error = _raised(line.get("exc_info"))
    return kept if error is None else kept | _of_error(error)


def _of_record(record: logging.LogRecord) -> dict[str, Any]:
    """Which library, and where in it."""
    name = record.name if _like(r"[a-z_][a-z0-9_.]*")(record.name) else "unknown"
    return {"logger": name, "place": f"{record.module}:{record.lineno}"}


def _of_error(error: BaseException) -> dict[str, Any]:
    """The class and the way it came, innermost first; no message, no source line, no value."""
    frames = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in traceback.walk_tb(error.__traceback__)]
    about = {"error": type(error).__name__, "place": " < ".join(reversed(frames[-FRAMES:])) or "unknown"}
    return {**about, "rule": error.rule} if isinstance(error, Refused) else about


def _raised(exc_info: Any) -> BaseException | None:
    """What logging calls `exc_info`: an error, True for the one being handled, or Python's triple."""
    if exc_info is True:
        return sys.exc_info()[1]
    if isinstance(exc_info, tuple) and len(exc_info) == 3:
        exc_info = exc_info[1]
    return exc_info if isinstance(exc_info, BaseException) else None


class Foreign(logging.Handler):
    """Takes every library's records to the gate."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line, at the nearest level that structlog knows."""
        level = min(logging.CRITICAL, record.levelno // 10 * 10)
        structlog.get_logger().log(level, "library", record=record, exc_info=record.exc_info)


def configure(*, json: bool, level: int = logging.INFO) -> None:
    """Send all that this process logs or dies of through the gate, one line each on stderr, as JSON or for reading."""
    renderer: Any = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", key="time"),
            only_allowed,
            renderer,
        ],
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )
    foreign = Foreign(logging.WARNING)
    logging.basicConfig(handlers=[foreign], level=logging.WARNING, force=True)
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [foreign], False
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # else a record that can't be formatted is printed with its arguments
    _at_the_end()


def _at_the_end() -> None:
    """Python prints the message of an error that nobody caught: unless someone else has seen to that already, we do."""
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = lambda _, error, __: _crash(error)
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda args: _crash(args.exc_value)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda args: _crash(args.exc_value)


def _crash(error: BaseException | None) -> None:
    structlog.get_logger().critical("crash", exc_info=error)


@contextmanager
def door(name: str, **about: str | int) -> Iterator[None]:
    """One line per door, with its seconds and what else is known (`job`, `size`, `count`), also when it fails."""
    started = time.perf_counter()
    log = structlog.get_logger()
    try:
        yield
    except BaseException as error:
        log.error("door failed", door=name, seconds=round(time.perf_counter() - started, 3), exc_info=error, **about)
        raise
    log.info("door", door=name, seconds=round(time.perf_counter() - started, 3), **about)
