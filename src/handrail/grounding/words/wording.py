"""A statement that repeats a sentence almost word for word: then every "not", "maybe" and "sometimes" must be the same too."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_FRAME = re.compile(
    r"^\W*(?:the )?(?:(?:second )?client|patient|pt|\[client[^\]]*\]|you|therapist|clinician)\s+(?:said|reported|stated|shared|noted|reports|states|says|mentioned|explained|described|told \w+)(?: that|:)?\s+",
    re.IGNORECASE,
)
_PERSON = frozenset(
    """i you he she they we me him her them us my your his their our mine yours hers theirs ours myself yourself themselves himself
    herself i'm you're they're we're i've you've they've we've i'd you'd they'd i'll you'll they'll am is are was were be been have has had
    the a an and that so um uh oh well like yeah just really kind of sort would will""".split()
)
_NOT = re.compile(r"^(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot|\w+n't|denie[sd]|unable)$")
_CLASSES = (
    ("it affirms or denies otherwise than these words do", _NOT),
    (
        "it makes certain what was only possible",
        re.compile(r"^(?:might|may|maybe|perhaps|possibly|probably|could|guess|unsure)$"),
    ),
    (
        "it says always or never where that was not said",
        re.compile(r"^(?:sometimes|usually|often|occasionally|rarely|mostly|seldom)$"),
    ),
)
_ALWAYS = re.compile(r"^(?:always|every\w*|all|each|constantly|daily|nightly|whole|entirely|completely)$")
_FEWEST, _ALIKE = 5, 0.8


def altered(text: str, spoken: Iterable[str]) -> str | None:
    """The reason to strike a near repetition that turns one of these words round, empty where it turns none; None for no repetition."""
    mine = _tokens(_FRAME.sub("", text))
    if len(mine) < _FEWEST:
        return None
    best: tuple[float, str | None] = (0.0, None)
    for sentence in spoken:
        theirs = _tokens(sentence)
        blocks = [block for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if block.size]
        share = sum(block.size for block in blocks) / len(mine)
        if share < _ALIKE or share <= best[0]:
            continue
        stretch = theirs[max(0, blocks[0].b - 1) : blocks[-1].b + blocks[-1].size]
        reasons = (reason for reason, kind in _CLASSES if _differ(mine, stretch, kind))
        more = sum(map(bool, map(_ALWAYS.match, mine))) > sum(map(bool, map(_ALWAYS.match, stretch)))
        best = share, next(reasons, _CLASSES[-1][0] if more else "")
    return best[1]


def told_as_said(text: str) -> bool:
    """It begins with whose words it repeats: "Client said that"."""
    return bool(_FRAME.match(text))


def _tokens(text: str) -> list[str]:
    found = [word for word in (one.lower().replace("’", "'") for one in _WORD.findall(text)) if word not in _PERSON]
    return [word for place, word in enumerate(found) if not place or word != found[place - 1]]


def _differ(mine: list[str], theirs: list[str], kind: re.Pattern[str]) -> bool:
    return sum(bool(kind.match(word)) for word in mine) != sum(bool(kind.match(word)) for word in theirs)
