"""The room that holds every statement against its words. What they don't support is struck, with the reason and the rule.

Rules: evidence is an address that exists and a quote that is exact (R27, R28); numbers, names, dates, negation and who said it
must agree; nobody's feeling, diagnosis or level of risk unless quoted (R34, R36); "denies" only where it was denied (R28); what
was said and left out is listed; what nobody raised is "not assessed", never "normal".

Floors, from the ground: `words` (made comparable), `support` (how much of a statement was said), `checks` (one way to be wrong each), `rules`, `grounds`, `ground`.

>>> from handrail.papers.safe import SafeText, SafeTurn
>>> from handrail.papers.transcript import Role
>>> said = (Role.THERAPIST, "How did you sleep?"), (Role.CLIENT, "I slept five hours most nights. I woke at three.")
>>> safe = SafeText("x", tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(said)), (), "rules", b"")
>>> check("Client slept five hours.", safe, None).kept, check("Client slept nine hours.", safe, None).kept
(True, False)
"""

from collections.abc import Collection

from handrail.grounding.ground import ground
from handrail.grounding.grounds import LONGEST, Grounds, Verdict
from handrail.grounding.recite import recited
from handrail.grounding.words.statement import in_session_words
from handrail.jurisdictions import Law
from handrail.papers.safe import SafeText

__all__ = ["LONGEST", "VERSION", "Grounds", "Verdict", "check", "ground", "in_session_words", "recited"]

VERSION = "16"


def check(text: str, safe: SafeText, turns: Collection[int] | None, law: Law | None = None) -> Verdict:
    """Judge one statement of any origin; without turns the whole session is searched. `law` may forbid more."""
    return Grounds(safe, law).check(text, turns)
