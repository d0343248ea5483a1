"""One person's choices as their page shows them: per purpose its words, its state, and what the law says. Own answers only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from handrail import consent
from handrail.consent import text
from handrail.papers.purpose import Purpose
from handrail.web.actions import ask_consent, permits, renew_consents, terms
from handrail.web.records.models import ConsentAsking, ConsentDecision, Party
from handrail.wiring import deployment

GROUPS: tuple[tuple[str, tuple[Purpose, ...]], ...] = (
    ("room", (Purpose.RECORDING, Purpose.TRANSCRIPTION)),
    (
        "between",
        (Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP, Purpose.PLAN_DRAFT, Purpose.BETWEEN_SESSION_SUPPORT),
    ),
    ("learn", (Purpose.PROCESS_FEEDBACK_TO_THERAPIST, Purpose.QUALITY_IMPROVEMENT, Purpose.RESEARCH)),
)
ON_THE_CARD = ("model", "kept", "errors", "risks", "alternatives")
"""The elements that a card opens to; the whole text is one link away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One card. `state`: on, no, none, off, or anew; `why` says of what is off or must be asked anew."""

    purpose: Purpose
    shown: text.Shown
    state: str
    why: str
    at: datetime | None
    until: datetime | None
    asking: ConsentAsking | None
    """The question that is open, if any."""
    agreed: ConsentAsking | None
    """What the running yes was given to."""

    @property
    def facts(self) -> list[text.Element]:
        """What the card opens to."""
        return [element for element in self.shown.elements if element.key in ON_THE_CARD]

    @property
    def answer(self) -> str:
        """The button that is filled: the person's own standing answer, or none."""
        return {"on": "yes", "no": "no"}.get(self.state, "")


def choices(party: Party, language: str, now: datetime | None = None) -> list[tuple[str, list[Choice]]]:
    """All cards of one person, in groups."""
    now = now or timezone.now()
    renew_consents.notice_change_for(party.client, now)
    renew_consents.come_of_age(party.client, now)
    law = terms.home_law(party.client)
    off = permits.off(terms.usual_law(party.client), language)
    words = ask_consent.facts(party.client, language, now)
    yes, _ = consent.standing(permits.decisions(party.client), now, terms.terms(law))
    until = {purpose: end for person, purpose in yes for end in [yes[person, purpose]] if person == str(party.pk)}
    newest = _newest(party)
    anew = renew_consents.waits_for(party)
    asked = {
        Purpose(row.purpose): row
        for row in ConsentAsking.objects.filter(party=party, state__in=ConsentAsking.OPEN).order_by("opened_at")
    }

    def card(purpose: Purpose) -> Choice:
        shown = text.fill(text.source(purpose, language), words)
        row = newest.get(purpose)
        state, why = _state(purpose, row, until, off, anew)
        return Choice(
            purpose=purpose,
            shown=shown,
            state=state,
            why=why,
            at=row.at if row else None,
            until=until.get(purpose),
            asking=asked.get(purpose) if state not in ("off", "on") else None,
            agreed=row.asking if row and state == "on" else None,
        )

    return [(group, [card(purpose) for purpose in purposes]) for group, purposes in GROUPS]


def _newest(party: Party) -> dict[Purpose, ConsentDecision]:
    rows = ConsentDecision.objects.filter(party=party).select_related("asking").order_by("pk")
    return {Purpose(row.purpose): row for row in rows}


def _state(
    purpose: Purpose,
    row: ConsentDecision | None,
    until: Mapping[Purpose, datetime],
    off: Mapping[Purpose, str],
    anew: Mapping[Purpose, str],
) -> tuple[str, str]:
    if purpose is Purpose.RESEARCH and not deployment().study:
        return "off", "no_study"
    if purpose in off:
        return "off", off[purpose]
    if purpose in until:
        return "on", ""
    if purpose in anew:
        return "anew", anew[purpose]
    return ("no", "took_along" if row.because_id else "") if row else ("none", "")
