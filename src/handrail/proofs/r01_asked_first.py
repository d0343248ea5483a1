"""R1: asked first."""

from datetime import timedelta

from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.proofs.house import House
from handrail.proofs.made_up import A, B, may, said
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import import_session
from handrail.web.records.models import WalkRequest


@holds(1)
def each_yes_opens_itself(house: House) -> str:
    """Nine by nine, and the walk that was permitted."""
    see(house.walk.state == WalkRequest.State.DONE, f"the permitted walk ended as {house.walk.state}")
    for mine in Purpose:
        opened = {other for other in Purpose if may([said(A, mine)], {other})}
        see(opened == {mine}, f"a yes to {mine} opens {len(opened)} purposes")
    return "a walk with every yes went through; each of nine purposes opens itself alone (81 pairs)"


@attack(1)
def without_the_one_yes(house: House) -> str:
    """Expired, withdrawn, another person's, none, and a client who refused."""
    purpose = Purpose.AI_NOTE_DRAFT
    for decisions in (
        [],
        [said(A, purpose, ends=timedelta(seconds=-1))],
        [said(A, purpose), said(A, purpose, given=False)],
        [said(B, purpose)],
    ):
        see(not may(decisions, {purpose}), "a walk opened without an active yes")
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=2))
    refused(
        lambda: import_session.type_notes(house.therapist, house.tobias.pk, hour, "He slept well.", kinds=("dap",)),
        "a draft for the client who said no",
    )
    return "expired, withdrawn, foreign and missing answers open nothing; a walk for who refused is refused"
