"""The room where a licensed human reads, judges each line, writes their own part and signs. AI has no path around it.

Rules: one act on one statement (R33); judgement is the human's own words, written first (R33); only an active licence and
a treating relationship sign, after proving identity again (R32); what AI worded stays marked as AI's, wherever it is put (R22).

>>> from handrail.review import still_open
>>> still_open.__name__
'still_open'
"""

from handrail.review.sign import NOTHING, STEP_UP_LASTS, amend, proved_lately, sign, write_by_hand
from handrail.review.still_open import still_open

__all__ = ["NOTHING", "STEP_UP_LASTS", "amend", "proved_lately", "sign", "still_open", "write_by_hand"]
