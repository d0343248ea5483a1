"""A clinician says who was there in an hour: whose yes it needs (R7). Put right until AI has read a word of it, and never after.

Once its words are kept, people are only added: with a way to take them off, asking again and again would tell whose no it was.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.parties import HELPS, present_in
from handrail.web.actions.request_walk import OPEN
from handrail.web.records import ledger
from handrail.web.records.models import Account, Party, SafeCopy, Session, Talk, WalkRequest

AT_READING = [door for door in WalkRequest.DOORS if door not in ("consent", "airlock")]
"""The doors behind which a model reads."""


@transaction.atomic
def say_present(account: Account, session_id: UUID, party_ids: Collection[UUID]) -> Session:
    """Exactly these, in place of what was said before. `BadInput` where AI has read the hour, a note is signed, or someone would go."""
    session = access.treated_session(account, session_id)
    client = access.treated_for_change(account, session.client_id)
    present = list(client.parties.filter(pk__in=party_ids))
    if not present or len(present) != len(set(party_ids)):
        raise BadInput("say who was there: people of this record, one at least")
    if not may_say(session):
        raise BadInput("this hour was read or signed already, so who was there stays as it was")
    if not settled(session) <= {party.pk for party in present}:
        raise BadInput("the words of this hour are kept: you can add who was there, and take nobody off")
    session.present.set(present)
    session.modality = modality_of(present)
    session.save(update_fields=["modality"])
    facts = {"session": str(session.pk), "present": sorted(str(party.pk) for party in present), "by": str(account.pk)}
    ledger.note(ledger.Kind.PRESENT_SAID, client.pk, facts)
    return session


def may_say(session: Session) -> bool:
    """Nothing has left the airlock, nothing is at the doors, nothing is signed; what was deleted since counts as read."""
    walks = session.walks.filter(Q(state__in=OPEN) | Q(door__in=AT_READING))
    left = SafeCopy.objects.filter(talk__session=session)
    return not any(rows.exists() for rows in (walks, left, session.drafts, session.documents))


def settled(session: Session) -> set[UUID]:
    """Who stays among those present, whatever is said now: nobody, until the hour has its words."""
    if not Talk.objects.filter(session=session).exists():
        return set()
    return {party.pk for party in present_in(session, list(session.client.parties.all()))}


def modality_of(present: Iterable[Party]) -> str:
    """What kind of hour it was, by who was there."""
    beside = {party.role for party in present} - HELPS
    if "partner" in beside:
        return "couple"
    if "group member" in beside:
        return "group"
    return "family" if beside else "individual"
