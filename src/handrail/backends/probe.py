"""What a model server can do, found out with a tiny invented session: does it obey the schema, quote exactly, and how fast is it?"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from handrail.backends.openai import OpenAICompatible
from handrail.papers.draft import Evidence, Said, Task
from handrail.papers.errors import HandrailError


@dataclass(frozen=True, slots=True)
class Verdict:
    """`fit`: it may draft. `sentences` say why, one fact each."""

    fit: bool
    sentences: tuple[str, ...]


PATIENCE = 30.0
"""Seconds for three statements: slower than this, a note takes minutes."""


def probe(server: OpenAICompatible, task: Task, clock: Callable[[], float] = time.monotonic) -> Verdict:
    """Ask for one small document. Never raises for what a server does: that is what it is there to tell."""
    started = clock()
    try:
        said = server.draft(task).said
    except HandrailError as error:
        return Verdict(False, (f"It gave no draft: {error}.",))
    seconds = clock() - started
    found = [
        f"It answered in {seconds:.1f} s."
        if seconds <= PATIENCE
        else f"It took {seconds:.0f} s for a tiny session: a real one would take minutes.",
        _schema(server),
        _quotes(said),
    ]
    cited = sum(bool(line.evidence) for line in said)
    fit = bool(said) and cited >= 0.6 * len(said) and seconds <= PATIENCE
    found.append("It can draft." if fit else "It should not draft: the built-in engine does better alone.")
    return Verdict(fit, tuple(found))


def _schema(server: OpenAICompatible) -> str:
    return (
        "It takes a JSON schema."
        if server.takes_schema
        else "It does not take a JSON schema: its answers are read as plain JSON."
    )


def _quotes(said: tuple[Said, ...]) -> str:
    cited: list[Evidence] = [one for line in said for one in line.evidence]
    without = sum(not line.evidence for line in said)
    if not said:
        return "It wrote nothing about a session that holds something to write."
    return f"It wrote {len(said)} statements with {len(cited)} exact quotes; {without} quoted nothing that was said."
