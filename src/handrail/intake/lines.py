"""Plain text: `Name: text` lines, and Otter's exports (a line with name and time, the words below)."""

import re

from handrail.intake.cues import Cue

SAID = re.compile(r"\s*([^\s:#][^:]{0,59}?)\s*:\s+(\S.*)")
BRACKETED = re.compile(r"\s*\[([^\]:]{1,60})\]\s*:?\s*(\S.*)")
TIME_FIRST = re.compile(r"\s*[\[(]?(\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s+(\S.*)")
OTTER = re.compile(r"\s*(\S(?:.{0,58}\S)?)\s{2,}(\d{1,3}:\d{2}(?::\d{2})?)\s*")
NOT_A_NAME = re.compile(r"\d|[.?!,;\"“”]|https?$", re.IGNORECASE)
LONGEST_NAME = 5


def is_otter(text: str) -> bool:
    """At least one line of name and time stands alone in the first hundred lines."""
    return any(OTTER.fullmatch(line) for line in text.split("\n")[:100])


def otter_cues(text: str) -> list[Cue]:
    """Name and time on one line, words on the next ones."""
    cues: list[Cue] = []
    speaker, start, words = "", None, list[str]()
    for line in text.split("\n"):
        head = OTTER.fullmatch(line)
        if head:
            cues += [Cue(speaker, " ".join(words), start)] if words else []
            speaker, start, words = head[1], _seconds(head[2]), []
        elif line.strip() and (speaker or not line.startswith("#")):
            words.append(line.strip())
    return [*cues, Cue(speaker, " ".join(words), start)] if words else cues


def text_cues(text: str) -> list[Cue]:
    """`Name: text` lines; lines without a name go on with the last speaker; `#` lines before the first turn are comments."""
    cues: list[Cue] = []
    for line in text.split("\n"):
        if not line.strip() or (not cues and line.lstrip().startswith("#")):
            continue
        timed = TIME_FIRST.fullmatch(line)
        start = _seconds(timed[1]) if timed else None
        said = _said(timed[2] if timed else line)
        if said:
            cues.append(Cue(said[0], said[1], start))
        elif cues:
            last = cues[-1]
            cues[-1] = Cue(last.speaker, f"{last.text} {line.strip()}", last.start)
        else:
            cues.append(Cue("", line.strip(), start))
    return cues


def _said(line: str) -> tuple[str, str] | None:
    found = SAID.fullmatch(line) or BRACKETED.fullmatch(line)
    if not found:
        return None
    name = re.sub(r"\s*[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]$", "", found[1])
    initials = re.sub(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Rev|St)\.|\b[A-Z]\.|\d+$", "", name)
    if NOT_A_NAME.search(initials) or len(name.split()) > LONGEST_NAME:
        return None
    return name, found[2]


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.split(":"):
        total = total * 60 + int(part)
    return total
