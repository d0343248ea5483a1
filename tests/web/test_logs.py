"""Logs help an operator and never hold a client's word (R14): what has no known shape is not written."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
import structlog

from handrail.papers.errors import Refused
from handrail.web.project import logs

CANARY = "Zebulon Quickwater 503-555-0199"


@pytest.fixture
def configured() -> Iterator[None]:
    """Logging as a deployment has it, and as it was afterwards."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, sys.unraisablehook)
    before, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    talkative = {name: (logging.getLogger(name).handlers[:], logging.getLogger(name).propagate) for name in logs.TALKATIVE}
    sys.excepthook, threading.excepthook, sys.unraisablehook = (
        sys.__excepthook__,
        threading.__excepthook__,
        sys.__unraisablehook__,
    )
    logs.configure(json=True)
    yield
    logging.captureWarnings(False)
    root.handlers, logging.raiseExceptions = before, raising
    root.setLevel(level)
    for name, (handlers, propagate) in talkative.items():
        logging.getLogger(name).handlers, logging.getLogger(name).propagate = handlers, propagate
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("configured")
def test_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    """One line per door with its time, size and job."""
    with logs.door("airlock", job="0" * 32, size=7500):
        pass
    (line,) = written(capsys)
    assert line["event"] == "door" and line["door"] == "airlock" and line["job"] == "0" * 32 and line["size"] == 7500
    assert isinstance(line["seconds"], float) and line["level"] == "info" and line["time"]


@pytest.mark.usefixtures("configured")
def test_a_door_that_fails_says_where_and_never_what(capsys: pytest.CaptureFixture[str]) -> None:
    """The class of the error and the way it came; its message is dropped."""
    with pytest.raises(ValueError, match="Zebulon"), logs.door("draft"):
        raise ValueError(CANARY)
    (line,) = written(capsys)
    assert line["error"] == "ValueError" and "test_logs" in str(line["place"]) and "Zebulon" not in json.dumps(line)


@pytest.mark.usefixtures("configured")
def test_a_refusal_says_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """So that an operator knows which article spoke."""
    with pytest.raises(Refused), logs.door("consent"):
        raise Refused("no", "R1")
    assert written(capsys)[0]["rule"] == "R1"


ATTACKS = {
    "an event": lambda log: log.info(CANARY),
    "an unknown key": lambda log: log.info("door", patient=CANARY),
    "a known key": lambda log: log.info("door", door=CANARY, job=CANARY, client=CANARY, path_template=CANARY, rule=CANARY),
    "a number": lambda log: log.info("door", count=5035550199),
    "text with a colour": lambda log: log.info("door", level=CANARY),
    "a library's message": lambda _: logging.getLogger("httpx").warning("sent %s", CANARY),
    "a library's name": lambda _: logging.getLogger(CANARY).warning("x"),
    "a library's error": lambda _: logging.getLogger("dbos").error(CANARY, exc_info=ValueError(CANARY)),
    "a message that can't be formatted": lambda _: logging.getLogger("x").warning("%d", CANARY),
    "a warning": lambda _: warnings.warn(CANARY, stacklevel=1),
    "an error nobody caught": lambda _: sys.excepthook(ValueError, ValueError(CANARY), None),
    "an error in a thread": lambda _: threading.excepthook(
        threading.ExceptHookArgs((ValueError, ValueError(CANARY), None, threading.current_thread()))
    ),
}


@pytest.mark.usefixtures("configured")
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_word_gets_in(attack: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Through the message, a key, a value, a library, a warning or a crash: nothing of a person is written."""
    ATTACKS[attack](structlog.get_logger())
    told = capsys.readouterr()
    assert not any(piece in told.err + told.out for piece in ("Zebulon", "Quickwater", "503-555", "5035550199"))
    assert all(json.loads(line)["event"] for line in told.err.splitlines())
