"""R27: evidence or nothing."""

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import grounds, safe_of


@holds(27)
def every_line_points(house: House) -> str:
    """Each line of the walked draft resolves, character by character."""
    safe, grounded = safe_of(house), codec.load(GroundedDraft, house.draft.get("body"))
    lines = grounded.statements()
    see(lines and all(line.evidence for line in lines), "a line rests on nothing")
    for line in lines:
        for item in line.evidence:
            see(safe.turns[item.turn].text[item.start : item.end] == item.quote, f"{line.id} points at other words")
    return f"{len(lines)} lines rest on {sum(len(line.evidence) for line in lines)} passages, each there character by character"


@attack(27)
def swapped_and_invented(house: House) -> str:
    """A negation, a number, a speaker's act, and a pure invention."""
    here = grounds(house)
    see(here.check("Client kept the sleep diary on five of the seven nights.", None).kept, "a true line was struck")
    false = (
        "Client kept the sleep diary on two of the seven nights.",
        "Client did not keep the sleep diary.",
        "Client takes one hundred milligrams every morning.",
        "Client moved to Boston with a new partner.",
    )
    kept = [line for line in false if here.check(line, None).kept]
    see(not kept, f"{len(kept)} of {len(false)} false lines were kept")
    return f"a true line was kept; {len(false)} with a swapped number, negation, dose or nothing behind them were struck"
