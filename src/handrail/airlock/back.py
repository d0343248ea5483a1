"""The way back: surrogates become names again, for an authorised human's eyes only (R14)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from handrail.airlock import by_role
from handrail.language.pronouns import Pronouns, given
from handrail.papers.draft import Evidence, GroundedDraft, Omission, Statement, Struck, Why
from handrail.papers.errors import Tampered
from handrail.papers.notice import Flag, Notices
from handrail.papers.safe import BackSpan, NameMap, WayBack
from handrail.papers.transcript import Role, Transcript

_QUOTED = re.compile(r"“[^“”]*”")
_ONE_CLIENT = frozenset({Role.CLIENT, Role.THERAPIST})
_TELLS_OF_THEM = "embedded"
"""Where every "they" that the evidence lacks is the client: the built-in engine's lines. A language model may mean anybody by it."""


def restore(text: str, names: NameMap) -> str:
    """Each surrogate of the map replaced by its name; everything else untouched."""
    return by_role.told(text, names.names(), {})


def place_back(way: WayBack, turn: int, start: int, end: int) -> tuple[int, int]:
    """Where words of the safe text stand in the original turn. An edge inside a surrogate widens to all that it stood for."""
    spans = sorted((span for span in way.spans if span.turn == turn), key=lambda span: span.start)
    return _before(spans, start), _after(spans, end)


def names_back(grounded: GroundedDraft, transcript: Transcript, way: WayBack, names: NameMap) -> GroundedDraft:
    """The draft with names, its offsets and quotes as in the original turns; in a joint hour's note the others are told of by role. Where
    one client alone was in the room, they are told of by the draft's pronouns: the built-in engine writes "they", and no model is told others.

    Raises:
        Tampered: the way back belongs to another text.
    """
    if grounded.names_back:
        return grounded
    if grounded.safe_id != way.safe_id:
        raise Tampered("the way back belongs to another text than the draft")
    people = by_role.roles(names, transcript) if grounded.kind.by_role else {}
    alone = {turn.role for turn in transcript.turns} <= _ONE_CLIENT and not grounded.kind.by_role
    theirs = given(grounded.pronouns) if alone and grounded.model.name == _TELLS_OF_THEM else None
    return _Back(transcript, way, names.names(), people, theirs).draft(grounded)


def noticed_back(notices: Notices, transcript: Transcript, way: WayBack, names: NameMap) -> Notices:
    """What was noticed with names, in the words and at the places of the original turns."""
    return _Back(transcript, way, names.names(), {}).notices(notices)


class _Back:
    def __init__(
        self,
        transcript: Transcript,
        way: WayBack,
        names: Mapping[str, str],
        people: Mapping[str, str],
        pronouns: Pronouns | None = None,
    ) -> None:
        self._texts = [turn.text for turn in transcript.turns]
        self._names, self._people, self._pronouns = names, people, pronouns
        self._spans: dict[int, list[BackSpan]] = {}
        for span in sorted(way.spans, key=lambda span: (span.turn, span.start)):
            self._spans.setdefault(span.turn, []).append(span)

    def draft(self, grounded: GroundedDraft) -> GroundedDraft:
        parts = tuple(
            replace(part, note=self._named(part.note), statements=tuple(map(self._statement, part.statements)))
            for part in grounded.parts
        )
        return replace(
            grounded,
            parts=parts,
            omissions=tuple(map(self._omission, grounded.omissions)),
            struck=tuple(map(self._struck, grounded.struck)),
            notices=self.notices(grounded.notices),
            names_back=True,
        )

    def _statement(self, statement: Statement) -> Statement:
        why = statement.why
        weights = tuple(replace(weight, words=self._named(weight.words)) for weight in why.weights)
        named = Why(self._named(why.clinician), self._named(why.client), weights, self._named(why.client_es))
        told = statement.text
        if self._pronouns is not None:
            told = self._pronouns.told(told, [one.quote for one in statement.evidence])
        text = self._named(self._as_said(told, statement.evidence))
        return replace(statement, text=text, evidence=self._all(statement.evidence), why=named)

    def _as_said(self, text: str, evidence: Sequence[Evidence]) -> str:
        """A quotation whose words stand in the evidence, in the very words: "Bell" stays "Bell" (R28). Who is told of by role stays so."""

        def original(quoted: re.Match[str]) -> str:
            words = quoted[0].strip("“”").strip(" .,…")
            if "[" not in words:
                return quoted[0]
            for one in evidence:
                at = one.quote.find(words)
                if at >= 0 and 0 <= one.turn < len(self._texts):
                    return quoted[0].replace(words, self._but_people(words, one.turn, one.start + at))
            return quoted[0]

        return _QUOTED.sub(original, text)

    def _but_people(self, words: str, turn: int, start: int) -> str:
        """The very words that stand at a place of a turn, but for whom is told of by role."""
        if not any(found in self._people for found in by_role.BRACKETED.findall(words)):
            return self._original(turn, start, start + len(words))[2]

        def said(found: re.Match[str]) -> str:
            there = self._original(turn, start + found.start(), start + found.end())[2]
            return found[0] if found[0] in self._people else there

        return by_role.BRACKETED.sub(said, words)

    def _struck(self, struck: Struck) -> Struck:
        text = self._named(self._as_said(struck.text, struck.evidence))
        return replace(struck, text=text, reason=self._named(struck.reason), evidence=self._all(struck.evidence))

    def _omission(self, omission: Omission) -> Omission:
        start, end, quote = self._original(omission.turn, omission.start, omission.end)
        return replace(omission, start=start, end=end, quote=quote, why=self._named(omission.why))

    def notices(self, notices: Notices) -> Notices:
        moments = tuple(
            replace(moment, why=self._named(moment.why), against=self._named(moment.against)) for moment in notices.moments
        )
        return replace(notices, flags=tuple(map(self._flag, notices.flags)), moments=moments)

    def _flag(self, flag: Flag) -> Flag:
        start, end, quote = self._original(flag.turn, flag.start, flag.end)
        return replace(flag, start=start, end=end, quote=quote, why=self._named(flag.why))

    def _all(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """What points at no turn (a struck statement may) is left out."""
        there = (one for one in evidence if 0 <= one.turn < len(self._texts))
        return tuple(Evidence(one.turn, *self._original(one.turn, one.start, one.end)) for one in there)

    def _original(self, turn: int, start: int, end: int) -> tuple[int, int, str]:
        """Offsets in the original turn. An edge inside a surrogate widens to the whole of what it stood for."""
        spans = self._spans.get(turn, [])
        first, last = _before(spans, start), _after(spans, end)
        return first, last, self._texts[turn][first:last]

    def _named(self, text: str) -> str:
        return by_role.told(text, self._names, self._people)


def _before(spans: list[BackSpan], place: int) -> int:
    """Where a range that begins at `place` begins in the original."""
    shift = 0
    for span in spans:
        if place <= span.start:
            break
        if place < span.end:
            return span.from_start
        shift = span.from_end - span.end
    return place + shift


def _after(spans: list[BackSpan], place: int) -> int:
    """Where a range that ends at `place` ends in the original."""
    shift = 0
    for span in spans:
        if place <= span.start:
            break
        if place < span.end:
            return span.from_end
        shift = span.from_end - span.end
    return place + shift
