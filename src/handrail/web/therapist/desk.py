"""What the review screen shows, shaped for its template: numbered lines on one side, marked words on the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from handrail.papers.draft import Act, Author, Judged, Omission, Part, Statement, Struck
from handrail.papers.notice import Moment
from handrail.papers.transcript import Role, Transcript, Turn
from handrail.web.actions.review_draft import Desk
from handrail.web.records.models import Client

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line's words stand."""

    turn: int
    start: float | None
    quote: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One statement with its number and what a human did with it."""

    number: int
    statement: Statement
    state: str
    """open (must be confirmed), plain, confirmed, edited or struck."""
    text: str
    judged: Judged | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A section: AI lines, or the clinician's own field."""

    part: Part
    lines: tuple[LineView, ...]
    struck: tuple[Struck, ...]
    written: str
    is_human: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a turn, and the lines that rest on them."""

    text: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn of the transcript with its marks."""

    turn: Turn
    who: str
    mine: bool
    segments: tuple[Segment, ...]
    cited: tuple[int, ...]
    left_out: bool
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Words of one minute, as heights for the talk-time ribbon (R38: for this clinician alone)."""

    x: float
    mine: float
    theirs: float


@dataclass(frozen=True, slots=True)
class DeskView:
    """The whole screen."""

    desk: Desk
    parts: tuple[PartView, ...]
    turns: tuple[TurnView, ...]
    omissions: tuple[Omission, ...]
    to_confirm: int
    bars: tuple[Bar, ...]
    minutes: int
    my_share: int
    lines: tuple[LineView, ...] = field(default=())


def view(desk: Desk) -> DeskView:
    """Shape a desk for the template."""
    parts = _parts(desk)
    lines = tuple(line for part in parts for line in part.lines)
    bars, minutes = _ribbon(desk.transcript)
    mine = sum(len(turn.text.split()) for turn in desk.transcript.turns if turn.role is Role.THERAPIST)
    return DeskView(
        desk=desk,
        parts=parts,
        turns=_turns(desk, lines),
        omissions=desk.grounded.omissions,
        to_confirm=sum(line.state == "open" for line in lines),
        bars=bars,
        minutes=minutes,
        my_share=round(100 * mine / (desk.transcript.words or 1)),
        lines=lines,
    )


def _parts(desk: Desk) -> tuple[PartView, ...]:
    latest = desk.latest()
    number = 0
    parts = []
    for part in desk.grounded.parts:
        lines = []
        for statement in part.statements:
            number += 1
            lines.append(_line(number, statement, latest.get(statement.id), desk.transcript))
        parts.append(
            PartView(
                part=part,
                lines=tuple(lines),
                struck=tuple(struck for struck in desk.grounded.struck if struck.section == part.name),
                written=desk.written.get(part.name, ""),
                is_human=part.author is Author.HUMAN,
            )
        )
    return tuple(parts)


def _line(number: int, statement: Statement, judged: Judged | None, transcript: Transcript) -> LineView:
    state = judged.act.value if judged else ("open" if statement.confirm else "plain")
    text = judged.text if judged and judged.act is Act.EDITED else statement.text
    turns = transcript.turns
    sources = tuple(
        Source(evidence.turn, turns[evidence.turn].start if evidence.turn < len(turns) else None, evidence.quote)
        for evidence in statement.evidence
    )
    return LineView(number, statement, state, text, judged, sources)


def _turns(desk: Desk, lines: Iterable[LineView]) -> tuple[TurnView, ...]:
    marks: dict[int, list[tuple[int, int, int]]] = {}
    for line in lines:
        if line.state != "struck":
            for evidence in line.statement.evidence:
                marks.setdefault(evidence.turn, []).append((evidence.start, evidence.end, line.number))
    left_out = {omission.turn for omission in desk.grounded.omissions}
    moments = {moment.turn: moment for moment in desk.grounded.notices.moments}
    names = speakers(desk.draft.client)
    return tuple(
        TurnView(
            turn=turn,
            who=names.get(turn.role, "Other"),
            mine=turn.role is Role.THERAPIST,
            segments=segments(turn.text, marks.get(turn.index, [])),
            cited=tuple(sorted({number for _, _, number in marks.get(turn.index, [])})),
            left_out=turn.index in left_out,
            moment=moments.get(turn.index),
        )
        for turn in desk.transcript.turns
    )


def speakers(client: Client) -> dict[Role, str]:
    """What each role is called on this clinician's screen."""
    partner = next((party.name for party in client.parties.all() if party.role == "partner"), "")
    return {
        Role.THERAPIST: "You",
        Role.CLIENT: client.called,
        Role.CLIENT_2: partner.split(" ")[0] or "Second client",
        Role.OTHER: "Other",
    }


def segments(text: str, marks: list[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Cut a turn at every mark's edge; overlapping marks share their words.

    >>> [(s.text, s.lines) for s in segments("abcdef", [(1, 4, 1), (3, 5, 2)])]
    [('a', ()), ('bc', (1,)), ('d', (1, 2)), ('e', (2,)), ('f', ())]
    """
    edges = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end) if 0 <= edge <= len(text))})
    return tuple(
        Segment(text[left:right], tuple(sorted({number for start, end, number in marks if start <= left and right <= end})))
        for left, right in zip(edges, edges[1:], strict=False)
    )


def _ribbon(transcript: Transcript) -> tuple[tuple[Bar, ...], int]:
    minutes = int(transcript.seconds // MINUTE) + 1 if transcript.seconds else 0
    if not minutes or minutes > 24 * 60:
        return (), 0
    mine, theirs = [0] * minutes, [0] * minutes
    for turn in transcript.turns:
        if turn.start is not None:
            row = mine if turn.role is Role.THERAPIST else theirs
            row[min(int(turn.start // MINUTE), minutes - 1)] += len(turn.text.split())
    most = max(max(mine), max(theirs), 1)
    width = 500 / minutes
    bars = tuple(
        Bar(round(place * width, 2), round(20 * a / most, 1), round(20 * b / most, 1))
        for place, (a, b) in enumerate(zip(mine, theirs, strict=True))
    )
    return bars, minutes
