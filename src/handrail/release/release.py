"""From a signed document to what the client reads."""

import re
from datetime import datetime

from handrail.kinds import KINDS
from handrail.papers.errors import Refused
from handrail.papers.kind import Author
from handrail.papers.signed import Line, Released, Signed
from handrail.release.readability import CEILING, grade

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
TOO_SHORT_TO_GRADE = 6


def release(signed: Signed, *, now: datetime, left_out: tuple[str, ...] = ()) -> Released:
    """What the client may read. Raises `Refused` for papers not written for them, or for AI lines that are hard to read."""
    kind = KINDS.get(signed.kind)
    if kind is None or kind.audience != "client":
        raise Refused("this document was not written for the client; a copy of the record is another matter", "R31")
    hard = [str(number) for number, line in enumerate(signed.lines, start=1) if _too_hard(line)]
    if hard:
        raise Refused(f"line {', '.join(hard)} reads above grade {CEILING:g}; put it in plainer words", "R5")
    return Released(signed.title, signed.lines, signed.label, signed.signed_at, now, left_out)


def _too_hard(line: Line) -> bool:
    """AI's own words are graded; the client's quoted words are theirs."""
    words = QUOTED.sub("", line.text)
    return line.author is Author.AI and len(words.split()) > TOO_SHORT_TO_GRADE and grade(words) > CEILING
