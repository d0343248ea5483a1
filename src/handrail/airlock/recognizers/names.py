"""People, places and organisations: what the lists and the words around say, and what two trained readers say, weighed together.

The network reads every turn. Where it sees a trace of an identifier, or a list or a guess sees one, the closer reader reads
again, and its word counts: it finds what looks like nothing from nearby, and it overrules a guess that is plainly none.
A rule of another file (a date, a number, a street) is never overruled, nor is the client's own record.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from handrail.airlock import cues, spanish
from handrail.airlock.learned import closer, network, spans, witness
from handrail.airlock.learned.traits import Numbers
from handrail.airlock.lists import words
from handrail.airlock.page import Found, Page
from handrail.airlock.recognizers import organisations, people, places

FINDS = (
    ("I told Keisha about it.", "Keisha"),
    ("so i told keisha about it", "keisha"),
    ("I grew up in Netarts Bay.", "Netarts Bay"),
    ("My chart number is F32.1.44 I think.", "F32.1.44"),
    ("My number is nine eight eight five five one two.", "nine eight eight five five one two"),
)
LEAVES = (
    "I will hope for the best.", "neck flexion was limited", "my mom called on sunday", "it left a mark on the wall",
    "They told me F32.1, F41.1, and Z63.0.", "It was in June, the second one I mean.",
    "Then I'd call nine eight eight. Right?", "or you ring nine one one, or 988",
)  # fmt: skip

GUESSES: Mapping[str, Callable[[Page], Iterable[Found]]] = MappingProxyType(
    {"organisations": organisations.find, "people": people.find, "places": places.find}
)
NO_TRACE = 0.02
"""A guess is dropped when none of its words is likelier than this."""
CERTAIN = 62
"""From this rank on a rule is no guess."""


def find(page: Page) -> Iterable[Found]:
    """At the usual threshold."""
    return at(spans.THRESHOLD)(page)


def at(threshold: float) -> Callable[[Page], Iterable[Found]]:
    """The recognizer at a practice's own point between what is missed and what is masked for nothing."""

    def find_at(page: Page) -> Iterable[Found]:
        guesses = [found for look in GUESSES.values() for found in look(page)]
        if not page.tokens:
            return guesses
        starts = [token.start for token in page.tokens]
        doubted = [_words(starts, found) if found.rank < CERTAIN else () for found in guesses]
        quick = network.shipped().chances(page)
        close = quick if page.spanish else _closer(page, quick, {index for some in doubted for index in some})
        stand = [
            found
            for found, some in zip(guesses, doubted, strict=True)
            if (page.spanish or _stands(page, close, some)) and not _plain(page, found, some)
        ]
        return [*stand, *spans.spans(page, close, quick, threshold)]

    return find_at


def _closer(page: Page, quick: Numbers, doubted: Collection[int]) -> Numbers:
    """What both readers say; of a name among Spanish words in an English turn the network knows more."""
    close = closer.shipped().again(page, quick, doubted)
    for index in (quick[:, 0] < 1 - closer.SURE).nonzero()[0].tolist():
        if spanish.among(page, index):
            close[index] = quick[index]
    return close


def _words(starts: list[int], found: Found) -> range:
    """The words of a guess."""
    return range(max(bisect_right(starts, found.start) - 1, 0), bisect_left(starts, found.end))


def _plain(page: Page, found: Found, some: Sequence[int]) -> bool:
    """Kin, days, months and Spanish words that a list or a guess took for a name; what the second look would stop is one, and so is "Nina"."""
    if some and all(spanish.plain(page, index) for index in some):
        return True
    if not some or _stopped(page, some) or any(page.word(index) in cues.KIN & words("first_names") for index in some):
        return False
    return witness.stays(page, some, found.label)


def _stopped(page: Page, some: Sequence[int]) -> bool:
    """A listed first name with a capital inside a sentence: the second look would stop it."""
    return any(page.shouts(index) and page.word(index) in words("first_names") for index in some)


def _stands(page: Page, chances: Numbers, some: Sequence[int]) -> bool:
    """A guess stands unless all its words are plainly no identifier.

    What is no guess stands anyway, and so does what the second look would stop.
    """
    if not some or _stopped(page, some):
        return True
    return bool((1 - chances[some, 0]).max() >= NO_TRACE)
