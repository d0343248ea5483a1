"""What someone said aloud about AI, written down by staff with a witness (handbook 4.3, 4.4), or brought along. A no needs no witness."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.consent import text
from handrail.interop.consent_receipt import read_fhir_consent
from handrail.papers.errors import BadInput, Refused
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, ask_consent, decide_consent, permits, terms
from handrail.web.records import locks
from handrail.web.records.models import Account, ConsentCopy, ConsentDecision, ConsentWitness, Party, Staff

LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class Spoken:
    """How it went: what was told back in the person's own words, who else was there, how the copy was given."""

    told_back: Collection[str]
    witness: str
    copy: ConsentCopy.How


def text_to_read(account: Account, party_id: UUID, purpose: Purpose, language: str) -> text.Shown:
    """The text to read aloud, filled with today's facts. Nothing is kept yet."""
    party = _party(account, party_id)
    return text.fill(text.source(purpose, language), ask_consent.facts(party.client, language, timezone.now()))


@transaction.atomic
def record_spoken_yes(account: Account, party_id: UUID, purpose: Purpose, language: str, spoken: Spoken) -> ConsentDecision:
    """A yes that was said aloud after the text was read aloud and all five facts were told back, before a witness."""
    party = _party(account, party_id)
    staff, name = _witness(access.staff(account), spoken.witness)
    if set(spoken.told_back) != set(text.FACTS):
        raise Refused("a yes comes after all five facts were told back; read that part again and ask again", "R4")
    now = timezone.now()
    locks.client(party.client_id)  # before the seat that the asking holds: the order of `records.locks`
    asking = ask_consent.lay_out(party, purpose, language, now)
    asking.read_with_staff = True
    asking.save(update_fields=["read_with_staff"])
    asking = ask_consent.explain(asking, now)
    for question in ask_consent.shown(asking.text).questions:
        ask_consent.tell_back(asking, question.fact, question.right, now)
    decision = decide_consent.keep(
        party,
        purpose,
        True,
        source=ConsentDecision.Source.STAFF_RECORDED,
        asking=asking,
        recorded_by=account,
        at=now,
        copy=spoken.copy,
    )
    witness = ConsentWitness(client_id=party.client_id, decision=decision, staff=staff)
    witness.name = name
    witness.save(force_insert=True)
    return decision


def record_spoken_no(account: Account, party_id: UUID, purpose: Purpose) -> ConsentDecision:
    """A no, or the end of a yes, by voice or letter: nobody approves it, and it works at once (R11)."""
    party = _party(account, party_id)
    return decide_consent.keep(party, purpose, False, source=ConsentDecision.Source.STAFF_RECORDED, recorded_by=account)


@transaction.atomic
def take_in_consent(account: Account, party_id: UUID, data: bytes) -> tuple[list[Purpose], list[Purpose]]:
    """A FHIR Consent from elsewhere: its noes are kept at once; what it permits is asked anew here, and never on by itself.

    Gives what is to be asked and what was refused. `Refused` for a file that permits what Handrail can't represent (R8).
    """
    party = _party(account, party_id)
    if len(data) > LARGEST:
        raise BadInput("this file is too large for a consent")
    found = read_fhir_consent(data)
    noes = sorted(purpose for purpose, given in found.items() if not given)
    for purpose in noes:
        decide_consent.keep(party, purpose, False, source=ConsentDecision.Source.CLIENT_SIGNATURE, recorded_by=account)
    law = permits.off(terms.usual_law(party.client))
    wanted = sorted(purpose for purpose, given in found.items() if given and purpose not in law)
    for purpose in wanted:
        ask_consent.lay_out(party, purpose, party.client.language)
    return wanted, noes


def _party(account: Account, party_id: UUID) -> Party:
    party = Party.objects.select_related("client").filter(pk=party_id).first()
    if party is None:
        raise access.Denied
    access.treated(account, party.client_id)
    return party


def _witness(recorder: Staff, witness: str) -> tuple[Staff | None, str]:
    """Another member of staff by number, or anyone by name. Whoever writes it down is no witness to themselves."""
    name = " ".join(witness.split())[:120]
    staff = Staff.objects.filter(pk=int(name)).first() if name.isascii() and name.isdigit() else None
    if staff == recorder or name.casefold() == recorder.name.casefold():
        raise BadInput("whoever writes it down can't be the witness")
    if staff is None and (len(name) < 3 or name.isdigit()):
        raise BadInput("a spoken yes needs a witness: another member of staff, or someone by name")
    return staff, "" if staff else name
