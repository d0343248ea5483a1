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

from handrail.noticing.moments import moments
from handrail.noticing.safety import flags
from handrail.papers.notice import Notices, Share
from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role

DISCLAIMER = "The absence of a flag means nothing."

__all__ = ["DISCLAIMER", "flags", "moments", "notice"]


def notice(safe: SafeText) -> Notices:
    """All that was noticed in one session."""
    words: Counter[Role] = Counter()
    for turn in safe.turns:
        words[turn.role] += len(turn.text.split())
    shares = tuple(Share(role, count) for role, count in sorted(words.items()))
    return Notices(flags=flags(safe.turns), moments=moments(safe.turns), shares=shares)
