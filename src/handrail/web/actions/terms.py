"""What a yes is said to: which model, where it runs, under which law. When one of them changes, it is asked anew (R46)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from handrail import jurisdictions, wiring
from handrail.jurisdictions import Law
from handrail.papers.purpose import Purpose
from handrail.web.records.models import Care, Client, Party, Session

WITHOUT_MODEL = frozenset({Purpose.RECORDING, Purpose.BETWEEN_SESSION_SUPPORT, Purpose.RESEARCH})
"""Purposes that no model works on: another model changes nothing about them."""


@dataclass(frozen=True, slots=True)
class Works:
    """What works on clients' words now, and where. `host` is empty for the practice's own machine."""

    model: str
    version: str
    host: str
    region: str

    @property
    def major(self) -> str:
        """The part of a version whose change makes it another model."""
        return self.version.split(".")[0]


def works() -> Works:
    """The deployment's truth: from the parts that really run, never from a text."""
    here, card = wiring.deployment(), wiring.parts().backend.model()
    return Works(card.name, card.version, here.model_host, here.located)


def home_law(client: Client) -> Law:
    """The law where the client and the practice are: what a consent is given under."""
    return jurisdictions.everyone_in(_places(client, (), works().region))


def usual_law(client: Client) -> Law:
    """The law of everyone usually involved: the client, the practice, who is in the room, and where their clinicians are licensed."""
    now = timezone.now()
    others = [party.region for party in client.parties.all() if party.in_the_room]
    for care in client.care.all():
        if care.kind == Care.Kind.TREATING and (care.until is None or care.until > now):
            others += [licence.region for licence in care.staff.licences.all()]
    return jurisdictions.everyone_in(_places(client, others, works().region))


def law_for(session: Session, parties: list[Party]) -> Law:
    """The law of everyone involved in a session: the strictest of each (handbook section 1.12)."""
    licences = [licence.region for licence in session.clinician.licences.all()]
    return jurisdictions.everyone_in(_places(session.client, [*licences, *(party.region for party in parties)], works().region))


def terms(law: Law) -> Mapping[Purpose, str]:
    """Per purpose, in one short string, what a yes is said to."""
    now = works()
    place = now.host or "here"
    return {
        purpose: f"@{place}|{law.key}" if purpose in WITHOUT_MODEL else f"{now.model}/{now.major}@{place}|{law.key}"
        for purpose in Purpose
    }


def _places(client: Client, others: list[str] | tuple[str, ...], practice: str) -> list[str]:
    """Where everyone is. A client whose place nobody noted is somewhere all the same: the strict profile speaks for them."""
    return [client.region or _address(client), practice, *(place for place in others if place)]


def _address(client: Client) -> str:
    return (client.about.get("contact") or {}).get("region") or ""
