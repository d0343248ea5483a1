"""A synthetic hour is told as many days ago as its story wants, on whatever weekday the demo is made; what it says of the next hour is moved along.

>>> fitted("See you Tuesday. I'm off Monday night, not Sunday.", "Tuesday", ["See you Tuesday", "off Monday"], date(2026, 12, 4))
"See you Friday. I'm off Thursday night, not Sunday."
"""

import re
from calendar import day_name
from collections.abc import Sequence
from datetime import date

DAYS = tuple(day_name)
_DAY = re.compile("|".join(DAYS))


def fitted(text: str, day: str, said: Sequence[str], on: date) -> str:
    """The text of an hour whose next one is on that date. `day`: when its words say it is; `said`: the phrases in which weekdays hang on it."""
    moved = (on.weekday() - DAYS.index(day)) % len(DAYS)
    phrases = re.compile("|".join(re.escape(phrase) for phrase in sorted(said, key=len, reverse=True)))
    return phrases.sub(lambda phrase: _DAY.sub(lambda name: _later(name[0], moved), phrase[0]), text)


def _later(name: str, days: int) -> str:
    return DAYS[(DAYS.index(name) + days) % len(DAYS)]
