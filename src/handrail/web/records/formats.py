"""Every kind of document that can be made here: the house's shelf, and what the practice published itself."""

from collections.abc import Collection

from handrail import kinds
from handrail.papers import codec
from handrail.papers.kind import Kind
from handrail.papers.purpose import Purpose
from handrail.web.records.models import PracticeKind

OWN = "own-"
"""How the key of a practice's own kind begins."""


def find(key: str) -> Kind | None:
    """A kind by its key; of the practice's own the published version, or the last that was."""
    if not key.startswith(OWN):
        return kinds.KINDS.get(key)
    rows = PracticeKind.objects.filter(key=key).exclude(state=PracticeKind.State.PROPOSED)
    row = rows.order_by("-published_at").first()
    return codec.load(Kind, row.body) if row else None


def kind(key: str) -> Kind:
    """The same, or `BadInput` that lists the shelf."""
    return find(key) or kinds.kind(key)


def versions(keys: Collection[str]) -> dict[str, list[Kind]]:
    """Every version that counted of these own kinds: what was signed under an older one still reads as it did. One query, or none."""
    rows = PracticeKind.objects.filter(key__in=keys).exclude(state=PracticeKind.State.PROPOSED) if keys else ()
    found: dict[str, list[Kind]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(codec.load(Kind, row.body))
    return found


def published() -> list[Kind]:
    """What the practice made and published."""
    return [codec.load(Kind, row.body) for row in PracticeKind.objects.filter(state=PracticeKind.State.PUBLISHED)]


def chosen_from() -> list[Kind]:
    """All that a clinician may choose from now, the practice's own last."""
    return [*kinds.KINDS.values(), *published()]


def keys_for(purpose: Purpose) -> list[str]:
    """The keys of every kind that was ever made under one purpose, retired ones too: deletion must find them all (R40)."""
    own = {row.key: row for row in PracticeKind.objects.exclude(state=PracticeKind.State.PROPOSED)}
    ours = [key for key, row in own.items() if row.body["purpose"] == purpose.value]
    return [kind.key for kind in kinds.KINDS.values() if kind.purpose is purpose] + ours
