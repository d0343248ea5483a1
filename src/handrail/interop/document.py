"""A draft as the one JSON document that `handrail draft` prints and that other tools read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft, Part, Statement
from handrail.papers.permit import Permit
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Transcript


def document(
    transcript: Transcript, safe: SafeText, grounded: GroundedDraft, permit: Permit, seconds: Mapping[str, float]
) -> dict[str, Any]:
    """Everything a reader needs to check a draft: what the model saw, each line with its evidence, and what is missing."""
    counted = Counter((span.label.value, span.surrogate) for span in safe.spans)
    return {
        "session": {"turns": len(transcript.turns), "words": transcript.words, "seconds": round(transcript.seconds, 2)},
        "permit": {"basis": permit.basis.value},
        "label": "AI draft, not reviewed",
        "seen": [{"turn": turn.index, "speaker": turn.role.value, "text": turn.text} for turn in safe.turns],
        "times": [turn.start for turn in safe.turns],
        "identifiers": [
            {"label": label, "surrogate": surrogate, "count": count} for (label, surrogate), count in counted.most_common()
        ],
        "document": {
            "kind": grounded.kind.key,
            "title": grounded.kind.title,
            "sections": [_part(part) for part in grounded.parts],
        },
        "not_assessed": list(grounded.not_assessed),
        "omissions": codec.dump(grounded.omissions),
        "struck": codec.dump(grounded.struck),
        "flags": codec.dump(grounded.notices.flags),
        "notices": codec.dump(grounded.notices.moments),
        "names_back": grounded.names_back,
        "model": codec.dump(grounded.model),
        "seconds": dict(seconds),
    }


def _part(part: Part) -> dict[str, Any]:
    body = {"name": part.name, "author": part.author.value, "statements": [_statement(item) for item in part.statements]}
    return {**body, "note": part.note} if part.note else body


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": statement.text,
        "evidence": codec.dump(statement.evidence),
        "confirm": list(statement.confirm),
        "sure": round(statement.sure, 2),
        "why": codec.dump(statement.why),
    }
