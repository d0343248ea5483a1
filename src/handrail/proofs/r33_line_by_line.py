"""R33: line by line."""

from django.utils import timezone

from handrail import flow
from handrail.papers.kind import Author
from handrail.papers.signed import Act
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import review_draft


@holds(33)
def judged_and_ready(house: House) -> str:
    """Nothing is open after every line was judged."""
    here = review_draft.open_draft(house.therapist, house.judged(house.draft).pk)
    risky = [line for line in here.grounded.statements() if line.confirm]
    see(not here.still_open and risky, "a fully judged draft is not ready, or none of its lines asked for a look")
    return f"{len(risky)} lines asked to be confirmed, each by itself; after that the draft was ready"


@attack(33)
def one_thing_open(house: House) -> str:
    """One line, the judgement, the omissions: each left out in turn, and two lines in one act."""
    desk = review_draft.open_draft(house.therapist, house.draft.pk)
    risky = [line.id for line in desk.grounded.statements() if line.confirm]
    refused(
        lambda: review_draft.judge(house.therapist, house.draft.pk, ",".join(risky[:2]), Act.CONFIRMED), "one act on two lines"
    )
    for statement in risky[1:]:
        review_draft.judge(house.therapist, house.draft.pk, statement, Act.CONFIRMED)
    for part in desk.grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(house.therapist, house.draft.pk, part.name, "Mine.")
    review_draft.look_at_omissions(house.therapist, house.draft.pk)
    refused(lambda: review_draft.sign(house.therapist, house.draft.pk, timezone.now()), "a signature with one line open", "R33")
    full = review_draft.open_draft(house.therapist, house.judged(house.draft).pk)
    for judged, own, seen in (
        ((), full.written, True),
        (full.judged, {}, True),
        (full.judged, full.written, not full.grounded.omissions),
    ):
        see(
            flow.still_open(full.grounded, judged, own, seen_omissions=seen) or (seen and not full.grounded.omissions),
            "a draft was ready with something open",
        )
    templates = " ".join(source.texts(".html").values()).lower()
    see("accept all" not in templates and "confirm all" not in templates, "a page has a button for all lines")
    return "with one line, the judgement or the omissions open nothing was signed; one act on two lines was refused"
