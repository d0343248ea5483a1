"""Hold every decision against its own digest and against what the ledger saw: edited, added and removed rows are evident."""

from handrail.ledger.entry import Kind
from handrail.papers.errors import Tampered
from handrail.web.records import consent_seal, ledger
from handrail.web.records.models import ConsentDecision, LedgerFact

KINDS = (Kind.CONSENT_GIVEN.value, Kind.CONSENT_WITHDRAWN.value)


def look() -> int:
    """How many decisions there are, all sound. Raises `Tampered` naming the first that is not, or that is gone."""
    count = 0
    macs: dict[int, str] = {}
    for row in ConsentDecision.objects.order_by("pk").iterator():
        consent_seal.check(row)
        macs[row.pk] = row.mac
        count += 1
    for fact in LedgerFact.objects.filter(kind__in=KINDS, client_id__isnull=False).order_by("pk").iterator():
        said = ledger.facts_of(fact)
        number = said.get("decision")
        if number is None:
            continue
        if number not in macs:
            raise Tampered(f"decision {number} about AI is noted in the ledger, and its row is gone")
        if said.get("mac") not in (None, macs[number]):
            raise Tampered(f"decision {number} about AI is not the one that the ledger saw")
    return count
