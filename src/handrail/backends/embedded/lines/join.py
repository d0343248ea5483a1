"""Neighbouring lines that read better as one: sentences of one breath, a row of short answers, the plan and its next meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handrail.backends.embedded.choice.line import Line
from handrail.backends.embedded.hour.lacks import is_elliptical
from handrail.backends.embedded.hour.moves import Move
from handrail.backends.embedded.hour.told import closed, marked
from handrail.papers.kind import Content

_LONGEST = 46
_LONGEST_ACROSS = 40
_MOST = 8
"""Pieces of evidence in one line."""
_NEXT_TURN = 4
_BARE = (" said no.", " said yes.")


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines in order, some of them together."""
    done: list[Line] = []
    bare = -1
    for line in lines:
        at = bare if line.told.text.endswith(_BARE) and bare >= 0 else len(done) - 1
        together = _together(done[at], line) if done else None
        if together is None:
            done.append(line)
            at = len(done) - 1
        else:
            done[at] = together
        if line.told.text.endswith(_BARE):
            bare = at
    return _meeting_with_plan([line for line in done if not any(_is_in(line, other) for other in done)])


def _is_in(line: Line, other: Line) -> bool:
    """All that it rests on another line of its section rests on, too, and more."""
    if line is other or line.choice.section != other.choice.section or line.choice.content is Content.SAFETY:
        return False
    mine, theirs = line.told.evidence, other.told.evidence
    held = all(any(a.turn == b.turn and b.start <= a.start and a.end <= b.end for b in theirs) for a in mine)
    return held and sum(b.end - b.start for b in theirs) > sum(a.end - a.start for a in mine)


def _together(first: Line, second: Line) -> Line | None:
    one, two = first.told, second.told
    same = first.choice.section == second.choice.section and Content.SAFETY not in (first.choice.content, second.choice.content)
    if not same or len(one.evidence) >= _MOST:
        return None
    if one.text.endswith(_BARE) and two.text.endswith(_BARE) and two.text.startswith("Asked "):
        return _with(first, f"{one.text[:-1]}; asked {two.text[len('Asked ') :]}", second)
    if whole := _one_quote(first, second) or _row(first, second):
        return whole
    if not two.body or not _continues(one.frame, two.frame) or not _same_doer(one.body or one.text, two.body):
        return None
    apart = two.evidence[-1].turn - one.evidence[-1].turn
    size = len(one.text.split()) + len(two.body.split())
    across = second.told.whole and not _answers_anew(second) and 0 < apart <= _NEXT_TURN
    if (apart == 0 and size <= _LONGEST) or (across and size <= _LONGEST_ACROSS):
        told = one.text.rstrip(".")
        return _with(first, f"{'; '.join([told, *_not_in(told, two.body)])}.", second)
    return None


def _answers_anew(line: Line) -> bool:
    """It begins the answer to a question of its own, or points back: behind an answer to another, "it" and "one" would be something else."""
    said = line.choice.one.passage
    return said.asked is not None or _POINTS.search(said.text) is not None or is_elliptical(said.text)


_POINTS = re.compile(
    r"\b(?:it|one|ones|them|those|these)\b|\b(?:this|that)(?=[.,;!]|$| (?:was|is|one|had|would|will)\b)|\b(?:so|too|did|does)[.,;!]?$",
    re.IGNORECASE,
)


def _not_in(told: str, body: str) -> list[str]:
    """The clauses that a line doesn't hold yet: two breaths of one turn may share a sentence."""
    held = told.split("; ")
    return [
        said for said in body.split("; ") if not any(one == said or one.endswith((f" {said}", f": {said}")) for one in held)
    ]


def _one_quote(first: Line, second: Line) -> Line | None:
    """Two quotes of one turn that touch or overlap are one: no word is told twice."""
    one, two = first.told, second.told
    if not (one.quoted and two.quoted and len(one.evidence) == len(two.evidence) == 1):
        return None
    a, b = one.evidence[0], two.evidence[0]
    opening = one.text.partition("“")[0]
    if a.turn != b.turn or opening != two.text.partition("“")[0] or max(a.start, b.start) > min(a.end, b.end) + _TOUCHING:
        return None
    whole = second.choice.one.passage.span(min(a.start, b.start), max(a.end, b.end))
    if len(whole.quote.split()) > _LONGEST:
        return None
    return replace(first, told=replace(one, text=closed(f"{opening}{marked(whole.quote)}"), evidence=(whole,)))


def _row(first: Line, second: Line) -> Line | None:
    """A quotation behind what the same person said just before: their name stands once."""
    one, two = first.told, second.told
    apart = two.evidence[-1].turn - one.evidence[-1].turn
    speaker, _, rest = two.text.partition(": “")
    goes_on = one.text.startswith((f"{speaker}: ", f"{speaker} reported: ", f"{speaker} reports: "))
    size = len(one.text.split()) + len(rest.split())
    asked_once = len(two.evidence) == _ASKED and two.evidence[0] in one.evidence
    if not (
        two.quoted
        and rest
        and (len(two.evidence) == 1 or asked_once)
        and goes_on
        and 0 <= apart <= _NEXT_TURN
        and (apart == 0 or asked_once or not _answers_anew(second))
        and size <= (_LONGEST if asked_once else _LONGEST_ROW)
    ):
        return None
    return _with(first, f"{one.text.rstrip('.')}; “{rest}", second)


_LONGEST_ROW = 32
_ASKED = 2
"""Pieces of evidence of an answer with its question."""
_TOUCHING = 3
"""Characters between two sentences."""


def _continues(frame: str, other: str) -> bool:
    """The second half of "Client reported that" goes on after it, and after an answer's "client said that"."""
    return frame == other or (
        frame.startswith("Asked “") and other.endswith((" reported", " reports", " reported:", " reports:"))
    )


def _same_doer(body: str, other: str) -> bool:
    """Nobody else comes in with "she" or "he": joined, their deeds would read as the client's."""
    begins = [found[0].lower() if (found := _SOMEBODY.search(text)) else "" for text in (body, other)]
    return not begins[1] or begins[0] == begins[1]


_SOMEBODY = re.compile(r"(?:^|(?<=; ))(?:he|she|they|his|her|their|\[[^\]]+\])\b", re.IGNORECASE)


def _with(first: Line, text: str, second: Line) -> Line:
    own = [piece for piece in second.told.evidence if piece not in first.told.evidence]
    evidence = first.told.evidence
    for piece in own:
        twin = next(
            (old for old in evidence if old.turn == piece.turn and piece.start <= old.end and old.start <= piece.end), None
        )
        evidence = (*evidence, piece) if twin is None else evidence
        if twin is not None:
            whole = second.choice.one.passage.span(min(twin.start, piece.start), max(twin.end, piece.end))
            evidence = tuple(whole if old is twin else old for old in evidence)
    return replace(first, told=replace(first.told, text=text, evidence=evidence))


def _meeting_with_plan(lines: list[Line]) -> list[Line]:
    """The next appointment stands with the line before it: a line of its own says nothing about the hour."""
    done: list[Line] = []
    for line in lines:
        alone = line.choice.one.move is Move.MEETING and done and done[-1].choice.section == line.choice.section
        if alone and Content.SAFETY is not done[-1].choice.content:
            text = f"{done[-1].told.text} {line.told.text}"
            done[-1] = replace(
                done[-1], told=replace(done[-1].told, text=text, evidence=done[-1].told.evidence + line.told.evidence)
            )
        else:
            done.append(line)
    return done
