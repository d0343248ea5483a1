"""What was said in one breath: a sentence with the next ones, or the one before it, as one line.

What a note needs often stands in two sentences ("I rang her. It was the first time since June."); apart, neither tells it.
"""

from collections.abc import Callable, Iterator, Sequence

from handrail.backends.embedded.choice.reach import asked_who, only_counts, opens_bare, opens_with_another
from handrail.backends.embedded.hour.lacks import leaves_out
from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.hour.told import Told, framed, heard, quote
from handrail.backends.embedded.weight.features import FIGURE
from handrail.backends.embedded.weight.linked import CLIENTS, Asked
from handrail.backends.embedded.words.clauses import Clause, clause
from handrail.backends.embedded.words.safety import safety_words
from handrail.backends.embedded.words.scope import asks_of_thoughts, leaves_speech_open
from handrail.backends.embedded.words.text import is_no, is_yes, only_figures, telling
from handrail.papers.draft import Evidence

_LONGEST = 42
_FEWEST = 3


def breaths(one: Asked, frame: str, quoted: Callable[[Passage, Evidence | None], Told | None]) -> Iterator[Told]:
    """The sentence with its neighbours: retold behind `frame` where each of them can be, else in the words themselves."""
    known: dict[int, Clause | None] = {}
    for parts in _breaths(one):
        first, last = parts[0], parts[-1]
        for said in parts if frame else ():
            if said.start not in known:
                known[said.start] = clause(said.text, for_two=said.for_two)
        told = [known.get(said.start) for said in parts]
        clauses = [said for said in told if said is not None and not said.leans]
        if len(clauses) == len(told):
            text = "; ".join(said.brief or said.text for said in clauses)
            yield framed(frame, text, (first.span(heard(first).start, last.end),))
        elif form := quoted(first, quote(first, _LONGEST, until=last.end)):
            yield form


def _breaths(one: Asked) -> Iterator[Sequence[Passage]]:
    """None of a therapist's, and none that would hide a question about thoughts or safety."""
    said = one.passage
    under = said.asked or said.under
    if said.role not in CLIENTS or said.is_question or (under is not None and asks_of_thoughts(under.text)):
        return
    after = _going_on(one.rest[:2])
    before = _going_on((one.before,) if one.before is not None else ())
    if not _answers(said) and (one.before is None or not leaves_speech_open(one.before.text)):
        yield from ((said, *after[:many]) for many in range(1, len(after) + 1))
    for first in before:
        if not _answers(first):
            yield from ((first, said, *after[:many]) for many in range(min(1, len(after)) + 1))


def _answers(said: Passage) -> bool:
    """A yes, a no, a bare word or figures, which say nothing without their question."""
    return is_no(said.text) or (
        said.opens_turn
        and (
            is_yes(said.text)
            or opens_bare(said.text)
            or leaves_out(said.text)
            or (
                said.asked is not None
                and (only_figures(said.words) or only_counts(said.text) or (opens_with_another(said.text) and asked_who(said)))
            )
        )
    )


def _going_on(near: tuple[Passage, ...]) -> list[Passage]:
    """As far as the same thing is told: no question, and nothing that has to stand with one about safety."""
    found = []
    for one in near:
        if one.is_question or one.noticed or safety_words(one.text) or _says_little(one):
            break
        found.append(one)
    return found


def _says_little(said: Passage) -> bool:
    """ "I think." behind a sentence adds nothing to it."""
    return len(said.words) < _FEWEST and not telling(said.words) and not FIGURE.search(said.text)
