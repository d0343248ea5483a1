"""From chances to stretches: which words a threshold takes for an identifier, and which of them belong together."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from handrail.airlock import cues, spanish
from handrail.airlock.learned import network, traits, witness
from handrail.airlock.learned.witness import NAMES
from handrail.airlock.lists import word_set, words
from handrail.airlock.page import Found, Page, common
from handrail.airlock.spoken import number
from handrail.papers.safe import Label

THRESHOLD = 0.1
BESIDE = 0.3
"""Beside a word that is sure, this share of the threshold is enough: half a name is no name hidden."""
RANK = 40
"""Below every rule: where both see something, the rule names its kind."""
KINDS = tuple(Label(name) if name else Label.OTHER for name in network.LABELS)
LINKS = frozenset({"of", "de", "del", "la", "las", "los", "van", "von", "der", "den"})
SHOUTED = 10.0
"""How much likelier a capital inside a sentence makes a word: there it seldom means anything but a name."""
ACRONYM = 3.0
"""The same for a short word of capitals alone, which more often names a thing."""
ANNOUNCING = cues.ACCOUNTS | word_set("arroba usuario correo email mail perfil")
ANNOUNCED = 5
"""Words behind one of these in which Spanish words may be a user name or an address."""
STAYS = frozenset({"a and e", "a & e", "aa", "na"})
"""An emergency department and meetings that half the world goes to."""
SHORTENED = 4
"""Letters of a word that a dot may shorten."""
EDGES = frozenset({"and", "or", "so", "but", "then", "uh", "um"})
JOINTS = frozenset({"-", "'", "’", "/", " & ", "."})
OWNED = re.compile(r"['’]s?")
VERTEBRA = re.compile(r"[a-z]\d{1,2}")
ORDINAL = re.compile(r"first|second|third|[a-z]+th|\d{1,2}(?:st|nd|rd|th)")
ONE = frozenset({"one", "ones", "time"})
_DIGIT = r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|\d)"
EVERYBODYS = re.compile(
    rf"(?<![\w.-])(?:[a-tv-z]\d\d\.\d{{1,2}}(?![\w-]|\.\d| \d)|(?:nine[ -](?:eight[ -]eight|one[ -]one|nine[ -]nine)|988|911|999)\b(?!,? (?:{_DIGIT}|\d+)\b))",
    re.IGNORECASE,
)
"""Numbers that stand for nobody by themselves: a code of ICD-10 ("F32.1"), a line for everybody in a crisis ("nine eight eight")."""
MAY_BE = re.compile(r"[a-tv-z]\d\d|988|911|999|nine|eight|one")
"""How a word of one begins."""
NUMBERED = frozenset(
    "id number member policy claim chart record account case locker pin plate file extension flat apartment room unit".split()
)
"""Soon after one of these it is somebody's number all the same."""
JOINED_BY_COMMA = frozenset({Label.ADDRESS, Label.DATE, Label.PHONE, Label.ID})


def spans(page: Page, chances: traits.Numbers, quick: traits.Numbers, threshold: float) -> Iterable[Found]:
    """Neighbouring words of one kind, as long as nothing but a space (or in an address a comma) parts them.

    `chances` are the readers' together, `quick` the network's alone: a name that neither is plain about needs a witness.
    """
    kinds = chances[:, 1:].argmax(axis=1) + 1
    seen = 1 - chances[:, 0]
    likely = _raised(page, seen, threshold)
    sure = _with_neighbours(likely, kinds, threshold)
    _leave_spanish(page, sure, kinds)
    _bridge(page, sure, kinds)
    for stretch in _stretches(page, sure, kinds):
        label = KINDS[kinds[stretch[0]]]
        some = _trimmed(page, stretch, label, seen)
        if some and not _dropped(page, some, label, sure) and witness.agreed(page, some, label, seen, 1 - quick[some, 0]):
            yield from _found(page, some, label)


def _raised(page: Page, seen: traits.Numbers, threshold: float) -> traits.Numbers:
    """The readers' chances: none for what is no identifier, more for a capital inside a sentence."""
    likely = seen.copy()
    for index in (seen >= threshold * BESIDE / SHOUTED).nonzero()[0].tolist():
        if _plain(page.word(index)) or _everybodys(page, index):
            likely[index] = 0
        elif witness.stands_out(page, index):
            likely[index] *= ACRONYM if witness.acronym(page.tokens[index].text) else SHOUTED
    return likely


def _stretches(page: Page, sure: npt.NDArray[np.bool_], kinds: npt.NDArray[np.intp]) -> Iterable[list[int]]:
    stretch: list[int] = []
    for index in sure.nonzero()[0].tolist():
        if stretch and not (
            index == stretch[-1] + 1 and kinds[index] == kinds[index - 1] and _joined(page, index - 1, KINDS[kinds[index]])
        ):
            yield stretch
            stretch = []
        stretch.append(index)
    if stretch:
        yield stretch


def _trimmed(page: Page, stretch: list[int], label: Label, seen: traits.Numbers) -> list[int]:
    """Without what was taken along at either end: "and", "um", and a doubtful word without a capital beside one of a person with one."""
    capitals = label is Label.PERSON and any(page.tokens[index].capital for index in stretch)
    if label is Label.DATE:
        stretch = _day(page, stretch)
    loose = [page.word(index) in EDGES or (capitals and _lower(page, index)) for index in stretch]
    kept = [place for place, index in enumerate(stretch) if seen[index] >= witness.PLAIN or not loose[place]]
    return stretch[kept[0] : kept[-1] + 1] if kept else []


def _day(page: Page, stretch: list[int]) -> list[int]:
    """Without "the second" of "June, the second one", which says which of them and no day."""
    for at, index in enumerate(stretch):
        which = ORDINAL.fullmatch(page.word(index)) and page.word(index + 1) in ONE and page.beside(index, index + 1)
        month = page.word(index - 2) in witness.CALENDAR | cues.MONTHS and page.word(index - 1) == "the"
        if which and month and number(page.word(index + 2)) is None and page.between(index - 2, index - 1).strip() == ",":
            return stretch[: max(at - 1, 0)]
    return stretch


def _lower(page: Page, index: int) -> bool:
    return page.word(index).isalpha() and not page.tokens[index].capital


def _dropped(page: Page, stretch: list[int], label: Label, sure: npt.NDArray[np.bool_]) -> bool:
    """What identifies nobody by itself; a number beside something that may be its street or its name is not by itself."""
    if not witness.stays(page, stretch, label):
        return False
    first, last = stretch[0] - 1, stretch[-1] + 1
    beside = (first >= 0 and sure[first]) or (last < len(sure) and sure[last])
    return label in NAMES or label is Label.DATE or not beside


def _plain(word: str) -> bool:
    """No identifier whatever stands around: short for two words, or of an examination."""
    return cues.two_words(word) or word in words("clinical_words")


def _everybodys(page: Page, index: int) -> bool:
    """ "F32" or "1" of "F32.1", a word of "nine eight eight"."""
    token = page.tokens[index]
    behind_a_point = page.text[max(token.start - 1, 0) : token.start] == "." and token.folded.isdecimal()
    if not (behind_a_point or MAY_BE.match(token.folded)):
        return False
    for at in range(max(index - 2, 0), index + 1):
        found = EVERYBODYS.match(page.text, page.tokens[at].start)
        if found is not None and token.end <= found.end():
            alone = number(page.word(at - 1)) is None or number(page.word(at)) is None
            return alone and not any(page.word(before) in NUMBERED for before in range(max(at - 6, 0), at))
    return False


def _found(page: Page, stretch: list[int], label: Label) -> Iterable[Found]:
    """A letter alone names nobody, two digits are no date, and "L5" is a vertebra."""
    first, last = page.tokens[stretch[0]], page.tokens[stretch[-1]]
    said = page.text[first.start : last.end].lower()
    if said in STAYS or (len(said) == 1 and label in NAMES):
        return
    if len(stretch) == 1 and ((label is Label.DATE and len(said) < 3) or VERTEBRA.fullmatch(said)):
        return
    yield Found(first.start, _end(page, stretch[-1]) if label is Label.ORG else last.end, label, rank=RANK)


def _end(page: Page, last: int) -> int:
    """Behind the ending of "St. Brigid's" and "Applebee's", which is a part of such names."""
    token = page.tokens[last]
    ending = OWNED.match(page.text, token.end) if token.possessive else None
    return ending.end() if ending else token.end


def _with_neighbours(likely: traits.Numbers, kinds: npt.NDArray[np.intp], threshold: float) -> npt.NDArray[np.bool_]:
    """The words above the threshold, and those right beside one that are of its kind and nearly above."""
    sure = likely >= threshold
    nearly = likely >= threshold * BESIDE
    same = kinds[1:] == kinds[:-1]
    sure[1:] |= sure[:-1] & nearly[1:] & same
    sure[:-1] |= sure[1:] & nearly[:-1] & same
    return sure


def _leave_spanish(page: Page, sure: npt.NDArray[np.bool_], kinds: npt.NDArray[np.intp]) -> None:
    """Plain Spanish words are no part of a name; the readers learned from too few of them to tell. User names are made of them."""
    for index in sure.nonzero()[0].tolist():
        label = KINDS[kinds[index]]
        if (
            label in witness.WORDED
            and spanish.plain(page, index)
            and not (label in witness.CONTACTS and _announced(page, index))
        ):
            sure[index] = False


def _announced(page: Page, index: int) -> bool:
    """Soon after a word that announces a user name or an address."""
    return any(page.word(before) in ANNOUNCING for before in range(index - ANNOUNCED, index))


def _bridge(page: Page, sure: npt.NDArray[np.bool_], kinds: npt.NDArray[np.intp]) -> None:
    """ "University of Netarts": a small word between two that are sure belongs to the name."""
    for index in range(1, len(sure) - 1):
        if page.word(index) not in LINKS or not sure[index - 1]:
            continue
        after = index + 1 + (page.word(index + 1) in LINKS and index + 2 < len(sure))
        if sure[after] and page.beside(index - 1, index) and page.beside(after - 1, after):
            sure[index:after] = True
            kinds[index : after + 1] = kinds[index - 1]


def _shortened(page: Page, index: int) -> bool:
    """ "Univ.", "Pza.": no end of a sentence."""
    word = page.word(index)
    return page.spanish or (len(word) <= SHORTENED and page.tokens[index].capital and not common(word))


def _joined(page: Page, left: int, label: Label) -> bool:
    between = page.between(left, left + 1)
    if label in NAMES and page.word(left) == page.word(left + 1):  # said twice: one name each time
        return False
    if label in (Label.EMAIL, Label.HANDLE, Label.PHONE, Label.ID):
        return len(between) < 4
    if page.beside(left, left + 1) or between in JOINTS or (between == ". " and _shortened(page, left)):
        return True
    if page.tokens[left].possessive and label in NAMES and OWNED.fullmatch(between.rstrip()):  # "St. Brigid's Church"
        return True
    return label in JOINED_BY_COMMA and (between.strip() in (",", "") or (between == ". " and label is not Label.ADDRESS))
