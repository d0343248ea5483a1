"""R46: asked again."""

from datetime import timedelta

from django.utils import timezone

from handrail.papers.permit import Decision
from handrail.papers.purpose import Purpose
from handrail.proofs.house import House
from handrail.proofs.made_up import A, may, said
from handrail.proofs.registry import attack, holds, see
from handrail.web.records.models import ConsentDecision


@holds(46)
def until_its_last_day(house: House) -> str:
    """A yes holds to its end, and every stored one ends within a year."""
    purpose = Purpose.AI_NOTE_DRAFT
    see(may([said(A, purpose, ends=timedelta(minutes=2))], {purpose}), "a yes lapsed before its end")
    longest = max(row.expires_at - row.at for row in ConsentDecision.objects.filter(given=True) if row.expires_at)
    see(longest <= timedelta(days=366), "a yes lasts longer than a year")
    return f"a yes holds to its end; the longest of the deployment lasts {longest.days} days"


@attack(46)
def after_its_end(house: House) -> str:
    """A second late, a year old, and from the future."""
    purpose, now = Purpose.AI_NOTE_DRAFT, timezone.now()
    late = Decision(A, purpose, True, now - timedelta(days=300), now - timedelta(seconds=1))
    future = Decision(A, purpose, True, now + timedelta(days=1), now + timedelta(days=30))
    see(not may([late], {purpose}) and not may([future], {purpose}), "a lapsed yes, or one from the future, opened")
    return "a yes one second past its end, and one from the future, open nothing"
