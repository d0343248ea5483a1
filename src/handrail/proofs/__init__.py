"""The proofs of the constitution: for each article one that it holds and one that attacks it, done on a scratch deployment.

A proof does the thing and looks. It gives one sentence that says what was seen, or raises `Fell`. Where the product has no
such surface at all it gives `Absent`: the proof is then that nothing of the kind is there.

    @holds(31)
    def the_whole_way(house: House) -> str: ...

To prove a new article, write its two functions in the file of its chapter; `handrail check` names one without proofs.
"""

from handrail.proofs import access, ai_or_human, care, consent, evidence, oversight, privacy, recording, rights
from handrail.proofs.registry import PROOFS, Absent, Fell, Row, run

__all__ = [
    "PROOFS",
    "Absent",
    "Fell",
    "Row",
    "access",
    "ai_or_human",
    "care",
    "consent",
    "evidence",
    "oversight",
    "privacy",
    "recording",
    "rights",
    "run",
]
