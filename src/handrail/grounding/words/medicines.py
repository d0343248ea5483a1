"""Which medicine is told of: a brand and its generic name are one, and any other is another.

>>> from handrail.grounding.words.medicines import named
>>> sorted(named("Takes Zoloft and lithium."))
['lithium', 'sertraline']
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from handrail.language.medicines import BRANDS, MEDICINES

_NAMES = re.compile(MEDICINES, re.IGNORECASE)
DOSE = re.compile(r"\b(?:\d+(?:\.\d+)?|\w+) ?(?:mg|milligrams?|mcg|ml|units)\b|\bdos(?:e|es|age)\b", re.IGNORECASE)
_KINDS = re.compile(r"anti|benzo|[a-z]{0,2}ssris?$|snris?$|mood|beta|opioid")
"""Words for a kind of medicine: they name none."""
_SPELLED = 0.75
"""How like a word must be that a recogniser wrote for a medicine's name."""


def named(text: str) -> set[str]:
    """The medicines of a text by their generic names; a word for a kind of them names none."""
    found = (one[0].lower() for one in _NAMES.finditer(text))
    return {BRANDS.get(name, name) for name in found if not _KINDS.match(name)}


def unnamed(text: str, spoken: Iterable[str], everything: Iterable[str]) -> bool:
    """Whether a text tells of a medicine that these words don't name: because they name another, or because nobody in the whole hour did.

    A name that a recogniser spelled in its own way is that name.
    """
    told = named(text)
    if not told:
        return False
    here = list(spoken)
    others = set().union(*map(named, here))
    for one in told - others:
        if any(_spelled(one, words) for words in here):
            continue
        if others or not any(one in named(words) or _spelled(one, words) for words in everything):
            return True
    return False


def _spelled(medicine: str, words: str) -> bool:
    """Whether a word of these is the name as it sounds; another medicine's name is not."""
    names = [medicine, *(brand for brand, generic in BRANDS.items() if generic == medicine)]
    return any(
        SequenceMatcher(None, name, word).ratio() >= _SPELLED
        for word in _unknown(words)
        for name in names
        if name[0] == word[0]
    )


def _unknown(words: str) -> Iterator[str]:
    return (word for word in re.findall(r"[a-z]{4,}", words.lower()) if not _NAMES.fullmatch(word))
