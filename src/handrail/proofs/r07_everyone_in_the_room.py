"""R7: everyone in the room."""

from django.utils import timezone

from handrail import flow
from handrail.papers.errors import Refused
from handrail.papers.ids import ClientId
from handrail.papers.purpose import Purpose
from handrail.proofs.house import House, seat
from handrail.proofs.made_up import A, B, may, said
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.web.actions import access
from handrail.web.records.models import Grant


@holds(7)
def all_agree(house: House) -> str:
    """Two yeses open, and the grants of a guardian end with age."""
    purpose = Purpose.AI_NOTE_DRAFT
    see(may([said(A, purpose), said(B, purpose)], {purpose}, (A, B)), "two yeses did not open")
    guardian = seat(house.chen, "guardian", "Gwen Chen", yes=True)
    Grant.objects.create(client=house.chen, party=guardian, what=Grant.What.SUMMARIES, given_by=house.therapist.staff)
    see(not access.granted(guardian), "a guardian sees a grown client's record")
    return "two yeses open what one does not; a guardian's grants end on the day the client comes of age"


@attack(7)
def one_no_of_either(house: House) -> str:
    """Whoever says no, the same words come back."""
    purpose, told = Purpose.AI_NOTE_DRAFT, set()
    cases = (
        [said(A, purpose, given=False), said(B, purpose)],
        [said(A, purpose), said(B, purpose, given=False)],
        [said(A, purpose)],
        [said(B, purpose)],
    )
    for decisions in cases:
        try:
            flow.may({purpose}, client=ClientId("c"), parties=(A, B), decisions=decisions, ai_on=True, now=timezone.now())
        except Refused as no:
            told.add(str(no))
        else:
            raise Fell("one no did not switch it off")
    see(len(told) == 1, "the answer tells whose no it was")
    return "each party's no, expired or missing answer gives the same refusal, word for word"
