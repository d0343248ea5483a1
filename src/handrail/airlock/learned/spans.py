"""From chances to stretches: which words a threshold takes for an identifier, and which of them belong together."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from handrail.airlock import cues
from handrail.airlock.learned import network, traits
from handrail.airlock.lists import words
from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

THRESHOLD = 0.15
BESIDE = 0.3
"""Beside a word that is sure, this share of the threshold is enough: half a name is no name hidden."""
RANK = 40
"""Below every rule: where both see something, the rule names its kind."""
KINDS = tuple(Label(name) if name else Label.OTHER for name in network.LABELS)
LINKS = frozenset({"of", "de", "del", "la"})
SHOUTED = 10.0
"""How much likelier a capital inside a sentence makes a word: there it seldom means anything but a name."""
STAYS = frozenset({"a and e", "a & e", "aa", "na"})
"""An emergency department and meetings that half the world goes to."""
KINSHIP = cues.KIN - {"ex", "pal", "baby", "dog", "cat", "little", "big", "twin"}
VERTEBRA = re.compile(r"[a-z]\d{1,2}")
NAMES = frozenset({Label.PERSON, Label.LOCATION, Label.ORG})
JOINED_BY_COMMA = frozenset({Label.ADDRESS, Label.DATE, Label.PHONE, Label.ID})


def spans(page: Page, chances: traits.Numbers, threshold: float) -> Iterable[Found]:
    """Neighbouring words of one kind, as long as nothing but a space (or in an address a comma) parts them."""
    kinds = chances[:, 1:].argmax(axis=1) + 1
    likely = 1 - chances[:, 0]
    likely[[index for index in range(len(likely)) if _plain(page.word(index))]] = 0
    if page.cased:
        likely[[index for index in range(len(likely)) if page.shouts(index)]] *= SHOUTED
    sure = _with_neighbours(likely, kinds, threshold)
    _bridge(page, sure, kinds)
    stretch: list[int] = []
    for index in sure.nonzero()[0].tolist():
        if stretch and not (
            index == stretch[-1] + 1 and kinds[index] == kinds[index - 1] and _joined(page, index - 1, KINDS[kinds[index]])
        ):
            yield from _found(page, stretch, KINDS[kinds[stretch[0]]])
            stretch = []
        stretch.append(index)
    if stretch:
        yield from _found(page, stretch, KINDS[kinds[stretch[0]]])


def _plain(word: str) -> bool:
    """No identifier whatever stands around: short for two words, or of an examination."""
    return cues.two_words(word) or word in words("clinical_words")


def _found(page: Page, stretch: list[int], label: Label) -> Iterable[Found]:
    """A letter alone names nobody, two digits are no date, and "L5" is a vertebra."""
    first, last = page.tokens[stretch[0]], page.tokens[stretch[-1]]
    said = page.text[first.start : last.end].lower()
    if said in STAYS or (len(said) == 1 and label in NAMES) or all(page.word(index) in KINSHIP for index in stretch):
        return
    if len(stretch) == 1 and ((label is Label.DATE and len(said) < 3) or VERTEBRA.fullmatch(said)):
        return
    yield Found(first.start, last.end, label, rank=RANK)


def _with_neighbours(likely: traits.Numbers, kinds: npt.NDArray[np.intp], threshold: float) -> npt.NDArray[np.bool_]:
    """The words above the threshold, and those right beside one that are of its kind and nearly above."""
    sure = likely >= threshold
    nearly = likely >= threshold * BESIDE
    same = kinds[1:] == kinds[:-1]
    sure[1:] |= sure[:-1] & nearly[1:] & same
    sure[:-1] |= sure[1:] & nearly[:-1] & same
    return sure


def _bridge(page: Page, sure: npt.NDArray[np.bool_], kinds: npt.NDArray[np.intp]) -> None:
    """ "University of Netarts": a small word between two that are sure belongs to the name."""
    for index in range(1, len(sure) - 1):
        if page.word(index) not in LINKS or sure[index] or not sure[index - 1]:
            continue
        after = index + 1 + (page.word(index + 1) in LINKS and index + 2 < len(sure))
        if sure[after] and page.beside(index - 1, index) and page.beside(after - 1, after):
            sure[index:after] = True
            kinds[index : after + 1] = kinds[index - 1]


def _joined(page: Page, left: int, label: Label) -> bool:
    between = page.between(left, left + 1)
    if label in NAMES and page.word(left) == page.word(left + 1):  # said twice: one name each time
        return False
    if label in (Label.EMAIL, Label.HANDLE, Label.PHONE, Label.ID):
        return len(between) < 4
    if page.beside(left, left + 1) or between in ("-", "'", "’", "/", " & ", ".", ". "):
        return True
    return label in JOINED_BY_COMMA and between.strip() in (",", "")
