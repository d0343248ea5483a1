"""The room that answers one question: may this be done, for this client, for this purpose, now?

Rules: deny by default (R1); every party must have said yes to every purpose (R7); one no refuses without saying whose; a yes
expires (R46); a permit lives for a minute, so that a withdrawal takes effect within one (R11). What a person reads
before they answer is in `text`, from the files in `texts`.

>>> from datetime import UTC, datetime
>>> from handrail.papers.purpose import Purpose
>>> now = datetime(2026, 11, 23, 10, tzinfo=UTC)
>>> ask([Purpose.AI_NOTE_DRAFT], client="c", parties=["p"], decisions=[], ai_on=True, now=now)
Traceback (most recent call last):
handrail.papers.errors.Refused: not everyone whose consent counts has said yes to this (R1)
"""

from handrail.consent.ask import LASTS, LIVES, ask, attest, standing

__all__ = ["LASTS", "LIVES", "ask", "attest", "standing"]
