"""R28: quotes are exact."""

import re

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import grounds, safe_of

TURN = "I kept the sleep diary on five of the seven nights"
QUOTE = re.compile(r"“([^”]+)”")


@holds(28)
def quotes_are_exact(house: House) -> str:
    """Every quote of the walked draft stands so in its turns; a quote as it was said is kept."""
    safe, lines = safe_of(house), codec.load(GroundedDraft, house.draft.get("body")).statements()
    quotes = [(quote.rstrip("."), line) for line in lines for quote in QUOTE.findall(line.text)]
    see(quotes, "the draft quotes nobody")
    for quote, line in quotes:
        see(any(quote in safe.turns[item.turn].text for item in line.evidence), f"{line.id} quotes what nobody said")
    see(grounds(house).check(f"Client said: “{TURN}.”", None).kept, "an exact quote was struck")
    return f"{len(quotes)} quotes of a draft equal their passages; one more was kept"


@attack(28)
def one_word_changed(house: House) -> str:
    """A quote with one word changed, one given to the other person, a denial out of silence, and one of what was affirmed."""
    here = grounds(house)
    false = (
        f"Client said: “{TURN.replace('five', 'six')}.”",
        f"Therapist said: “{TURN}.”",
        "Client said: “Some people who sleep this little have thoughts of not wanting to be here.”",
        "Client denies alcohol use.",
        "Client denies any hallucinations.",
        "Client denies keeping the sleep diary.",
        "Client denies missing the sertraline.",
    )
    kept = [line for line in false if here.check(line, None).kept]
    see(not kept, f"{len(kept)} of {len(false)} false quotes and denials were kept")
    return "a quote with one word changed, two given to the other person, and four denials, of silence and of what was affirmed, were struck"
