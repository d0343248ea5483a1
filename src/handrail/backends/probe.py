"""What a model server can do, found out with invented sessions: does it obey a schema, cite what it says, read a whole window to both ends,
and how fast is it?

A server that cuts off what is too long for it often doesn't say so. So the long session has a fact at its beginning, in its middle and at
its end among talk about nothing, and each has to be told, with the number of its own passage.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handrail.backends import wire
from handrail.backends.form import well_formed
from handrail.backends.openai import OpenAICompatible
from handrail.papers import stop
from handrail.papers.draft import Said, Task
from handrail.papers.errors import HandrailError, ModelUnavailable
from handrail.papers.safe import SafeText

Judge = Callable[[SafeText, Sequence[Said]], Sequence[Said]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`fit`: it may draft. `sentences` say why, one fact each."""

    fit: bool
    sentences: tuple[str, ...]


PATIENCE = 60.0
"""Seconds for a tiny session: slower than this, a note takes many minutes."""
ENOUGH = 0.5
"""Share of its lines that must stand before grounding."""
TINY = """Therapist: How has the sleep been since last week?
Client: Not good. I wake up at three most nights and I lie there for about an hour.
Therapist: And the walk that we planned for the evenings?
Client: I did it twice, on Monday and Thursday. It helped me fall asleep on Thursday.
Therapist: So this week you walk three evenings. Does that fit?
Client: Yes, three evenings. I'll put it in the calendar.
"""
FACTS = {
    "beginning": ("sertraline", "I stopped taking my sertraline three weeks ago."),
    "middle": ("bakery", "I lost my job at the bakery, after nine years there."),
    "end": ("cousin", "My cousin moved in with me and pays half of the rent."),
}
"""What stands where in the long session, and the word that tells it from all others."""
FILLER = ("Mm.", "Well, uh, we went to see a lamp, or, um, two, for the hall, so, yes.")
"""Small words, so that it is about as many tokens as a window is reckoned to hold."""
_MARKS = 30
"""Characters beside the words of such an exchange: numbers and speakers."""


def long_session(characters: int) -> str:
    """A session that fills so many characters, with `FACTS` where they belong."""
    therapist, client = FILLER
    facts = [f"Therapist: And then?\nClient: {words}\n" for _, words in FACTS.values()]
    stretch = (characters - sum(map(len, facts)) - len(facts) * _MARKS) // (len(therapist) + len(client) + _MARKS) // 2
    small = f"Therapist: {therapist}\nClient: {client}\n" * max(1, stretch)
    return small.join(facts)


def probe(
    server: OpenAICompatible, task: Task, judge: Judge, long: Task | None = None, clock: Callable[[], float] = time.monotonic
) -> Verdict:
    """Ask for one small document, and read a window as long as the settings say. Never raises for what a server does.

    `long` is a `long_session` that fills the window.
    """
    started = clock()
    first: list[float] = []
    try:
        with stop.when(lambda: False, lambda step: first.append(clock()) if step.lines and not first else None):
            reply = server.draft(task)
    except HandrailError as error:
        return Verdict(False, (f"It gave no draft: {error}.",))
    seconds, said = clock() - started, reply.said
    stands = sum(one.refused is None and well_formed(one.text, task.kind.voice) for one in judge(task.safe, said))
    fit = bool(said) and stands >= ENOUGH * len(said) and seconds <= PATIENCE and not reply.unfinished
    found = [
        f"A schema: {_FORMS[wire.FORMS[server.form]]}.",
        _lines(said, stands),
        f"Speed: {seconds:.1f} s for a session of six turns, the first line after {(first or [clock()])[0] - started:.1f} s."
        + ("" if seconds <= PATIENCE else " A real one would take many minutes."),
        *(f"Its section {name} is not finished: {reason}." for name, reason in reply.unfinished.items()),
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
    """One section of a session that fills the window: is it read to both ends, and how long would a note take like this?"""
    asked = list(wire.sections(long.kind))
    started = clock()
    try:
        reply = server.draft(replace(long, kind=replace(long.kind, sections=tuple(asked[:1]))))
    except HandrailError as error:
        advice = f" {_SMALLER} Raise HANDRAIL_MODEL_SECONDS if it is slow." if isinstance(error, ModelUnavailable) else ""
        return False, f"A full window is too much for it: {error}.{advice}"
    seconds = clock() - started
    if untold := _untold(reply.said, long.safe):
        why = "".join(f" ({reason})" for reason in reply.unfinished.values())
        return False, f"Of a full window it does not tell what was said at the {' and the '.join(untold)}{why}. {_SMALLER}"
    if wrong := _untold(reply.said, long.safe, cited=True):
        return (
            False,
            f"Of a full window it tells what was said at the {' and the '.join(wrong)}, and cites other passages for it.",
        )
    whole = seconds * len(asked)
    if whole > server.seconds:
        return False, (
            f"A full window takes it {seconds:.0f} s, and a note with {len(asked)} sections {whole:.0f} s: more than the"
            f" {server.seconds:.0f} s that HANDRAIL_MODEL_SECONDS allows."
        )
    return True, (
        f"A full window, as HANDRAIL_MODEL_CONTEXT says, is read to both ends and answered in {seconds:.0f} s; a note with"
        f" {len(asked)} sections would take {whole:.0f} s of the {server.seconds:.0f} s that it has."
    )


_SMALLER = "Set HANDRAIL_MODEL_CONTEXT to what the server really holds."


def _untold(said: Sequence[Said], safe: SafeText, *, cited: bool = False) -> list[str]:
    """Where the facts stand that no line tells, or, where it matters what is `cited`, that no line tells with its own passage."""
    turns = {turn.index: turn.text for turn in safe.turns}
    return [
        place
        for place, (word, _) in FACTS.items()
        if not any(
            word in line.text.lower() and (not cited or any(word in turns[one.turn] for one in line.evidence)) for line in said
        )
    ]
