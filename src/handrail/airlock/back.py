"""The door back: surrogates become names again, and offsets refer to the original turns. For an authorised human's eyes only."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from handrail.papers.draft import Evidence, GroundedDraft, Omission, Part, Struck
from handrail.papers.notice import Flag
from handrail.papers.safe import BackSpan, NameMap, WayBack
from handrail.papers.transcript import Transcript

SURROGATE = re.compile(r"\[[^\[\]\n]{1,60}\]")


def restore(text: str, names: NameMap) -> str:
    """A text with the names back; brackets that stand for nobody stay as they are."""
    return _restore(text, names.names())


def names_back(grounded: GroundedDraft, transcript: Transcript, way: WayBack, names: NameMap) -> GroundedDraft:
    """The draft in the session's own words. Every quote equals its slice of the original turn."""
    if grounded.names_back:
        return grounded
    known = names.names()
    back = _Back(transcript, way)
    return replace(
        grounded,
        parts=tuple(_part(part, known, back) for part in grounded.parts),
        omissions=tuple(_omission(item, back) for item in grounded.omissions),
        struck=tuple(_struck(item, known, back) for item in grounded.struck),
        notices=replace(grounded.notices, flags=tuple(_flag(flag, back) for flag in grounded.notices.flags)),
        names_back=True,
    )


class _Back:
    """Offsets of safe turns as offsets of original turns."""

    def __init__(self, transcript: Transcript, way: WayBack) -> None:
        self._turns = transcript.turns
        self._spans: dict[int, list[BackSpan]] = {}
        for span in way.spans:
            self._spans.setdefault(span.turn, []).append(span)

    def place(self, turn: int, start: int, end: int) -> tuple[int, int, str]:
        """An original range and its words; an edge inside a surrogate widens to the whole name."""
        left, right = self._offset(turn, start, end_of=False), self._offset(turn, end, end_of=True)
        return left, right, self._turns[turn].text[left:right]

    def _offset(self, turn: int, offset: int, *, end_of: bool) -> int:
        spans = self._spans.get(turn, [])
        before = bisect_right([span.start for span in spans], offset - 1 if end_of else offset) - 1
        if before < 0:
            return offset
        span = spans[before]
        if offset >= span.end:
            return span.from_end + (offset - span.end)
        return span.from_end if end_of else span.from_start


def _restore(text: str, known: Mapping[str, str]) -> str:
    return SURROGATE.sub(lambda found: known.get(found[0], found[0]), text) if "[" in text else text


def _evidence(evidence: Evidence, back: _Back) -> Evidence:
    start, end, quote = back.place(evidence.turn, evidence.start, evidence.end)
    return Evidence(evidence.turn, start, end, quote)


def _part(part: Part, known: Mapping[str, str], back: _Back) -> Part:
    statements = tuple(
        replace(
            statement,
            text=_restore(statement.text, known),
            evidence=tuple(_evidence(item, back) for item in statement.evidence),
            why=replace(
                statement.why,
                clinician=_restore(statement.why.clinician, known),
                client=_restore(statement.why.client, known),
                weights=tuple(replace(weight, words=_restore(weight.words, known)) for weight in statement.why.weights),
            ),
        )
        for statement in part.statements
    )
    return replace(part, statements=statements)


def _omission(item: Omission, back: _Back) -> Omission:
    start, end, quote = back.place(item.turn, item.start, item.end)
    return replace(item, start=start, end=end, quote=quote)


def _struck(item: Struck, known: Mapping[str, str], back: _Back) -> Struck:
    evidence = tuple(_evidence(one, back) for one in item.evidence if _is_there(one, back))
    return replace(item, text=_restore(item.text, known), reason=_restore(item.reason, known), evidence=evidence)


def _is_there(evidence: Evidence, back: _Back) -> bool:
    return 0 <= evidence.turn < len(back._turns)


def _flag(flag: Flag, back: _Back) -> Flag:
    start, end, quote = back.place(flag.turn, flag.start, flag.end)
    return replace(flag, start=start, end=end, quote=quote)
