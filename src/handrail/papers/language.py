"""Which language a session, or a turn of it, was held in, by its small words. Counting is enough: there are two to tell apart.

>>> spoken(["Pues más o menos.", "Las noches siguen siendo lo peor, ya no puedo dormir."]), spoken(["I slept."])
('es', 'en')
>>> turn_by_turn(["¿Cómo le fue con la tarea?", "Bien.", "Okay, and what did you do about it at home?", "Mm-hmm."])
('es', 'es', 'en', 'en')
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+")
_SPANISH = frozenset(
    "que de la el los las y es en un una por con no me mi se lo le te tu su pero como más ya muy para porque eso esto está estoy soy "
    "tengo fue había cuando también hay nada todo yo él ella sí bien bueno pues nos les al del".split()
)
_ENGLISH = frozenset(
    "the and to of a i it is that was you in my me for on with but so this have had they he she we do did not just like know what "
    "about at be are as if there then out when up yeah".split()
)
_FEWEST = 12
"""Words: less than this tells nothing, and counts as English."""
_BOTH = frozenset("no me he a".split())
"""Words of both languages: in a single turn they tell nothing."""
_ONLY_SPANISH, _ONLY_ENGLISH = _SPANISH - _BOTH, _ENGLISH - _BOTH
_ENOUGH = 2
"""Different small words that one turn needs: a name such as Los Angeles has one."""
_MARKS = re.compile("[¿¡]")


def spoken(texts: Iterable[str]) -> str:
    """`es` or `en`, of what was said turn by turn."""
    said = [word for text in texts for word in _WORD.findall(text.lower())]
    spanish, english = (sum(word in small for word in said) for small in (_SPANISH, _ENGLISH))
    return "es" if len(said) >= _FEWEST and spanish > english else "en"


def turn_by_turn(texts: Sequence[str]) -> tuple[str, ...]:
    """`es` or `en` of each turn. One that tells too little goes with the turn before it; at the beginning, with the first that tells."""
    told = [_tells(text) for text in texts]
    last = next(filter(None, told), "en")
    found = []
    for one in told:
        last = one or last
        found.append(last)
    return tuple(found)


def _tells(text: str) -> str:
    """`es`, `en`, or nothing where there are too few small words."""
    said = set(_WORD.findall(text.lower()))
    spanish, english = len(said & _ONLY_SPANISH), len(said & _ONLY_ENGLISH)
    if spanish >= english and _MARKS.search(text):
        return "es"
    if max(spanish, english) < _ENOUGH or spanish == english:
        return ""
    return "es" if spanish > english else "en"
