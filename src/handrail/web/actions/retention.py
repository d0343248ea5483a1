"""What the law keeps of a record after its client deleted it, under which rule, and until which day (R41)."""

from datetime import date, timedelta

from django.utils import timezone

from handrail.jurisdictions import everyone_in
from handrail.ledger.entry import Kind
from handrail.web.actions import majority
from handrail.web.records.models import (
    Administration,
    Client,
    ConsentDecision,
    Document,
    Goal,
    Kept,
    LedgerFact,
    Session,
)

PAPERS = timedelta(days=6 * 365 + 2)
PAPERS_RULE = "45 CFR 164.530(j) and 164.528: six years"


def what_the_law_keeps(client: Client, today: date) -> list[Kept]:
    """Each class with its count, the rule and the day on which it is destroyed, as of today."""
    day, rule = until(client, today)
    newest = ConsentDecision.objects.filter(client=client).order_by("-at").first()
    papers = max(day, (timezone.localdate(newest.at) if newest else today) + PAPERS)
    told = LedgerFact.objects.filter(client_id=client.pk, kind=Kind.DISCLOSED)
    measures = sum(model.objects.filter(client=client).count() for model in (Administration, Goal, Session))
    return [
        _kept(client, Kept.What.DOCUMENTS, Document.objects.filter(client=client).count(), rule, day),
        _kept(client, Kept.What.MEASURES, measures, rule, day),
        _kept(client, Kept.What.CHOICES, ConsentDecision.objects.filter(client=client).count(), PAPERS_RULE, papers),
        _kept(client, Kept.What.DISCLOSURES, told.count(), PAPERS_RULE, today + PAPERS),
    ]


def until(client: Client, today: date) -> tuple[date, str]:
    """Until when the law keeps the record, counted from the last session, and which rule says so."""
    last = client.sessions.filter(starts_at__date__lte=today).order_by("-starts_at").first()
    last_day = timezone.localdate(last.starts_at) if last else client.since
    return everyone_in(_places(client)).keep_until(last_day, majority.born(client))


def _kept(client: Client, what: Kept.What, count: int, basis: str, day: date) -> Kept:
    return Kept(client=client, what=what, count=count, basis=basis, destroy_on=day)


def _places(client: Client) -> list[str]:
    """Where the client is and where their clinicians are licensed: the longest of these rules counts."""
    licensed = client.care.values_list("staff__licences__region", flat=True)
    return [place for place in {client.region, *licensed} if place]
