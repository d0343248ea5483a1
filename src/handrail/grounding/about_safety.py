"""Which turns of an hour are about safety: those with such words, and those that answer a question about it.

An answer may hold no word that tells what it is about ("No. Not since the first month."), so it is known by its question.
"""

from collections.abc import Sequence

from handrail.language import further
from handrail.papers.notice import Flag
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

_AT_ONCE = 2
"""Turns from such words to a question whether that is still so."""


def about_safety(turns: Sequence[SafeTurn], flags: Sequence[Flag]) -> frozenset[int]:
    """Indices of the turns that hold words about safety, or with which somebody answered a therapist's question about it."""
    flagged = {flag.turn for flag in flags}
    found: set[int] = set()
    last, asked, answer = -further.STILL_ABOUT_IT, False, ""
    for place, turn in enumerate(turns):
        if turn.index in flagged:
            found.add(turn.index)
            last = place
        if turn.role is Role.THERAPIST:
            asked = (turn.index in flagged and "?" in turn.text) or _asks_further(turn.text, place - last, answer)
            answer = ""
        elif asked:
            found.add(turn.index)
            answer = f"{answer} {turn.text}".strip()
    return frozenset(found)


def _asks_further(question: str, since: int, answer: str) -> bool:
    """Soon after words about safety, a question for a plan, for means, for what would help, whether it is still so, or about the `answer` itself."""
    if since >= further.STILL_ABOUT_IT:
        return False
    more = further.follows_up(question) is not None or further.asks_what_holds(question)
    return more or (since <= _AT_ONCE and further.asks_if_still(question)) or bool(answer and further.goes_on(question, answer))
