"""A clinician marks words that no AI may see: they are replaced in this session and known in the client's file from now on."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from handrail.papers.safe import Label, MarkAct
from handrail.web.actions import access, hand_marks
from handrail.web.actions.hand_marks import Place
from handrail.web.records.models import Account, HandMark


@transaction.atomic
def mask_words(
    account: Account, session_id: UUID, places: Collection[Place], label: Label = Label.OTHER, role: str = ""
) -> list[HandMark]:
    """`label` and `role` say what the words name ("sister"). `BadInput` for a place without words."""
    session = access.treated_session(account, session_id)
    return hand_marks.keep(account, session, places, MarkAct.MASK, label=label, role=role, everywhere=True)
