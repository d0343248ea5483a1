"""What the listener adds to the lists, and how much of the turn around it is quoted: one card for one thing said.

>>> one = Opinion(0, 12, 0.01, "passive_ideation", 4)
>>> [alike[0].category for alike in in_one_breath([one], Spans([]))]
['passive_ideation']
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from handrail.noticing.second import Opinion
from handrail.noticing.spans import Spans

LONGEST_QUOTE = 240
"""Characters that a flag of several sentences quotes at most."""
FEW, HARDLY_HEARD, MARGIN = 4, 0.9, 2
"""Words that say little by themselves; the share of everyday talk up to which a neighbour is quoted with them; characters between two."""


def added(told: Sequence[Opinion], listed: Spans) -> Iterator[Opinion]:
    """What the listener adds: sentences, then two in a row of which neither is shown; no word twice."""
    alone = [one for one in told if one.adds and not one.together and not listed.touch(one.start, one.end)]
    yield from alone
    shown, last = Spans((one.start, one.end) for one in alone), 0
    for one in told:
        if (
            one.together
            and one.adds
            and one.start >= last
            and not listed.touch(one.start, one.end)
            and not shown.touch(one.start, one.end)
        ):
            last = one.end
            yield one


def in_one_breath(some: Sequence[Opinion], listed: Spans) -> Iterator[list[Opinion]]:
    """Sentences of one category near one another in a turn: one flag that quotes them all, for one human to look at once."""
    alike: list[Opinion] = []
    for one in some:
        near = bool(alike) and one.end - alike[0].start <= LONGEST_QUOTE and not listed.touch(alike[0].start, one.end)
        if near and one.category == alike[0].category:
            alike.append(one)
            continue
        if alike:
            yield alike
        alike = [one]
    if alike:
        yield alike


def with_half_heard(alike: Sequence[Opinion], alone: Sequence[Opinion], listed: Spans) -> tuple[int, int]:
    """A few words with the sentences on either side that the listener half hears as the same: "I did think about it" and "The garage.".
    `alone`: the turn's sentences in order."""
    start, end, category = alike[0].start, alike[-1].end, alike[0].category
    if sum(one.words for one in alike) > FEW:
        return start, end
    first, last = (
        bisect_left(alone, place, key=lambda one: one.start) for place in (end - LONGEST_QUOTE, start + LONGEST_QUOTE)
    )
    near = [one for one in alone[first:last] if one.category == category and one.everyday <= HARDLY_HEARD]
    for one in (*reversed([one for one in near if one.end <= start]), *(one for one in near if one.start >= end)):
        beside = one.end + MARGIN >= start if one.start < start else one.start <= end + MARGIN
        first, last = min(start, one.start), max(end, one.end)
        if beside and last - first <= LONGEST_QUOTE and not listed.touch(first, last):
            start, end = first, last
    return start, end
