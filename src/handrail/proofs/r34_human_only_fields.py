"""R34: what only people decide."""

from django.utils import timezone

from handrail import grounding
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.kind import Author
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, see
from handrail.proofs.walked import safe_of
from handrail.web.records.models import Draft, SafetyFlag


@holds(34)
def judgement_comes_empty(house: House) -> str:
    """Sections of judgement hold no AI statement."""
    grounded = codec.load(GroundedDraft, house.draft.get("body"))
    mine = [part for part in grounded.parts if part.author is Author.HUMAN]
    see(mine and not any(part.statements for part in mine), "AI wrote into a human's section")
    see(not house.draft.get("written"), "a human's section came filled")
    return f"{len(mine)} sections of judgement came empty to the clinician"


@attack(34)
def a_diagnosis_and_a_level(house: House) -> str:
    """Statements that judge, and a draft whose human section is filled before any human saw it."""
    here = grounding.Grounds(safe_of(house))
    judging = (
        "Client has major depressive disorder.",
        "Client is at low risk of suicide.",
        "Client meets criteria for insomnia disorder.",
        "Risk level is moderate.",
    )
    kept = [line for line in judging if here.check(line, None).kept]
    see(not kept, f"{len(kept)} judging lines were kept")
    draft = Draft(session=house.walk.session, client_id=house.chen.pk, kind="dap", model_name="m", model_version="1")
    draft.put(body={}, written={"Assessment": "AI wrote this."})
    database_refuses(lambda: draft.save(force_insert=True), "a draft with words in the human's section")
    database_refuses(
        lambda: SafetyFlag.objects.filter(client=house.chen).update(seen_at=timezone.now()),
        "a flag that nobody saw, marked as seen",
    )
    return (
        f"{len(judging)} judging lines were struck; the tables take no AI words in a human's place and no flag seen by nobody"
    )
