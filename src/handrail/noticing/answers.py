"""An answer about safety that holds no word of a list: a yes to a question that does, or what is said when a plan is asked for.

>>> bool(says_yes("Um, yeah. Most nights.")), bool(says_yes("Yeah, no, not at all."))
(True, False)
"""

import re

_LEAD = r"(?:(?:um+|uh+|well|so|i mean|honestly|to be honest|i guess|hmm+|eh|pues|este|bueno)[\s,.…-]+)*"
_YES = re.compile(
    rf"\s*{_LEAD}(?:yes|yeah|yep|yup|yea|i (?:have|do|did|am|was|think so)(?! not|n['’]t)\b|sometimes|often|once|twice|a (?:few|couple(?: of)?) times|"
    r"a (?:lot|bit|little)|most (?:days|nights)|every (?:day|night|morning)|kind of|sort of|maybe|now and then|all the time|on and off|"
    r"not (?:since|for|until|today)|s[ií]\b|a veces|una vez|dos veces|varias veces|de vez en cuando|a menudo|casi (?:cada|todos)|cada (?:día|noche)|un poco|tal vez|quizás?)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:yeah,? no|no,? no|nope|never|not really|not at all|nothing like that|i (?:don['’]?t|haven['’]?t|didn['’]?t|never)|no,|no\.|nunca|para nada|jamás)\b",
    re.IGNORECASE,
)
FIRST = 60
"""Characters of an answer in which a no takes the yes back."""


def says_yes(answer: str) -> re.Match[str] | None:
    """The yes that an answer begins with; none where a no follows at once."""
    found = _YES.match(answer)
    return found if found and not _NO.search(answer[:FIRST]) else None


SAID_AT_ONCE = 120
"""Characters of an answer that are quoted, to the end of their sentence."""


def says_no(answer: str) -> bool:
    """A no, and nothing before it."""
    return bool(_NO.match(answer.strip()) or _BARE_NO.match(answer))


_BARE_NO = re.compile(
    rf"\s*{_LEAD}(?:no|nope|nah|not|none|nothing|i (?:don|didn|haven|wouldn|can|couldn)['’]?t|never|nunca|nada|god no|oh no)\b",
    re.IGNORECASE,
)
