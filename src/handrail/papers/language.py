"""Which language a session was held in, by its small words. Counting is enough: there are two to tell apart.

>>> spoken(["Pues más o menos.", "Las noches siguen siendo lo peor, ya no puedo dormir."]), spoken(["I slept."])
('es', 'en')
"""

import re
from collections.abc import Iterable

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


def spoken(texts: Iterable[str]) -> str:
    """`es` or `en`, of what was said turn by turn."""
    said = [word for text in texts for word in _WORD.findall(text.lower())]
    spanish, english = (sum(word in small for word in said) for small in (_SPANISH, _ENGLISH))
    return "es" if len(said) >= _FEWEST and spanish > english else "en"
