"""The room that decides what a client may see, and with which label.

Rules: only signed documents that were written for the client (R31); the label travels (R22); AI's words must be easy to read (R5).

>>> from handrail.release import grade
>>> grade("You said that you wake at three. You will read in the kitchen.") < 4
True
"""

from handrail.release.readability import grade, inflesz, mean_sentence_words
from handrail.release.release import release

__all__ = ["grade", "inflesz", "mean_sentence_words", "release"]
