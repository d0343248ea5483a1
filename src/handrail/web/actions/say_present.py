"""A clinician says who was there in an hour: whose yes it needs (R7). Put right until AI has read a word of it, and never after."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.actions.request_walk import OPEN
from handrail.web.records import ledger
from handrail.web.records.models import Account, Party, SafeCopy, Session

HELPS = frozenset({"client", "interpreter"})
"""Who makes no joint hour of an hour: the client, and who only carries words."""


@transaction.atomic
def say_present(account: Account, session_id: UUID, party_ids: Collection[UUID]) -> Session:
    """Exactly these, in place of what was said before. Raises `BadInput` where AI has read the hour, or a note of it is signed."""
    session = access.treated_session(account, session_id)
    client = access.treated_for_change(account, session.client_id)
    present = list(client.parties.filter(pk__in=party_ids))
    if not present or len(present) != len(set(party_ids)):
        raise BadInput("say who was there: people of this record, one at least")
    if not may_say(session):
        raise BadInput("this hour was read or signed already, so who was there stays as it was")
    session.present.set(present)
    session.modality = modality_of(present)
    session.save(update_fields=["modality"])
    facts = {"session": str(session.pk), "present": sorted(str(party.pk) for party in present), "by": str(account.pk)}
    ledger.note(ledger.Kind.PRESENT_SAID, client.pk, facts)
    return session


def may_say(session: Session) -> bool:
    """Nothing has left the airlock, nothing is at the doors, nothing is signed."""
    read = SafeCopy.objects.filter(talk__session=session).exists() or session.walks.filter(state__in=OPEN).exists()
    return not read and not session.documents.exists()


def modality_of(present: Iterable[Party]) -> str:
    """What kind of hour it was, by who was there."""
    beside = {party.role for party in present} - HELPS
    if "partner" in beside:
        return "couple"
    if "group member" in beside:
        return "group"
    return "family" if beside else "individual"
