"""A clinician says which goals an hour worked on: the golden thread from the plan to each note's header."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from handrail.papers.errors import BadInput
from handrail.web.actions import access
from handrail.web.records import ledger
from handrail.web.records.models import Account, Session


@transaction.atomic
def link_goals(account: Account, session_id: UUID, goal_ids: Collection[UUID]) -> Session:
    """Exactly these, none where none is given. What was signed before keeps the header that it was signed with."""
    session = access.treated_session(account, session_id)
    client = access.treated_for_change(account, session.client_id)
    goals = list(client.goals.filter(pk__in=goal_ids))
    if len(goals) != len(set(goal_ids)):
        raise BadInput("one of these is no goal of this client")
    session.goals.set(goals)
    facts = {"session": str(session.pk), "goals": sorted(str(goal.pk) for goal in goals), "by": str(access.staff(account).pk)}
    ledger.note(ledger.Kind.GOALS_LINKED, client.pk, facts)
    return session
