"""The hour in numbers: who spoke how long, and what kind of talk it was. Counts without norms, every coded turn beside them (R38)."""

from collections import Counter
from collections.abc import Sequence

from handrail.noticing import codes, english
from handrail.papers.notice import CodedTurn, Count, Spoken, Talk
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

BEFORE = 2
SPEAKS = {Role.THERAPIST: "therapist", Role.CLIENT: "client", Role.CLIENT_2: "client"}


def tally(turns: Sequence[SafeTurn]) -> Talk:
    """Words, turns and estimated codes; only turns in English are coded. Reads nobody's state, compares with nobody."""
    readable = english.readable(turns)
    said = [
        (place, turn)
        for place, turn in enumerate(turns)
        if turn.role in SPEAKS and turn.text.strip() and turn.index in readable
    ]
    estimates = codes.codes([codes.Utterance(SPEAKS[turn.role], turn.text, _before(turns, place)) for place, turn in said])
    coded = tuple(CodedTurn(turn.index, turn.role, one) for (_, turn), one in zip(said, estimates, strict=True))
    return Talk(
        counts=tuple(
            _count(role, [turn for turn in turns if turn.role is role]) for role in Role if any(t.role is role for t in turns)
        ),
        coded=coded,
        codes=dict(Counter(one.coded.code for one in coded)),
    )


def _before(turns: Sequence[SafeTurn], place: int) -> list[Spoken]:
    return [Spoken(SPEAKS[turn.role], turn.text) for turn in turns[max(0, place - BEFORE) : place] if turn.role in SPEAKS]


def _count(role: Role, turns: Sequence[SafeTurn]) -> Count:
    sizes = [len(turn.text.split()) for turn in turns]
    seconds = sum((turn.end or 0) - turn.start for turn in turns if turn.start is not None and turn.end is not None)
    return Count(role, len(turns), sum(sizes), max(sizes, default=0), round(max(seconds, 0.0), 1))
