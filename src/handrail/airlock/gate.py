"""The second look, by another method than the first: plain search in the folded outgoing text for everything that must not be there.

It knows nothing of recognizers. It looks for every spelling in the client's map, every known identifier, marks of e-mail and
web addresses and long runs of digits. Anything it finds stops the whole text.
"""

import re
from collections.abc import Collection, Sequence

from handrail.airlock.page import fold
from handrail.papers.safe import KnownIdentifier, Label, NameMap, SafeTurn

LONG_NUMBER = re.compile(r"(?:\d[ .()-]{0,2}){9,}")
AT = re.compile(r"\w@\w")
SURROGATE = re.compile(r"\[[^\[\]\n]{1,40}\]")
SEARCHED = frozenset({Label.PERSON, Label.EMAIL, Label.PHONE, Label.ID, Label.ADDRESS, Label.ORG, Label.LOCATION})
SHORTEST = 4
SPACES = re.compile(r"\s+")


def suspicious(turns: Sequence[SafeTurn], known: Collection[KnownIdentifier], names: NameMap) -> tuple[int, ...]:
    """The numbers of turns in which something is left. Empty: the text may be sealed."""
    forms = {_plain(item.text) for item in known if item.label in SEARCHED}
    forms |= {_plain(form) for entity in names.entities if entity.label in SEARCHED for form in entity.forms}
    wanted = sorted(
        (form for form in forms if len(form) >= SHORTEST and (" " in form or not form.isalpha())), key=len, reverse=True
    )
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wanted)) + r")(?!\w)") if wanted else None
    return tuple(turn.index for turn in turns if _left_in(turn.text, pattern))


def _left_in(text: str, pattern: re.Pattern[str] | None) -> bool:
    bare = SURROGATE.sub(" ", text)
    if LONG_NUMBER.search(bare) or ("@" in bare and AT.search(bare)):
        return True
    return pattern is not None and pattern.search(_plain(bare)) is not None


def _plain(text: str) -> str:
    return SPACES.sub(" ", fold(text)).strip()
