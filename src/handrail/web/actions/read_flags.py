"""Safety language as the record holds it: what was said, who saw it, to whom it went, and what a human did about it (R37)."""

from collections.abc import Iterable
from dataclasses import dataclass

from handrail.papers import codec
from handrail.papers.notice import Flag
from handrail.web.records.models import SafetyFlag


@dataclass(frozen=True, slots=True)
class Kept:
    """One flag with its words. `done`: what a licensed human did about it, in their own words; empty while it is open."""

    row: SafetyFlag
    flag: Flag
    done: str


def kept(rows: Iterable[SafetyFlag]) -> tuple[Kept, ...]:
    """Flags opened. The caller has asked who may read them, and selects what is shown of their rows."""
    return tuple(Kept(row, codec.load(Flag, row.get("body")), row.get("disposition") or "") for row in rows)
