"""R28: quotes are exact."""

from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import grounds

TURN = "I kept the sleep diary on five of the seven nights"


@holds(28)
def quotes_are_exact(house: House) -> str:
    """A quote as it was said is kept."""
    verdict = grounds(house).check(f"Client said: “{TURN}.”", None)
    see(verdict.kept, "an exact quote was struck")
    return "a quote that equals its passage was kept"


@attack(28)
def one_word_changed(house: House) -> str:
    """A quote with one word changed, and a denial that nobody said."""
    here = grounds(house)
    see(not here.check(f"Client said: “{TURN.replace('five', 'six')}.”", None).kept, "a changed quote was kept")
    see(not here.check("Client denies alcohol use.", None).kept, "a denial that nobody said was kept")
    see(not here.check("Client denies any hallucinations.", None).kept, "a denial that nobody said was kept")
    return "a quote with one word changed and two denials that nobody said were struck"
