"""What was agreed before, in the words of this hour: by words in common alone, so that nothing of an earlier hour reaches a model (R13).

>>> from handrail.papers.transcript import Role, Turn
>>> hour = [Turn(0, Role.THERAPIST, "Did you fill in the panic diary?"), Turn(1, Role.CLIENT, "On five days out of seven.")]
>>> told_of("Fill in the panic diary every evening.", [(1,)], hour)
0
"""

import re
from collections.abc import Iterable, Sequence

from handrail.papers.safe import SafeText
from handrail.papers.transcript import Role, Turn


def words_in_common(agreed: Iterable[str], safe: SafeText) -> frozenset[str]:
    """Telling words of what was agreed before that were said in this hour, too. No other word of it reaches a model (R13)."""
    wanted = {word for text in agreed for word in telling(text)}
    return frozenset(wanted & {word for turn in safe.turns for word in telling(turn.text)}) if wanted else frozenset()


def telling(text: str) -> set[str]:
    """Words that say what a text is about."""
    return {word for word in _WORD.findall(text.lower()) if len(word) >= _LONG and word not in _COMMON}


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 4
_COMMON = frozenset(
    "about after again also another around because before being both client could does done each every from goal have having into just "
    "keep like made make more most much next only other over plan really same session should some such take than that their them then "
    "there these they thing this time times today told until very want week weeks well were what when where which while will with would "
    "your therapist agreed homework between help helps work "
    "minute minutes hour hours half quarter morning evening afternoon night nights daily weekly ten fifteen twenty thirty forty fifty "
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
"""Words of every agreement: a day and a number of minutes don't say what was agreed."""
_BEFORE = 1
"""Turns before the client's words that may name what they answer."""
_ENOUGH = 2


def told_of(agreed: str, cited: Sequence[Sequence[int]], turns: Sequence[Turn]) -> int | None:
    """Which line tells best what became of an agreement: its place in `cited` (the turns of each line), None where none surely does.

    A line counts when the client speaks in it, and two telling words of the agreement stand in its turns or right before them
    (one is enough for an agreement that has only one).
    """
    wanted = telling(agreed)
    if not wanted:
        return None
    enough = min(_ENOUGH, len(wanted))
    shared = [len(wanted & _near(places, turns)) if _client_speaks(places, turns) else 0 for places in cited]
    best = max(shared, default=0)
    return shared.index(best) if best >= enough else None


def _client_speaks(places: Sequence[int], turns: Sequence[Turn]) -> bool:
    return any(0 <= place < len(turns) and turns[place].role is Role.CLIENT for place in places)


def _near(places: Sequence[int], turns: Sequence[Turn]) -> set[str]:
    near = {at for place in places for at in range(place - _BEFORE, place + 1) if 0 <= at < len(turns)}
    return {word for at in near for word in telling(turns[at].text)}
