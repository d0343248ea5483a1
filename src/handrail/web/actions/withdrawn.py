"""What a clinician wrote in drafts that were withdrawn, because consent for AI ended: it is theirs, and AI's lines are not among it (R41)."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import Gone
from handrail.papers.signed import Act
from handrail.web.records.models import Draft, Judgement, Session


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One withdrawn draft: by section the words that a human wrote in it, own words first, then the lines in their wording."""

    draft: Draft
    kind: str
    written: Mapping[str, str]


def withdrawn_of(session: Session) -> tuple[Withdrawn, ...]:
    """The withdrawn drafts of an hour, the newest first. Whoever calls has asked who may read that hour."""
    rows = session.drafts.filter(state=Draft.State.WITHDRAWN).order_by("-made_at")
    return tuple(Withdrawn(row, row.kind, _written(row)) for row in rows)


def _own(edited: str | None, drafted: str) -> bool:
    """A line was given other words than AI's: kept as it was, it is still AI's."""
    return edited is not None and edited.split() != drafted.split()


def _written(draft: Draft) -> dict[str, str]:
    try:
        grounded = codec.load(GroundedDraft, draft.get("body"))
        own: Mapping[str, str] = draft.get("written") or {}
        newest: dict[str, Judgement] = {row.statement: row for row in draft.judgements.all()}
        edited = {key: row.text for key, row in newest.items() if row.act == Act.EDITED}
    except Gone:
        return {}
    found = {
        part.name: [
            own.get(part.name, ""),
            *(edited.get(one.id, "") for one in part.statements if _own(edited.get(one.id), one.text)),
        ]
        for part in grounded.parts
    }
    return {name: "\n".join(filter(None, texts)) for name, texts in found.items() if any(texts)}
