"""The signature: from what a human did with each line to a signed document."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from handrail.papers.draft import GroundedDraft, ModelCard, Part
from handrail.papers.errors import BadInput, NotReady, Refused
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author, Kind
from handrail.papers.signed import Act, HeaderLine, Judged, Line, Signed, Signer
from handrail.review.laundering import Piece, Worded, elsewhere, pieces, repeats, worded
from handrail.review.still_open import latest, still_open

STEP_UP_LASTS = timedelta(minutes=5)
NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})


def sign(
    grounded: GroundedDraft,
    judged: Collection[Judged],
    written: Mapping[str, str],
    *,
    seen_omissions: bool,
    signer: Signer,
    now: datetime,
    computed: Mapping[str, Collection[str]] = NOTHING,
    header: tuple[HeaderLine, ...] = (),
    others: Collection[GroundedDraft] = (),
) -> Signed:
    """A document from one draft. Raises `Refused` when the signer may not, `NotReady` when something is still open.

    `others`: the session's other drafts, names back, whatever became of them: their lines stay AI's as well (R22).
    """
    _may_sign(signer, now)
    missing = still_open(grounded, judged, written, seen_omissions=seen_omissions)
    if missing:
        raise NotReady(missing)
    done = latest(judged)
    mine = worded((grounded,))
    drafted = (*mine, *elsewhere(others))
    lines: list[Line] = []
    for part in grounded.parts:
        if part.author is Author.CODE:
            lines += _computed_lines(part.name, computed)
            continue
        if part.author is Author.AI:
            lines += _judged_lines(part, done, drafted)
        lines += _own_words(part.name, pieces(written.get(part.name, ""), drafted, before_them=mine))
    return Signed(
        kind=grounded.kind.key,
        title=grounded.kind.title,
        lines=tuple(lines),
        not_assessed=grounded.not_assessed,
        signed_by=signer.name,
        credential=signer.credential,
        signed_at=now,
        model=grounded.model,
        header=header,
    )


def write_by_hand(
    kind: Kind,
    written: Mapping[str, str],
    signer: Signer,
    now: datetime,
    computed: Mapping[str, Collection[str]] = NOTHING,
    header: tuple[HeaderLine, ...] = (),
    drafts: Collection[GroundedDraft] = (),
) -> Signed:
    """A document that a human wrote alone, beside what code computed. Sections that need words and have none are named.

    `drafts`: what AI drafted about it, names back, rejected drafts too. Words of theirs stay AI's, and the model is named (R22).
    """
    _may_sign(signer, now)
    mine = [section for section in kind.sections if section.author is not Author.CODE]
    empty = tuple(
        f"{section.name} is empty" for section in mine if not section.optional and not written.get(section.name, "").strip()
    )
    if empty:
        raise NotReady(empty)
    drafted = elsewhere(drafts)
    cut = {section.name: pieces(written.get(section.name, ""), drafted) for section in mine}
    lines: list[Line] = []
    for section in kind.sections:
        if section.author is Author.CODE:
            lines += _computed_lines(section.name, computed)
        else:
            lines += _own_words(section.name, cut[section.name])
    model = _model_of(piece for text in cut.values() for piece in text)
    return Signed(kind.key, kind.title, tuple(lines), (), signer.name, signer.credential, now, model, header=header)


def amend(
    signed: Signed, text: str, *, signer: Signer, now: datetime, original_id: str, drafts: Collection[GroundedDraft] = ()
) -> Signed:
    """The same document with an amendment under its own heading and signature. The signed lines stay as they were.

    `drafts`: as in `write_by_hand`.
    """
    _may_sign(signer, now)
    if not text.strip():
        raise BadInput("an amendment needs words")
    cut = pieces(text.strip(), elsewhere(drafts))
    added = [_line(Line("Amendment", piece.text, Author.HUMAN), piece.source) for piece in cut]
    return Signed(
        kind=signed.kind,
        title=signed.title,
        lines=(*signed.lines, *added),
        not_assessed=signed.not_assessed,
        signed_by=signer.name,
        credential=signer.credential,
        signed_at=now,
        model=signed.model or _model_of(cut),
        amends=original_id,
        header=signed.header,
    )


def _may_sign(signer: Signer, now: datetime) -> None:
    if not signer.licence_active:
        raise Refused("only a person with an active licence may sign", "R32")
    if not signer.treats_client:
        raise Refused("only who treats or covers this client may sign", "R32")
    if not proved_lately(signer.stepped_up_at, now):
        raise Refused("prove that it is you before you sign", "R32")


def proved_lately(stepped_up_at: datetime | None, now: datetime) -> bool:
    """True when who signs has proved to be themselves within the last five minutes."""
    return stepped_up_at is not None and timedelta(0) <= now - stepped_up_at <= STEP_UP_LASTS


def _judged_lines(part: Part, done: Mapping[StatementId, Judged], drafted: Collection[Worded]) -> list[Line]:
    """Kept lines are AI's. Of an edited one, what it still says as AI did is AI's, and what a human put there theirs (R22)."""
    lines = []
    for statement in part.statements:
        act = done.get(statement.id)
        if act is not None and act.act is Act.STRUCK:
            continue
        confirmed = statement.confirm if act is not None else ()
        kept = Line(part.name, statement.text, Author.AI, statement.id, statement.evidence, confirmed, statement.why.client, statement.why.client_es)  # fmt: skip
        if act is None or act.act is not Act.EDITED:
            lines.append(kept)
        elif repeats(act.text, statement.text):
            lines.append(replace(kept, text=act.text))
        else:
            own = next(line for line in drafted if line.statement == statement.id)
            for piece in pieces(act.text, drafted, edits=own):
                by_hand = replace(kept, text=piece.text, author=Author.HUMAN, why="", why_es="")
                lines.append(replace(kept, text=piece.text) if piece.source is own else _line(by_hand, piece.source))
    return lines


def _computed_lines(section: str, computed: Mapping[str, Collection[str]]) -> list[Line]:
    return [Line(section, text, Author.CODE) for text in computed.get(section, ())]


def _own_words(section: str, cut: Iterable[Piece]) -> list[Line]:
    """A human's paragraphs; what repeats an AI line there keeps that line's provenance (R22)."""
    return [
        _line(Line(section, paragraph.strip(), Author.HUMAN), piece.source)
        for piece in cut
        for paragraph in piece.text.split("\n")
        if paragraph.strip()
    ]


def _line(by_hand: Line, source: Worded | None) -> Line:
    if source is None:
        return by_hand
    return Line(by_hand.section, by_hand.text, Author.AI, source.statement, source.evidence)


def _model_of(cut: Iterable[Piece]) -> ModelCard | None:
    """The model that worded the first AI line of a text; None where a human wrote all of it."""
    return next((piece.source.model for piece in cut if piece.source), None)
