"""What an objective still lacks to be specific, measurable and bound in time (handbook 3.2). Code and word lists; no AI.

>>> lacks("Explore feelings about work")
('a verb that can be seen or counted', 'a number', 'a baseline', 'a date', 'who does it')
>>> lacks("Maya walks 20 minutes on 4 days a week, from 1 day now, by 1 March")
()
"""

import re

VAGUE = re.compile(
    r"\b(?:explore|understand|process|work on|address|discuss|gain insight|be more|feel better|improve)\b", re.IGNORECASE
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|once|daily|weekly|every|no|none)\b", re.IGNORECASE
)
BASELINE = re.compile(
    r"\b(?:from|baseline|now|currently|at present|instead of|compared (?:to|with)|down from|up from)\b", re.IGNORECASE
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
BY_WHEN = re.compile(
    rf"\b(?:by|until|before|within|over the next|for the next)\b.{{0,40}}?(?:\d|\b(?:{MONTHS})|week|month|session|review)",
    re.IGNORECASE,
)
VERB_ENDING = re.compile(
    r"\b(?:is|will|can|does|uses|walks|sleeps|goes|calls|writes|practices|attends|eats|drinks|takes|drives|says|tells|reads|keeps|"
    r"rates|scores|leaves|stays|reaches|completes|fills|gets|meets|visits|works|spends|wakes|lowers|reduces|raises|brings|names)\b",
    re.IGNORECASE,
)

WHO = re.compile(r"\s*(?:[-•*\d.)]+\s*)?(?:[A-Z][\w’'-]+|[Cc]lient|[Tt]herapist|[Bb]oth|[Ww]e)\s+(?:[a-z]+s|will|can|and)\b")
"""A name or a role, and then what they do: "Maya walks"."""


def lacks(objective: str) -> tuple[str, ...]:
    """The missing pieces of one objective, in words for its writer; empty when nothing is missing."""
    found = (
        ("a verb that can be seen or counted", bool(VERB_ENDING.search(objective)) and not VAGUE.search(objective)),
        ("a number", bool(NUMBER.search(objective))),
        ("a baseline", bool(BASELINE.search(objective))),
        ("a date", bool(BY_WHEN.search(objective))),
        ("who does it", WHO.match(objective) is not None and not VAGUE.match(objective.strip())),
    )  # fmt: skip
    return tuple(piece for piece, there in found if not there)


def hints(text: str) -> tuple[str, ...]:
    """One sentence for each line that lacks something, by its number."""
    lines = [line for line in text.splitlines() if line.strip()]
    lacking = ((number, lacks(line)) for number, line in enumerate(lines, start=1))
    return tuple(f"Objective {number} has not yet {_listed(pieces)}." for number, pieces in lacking if pieces)


def _listed(pieces: tuple[str, ...]) -> str:
    return pieces[0] if len(pieces) == 1 else f"{', '.join(pieces[:-1])} or {pieces[-1]}"
