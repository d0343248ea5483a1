"""A clinician says that words which the airlock replaces, or stopped at, name no one: with a reason, on the record."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from handrail.papers.errors import BadInput
from handrail.papers.safe import MarkAct
from handrail.web.actions import access, hand_marks
from handrail.web.actions.hand_marks import Place
from handrail.web.records.models import Account, HandMark

SHORTEST, LONGEST = 3, 300


@transaction.atomic
def let_words_pass(
    account: Account, session_id: UUID, places: Collection[Place], reason: str, *, everywhere: bool = False
) -> list[HandMark]:
    """In this place alone, or in the client's whole file. What the practice knows of the client is replaced all the same."""
    session = access.treated_session(account, session_id)
    reason = reason.strip()
    if not SHORTEST <= len(reason) <= LONGEST:
        raise BadInput(f"say in {SHORTEST} to {LONGEST} characters why these words name no one")
    return hand_marks.keep(account, session, places, MarkAct.CLEAR, reason=reason, everywhere=everywhere)
