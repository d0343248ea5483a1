"""May this work go on? The edge says how to ask; whoever waits for a slow model asks, and stops at once (R11, R39).

The question travels beside the call, not in it: a room needs no new argument, and no room learns about tables.

>>> with when(lambda: True):
...     stopped()
True
>>> stopped()
False
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """How far a draft has come. No client's word is in it."""

    section: str
    """The section that is being written; empty when all are."""
    number: int
    """Its place, from 1."""
    of: int
    lines: int
    """Lines written so far, in all sections, unchecked."""


_ASK: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)
_TELL: ContextVar[Callable[[Step], None] | None] = ContextVar("progress", default=None)


@contextmanager
def when(ask: Callable[[], bool], tell: Callable[[Step], None] | None = None) -> Iterator[None]:
    """Inside, `stopped()` asks `ask`, and `at(step)` tells `tell` how far it has come."""
    asked, told = _ASK.set(ask), _TELL.set(tell)
    try:
        yield
    finally:
        _ASK.reset(asked)
        _TELL.reset(told)


def stopped() -> bool:
    """True when this work must end now. False where nobody asked for an answer."""
    ask = _ASK.get()
    return ask is not None and ask()


def at(step: Step) -> None:
    """The work has come this far."""
    tell = _TELL.get()
    if tell is not None:
        tell(step)
