"""The signature: from what a human did with each line to a signed document."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from handrail.papers.draft import GroundedDraft, Part, Statement, Why
from handrail.papers.errors import BadInput, NotReady, Refused
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author, Kind
from handrail.papers.signed import Act, HeaderLine, Judged, Line, Signed, Signer
from handrail.review.laundering import repeats
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
) -> Signed:
    """A document from one draft. Raises `Refused` when the signer may not, `NotReady` when something is still open."""
    _may_sign(signer, now)
    missing = still_open(grounded, judged, written, seen_omissions=seen_omissions)
    if missing:
        raise NotReady(missing)
    done = latest(judged)
    statements = grounded.statements()
    lines: list[Line] = []
    for part in grounded.parts:
        if part.author is Author.HUMAN:
            lines += _own_words(part.name, written.get(part.name, ""), statements)
        elif part.author is Author.CODE:
            lines += _computed_lines(part.name, computed)
        else:
            lines += _judged_lines(part, done)
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
) -> Signed:
    """A document that a human wrote alone, beside what code computed. Sections that need words and have none are named."""
    _may_sign(signer, now)
    mine = [section for section in kind.sections if section.author is not Author.CODE]
    empty = tuple(
        f"{section.name} is empty" for section in mine if not section.optional and not written.get(section.name, "").strip()
    )
    if empty:
        raise NotReady(empty)
    lines: list[Line] = []
    for section in kind.sections:
        if section.author is Author.CODE:
            lines += _computed_lines(section.name, computed)
        else:
            lines += _own_words(section.name, written.get(section.name, ""), ())
    return Signed(kind.key, kind.title, tuple(lines), (), signer.name, signer.credential, now, None, header=header)


def amend(signed: Signed, text: str, *, signer: Signer, now: datetime, original_id: str) -> Signed:
    """The same document with an amendment under its own heading and signature. The signed lines stay as they were."""
    _may_sign(signer, now)
    if not text.strip():
        raise BadInput("an amendment needs words")
    added = Line(section="Amendment", text=text.strip(), author=Author.HUMAN)
    return Signed(
        kind=signed.kind,
        title=signed.title,
        lines=(*signed.lines, added),
        not_assessed=signed.not_assessed,
        signed_by=signer.name,
        credential=signer.credential,
        signed_at=now,
        model=signed.model,
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


def _judged_lines(part: Part, done: Mapping[StatementId, Judged]) -> list[Line]:
    lines = []
    for statement in part.statements:
        act = done.get(statement.id)
        if act is not None and act.act is Act.STRUCK:
            continue
        text = act.text if act is not None and act.act is Act.EDITED else statement.text
        author = Author.AI if repeats(text, statement.text) else Author.HUMAN
        confirmed = statement.confirm if act is not None else ()
        why = statement.why if author is Author.AI else Why("", "")
        lines.append(Line(part.name, text, author, statement.id, statement.evidence, confirmed, why.client, why.client_es))
    return lines


def _computed_lines(section: str, computed: Mapping[str, Collection[str]]) -> list[Line]:
    return [Line(section, text, Author.CODE) for text in computed.get(section, ())]


def _own_words(section: str, text: str, statements: Collection[Statement]) -> list[Line]:
    """A human's paragraphs; one that repeats an AI line keeps that line's provenance (R22)."""
    lines = []
    for paragraph in (piece.strip() for piece in text.split("\n")):
        if paragraph:
            source = next((statement for statement in statements if repeats(paragraph, statement.text)), None)
            author = Author.AI if source else Author.HUMAN
            lines.append(Line(section, paragraph, author, source.id if source else None, source.evidence if source else ()))
    return lines
