"""What the review screen shows, shaped for its template: numbered lines on one side, marked words on the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from types import MappingProxyType

from django.utils.formats import get_format
from django.utils.text import slugify

from handrail.kinds.smart import hints
from handrail.papers.draft import Part, Statement, Struck, Weight
from handrail.papers.kind import Author
from handrail.papers.notice import Moment
from handrail.papers.signed import Act, HeaderLine, Judged
from handrail.papers.transcript import Role, Transcript, Turn
from handrail.web.actions.changed_elsewhere import mark_of_act, mark_of_text
from handrail.web.actions.computed_sections import computed
from handrail.web.actions.review_draft import Desk, header_of
from handrail.web.records.models import Client
from handrail.web.therapist.ribbon import Ribbon, ribbon

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line's words stand."""

    turn: int
    start: float | None
    quote: str


@dataclass(frozen=True, slots=True)
class Pull:
    """A weight as it is shown, with its size as a percentage of the line's heaviest."""

    words: str
    shown: str
    less: bool
    size: int


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
    pulls: tuple[Pull, ...]
    echo: tuple[str, ...]
    """Quotes that a phone shows under the line: those that it doesn't hold itself."""
    drawn_from: str
    """The mark of `judged`: a form that was drawn from another act changes nothing."""
    unsaved: str
    """What was typed for it in a window that did not show what stands."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A section: AI lines, or the clinician's own field. `anchor` is its place on the page."""

    part: Part
    lines: tuple[LineView, ...]
    struck: tuple[Struck, ...]
    written: str
    anchor: str
    optional: bool
    hints: tuple[str, ...]
    """What each objective still lacks, a sentence each; only in a section of objectives."""
    computed: tuple[str, ...]
    """Lines that code fills from the record at signing."""
    drawn_from: str
    """The mark of `written`."""
    unsaved: str
    """What was typed in a window that did not show what stands."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a turn, and the numbers of the lines that rest on them, apart by spaces."""

    text: str
    lines: str = ""


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn of the transcript with its marks. `cited` pairs a line's number with its place on the page.

    An hour has hundreds, so the template does little: `segments` is empty where nothing is marked, and `text` says it all.
    """

    turn: Turn
    place: str
    start: float | None
    who: str
    mine: bool
    text: str
    segments: tuple[Segment, ...]
    cited: tuple[tuple[int, str], ...]
    left_out: bool
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class DeskView:
    """The whole screen. `todo` pairs what is still open with the place to do it."""

    desk: Desk
    mine: tuple[PartView, ...]
    drafted: tuple[PartView, ...]
    lines: tuple[LineView, ...]
    turns: tuple[TurnView, ...]
    ribbon: Ribbon | None
    theirs: str
    """Who speaks besides the therapist."""
    todo: tuple[tuple[str, str], ...]
    header: tuple[HeaderLine, ...]
    """As it would be signed now."""


def view(
    desk: Desk, *, process: bool, moments: Sequence[Moment] = (), unsaved: Mapping[str, str] = MappingProxyType({})
) -> DeskView:
    """Shape a desk for the template; `process` says whether this reader may see talk time and `moments` (R38).

    `unsaved`: by section or statement, what was typed where something else stands by now.
    """
    parts = _parts(desk, unsaved)
    lines = tuple(line for part in parts for line in part.lines)
    mine = tuple(part for part in parts if part.part.author is Author.HUMAN)
    moments = tuple(moments) if process else ()
    return DeskView(
        desk=desk,
        mine=mine,
        drafted=tuple(part for part in parts if part.part.author is not Author.HUMAN),
        lines=lines,
        turns=_turns(desk, lines, moments),
        ribbon=ribbon(desk.transcript, moments) if process else None,
        theirs=theirs(desk.draft.client, desk.transcript.turns),
        todo=tuple(zip(desk.still_open, _places(lines, mine), strict=False)),
        header=header_of(desk),
    )


def anchor(section: str) -> str:
    """Where a section stands on the page."""
    return f"section-{slugify(section)}"


def _places(lines: Iterable[LineView], mine: Iterable[PartView]) -> list[str]:
    """In the order of `review.still_open`: the first line to confirm, each empty section, what was left out."""
    waiting = [line.statement.id for line in lines if line.state == "open"]
    empty = (part.anchor for part in mine if not part.written.strip() and not part.optional)
    return [*waiting[:1], *empty, "left-out"]


def _parts(desk: Desk, unsaved: Mapping[str, str]) -> tuple[PartView, ...]:
    latest = desk.latest()
    kind = desk.grounded.kind
    section_of = {section.name: section for section in kind.sections}
    filled = computed(desk.draft.client, kind)
    number = 0
    parts = []
    for part in desk.grounded.parts:
        lines = []
        for statement in part.statements:
            number += 1
            judged = latest.get(statement.id)
            lines.append(_line(number, statement, judged, desk.transcript, unsaved.get(statement.id, "")))
        parts.append(
            PartView(
                part=part,
                lines=tuple(lines),
                struck=tuple(struck for struck in desk.grounded.struck if struck.section == part.name),
                written=desk.written.get(part.name, ""),
                anchor=anchor(part.name),
                optional=section_of[part.name].optional,
                hints=hints(desk.written.get(part.name, "")) if section_of[part.name].objectives else (),
                computed=filled.get(part.name, ()),
                drawn_from=mark_of_text(desk.written.get(part.name, "")),
                unsaved=unsaved.get(part.name, ""),
            )
        )
    return tuple(parts)


def _line(number: int, statement: Statement, judged: Judged | None, transcript: Transcript, unsaved: str) -> LineView:
    turns = transcript.turns
    heaviest = max((abs(weight.weight) for weight in statement.why.weights), default=1) or 1
    text = judged.text if judged and judged.act is Act.EDITED else statement.text
    return LineView(
        number=number,
        statement=statement,
        state=judged.act.value if judged else ("open" if statement.confirm else "plain"),
        text=text,
        judged=judged,
        sources=tuple(
            Source(evidence.turn, turns[evidence.turn].start if evidence.turn < len(turns) else None, evidence.quote)
            for evidence in statement.evidence
        ),
        pulls=tuple(_pull(weight, heaviest) for weight in statement.why.weights if weight.words.strip()),
        echo=tuple(evidence.quote for evidence in statement.evidence if evidence.quote not in text),
        drawn_from=mark_of_act(judged),
        unsaved=unsaved,
    )


def _pull(weight: Weight, heaviest: float) -> Pull:
    shown = f"{'+' if weight.weight > 0 else ''}{tenths(weight.weight, get_format('DECIMAL_SEPARATOR'))}"
    return Pull(weight.words, shown, weight.weight < 0, round(100 * abs(weight.weight) / heaviest))


def tenths(number: float, point: str) -> str:
    """As `floatformat:1` writes it, which takes ten times as long: a page has hundreds.

    >>> tenths(-0.25, ","), tenths(0.25, "."), tenths(-0.04, ".")
    ('-0,3', '0.3', '0.0')
    """
    return str(Decimal(repr(number)).quantize(TENTH, ROUND_HALF_UP) + 0).replace(".", point)


def _turns(desk: Desk, lines: Iterable[LineView], moments: Iterable[Moment]) -> tuple[TurnView, ...]:
    marks: dict[int, list[tuple[int, int, int]]] = {}
    cited: dict[int, dict[int, str]] = {}
    for line in lines:
        if line.state != Act.STRUCK:
            for evidence in line.statement.evidence:
                marks.setdefault(evidence.turn, []).append((evidence.start, evidence.end, line.number))
                cited.setdefault(evidence.turn, {})[line.number] = line.statement.id
    left_out = {omission.turn for omission in desk.grounded.omissions}
    cues = {moment.turn: moment for moment in moments}
    names = speakers(desk.draft.client)
    return tuple(
        TurnView(
            turn=turn,
            place=f"t{turn.index}",
            start=turn.start,
            who=names[turn.role],
            mine=turn.role is Role.THERAPIST,
            text=turn.text,
            segments=segments(turn.text, marks[turn.index]) if turn.index in marks else (),
            cited=tuple(sorted(cited.get(turn.index, {}).items())),
            left_out=turn.index in left_out,
            moment=cues.get(turn.index),
        )
        for turn in desk.transcript.turns
    )


def speakers(client: Client) -> dict[Role, str]:
    """What each role is called on this clinician's screen."""
    partners = [party.name.split(" ")[0] for party in client.parties.all() if party.role == "partner"]
    return {
        Role.THERAPIST: "You",
        Role.CLIENT: client.called,
        Role.CLIENT_2: partners[0] if len(partners) == 1 and partners[0] else "Second client",
        Role.OTHER: "Other",
    }


def theirs(client: Client, turns: Iterable[Turn]) -> str:
    """Who speaks besides the therapist: "Maya", "Maya and Tom", "Maya and others"."""
    names, heard = speakers(client), {turn.role for turn in turns}
    if Role.OTHER in heard:
        return f"{names[Role.CLIENT]} and others"
    both = Role.CLIENT_2 in heard
    return f"{names[Role.CLIENT]} and {names[Role.CLIENT_2]}" if both else names[Role.CLIENT]


def spoken(client: Client, turns: Iterable[Turn]) -> list[tuple[Turn, str]]:
    """Each turn with the name of who said it."""
    names = speakers(client)
    return [(turn, names[turn.role]) for turn in turns]


def segments(text: str, marks: list[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Cut a turn at every mark's edge; overlapping marks share their words.

    >>> [(s.text, s.lines) for s in segments("abcdef", [(1, 4, 1), (3, 5, 2)])]
    [('a', ''), ('bc', '1'), ('d', '1 2'), ('e', '2'), ('f', '')]
    """
    edges = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end) if 0 <= edge <= len(text))})
    return tuple(Segment(text[left:right], _over(marks, left, right)) for left, right in pairwise(edges))


def _over(marks: list[tuple[int, int, int]], left: int, right: int) -> str:
    return " ".join(map(str, sorted({number for start, end, number in marks if start <= left and right <= end})))
