"""Which Sarah: what the words beside a name say about whom it names. One file may hold two people with one name."""

import re

from handrail.airlock.nouns import PEOPLE

NEAR = 48
_ROLE = "|".join(sorted(PEOPLE, key=len, reverse=True))
BEFORE = re.compile(rf"\b(?:my|your|our)\s+(?:(\w+)[\s-]+)?({_ROLE}),?\s+$", re.IGNORECASE)
AFTER = re.compile(rf"(?:,| is| who is| who's)?\s+(?:my|your|our)\s+(?:(\w+)[\s-]+)?({_ROLE})\b", re.IGNORECASE)
_ONCE = frozenset({"first", "ex", "former", "late", "previous", "old"})
_PARTNERS = frozenset({"wife", "husband", "partner", "boyfriend", "girlfriend"})
AT_WORK = re.compile(r",?\s+(?:from|at)\s+(?:the\s+)?(?:work|office|job)\b", re.IGNORECASE)


def role_beside(text: str, start: int, end: int) -> str:
    """The role that the words around `text[start:end]` give its bearer; empty when they give none.

    >>> role_beside("So my sister Sarah came", 13, 18), role_beside("Sarah from work came", 0, 5), role_beside("Sarah came", 0, 5)
    ('sister', 'coworker', '')
    >>> role_beside("My first wife, Ann, left", 15, 18)
    'former wife'
    """
    before = BEFORE.search(text[max(0, start - NEAR) : start])
    after = AFTER.match(text[end : end + NEAR])
    if found := before or after:
        which, role = (found[1] or "").casefold(), found[2].casefold()
        return f"former {role}" if which in _ONCE and role in _PARTNERS else role
    return "coworker" if AT_WORK.match(text[end : end + NEAR]) else ""
