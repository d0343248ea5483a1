"""The copy to keep (R3): on the page, as a PDF, and as a record that other software reads. Each one handed over is noted."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from handrail.interop.consent_pdf import consent_pdf
from handrail.interop.consent_receipt import Agreed, fhir_consent, receipt
from handrail.papers.errors import BadInput
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, ask_consent, parties
from handrail.web.records import consent_seal, ledger
from handrail.web.records.models import Account, ConsentAsking, ConsentCopy, ConsentDecision, ConsentWitness

How = ConsentCopy.How


@dataclass(frozen=True, slots=True)
class File:
    """A copy as a file."""

    name: str
    kind: str
    data: bytes


def own_answer(account: Account, asking_id: UUID) -> Agreed:
    """The person's own answer with its text. `BadInput` while the question is open."""
    asking = ConsentAsking.objects.filter(pk=asking_id).first()
    if asking is None:
        raise access.Denied
    parties.own_party(account, asking.party_id)
    return of(_decision(asking))


@transaction.atomic
def hand_over(account: Account, asking_id: UUID, form: str) -> File:
    """The person's own copy as a file: `pdf`, `json` or `fhir`."""
    one = own_answer(account, asking_id)
    if form not in (How.PDF, How.JSON, How.FHIR):
        raise BadInput("a copy comes as pdf, json or fhir")
    decision = ConsentDecision.objects.get(asking=asking_id)
    ConsentCopy.objects.create(decision=decision, how=form, at=timezone.now())
    ledger.note(ledger.Kind.COPY_MADE, decision.client_id, {"decision": decision.pk, "how": form})
    return as_file(one, form)


def as_file(one: Agreed, form: str) -> File:
    """The bytes of a copy. The file's name holds a purpose and nothing about a person."""
    name = f"consent-{one.purpose.value.replace('_', '-')}"
    if form == How.PDF:
        return File(f"{name}.pdf", "application/pdf", consent_pdf(one, _days(one)))
    if form == How.FHIR:
        return File(f"{name}.fhir.json", "application/fhir+json", _json(fhir_consent(one)))
    return File(f"{name}.json", "application/json", _json(receipt(one)))


def of(decision: ConsentDecision) -> Agreed:
    """One answer as a paper, its row held against its seal and its text made again to the letter."""
    consent_seal.check(decision)
    asking = decision.asking
    if asking is None:
        raise BadInput("this answer has no text of its own: a no needs none")
    witness = ConsentWitness.objects.filter(decision=decision).select_related("staff").first()
    later = ConsentDecision.objects.filter(party=decision.party_id, purpose=decision.purpose, pk__gt=decision.pk).first()
    lapse = getattr(decision, "lapse", None)
    ends = [moment for moment in (later.at if later else None, lapse.at if lapse else None) if moment]
    return Agreed(
        number=str(asking.pk),
        client=str(decision.client_id),
        person=decision.party.name,
        role=decision.party.role,
        purpose=Purpose(decision.purpose),
        given=decision.given,
        at=decision.at,
        until=decision.expires_at,
        ended=min(ends) if ends else None,
        method=decision.source,
        witness=(str(witness.staff) if witness.staff else witness.name) if witness else "",
        language=asking.text.template.language,
        shown=ask_consent.shown(asking.text),
        template_sha256=asking.text.template_id,
        filled_with=asking.text.filled_with,
        law=decision.terms.partition("|")[2],
        read_with_staff=asking.read_with_staff,
    )


def _decision(asking: ConsentAsking) -> ConsentDecision:
    found = ConsentDecision.objects.select_related("party", "asking__text__template", "lapse").filter(asking=asking).first()
    if found is None:
        raise BadInput("there is no answer to this question yet")
    return found


def _days(one: Agreed) -> dict[str, str]:
    def day(moment: datetime | None) -> str:
        return date_format(timezone.localtime(moment), "DATE_FORMAT") if moment else ""

    with translation.override(one.language):
        return {"at": day(one.at), "until": day(one.until), "ended": day(one.ended)}


def _json(body: dict[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=1).encode()
