"""The room that marks words: safety language, moments that a clinician may want to revisit, and who spoke how much.

Rules: it quotes and counts; it rates nobody and infers nothing (R36); safety language is surfaced with its context and never
hidden (R37); moments are for the treating clinician alone (R38). The absence of a flag means nothing.

>>> from handrail.papers.safe import SafeTurn
>>> from handrail.papers.transcript import Role
>>> found = flags((SafeTurn(0, Role.CLIENT, "Some nights I'd rather not wake up."),))
>>> [(flag.category.value, flag.quote) for flag in found]
[('passive_ideation', 'rather not wake up')]
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from handrail.noticing import safety
from handrail.noticing.moments import moments
from handrail.noticing.safety import flags
from handrail.papers.notice import Flag, Notices, Share
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role, Source

VERSION = "16"
DISCLAIMER = "The absence of a flag means nothing."

__all__ = ["DISCLAIMER", "VERSION", "flags", "listed", "moments", "notice", "revisit"]


def notice(safe: SafeText, source: Source = Source.TRANSCRIPT) -> Notices:
    """What goes to whoever treats this client: safety language, and how much each spoke. Moments are asked for apart (R38)."""
    words: Counter[Role] = Counter()
    for turn in safe.turns:
        words[turn.role] += len(turn.text.split())
    shares = tuple(Share(role, count) for role, count in sorted(words.items()))
    return Notices(flags=flags(_as_said(safe.turns, source)), shares=shares)


def revisit(turns: Sequence[SafeTurn]) -> Notices:
    """Moments to revisit and nothing else: for the treating clinician who asks, under a consent of its own (R38)."""
    return Notices(moments=moments(turns))


def listed(turns: Sequence[SafeTurn], source: Source = Source.TRANSCRIPT) -> tuple[Flag, ...]:
    """What the lists alone find about safety: code, for words that no model may read."""
    return safety.listed(_as_said(turns, source))


def _as_said(turns: Sequence[SafeTurn], source: Source) -> Sequence[SafeTurn]:
    """A clinician's own notes tell of the client: their words are read as the client's, not as what a therapist said in the room."""
    return [replace(turn, role=Role.CLIENT) for turn in turns] if source is Source.TYPED_NOTES else turns
