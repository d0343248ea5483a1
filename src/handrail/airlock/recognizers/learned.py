"""What a trained network sees that no rule says: names, places and organisations by their letters and the words around them.

It was trained on text in writing and as speech recognisers write it, in English and Spanish; `handrail.airlock.learned` holds it.
`threshold` sets how sure it must be: lower finds more identifiers and masks more ordinary words.
"""

from collections.abc import Iterable

from handrail.airlock.learned import network, traits
from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("I told Keisha about it.", "Keisha"),
    ("so i told keisha about it", "keisha"),
)
LEAVES = ("I will hope for the best.", "my mom called on sunday", "he may go in may", "mark it on the calendar")

THRESHOLD = 0.3
RANK = 40
"""Below every rule: where both see something, the rule names its kind."""
KINDS = tuple(Label(name) if name else Label.OTHER for name in network.LABELS)
JOINED_BY_COMMA = frozenset({Label.ADDRESS, Label.DATE, Label.PHONE, Label.ID})


def find(page: Page) -> Iterable[Found]:
    """Every stretch of words that is likelier an identifier than the threshold says."""
    if page.tokens:
        yield from spans(page, network.shipped().chances(page), THRESHOLD)


def spans(page: Page, chances: traits.Numbers, threshold: float) -> Iterable[Found]:
    """Neighbouring words of one kind, as long as nothing but a space (or in an address a comma) parts them."""
    sure = chances[:, 0] < 1 - threshold
    kinds = chances[:, 1:].argmax(axis=1) + 1
    first = -1
    for index in sure.nonzero()[0].tolist():
        kind = KINDS[kinds[index]]
        if first < 0:
            first, last, label = index, index, kind
        elif index == last + 1 and kind is label and _joined(page, last, label):
            last = index
        else:
            yield Found(page.tokens[first].start, page.tokens[last].end, label, rank=RANK)
            first, last, label = index, index, kind
    if first >= 0:
        yield Found(page.tokens[first].start, page.tokens[last].end, label, rank=RANK)


def _joined(page: Page, left: int, label: Label) -> bool:
    between = page.between(left, left + 1)
    if label in (Label.EMAIL, Label.HANDLE, Label.PHONE, Label.ID):
        return len(between) < 4
    if page.beside(left, left + 1) or between in ("-", "'", "’", "/", " & ", ".", ". "):
        return True
    return label in JOINED_BY_COMMA and between.strip() in (",", "")
