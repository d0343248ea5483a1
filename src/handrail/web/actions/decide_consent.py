"""A party's own yes or no to one purpose (R2). Nothing here takes two purposes; a no takes effect in its own transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail import consent
from handrail.papers.errors import Refused
from handrail.papers.purpose import Purpose, fallen
from handrail.papers.transcript import Source as TextSource
from handrail.web.actions import access, erase_derived, parties, permits, terms
from handrail.web.records import consent_seal, ledger, locks
from handrail.web.records.models import (
    Account,
    ConsentAsking,
    ConsentCopy,
    ConsentDecision,
    Draft,
    Party,
    Session,
    WalkRequest,
)

EVERY = frozenset(Purpose)
Source = ConsentDecision.Source
Copy = ConsentCopy.How


def say_yes(account: Account, asking_id: UUID) -> ConsentDecision:
    """The person's own yes, by their own click, after the text and the check (R4)."""
    asking = ConsentAsking.objects.select_related("party").filter(pk=asking_id).first()
    if asking is None:
        raise access.Denied
    return keep(
        parties.own_party(account, asking.party_id), Purpose(asking.purpose), True, source=Source.CLIENT_CLICK, asking=asking
    )


def say_no(account: Account, party_id: UUID, purpose: Purpose) -> ConsentDecision:
    """The person's own no, or the end of their yes: one click, no reason, at once (R11)."""
    return keep(parties.own_party(account, party_id), purpose, False, source=Source.CLIENT_CLICK)


@transaction.atomic
def keep(
    party: Party,
    purpose: Purpose,
    given: bool,
    *,
    source: ConsentDecision.Source,
    text_version: str = "",
    asking: ConsentAsking | None = None,
    recorded_by: Account | None = None,
    at: datetime | None = None,
    copy: ConsentCopy.How = Copy.PORTAL,
) -> ConsentDecision:
    """Keep one answer. A yes needs the asking that led to it; a no stops what is under way in the same transaction (R11)."""
    at = at or timezone.now()
    locks.client(party.client_id)
    locks.held(Party.objects.all()).get(pk=party.pk)  # two answers of one person come one after the other
    if given:
        return _yes(party, purpose, asking, source, recorded_by, at, copy)
    before = active_of(party, at)
    ended = frozenset({purpose}) | fallen(purpose, before) if purpose in before else frozenset()
    stop_what_runs(party.client_id, ended)
    decision = _write(party, purpose, False, source, at, text_version=text_version, recorded_by=recorded_by)
    for dependent in sorted(ended - {purpose}):
        _write(party, dependent, False, source, at, recorded_by=recorded_by, because=decision)
    for each in sorted(ended):
        erase_derived.offer(party, each, at)
    return decision


def active_of(party: Party, now: datetime) -> frozenset[Purpose]:
    """What this person says yes to at this moment."""
    client = party.client
    yes, _ = consent.standing(permits.decisions(client), now, terms.terms(terms.home_law(client)))
    return frozenset(purpose for person, purpose in yes if person == str(party.pk))


def stop_what_runs(client_id: UUID, purposes: frozenset[Purpose] = EVERY, rule: str = "R11") -> None:
    """Stop what is under way for these purposes, and withdraw their open drafts. The caller holds the client."""
    open_walks = WalkRequest.objects.filter(
        client_id=client_id, state__in=(WalkRequest.State.REQUESTED, WalkRequest.State.WALKING)
    )
    rows = open_walks.select_related("session__talk")
    stopped = [walk.pk for walk in rows if _needs(walk.kinds.split(), walk.session) & purposes]
    # The update waits for a door that is storing right now; whatever that door stored is seen by the next query.
    WalkRequest.objects.filter(pk__in=stopped, finished_at__isnull=True).update(
        state=WalkRequest.State.REFUSED, reason="AI was stopped for this client.", rule=rule, finished_at=timezone.now()
    )
    drafts = Draft.objects.filter(client_id=client_id, state__in=Draft.OPEN).select_related("session__talk")
    withdrawn = [draft.pk for draft in drafts if _needs([draft.kind], draft.session) & purposes]
    Draft.objects.filter(pk__in=withdrawn, state__in=Draft.OPEN).update(state=Draft.State.WITHDRAWN)


def _needs(kinds: list[str], session: Session) -> frozenset[Purpose]:
    talk = getattr(session, "talk", None)
    return permits.purposes_for(kinds, TextSource(talk.source) if talk else TextSource.TRANSCRIPT)


def _yes(
    party: Party,
    purpose: Purpose,
    asking: ConsentAsking | None,
    source: ConsentDecision.Source,
    recorded_by: Account | None,
    at: datetime,
    copy: ConsentCopy.How,
) -> ConsentDecision:
    if asking is None:
        raise Refused("a yes comes after its text and its check", "R4")
    asking = locks.held(ConsentAsking.objects.all()).get(pk=asking.pk)
    if asking.party_id != party.pk or asking.purpose != purpose.value:
        raise Refused("this check was somebody else's, or about something else", "R2")
    if asking.state != ConsentAsking.State.TEACHBACK_PASSED:
        raise Refused("a yes comes after its text and its check", "R4")
    if asking.terms != terms.terms(terms.home_law(party.client))[purpose]:
        raise Refused("what was explained has changed since; open the choice again", "R46")
    asking.state = ConsentAsking.State.ACTIVE
    asking.save(update_fields=["state"])
    decision = _write(party, purpose, True, source, at, text_version=asking.text_id, asking=asking, recorded_by=recorded_by)
    ConsentCopy.objects.create(decision=decision, how=copy, at=at)
    return decision


def _write(
    party: Party,
    purpose: Purpose,
    given: bool,
    source: ConsentDecision.Source,
    at: datetime,
    *,
    text_version: str = "",
    asking: ConsentAsking | None = None,
    recorded_by: Account | None = None,
    because: ConsentDecision | None = None,
) -> ConsentDecision:
    law = terms.home_law(party.client)
    decision = ConsentDecision(
        client_id=party.client_id,
        party=party,
        purpose=purpose.value,
        given=given,
        at=at,
        expires_at=parties.answers_until(party.client, law, at + consent.LASTS, at) if given else None,
        source=source,
        text_version=text_version,
        asking=asking,
        terms=asking.terms if asking else "",
        recorded_by=recorded_by,
        because=because,
    )
    decision.mac = consent_seal.seal(decision)
    decision.save(force_insert=True)
    kind = ledger.Kind.CONSENT_GIVEN if given else ledger.Kind.CONSENT_WITHDRAWN
    ledger.note(kind, party.client_id, {"decision": decision.pk, "purpose": purpose.value, "mac": decision.mac})
    return decision


@transaction.atomic
def stop_all(account: Account, party_id: UUID) -> int:
    """One step: every yes of this person ends now, what runs stops, and questions that were open are left; how many ended."""
    party = parties.own_party(account, party_id)
    locks.client(party.client_id)
    locks.held(Party.objects.all()).get(pk=party.pk)
    now = timezone.now()
    ended = active_of(party, now)
    stop_what_runs(party.client_id)
    for purpose in sorted(ended):
        _write(party, purpose, False, Source.CLIENT_CLICK, now)
        erase_derived.offer(party, purpose, now)
    ConsentAsking.objects.filter(party=party, state__in=ConsentAsking.OPEN).update(state=ConsentAsking.State.LEFT)
    return len(ended)
