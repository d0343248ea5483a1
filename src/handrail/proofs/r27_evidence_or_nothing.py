"""R27: evidence or nothing."""

from dataclasses import dataclass, replace

from django.utils import timezone

from handrail import flow, kinds, wiring
from handrail.papers import codec
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Reply, Said, Task, Why
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import grounds, permit_of, safe_of, surrogate_in

TRUE = "Client kept the sleep diary on five of the seven nights."
INVENTED = "Client moved to Boston with a new partner."


@dataclass(frozen=True, slots=True)
class Saying:
    """A model that says what it is told to."""

    reply: Reply
    name: str = "embedded"

    def model(self) -> ModelCard:
        """Whose words these pass for."""
        return self.reply.model

    def draft(self, task: Task) -> Reply:
        """The same for every task."""
        return self.reply


@holds(27)
def every_line_points(house: House) -> str:
    """Each line of the walked draft, and of one that is grounded now, resolves character by character."""
    safe, walked = safe_of(house), codec.load(GroundedDraft, house.draft.get("body"))
    cited = Evidence(1, 0, len(safe.turns[1].text), safe.turns[1].text)
    offered = ((TRUE, (cited,)), (INVENTED, (cited,)), ("Client wakes up at three.", ()))
    said = tuple(Said("Data", text, evidence, 1.0, Why("", "")) for text, evidence in offered)
    parts = replace(wiring.parts(), backend=Saying(Reply(said, walked.model)))
    raw = flow.draft(kinds.kind("dap"), safe, walked.notices, permit_of(house), timezone.now(), parts)
    now = flow.ground(raw, safe, walked.notices)
    see(
        [line.text for line in now.struck] == [text for text, _ in offered[1:]],
        "a line with nothing behind it was not struck in the open",
    )
    lines = (*walked.statements(), *now.statements())
    see(walked.statements() and now.statements() and all(line.evidence for line in lines), "a line rests on nothing")
    for line in lines:
        for item in line.evidence:
            see(safe.turns[item.turn].text[item.start : item.end] == item.quote, f"{line.id} points at other words")
    return f"{len(lines)} lines rest on {sum(len(line.evidence) for line in lines)} passages, each there character by character"


@attack(27)
def swapped_and_invented(house: House) -> str:
    """A negation, a name, a date, a number, a dose and a speaker are swapped, and a line is invented."""
    here, safe = grounds(house), safe_of(house)
    doctor = surrogate_in(safe, "are you taking it as ")
    true = (TRUE, f"Client takes the sertraline as {doctor} asked.", "Next session Thursday at four.")
    lost = [line for line in true if not here.check(line, None).kept]
    see(not lost, f"{len(lost)} of {len(true)} true lines were struck")
    false = (
        "Client kept the sleep diary on two of the seven nights.",
        "Client did not keep the sleep diary.",
        "Client takes one hundred milligrams every morning.",
        "Client takes the sertraline as [Person 9] asked.",
        "Next session Tuesday at four.",
        "Therapist kept the sleep diary on five of the seven nights.",
        INVENTED,
    )
    kept = [line for line in false if here.check(line, None).kept]
    see(not kept, f"{len(kept)} of {len(false)} false lines were kept")
    return f"{len(true)} true lines were kept; {len(false)} with a swapped number, negation, dose, name, date or speaker, or nothing behind them, were struck"
