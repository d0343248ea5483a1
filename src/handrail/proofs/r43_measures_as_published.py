"""R43: measures as published."""

from handrail.measures import MEASURES, needs_human, score
from handrail.papers.errors import BadInput
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, holds, see


@holds(43)
def published_examples(house: House) -> str:
    """Every measure scores its own published examples; a worrying answer asks for a human."""
    count = 0
    for measure in MEASURES.values():
        for answers, total in measure.examples:
            see(score(measure, answers).total == total, f"{measure.key} scores its example otherwise")
            count += 1
        if measure.safety_item:
            worry = [1 if number == measure.safety_item else 0 for number in range(1, len(measure.items) + 1)]
            see(needs_human(measure, worry), f"{measure.key} lets a worrying answer pass")
    return f"{len(MEASURES)} measures score {count} published examples rightly; a worrying item always asks for a human"


@attack(43)
def wrong_answers(house: House) -> str:
    """Too few, out of range, missing; and a model near the scorer."""
    for measure in MEASURES.values():
        for answers in ([], [len(measure.options)] * len(measure.items), [-1] * len(measure.items)):
            try:
                score(measure, answers)
            except BadInput:
                continue
            raise Fell(f"{measure.key} scored answers that can't be")
        nothing: list[int | None] = [None] * len(measure.items)
        see(score(measure, nothing).total is None, f"{measure.key} made a total out of silence")
    near = [
        place
        for place in source.texts(".py")
        if place.startswith("measures/") and any("backends" in name or "drafting" in name for name in source.imports(place))
    ]
    see(not near, "a model stands near the scorer")
    return "answers that can't be are refused, silence has no total, and no model is near the scorer"
