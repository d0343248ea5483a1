"""AI text that passes for a human's: copied into a human field, or "edited" by a comma (R22)."""

import re
from difflib import SequenceMatcher

SAME = 0.95
LONGEST = 2_000


def folded(text: str) -> str:
    """Letters and digits only, in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def repeats(text: str, ai_text: str) -> bool:
    """True when a text says an AI statement again, but for case, punctuation or a touch.

    >>> repeats("client reported waking at three", "Client reported waking at three.")
    True
    >>> repeats("Client reported sleeping well.", "Client reported waking at three.")
    False
    """
    mine, theirs = folded(text)[:LONGEST], folded(ai_text)[:LONGEST]
    if mine == theirs:
        return True
    if not mine or not theirs or min(len(mine), len(theirs)) / max(len(mine), len(theirs)) < 0.85:
        return False
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.quick_ratio() > SAME and matcher.ratio() > SAME
