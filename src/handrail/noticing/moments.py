"""Moments to revisit: cues that can be counted, with neutral names. What they mean is the clinician's to say (R38).

Cues after the markers of strain in Eubanks, Muran & Safran (2015); tone and face are not in a text, so nothing is claimed of
them. Beside each stands what speaks against it: a move of repair soon after, or a client who went on as before.
Cues in words are read in English alone; lengths of turns need no language.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from statistics import median

from handrail.noticing.english import readable
from handrail.noticing.phrases import Finder, parse, tokens
from handrail.noticing.telling import moment_told
from handrail.papers.notice import Moment
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

MOST = 8
LONG_TURN, SHORT_TURN = 60, 4
MONOLOGUE = 150
SOON = 6
"""Turns after a moment in which a move of repair is looked for."""
RANKS = {
    "Words about the work itself": 0, "Words about stopping, time or cost": 0, "A short reply after a long turn": 1,
    "Short replies in a row": 1, "Leaves it to you": 1, "A yes that turns to but": 2, "Turns on oneself": 2,
    "Something left undone": 2, "More than one apology": 2, "A long turn of yours": 3,
}  # fmt: skip
MOVES = {
    "clarifies": "you clarified", "owns a part": "you owned your part", "asks how it is between them": "you asked how it was for them",
    "changes the task": "you changed the task", "gives the reason": "you gave the reason", "sees the sense of it": "you saw the sense of it",
}  # fmt: skip


@cache
def _lists(name: str) -> Finder:
    text = (resources.files("handrail.noticing") / "words" / f"en_{name}.txt").read_text("utf-8")
    return Finder(parse(text))


def moments(turns: Sequence[SafeTurn]) -> tuple[Moment, ...]:
    """At most eight, in the order of the hour; the rarer cues first when there are more."""
    found: dict[int, Moment] = {}
    lengths = [len(turn.text.split()) for turn in turns]
    usual = median([length for turn, length in zip(turns, lengths, strict=True) if turn.role is Role.CLIENT] or [0])
    places = {turn.index: place for place, turn in enumerate(turns)}
    in_english = readable(turns)
    for place, turn in enumerate(turns):
        in_words = _in_words(turn, early=place < len(turns) // 2) if turn.index in in_english else ()
        for moment in (*in_words, *_in_lengths(turns, lengths, place, turn, usual)):
            held = found.get(turn.index)
            if held is None or RANKS[moment.cue] < RANKS[held.cue]:
                found[turn.index] = moment
    chosen = sorted(found.values(), key=lambda moment: (RANKS[moment.cue], moment.turn))[:MOST]
    return tuple(
        _told(moment, _against(turns, lengths, places[moment.turn], usual))
        for moment in sorted(chosen, key=lambda moment: moment.turn)
    )


def _told(moment: Moment, against: str) -> Moment:
    """A moment with what speaks against it, and what a client may be told of both."""
    client, client_es = moment_told(moment.cue, against=bool(against))
    return Moment(moment.turn, moment.cue, moment.why, against, client, client_es)


def _in_words(turn: SafeTurn, *, early: bool) -> Iterator[Moment]:
    if turn.role is Role.CLIENT:
        for hit in _lists("moments").find(tokens(turn.text)):
            if early or hit.name != "Something left undone":
                yield Moment(turn.index, hit.name, f"“{turn.text[hit.start : hit.end]}”")


def _in_lengths(
    turns: Sequence[SafeTurn], lengths: Sequence[int], place: int, turn: SafeTurn, usual: float
) -> Iterator[Moment]:
    if turn.role is Role.THERAPIST and lengths[place] >= MONOLOGUE:
        yield Moment(turn.index, "A long turn of yours", f"{lengths[place]} words without a break.")
    if turn.role is not Role.CLIENT:
        return
    if place and lengths[place] <= SHORT_TURN and lengths[place - 1] >= LONG_TURN and usual > SHORT_TURN * 2:
        yield Moment(turn.index, "A short reply after a long turn", f"{lengths[place]} words after {lengths[place - 1]}.")
    if place >= 4 and usual > SHORT_TURN and all(lengths[place - back] <= SHORT_TURN for back in (0, 2, 4)):
        yield Moment(turn.index, "Short replies in a row", "Three replies of four words or fewer.")


def _against(turns: Sequence[SafeTurn], lengths: Sequence[int], place: int, usual: float) -> str:
    """What was said soon after that speaks against reading much into a moment."""
    after = range(place + 1, min(place + 1 + SOON, len(turns)))
    for at in after:
        if turns[at].role is Role.THERAPIST:
            move = next(iter(_lists("repair").find(tokens(turns[at].text))), None)
            if move is not None:
                return f"Soon after, {MOVES[move.name]}: “{turns[at].text[move.start : move.end]}”"
    longer = [at for at in after if turns[at].role is Role.CLIENT and lengths[at] >= max(usual, SHORT_TURN * 2)]
    return f"Soon after, the client went on: {lengths[longer[0]]} words." if longer else ""
