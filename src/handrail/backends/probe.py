"""What a model server can do, found out with a tiny invented session: does it obey a schema, cite what it says, read a whole window,
stream, and how fast is it?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handrail.backends import wire
from handrail.backends.form import well_formed
from handrail.backends.openai import OpenAICompatible
from handrail.papers import stop
from handrail.papers.draft import Said, Task
from handrail.papers.errors import HandrailError
from handrail.papers.safe import SafeText

Judge = Callable[[SafeText, Sequence[Said]], Sequence[Said | None]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`fit`: it may draft. `sentences` say why, one fact each."""

    fit: bool
    sentences: tuple[str, ...]


PATIENCE = 60.0
"""Seconds for a tiny session: slower than this, a note takes many minutes."""
ENOUGH = 0.5
"""Share of its lines that must stand before grounding."""


def probe(
    server: OpenAICompatible, task: Task, judge: Judge, long: Task | None = None, clock: Callable[[], float] = time.monotonic
) -> Verdict:
    """Ask for one small document, and read a window as long as the settings say. Never raises for what a server does.

    `long` is a session that fills the window.
    """
    started = clock()
    first: list[float] = []
    try:
        with stop.when(lambda: False, lambda step: first.append(clock()) if step.lines and not first else None):
            said = server.draft(task).said
    except HandrailError as error:
        return Verdict(False, (f"It gave no draft: {error}.",))
    seconds = clock() - started
    stands = sum(one is not None and well_formed(one.text, task.kind.voice) for one in judge(task.safe, said))
    fit = bool(said) and stands >= ENOUGH * len(said) and seconds <= PATIENCE
    found = [
        f"A schema: {_FORMS[wire.FORMS[server.form]]}.",
        _lines(said, stands),
        f"Speed: {seconds:.1f} s for a session of six turns, the first line after {(first or [clock()])[0] - started:.1f} s."
        + ("" if seconds <= PATIENCE else " A real one would take many minutes."),
    ]
    if long is not None:
        wide, sentence = _window(server, long, clock)
        fit = fit and wide
        found.append(sentence)
    found.append("It can draft." if fit else "It should not draft: the built-in engine does better alone.")
    return Verdict(fit, tuple(found))


_FORMS = {
    "bounded schema": "it is held to a strict JSON schema with bounds",
    "schema": "it takes a JSON schema, without bounds",
    "plain JSON": "it takes none, and promises JSON only",
    "nothing": "it takes none; its answers are searched for JSON",
}


def _lines(said: Sequence[Said], stands: int) -> str:
    if not said:
        return "It wrote nothing about a session that holds something to write."
    cited = sum(bool(line.evidence) for line in said)
    return f"It wrote {len(said)} lines; {cited} cite a passage that exists, {stands} hold before the words of the session."


def _window(server: OpenAICompatible, long: Task, clock: Callable[[], float]) -> tuple[bool, str]:
    """One section of a session that fills the window: is it read, and how long does that take?"""
    ai = list(wire.sections(long.kind))[:1]
    started = clock()
    try:
        server.draft(replace(long, kind=replace(long.kind, sections=tuple(ai))))
    except HandrailError as error:
        return False, f"A full window is too much for it: {error}. Set HANDRAIL_MODEL_CONTEXT to what the server really holds."
    seconds = clock() - started
    return True, f"A full window, as HANDRAIL_MODEL_CONTEXT says, is read and answered in {seconds:.0f} s."
